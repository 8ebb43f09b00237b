// A long number that a spreadsheet showed in powers of ten and saved so: its digits are gone.

/** `2.01E+11`, with a point or a comma, `2E+11` too; not a file number like `2E11`. */
export function isShortened(text: string): boolean {
  return /^[+-]?\d(?:[.,٫]\d{1,20}\s?[Ee][+-]?|\s?[Ee][+-])\d{1,3}$/.test(text.trim());
}

/** The same anywhere in a longer text: `2.01E+11 (mother)`. */
export function holdsShortened(text: string): boolean {
  return (
    text.length <= 200 &&
    text
      .split(/[\s/;()]+|,\s/)
      .concat(text)
      .some(isShortened)
  );
}
