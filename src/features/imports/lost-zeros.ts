// A spreadsheet takes the zero from the front of a number it counts with. Where others of the column still begin with one, the
// shorter number is named: it stays as it is written, because nobody knows whether it was ever longer.
import { plainNumber } from '../../kernel/number-text';
import type { RowOutcome } from './outcome';
import { cellText, type TableRow } from './table';

export interface ZeroColumn {
  readonly index: number;
  readonly title: string;
  readonly mayHaveLost: (text: string) => boolean;
}

/** Undefined where no number of the column begins with a zero. */
export function zeroColumn(
  place: { readonly index: number; readonly title: string },
  values: Iterable<string>,
  target: 'phone' | 'caseNumber',
): ZeroColumn | undefined {
  const lengths = new Set<number>();
  for (const value of values) {
    const digits = digitsOf(value);
    if (/^0\d/.test(digits) && (target === 'caseNumber' || digits[1] !== '0'))
      lengths.add(digits.length);
  }
  if (lengths.size === 0) return undefined;
  const longest = Math.max(...lengths);
  // File numbers are filled up to one length; of telephone numbers one zero is lost.
  const isShort = (length: number): boolean =>
    target === 'phone' ? lengths.has(length + 1) : length < longest;
  return {
    ...place,
    mayHaveLost: (text) => /^[1-9]/.test(digitsOf(text)) && isShort(digitsOf(text).length),
  };
}

export function namingLostZeros(
  outcome: RowOutcome,
  row: TableRow,
  columns: readonly ZeroColumn[],
): RowOutcome {
  const found = columns.flatMap(({ index, title, mayHaveLost }) => {
    const value = cellText(row.cells[index]);
    return mayHaveLost(value)
      ? [{ column: title, code: 'imports.zero-perhaps-lost' as const, value }]
      : [];
  });
  return found.length === 0 ? outcome : { ...outcome, issues: [...outcome.issues, ...found] };
}

/** A number without signs or letters, groups joined; '' for any other text. */
function digitsOf(text: string): string {
  if (text.length > 40) return '';
  const plain = plainNumber(text);
  return /^\d[\d\s.-]*$/.test(plain) ? plain.replace(/\D/g, '') : '';
}
