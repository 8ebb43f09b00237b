// Turns a name into the sounds by which a desk without the names may learn "perhaps known here", and no more.
import { nameTokens, skeletons } from './name-keys';

/**
 * Phrases of a spelling: its first word with each of its other words, by sound and in any order;
 * a single word stands alone. They are only ever kept as keyed hashes.
 */
export function blindPhrases(spelling: string): string[] {
  const words = nameTokens(spelling).map((token) => soundsOf(token));
  const [first, ...rest] = words;
  if (first === undefined) return [];
  if (rest.length === 0) return first;
  const pairs = rest.flatMap((word) =>
    word.flatMap((one) => first.map((other) => pair(one, other))),
  );
  return [...new Set(pairs)];
}

function soundsOf(token: string): string[] {
  const sounds = skeletons(token);
  return sounds.length > 0 ? [...sounds] : [token];
}

function pair(one: string, other: string): string {
  return one < other ? `${one}+${other}` : `${other}+${one}`;
}
