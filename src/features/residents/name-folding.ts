// One spelling for every way a name is typed: marks, letter variants, digit sets and direction signs fall away.
// Only for finding and comparing. What is shown and printed is always the name as it was written.
import { foldDigits } from '../../kernel/digits';

const VARIANTS: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ے: 'ي',
  ة: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ک: 'ك',
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
};
const VARIANT = new RegExp(`[${Object.keys(VARIANTS).join('')}]`, 'gu');

// Marks (vowels, Quranic signs, accents), format controls, tatweel, and signs written inside a name.
const DROPPED = /[\p{M}\p{Cf}\u0640'’‘`´ʿʾʼ]/gu;
const SEPARATORS = /[^\p{L}\p{N}]+/gu;
const PLAIN = /^[a-z0-9 ابتثجحخدذرزسشصضطظعغفقكلمنهويء]*$/;

/**
 * Folded text: lower case, single spaces, ASCII digits, one form per Arabic letter. Folding twice changes nothing.
 * Decomposition turns أ إ آ into ا, ؤ into و and ئ into ي by itself once marks are dropped.
 */
export function foldName(text: string): string {
  const open = PLAIN.test(text) ? text : strip(text);
  return open.includes('  ') || open.startsWith(' ') || open.endsWith(' ')
    ? open.replace(/ +/g, ' ').trim()
    : open;
}

function strip(text: string): string {
  const lower = text
    .normalize('NFC')
    .replace(/[şŞšŠ]/g, 'sh')
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD');
  return foldDigits(lower)
    .replace(DROPPED, '')
    .replace(VARIANT, (letter) => VARIANTS[letter] ?? letter)
    .replace(SEPARATORS, ' ');
}
