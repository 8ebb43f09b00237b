// What a word sounds like, the same for Arabic and Latin spellings: its consonants, and the glides where it has only one.
// Sounds find candidates; they never decide that two people are one.
import { arabicGlides, arabicReadings } from './arabic-sounds';
import { latinGlides, latinReadings } from './latin-sounds';
import { bareForms } from './name-particles';

/** Short and foreign forms of a name that share no sounds with it. */
const SHORT_FORMS: Readonly<Record<string, string>> = {
  mohd: 'mohamed',
  mohmd: 'mohamed',
  muhd: 'mohamed',
  mhd: 'mohamed',
  md: 'mohamed',
  mehmet: 'mohamed',
  mamadou: 'mohamed',
  ahmet: 'ahmed',
  fatoumata: 'fatima',
  fadma: 'fatima',
  isaac: 'ishaq',
};

/** A word with its second attempts and with the sounds of all of them. */
export interface HeardWord {
  readonly text: string;
  readonly bares: readonly string[];
  readonly sounds: readonly string[];
}

export function heardWord(text: string): HeardWord {
  const bares = bareForms(text);
  const sounds = bares.length === 0 ? skeletons(text) : [text, ...bares].flatMap(skeletons);
  return { text, bares, sounds: bares.length === 0 ? sounds : [...new Set(sounds)] };
}

/**
 * The sounds of a folded word, likeliest first, each of two signs or more. Letters that stand for several sounds give
 * several. Words without Arabic or Latin letters have none.
 */
export function skeletons(token: string): readonly string[] {
  const word = SHORT_FORMS[token] ?? token;
  const isArabic = /[\u0600-\u06ff]/.test(word);
  if (!isArabic && !/[a-z]/.test(word)) return [];
  const readings = isArabic ? arabicReadings(word) : latinReadings(word);
  const isOpen = /[hه]$/.test(word);
  const sounds = readings.map(finish);
  const short = [...new Set(sounds.map((one) => (isOpen ? one.replace(/(?<=.)H$/, '') : one)))];
  const single = short.filter((one) => one.length === 1);
  if (single.length > 0) {
    const glides = isArabic ? arabicGlides(word) : latinGlides(word);
    sounds.push(...single.flatMap((start) => glides.map((rest) => start + rest)));
  }
  return [...new Set(sounds.filter((one) => one.length >= 2))];
}

/** Doubled sounds count once; a closing h is silent (ة); the l of an article inside a name may be swallowed. */
function finish(sounds: string): string {
  const single = sounds.replace(/(.)\1+/g, '$1');
  if (single.length <= 2) return single;
  return single
    .replace(/H$/, '')
    .replace(/^ABDL(?=.)/, 'ABD')
    .replace(/(?<=.)LDN$/, 'DN')
    .replace(/(.)\1+/g, '$1');
}
