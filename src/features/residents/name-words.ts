// What a folded name is made of: its words without links. Particles fall away wherever they stand, apart or glued;
// عبد belongs to the word behind it, الدين and الله to the word before.
import { foldName } from './name-folding';

const LINKS = new Set([
  ...['بن', 'ابن', 'بنت', 'ابنه', 'ال', 'ابو', 'ابي', 'ابا', 'بو', 'ام', 'ولد'],
  ...['bin', 'ben', 'ibn', 'bint', 'bent', 'binti', 'al', 'el', 'ul', 'ur', 'ud', 'us', 'uz'],
  ...[
    'abul',
    'aboul',
    'abual',
    'abu',
    'abou',
    'abo',
    'abw',
    'abi',
    'aba',
    'bu',
    'bou',
    'um',
    'umm',
    'om',
    'omm',
    'oum',
  ],
  ...['oumm', 'ould', 'oulad', 'de', 'del', 'dela', 'la', 'las', 'los', 'دي', 'ديلا', 'لا'],
]);
const SERVANT = /^(?:عبد|abdu?|abd[aeou]{1,2}(?:[lrsnztd]|sh))$/;
const ARTICLE = /^(?:ال|[aeu](?:[lrsnztd]|sh|th|dh))$/;
const OF_FAITH = /^(?:الدين|(?:[aeu]l)?d(?:i|ee)ne?|[aeiu]dd(?:i|ee)ne?)$/;
const OF_GOD = /^(?:الله|[aeou]llaa?h|[ou]lla)$/;

/** The words of a name that tell people apart. */
export function nameTokens(text: string): string[] {
  const words = foldName(text)
    .split(' ')
    .filter((word) => word !== '');
  const joined = joinBack(joinServant(words));
  const telling = joined.filter((word, at) => !isLink(word, joined[at + 1]));
  return telling.length > 0 ? telling : joined;
}

/** A name as its words, and a second time where a glued word may be two (نورالهدى: نور الهدى). */
export function nameReadings(text: string): readonly (readonly string[])[] {
  const tokens = nameTokens(text);
  const parted = tokens.flatMap((token) => partsOfGlued(token) ?? [token]);
  return parted.length === tokens.length ? [tokens] : [tokens, parted];
}

/** Each reading with two neighbours written as one word. */
export function joinedOnce(tokens: readonly string[]): string[][] {
  return tokens
    .slice(1)
    .map((token, at) => [
      ...tokens.slice(0, at),
      `${tokens[at] ?? ''}${token}`,
      ...tokens.slice(at + 2),
    ]);
}

const LONGEST_CUT = 24;

/** Each reading with one word cut in two: محمدعلي may be محمد علي, بنتمحمد too. Halves shorter than three letters are none. */
export function cutOnce(tokens: readonly string[]): string[][] {
  return tokens.flatMap((token, at) => {
    if (token.length > LONGEST_CUT) return [];
    const places = Array.from({ length: Math.max(0, token.length - 5) }, (_, place) => place + 3);
    return places.map((place) => [
      ...tokens.slice(0, at),
      token.slice(0, place),
      token.slice(place),
      ...tokens.slice(at + 1),
    ]);
  });
}

/** The article inside a word may join two names, as in فاطمةالزهراء; or it is by chance, as in ماغدالينا. */
export function partsOfGlued(token: string): readonly [string, string] | undefined {
  const found = GLUED.exec(token);
  const [first, second] = [found?.[1], found?.[2]];
  if (first === undefined || second === undefined) return undefined;
  const isOneWord = SERVANT.test(first) || OF_FAITH.test(second) || OF_GOD.test(second);
  return isOneWord || LINKS.has(first) ? undefined : [first, second];
}

const GLUED = /^([\u0621-\u06ff]{2,}?|[a-z]{3,}?)(ال[\u0621-\u06ff]{3,}|[aeou]l[a-z]{3,})$/;

/** What becomes of a word whatever stands beside it; null where that depends on its neighbours. */
export type WordReader = (word: string) => string | null;

/** It remembers every word it was shown, so whoever reads with it lets go of it as soon as the names are read. */
export function createWordReader(): WordReader {
  const known = new Map<string, string | null>();
  return (word) => {
    let token = known.get(word);
    if (token === undefined) known.set(word, (token = tokenAlone(word)));
    return token;
  };
}

function tokenAlone(word: string): string | null {
  const folded = foldName(word);
  const depends = folded === '' || folded === 'l' || folded.includes(' ') || LINKS.has(folded);
  const joins = [SERVANT, ARTICLE, OF_FAITH, OF_GOD].some((kind) => kind.test(folded));
  return depends || joins ? null : folded;
}

/** An article that took the sound of the next word (ar-Rashid) is a link only before that sound. */
function isLink(word: string, next: string | undefined): boolean {
  if (LINKS.has(word) || (word === 'l' && next !== undefined)) return true;
  return word.length <= 3 && ARTICLE.test(word) && next?.startsWith(word.slice(1)) === true;
}

function joinServant(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!SERVANT.test(word) || at + 1 >= words.length) {
      joined.push(word);
      continue;
    }
    at += 1;
    let rest = words[at] ?? '';
    if (ARTICLE.test(rest) && at + 1 < words.length) {
      at += 1;
      rest += words[at] ?? '';
    }
    joined.push(word + rest);
  }
  return joined;
}

function joinBack(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const previous = joined.at(-1);
    const belongsBack = OF_FAITH.test(word) || OF_GOD.test(word);
    if (previous === undefined || !belongsBack) joined.push(word);
    else if (ARTICLE.test(previous) && joined.length > 1) {
      joined.splice(-2, 2, `${joined.at(-2) ?? ''}${previous}${word}`);
    } else if (LINKS.has(previous) || SERVANT.test(previous)) joined.push(word);
    else joined.splice(-1, 1, previous + word);
  }
  return joined;
}
