// One spelling for every way a name is typed: marks, letter variants, digit sets and direction signs fall away.
// Only for finding and comparing. What is shown and printed is always the name as it was written.
import { foldDigits } from '../../kernel/digits';

const VARIANTS: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ؤ: 'و',
  ئ: 'ي',
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
/** Letters without marks, as most names are typed: at the most a variant has to be taken back. */
const COMMON = /^[a-z0-9 ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىة]*$/;

/**
 * Folded text: lower case, single spaces, ASCII digits, one form per Arabic letter. Folding twice changes nothing.
 */
export function foldName(text: string): string {
  const open = COMMON.test(text) ? withoutVariants(text) : strip(text);
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
  return withoutVariants(foldDigits(lower).replace(DROPPED, '')).replace(SEPARATORS, ' ');
}

function withoutVariants(text: string): string {
  return text.replace(VARIANT, (letter) => VARIANTS[letter] ?? letter);
}
