// The consonants of a word in Arabic letters. Letters that staff and clerks interchange share one sign; a few are
// heard in two ways (ض as in Ramadan and Ramzan).
import { readingsOf, rule } from './sound-rules';

const RULES = [
  rule('^و', 'W'),
  rule('^ي', 'Y'),
  rule('^[اءع]', 'A'),
  rule('تش|چ', 'C', 'TC'),
  rule('دج', 'J', 'DJ'),
  // A ة before الله is heard: Hibatullah.
  rule('ه(?=الله$)', 'T', 'H', ''),
  rule('[بپ]', 'B'),
  rule('[تطٹ]', 'T'),
  rule('ج', 'J'),
  rule('[دڈ]', 'D'),
  rule('ض', 'D', 'Z'),
  rule('[ذظ]', 'Z', 'D'),
  rule('ز', 'Z'),
  rule('ژ', 'J', 'Z'),
  rule('[رڑ]', 'R'),
  rule('[سص]', 'S'),
  rule('ث', 'S', 'T'),
  rule('ش', 'C'),
  rule('خ', 'X', 'K'),
  rule('غ', 'G'),
  rule('گ', 'K', 'G', 'J'),
  rule('[فڤ]', 'F'),
  rule('[قك]', 'K'),
  rule('[هح]', 'H'),
  rule('ل', 'L'),
  rule('م', 'M'),
  rule('[نں]', 'N'),
];

/** The sounds of a folded Arabic word, likeliest first. */
export function arabicReadings(word: string): string[] {
  return readingsOf(word, RULES);
}

/**
 * The glides of a word of one consonant, with a dash where that consonant comes again (ليلى, not لا). A closing ي may be
 * ى, which is heard as a.
 */
export function arabicGlides(word: string): readonly string[] {
  const rest = word.slice(/^(?:تش|دج)/.test(word) ? 2 : 1);
  const ends = /(?:ا[ءه]?|ه|ع)$/.test(rest) ? 'a' : '';
  const glides = rest
    .replace(/ه$/, '')
    .replace(/[اءع]+/g, '')
    .replace(/ي+/g, 'y')
    .replace(/و+/g, 'w')
    .replace(/[^yw]+/g, '-');
  return rest.endsWith('ي') ? [glides, `${glides.slice(0, -1)}a`] : [glides + ends];
}
