// A long number that a spreadsheet showed in powers of ten and saved so: its digits are gone.

/** 2.01E+11, 201E+09, 2E11; with a point or a comma. Never so many digits that a pattern would have to go back over them. */
const POWER = /(?<![\p{L}\d])\d{1,12}(?:[.,٫]\d{1,20})?\s?e\s?[+-]?\s?\d{1,3}(?![\p{L}\d])/iu;
/** 2.01×10^11, 2.01 x 1011, as a superscript comes out; "x 101" behind a whole number is an extension. */
const TIMES_TEN =
  /(?<!\d)\d{1,3}(?:[.,٫]\d{1,20}\s?[x×*·]\s?10\s?\^?|\s?[x×*·]\s?10\s?\^)\s?[+-]?\d{1,3}(?!\d)/iu;
/** 201000000000: what a program makes of 2.01E+11 when it reads it again, without a sign or a gap. */
const REFILLED = /^(?=\d{9,15}$)[1-9]\d{0,8}?0{6,}$/;

/** Whether a text for a telephone holds such a number, alone or beside words: `2.01E+11 (mother)`. */
export function holdsShortened(text: string): boolean {
  if (text.length > 200) return false;
  if (POWER.test(text) || TIMES_TEN.test(text)) return true;
  return text.split(/[\s/;,()]+/).some((number) => REFILLED.test(number));
}
