// Every Arabic consonant that a Latin spelling may stand for, in names of the Arab world, East Africa, South Asia and
// the Philippines. Signs: C ش/تش, X خ, G غ, J ج, K ق/ك, H ه/ح, Z ز/ذ/ظ, S س/ص/ث; first in a word also A, W, Y.
import { readingsOf, rule } from './sound-rules';

const BEFORE_FRONT = '(?=[eiy])';

const RULES = [
  // The beginning of a word.
  rule('^(?:ou|u|o)(?=[aeiy])', 'W', 'A'),
  rule('^(?:a?i(?=[aou])|eu|ie)', 'Y', 'A'),
  rule('^y(?![aeiou])', 'A', 'Y'),
  rule('^y', 'Y'),
  rule('^[aeiou]', 'A'),
  rule('^w', 'W'),
  rule('^v', 'F', 'W'),
  // Somali writes ح as x and ع as c: Xamdi, Cabdi.
  rule('^x', 'S', 'Z', 'KS', 'H'),
  rule('^c(?=[aou])', 'K', 'C', 'A'),
  rule('^ci(?=[ils])', 'S', 'C', 'A'),
  rule('^z(?!h)', 'Z', 'TS'),
  rule('^j(?=[eiou])', 'J', 'Y', 'X'),
  rule('^j', 'J', 'Y'),
  rule('^sh', 'C'),
  // Arabic puts an alif before two consonants: Stella, إستيلا.
  rule('^s(?=[bdfgklmnpqrtv])', 'S', 'AS'),
  // The Maghreb leaves the alif away: Brahim, إبراهيم.
  rule('^b(?=r)', 'B', 'AB'),
  // Letters that belong together.
  rule('rh', 'R', 'G'),
  rule('tsch|tch|tsh', 'C'),
  rule('sch', 'C', 'SK'),
  rule('sh', 'C', 'SH'),
  rule('ch', 'C', 'K', 'X'),
  rule('kh', 'X', 'K'),
  rule('gh', 'G', 'J', 'K'),
  rule('ph', 'F'),
  rule('th', 'S', 'T', 'Z', 'TH'),
  rule('dh', 'Z', 'D', 'DH'),
  rule('bh', 'B', 'BH'),
  rule('jh', 'J', 'JH'),
  rule('zh', 'ZH', 'J', 'Z'),
  rule(`dj|dzh|dgh?${BEFORE_FRONT}`, 'J', 'DJ'),
  rule('t?tz', 'TS', 'S', 'Z'),
  rule('t?ts', 'TS', 'S'),
  rule('ti(?=[aou])', 'T', 'C', 'S'),
  rule(`cc${BEFORE_FRONT}`, 'KS', 'C', 'S'),
  rule('ck|cq|cc|qu', 'K'),
  rule('ss', 'S'),
  rule('n?ng$', 'NG', 'NJ', 'NK', 'N'),
  rule('h(?<=oh)(?=n)', 'H', ''),
  rule('m(?=[bp])', 'M', 'N'),
  // Single letters.
  rule(`c${BEFORE_FRONT}`, 'S', 'C', 'J'),
  rule('c$', 'K', 'S', 'C'),
  rule('c', 'K', 'C'),
  rule(`g${BEFORE_FRONT}`, 'J', 'G', 'K', 'X'),
  rule('g', 'J', 'G', 'K'),
  rule('j(?=[eiou])', 'J', 'X'),
  rule('j', 'J'),
  rule('x', 'KS', 'S', 'Z', 'H'),
  rule('v', 'F', ''),
  rule('s$|s(?<=[iou]s)(?=[ae])|s(?=e$)', 'S', 'Z'),
  rule('z$', 'Z', 'S'),
  rule('[bp]', 'B'),
  rule('[kq]', 'K'),
  rule('t', 'T'),
  rule('d', 'D'),
  rule('z', 'Z'),
  rule('r', 'R'),
  rule('s', 'S'),
  rule('f', 'F'),
  rule('h', 'H'),
  rule('l', 'L'),
  rule('m', 'M'),
  rule('n', 'N'),
];

/** Digits that stand for letters where names are typed on a telephone: 7amid, Do3aa. */
const CHAT_LETTERS: Readonly<Record<string, string>> = {
  2: 'a',
  3: 'a',
  5: 'kh',
  6: 't',
  7: 'h',
  8: 'g',
  9: 's',
};

/** The sounds of a folded Latin word, likeliest first. */
export function latinReadings(word: string): string[] {
  return readingsOf(lettersOnly(word), RULES);
}

/** The glides of a word of one consonant: what its vowels may be in Arabic letters, as `arabicGlides` writes them. */
export function latinGlides(word: string): readonly string[] {
  const vowels = lettersOnly(word)
    .replace(/h$/, '')
    .replace(/(?<=[iyuow])e$|(?<=w)o$/, 'a')
    .replace(/^(?:[^aeiou]+|a+|e+|i+|[ou]+)/, '')
    .replace(/[^aeiouyw]+/g, '-');
  return glidesOf(vowels);
}

// A short o or u is not written in Arabic, as in Doaa دعاء; in another name it is long. Between vowels, w is a letter.
function glidesOf(vowels: string): readonly string[] {
  const marks = vowels
    .replace(/a+$/, '.')
    .replace(/[uo]*w[uow]*/g, 'W')
    .replace(/[uo]+/g, 'O')
    .replace(/[iye]+/g, 'Y')
    .replace(/a/g, '');
  const written = (long: string) =>
    marks.replace(/W/g, 'w').replace(/O/g, long).replace(/Y/g, 'y').replace('.', 'a');
  return marks.includes('O') ? [written('w'), written('')] : [written('')];
}

function lettersOnly(word: string): string {
  return word.replace(/\d/g, (digit) => CHAT_LETTERS[digit] ?? '');
}
