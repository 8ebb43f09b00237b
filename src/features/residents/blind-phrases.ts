// Turns a name into the sounds by which a desk without the names may learn "perhaps known here", and no more.
import { heardWord } from './name-sounds';
import { nameReadings } from './name-words';

/** Of a word that may be heard in many ways only the likeliest are kept: each pair of them is a key in the file. */
const SOUNDS_KEPT = 4;

/**
 * Phrases of a spelling: its first word with each of its other words, by sound and in any order;
 * a single word stands alone. They are only ever kept as keyed hashes.
 */
export function blindPhrases(spelling: string): string[] {
  return phrasesBy(soundsOf, spelling);
}

/** For very many names. It remembers the sounds of every word it was shown, so let go of it as soon as the names are read. */
export function createPhraseReader(): typeof blindPhrases {
  const remembered = soundReader();
  return (spelling) => phrasesBy(remembered, spelling);
}

type SoundsOf = (token: string) => readonly string[];

/** The sounds of a word, likeliest first, each word heard once. */
export function soundReader(): SoundsOf {
  const known = new Map<string, readonly string[]>();
  return (token) => {
    const sounds = known.get(token) ?? soundsOf(token);
    known.set(token, sounds);
    return sounds;
  };
}

function phrasesBy(sounds: SoundsOf, spelling: string): string[] {
  return [...new Set(nameReadings(spelling).flatMap((tokens) => phrasesOf(tokens.map(sounds))))];
}

/** The phrases of one reading of a name, from the sounds of each word. */
export function phrasesOf([first, ...rest]: readonly (readonly string[])[]): readonly string[] {
  if (first === undefined) return [];
  if (rest.length === 0) return first;
  return rest.flatMap((word) => word.flatMap((one) => first.map((other) => pair(one, other))));
}

function soundsOf(token: string): readonly string[] {
  const { sounds } = heardWord(token);
  return sounds.length > 0 ? sounds.slice(0, SOUNDS_KEPT) : [token];
}

function pair(one: string, other: string): string {
  return one < other ? `${one}+${other}` : `${other}+${one}`;
}
