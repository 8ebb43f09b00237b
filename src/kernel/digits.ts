// The three digit sets typed in the region. Records keep ASCII digits only; other sets are for reading and showing.

/** `latn` 0-9, `arab` ٠-٩. */
export type DigitSet = 'latn' | 'arab';

const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** Turns Arabic-Indic ٠-٩ and Persian ۰-۹ into 0-9 and leaves all else as it is. */
export function foldDigits(text: string): string {
  return text.replace(OTHER_DIGITS, (digit) => String(digit.charCodeAt(0) & 15));
}

/** Writes every digit of the text in the chosen set; separators stay as they are. */
export function writeDigits(text: string, digits: DigitSet): string {
  const ascii = foldDigits(text);
  if (digits === 'latn') return ascii;
  return ascii.replace(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit)));
}
