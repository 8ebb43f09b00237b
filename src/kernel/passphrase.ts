// What a passphrase must be: long, and not what a guesser tries first. No composition rules, no expiry.
// Judges only; never keeps or logs what was typed.

export const MIN_PASSPHRASE_CHARACTERS = 15;
/** Longer texts are refused by the contract's schema. */
export const MAX_PASSPHRASE_CHARACTERS = 256;
/** What must remain once common words, rows of keys and the shelter's own words are taken away. */
const LEAST_REMAINDER = 8;
const LEAST_DIFFERENT = 6;
/** Shorter words of the house are in too many others. */
const LEAST_OWN_WORD = 3;

export type PassphraseProblem = 'vault.passphrase-too-short' | 'vault.passphrase-too-weak';

/** Pieces that guessing programs try first, and words anyone would try against a shelter. Folded form. */
const COMMON_PIECES = [
  'correcthorsebatterystaple',
  'thisismypassword',
  'administrator',
  'passphrase',
  'iloveyou',
  'password',
  'passw0rd',
  'p@ssw0rd',
  'p@ssword',
  'manager',
  'shelter',
  'trafficking',
  'welcome',
  'charity',
  'resident',
  'changeme',
  'letmein',
  'refuge',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwerty',
  'azerty',
  'dragon',
  'monkey',
  'master',
  'secret',
  'victim',
  'egypt',
  'jordan',
  'kuwait',
  'cairo',
  'amman',
  'admin',
  'login',
  'kanaf',
  'vault',
  'كلمه المرور',
  'كلمه السر',
  'كلمهالمرور',
  'كلمهالسر',
  'لا اله الا الله',
  'لاالهالاالله',
  'بسم الله الرحمن الرحيم',
  'بسماللهالرحمنالرحيم',
  'الحمد لله',
  'الحمدلله',
  'سبحان الله',
  'سبحانالله',
  'ان شاء الله',
  'انشاءالله',
  'ماشاءالله',
  'المملكه',
  'القاهره',
  'الاردن',
  'الكويت',
  'الملجا',
  'الماوي',
  'ضحايا',
  'ضحيه',
  'الاتجار بالبشر',
  'الاتجاربالبشر',
  'مركز الايواء',
  'دار الايواء',
  'الايواء',
  'ايواء',
  'ماوي',
  'ملجا',
  'نزيله',
  'نزيل',
  'مديره',
  'مدير',
  'كنف',
  'مصر',
  'عمان',
  'حبيبي',
  'احبك',
  'السلام عليكم',
  'السلامعليكم',
] as const;

const ROWS = ['01234567890123456789', '98765432109876543210', 'abcdefghijklmnopqrstuvwxyz'];

/**
 * What is wrong with a passphrase, or undefined. Counts characters (code points) after NFKC.
 * `ownWords`: what everybody knows of this house, such as its name and the codes of its staff.
 */
export function passphraseProblem(
  passphrase: string,
  ownWords: readonly string[] = [],
): PassphraseProblem | undefined {
  const text = passphrase.normalize('NFKC');
  if ([...text].length < MIN_PASSPHRASE_CHARACTERS) return 'vault.passphrase-too-short';
  const folded = fold(text);
  const weak = repeats(folded) || [...remainder(folded, ownWords)].length < LEAST_REMAINDER;
  return weak ? 'vault.passphrase-too-weak' : undefined;
}

function repeats(folded: string): boolean {
  if (new Set(folded.replace(/\s/gu, '')).size < LEAST_DIFFERENT) return true;
  return /^(.{1,10}?)\1+$/u.test(folded) || /^(.{1,10}?)(?:\s\1)+$/u.test(folded);
}

function remainder(folded: string, ownWords: readonly string[]): string {
  let text = folded;
  for (const piece of [...ownPieces(ownWords), ...COMMON_PIECES])
    text = text.replaceAll(piece, ' ');
  return withoutRows(text).replace(/[\s\p{P}\p{S}]/gu, '');
}

/** Each as a whole, run together and part by part; the longest first, so that none is cut up by its own part. */
function ownPieces(ownWords: readonly string[]): readonly string[] {
  const pieces = ownWords.flatMap((word) => {
    const whole = fold(word.normalize('NFKC')).trim();
    const parts = whole.split(/[\s\p{P}\p{S}]+/u);
    return [whole, parts.join(' '), parts.join(''), ...parts];
  });
  return pieces
    .filter((piece) => [...piece].length >= LEAST_OWN_WORD)
    .sort((a, b) => b.length - a.length);
}

/** Takes away runs of four or more neighbours of the digit row or the alphabet, and years. */
function withoutRows(text: string): string {
  let left = '';
  for (let at = 0; at < text.length; ) {
    const run = rowAt(text, at);
    if (run === 0) left += text.charAt(at);
    at += Math.max(1, run);
  }
  return left.replace(/(?:19|20)\d\d/gu, '');
}

function rowAt(text: string, at: number): number {
  for (let size = Math.min(20, text.length - at); size >= 4; size -= 1) {
    const piece = text.slice(at, at + size);
    if (ROWS.some((row) => row.includes(piece))) return size;
  }
  return 0;
}

/** Lower case, Arabic letters in one spelling, no vowel marks, Western digits. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\u064B-\u065F\u0670\u0640]/gu, '')
    .replace(/[أإآٱ]/gu, 'ا')
    .replace(/ى/gu, 'ي')
    .replace(/ة/gu, 'ه')
    .replace(/[\u0660-\u0669]/gu, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06F0-\u06F9]/gu, (digit) => String(digit.charCodeAt(0) - 0x06f0));
}
