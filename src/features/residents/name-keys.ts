// What a folded name is made of: its words without links, and the consonants each word sounds like,
// the same for Arabic and Latin spellings. Keys find candidates; they never decide that two people are one.
import { foldName } from './name-folding';

const LINKS = new Set([
  ...['بن', 'ابن', 'بنت', 'ال', 'ابو', 'ابي', 'ابا', 'ام', 'ولد'],
  ...['bin', 'ben', 'ibn', 'bint', 'al', 'el', 'abu', 'abou', 'abo', 'um', 'umm', 'om', 'ould'],
]);
const SERVANT = new Set(['عبد', 'abd', 'abdul', 'abdel', 'abdal', 'abdu', 'abdol', 'abdoul']);
const ARTICLE = new Set(['ال', 'al', 'el', 'ul', 'ar', 'er', 'as', 'es']);
const OF_FAITH = /^(?:الدين|(?:[aeu]l)?d(?:i|ee)ne?|[aeiu]dd(?:i|ee)ne?)$/;
const SHORT_FORMS: Readonly<Record<string, string>> = {
  mohd: 'mohamed',
  mohmd: 'mohamed',
  muhd: 'mohamed',
  mhd: 'mohamed',
  md: 'mohamed',
};

// Sound groups of docs/domain/names.md: letters that staff and clerks interchange share one sign.
const ARABIC_SOUNDS: Readonly<Record<string, string>> = {
  ...same('بپ', 'B'),
  ...same('تط', 'T'),
  ...same('جچ', 'J'),
  ...same('دض', 'D'),
  ...same('ذزظ', 'Z'),
  ...same('ر', 'R'),
  ...same('سصث', 'S'),
  ...same('ش', 'C'),
  ...same('خ', 'X'),
  ...same('غ', 'G'),
  ...same('فڤ', 'F'),
  ...same('قكگ', 'K'),
  ...same('هح', 'H'),
  ...same('ل', 'L'),
  ...same('م', 'M'),
  ...same('ن', 'N'),
  ...same('اعءوي', ''),
};
const LATIN_PAIRS: readonly (readonly [RegExp, string])[] = [
  [/tch|sch|sh|ch/g, 'C'],
  [/kh/g, 'X'],
  [/gh/g, 'G'],
  [/ph/g, 'F'],
  [/dj/g, 'J'],
  [/ck/g, 'K'],
  [/x/g, 'KS'],
];
const LATIN_SOUNDS: Readonly<Record<string, string>> = {
  ...same('bp', 'B'),
  ...same('t', 'T'),
  ...same('jg', 'J'),
  ...same('d', 'D'),
  ...same('z', 'Z'),
  ...same('r', 'R'),
  ...same('s', 'S'),
  ...same('fv', 'F'),
  ...same('kqc', 'K'),
  ...same('h', 'H'),
  ...same('l', 'L'),
  ...same('m', 'M'),
  ...same('n', 'N'),
};

/** The words of a name that tell people apart: links left out, عبد joined to what follows, الدين to what precedes. */
export function nameTokens(text: string): string[] {
  const words = foldName(text)
    .split(' ')
    .filter((word) => word !== '');
  const joined = joinFaith(joinServant(words));
  const telling = joined.filter((word) => !LINKS.has(word));
  return telling.length > 0 ? telling : joined;
}

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
  const depends = folded === '' || folded.includes(' ') || LINKS.has(folded);
  return depends || SERVANT.has(folded) || OF_FAITH.test(folded) ? null : folded;
}

/** The word without its article (هاشمي for الهاشمي), or undefined when it has none. A second attempt only. */
export function withoutArticle(token: string): string | undefined {
  if (token.startsWith('ال'))
    return token.length >= 5 && token !== 'الله' ? token.slice(2) : undefined;
  return /^[ae]l/.test(token) && token.length >= 6 ? token.slice(2) : undefined;
}

/**
 * The consonant skeletons of a folded word, likeliest first. Latin `th` and `dh` may be one Arabic
 * letter or two, so such words have two. Words without Arabic or Latin letters have none.
 */
export function skeletons(token: string): readonly string[] {
  const word = SHORT_FORMS[token] ?? token;
  if (/[\u0600-\u06ff]/.test(word)) return keep([arabicSkeleton(word)]);
  if (!/[a-z]/.test(word)) return [];
  const single = word.replace(/th/g, 's').replace(/dh/g, 'z');
  return keep([latinSkeleton(single), latinSkeleton(word)]);
}

function arabicSkeleton(word: string): string {
  const first = word.charAt(0);
  const start = first === 'و' ? 'W' : first === 'ي' ? 'Y' : undefined;
  let sounds = '';
  for (const letter of word) sounds += ARABIC_SOUNDS[letter] ?? '';
  if (start !== undefined) return finish(start + sounds);
  return finish('اعء'.includes(first) ? `A${sounds}` : sounds);
}

function latinSkeleton(word: string): string {
  const first = word.charAt(0);
  const start = first === 'w' ? 'W' : first === 'y' ? 'Y' : undefined;
  let paired = word;
  for (const [pair, sound] of LATIN_PAIRS) paired = paired.replace(pair, sound);
  let sounds = '';
  for (const letter of paired) {
    sounds += letter >= 'A' && letter <= 'Z' ? letter : (LATIN_SOUNDS[letter] ?? '');
  }
  if (start !== undefined) return finish(start + sounds);
  return finish('aeiou'.includes(first) ? `A${sounds}` : sounds);
}

/** Doubled sounds count once; a closing h is silent (ة); the l of an article inside a name may be swallowed. */
function finish(sounds: string): string {
  const single = sounds.replace(/(.)\1+/g, '$1');
  if (single.length < 2) return sounds.slice(0, 2);
  const open = single.length > 2 ? single.replace(/H$/, '') : single;
  return open.replace(/^ABDL(?=.)/, 'ABD').replace(/(?<=.)LDN$/, 'DN');
}

function joinServant(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!SERVANT.has(word) || at + 1 >= words.length) {
      joined.push(word);
      continue;
    }
    at += 1;
    let rest = words[at] ?? '';
    if (ARTICLE.has(rest) && at + 1 < words.length) {
      at += 1;
      rest += words[at] ?? '';
    }
    joined.push(word + rest);
  }
  return joined;
}

function joinFaith(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const previous = joined.at(-1);
    if (previous === undefined || !OF_FAITH.test(word)) joined.push(word);
    else if (previous === 'al' || previous === 'el') {
      joined.splice(-2, 2, `${joined.at(-2) ?? ''}${previous}${word}`);
    } else joined.splice(-1, 1, previous + word);
  }
  return joined;
}

function keep(found: readonly string[]): readonly string[] {
  return [...new Set(found.filter((skeleton) => skeleton !== ''))];
}

function same(letters: string, sound: string): Record<string, string> {
  return Object.fromEntries([...letters].map((letter) => [letter, sound]));
}
