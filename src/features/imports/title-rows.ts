// Titles that stand in two rows: a group above ("Name") and its parts below ("first", "father", "family").
// Merged cells leave the other cells of a group empty; cells merged downwards repeat their title.
import type { ParsedSheet } from './parsed-file';

export interface TitleRows {
  /** The last row of titles; the data begin after it. */
  readonly last: number;
  readonly titles: readonly string[];
  /** The group above a title, where there is one. */
  readonly groups: readonly (string | undefined)[];
}

interface Rows {
  readonly upper: readonly string[];
  readonly lower: readonly string[];
}

type ReadTitle = (cell: string | undefined) => string;

/** `header` is the row that was found or chosen: the upper or the lower one of two, or the only one. */
export function titleRowsOf(
  sheet: ParsedSheet,
  header: number,
  by: { readonly read: ReadTitle; readonly isKnown: (title: string) => boolean },
): TitleRows {
  const rowAt = (index: number): string[] | undefined =>
    isNextLine(sheet, index) ? sheet.rows[index]?.map(by.read) : undefined;
  const own = (sheet.rows[header] ?? []).map(by.read);
  const below = rowAt(header + 1);
  if (below !== undefined && arePartsOf({ upper: own, lower: below }, by.isKnown)) {
    return { last: header + 1, ...joined({ upper: own, lower: below }) };
  }
  const above =
    header > 0 && isNextLine(sheet, header) ? sheet.rows[header - 1]?.map(by.read) : undefined;
  if (above !== undefined && isUpperOf({ upper: above, lower: own }, by.isKnown)) {
    return { last: header, ...joined({ upper: above, lower: own }) };
  }
  return { last: header, titles: own, groups: [] };
}

function isNextLine(sheet: ParsedSheet, index: number): boolean {
  const line = sheet.lines[index];
  return line !== undefined && line === (sheet.lines[index - 1] ?? 0) + 1;
}

// Parts stand only under a title that spans several columns, are words, and one of them is a known title.
function arePartsOf({ upper, lower }: Rows, isKnown: (title: string) => boolean): boolean {
  let parts = 0;
  let known = 0;
  for (const [column, part] of lower.entries()) {
    if (part === '' || part === upper[column]) continue;
    const group = groupAt({ upper, lower }, column);
    if (group === undefined || /\d{3}|[٠-٩]{3}/.test(part) || part.length > 60) return false;
    parts += 1;
    if (isKnown(part) || isKnown(`${group} ${part}`)) known += 1;
  }
  return parts >= 2 && known >= 1;
}

// A heading over the whole list fills one cell and is no row of titles.
function isUpperOf({ upper, lower }: Rows, isKnown: (title: string) => boolean): boolean {
  const filled = upper.filter((title) => title !== '').length;
  const helps = upper.some((title, column) => title !== '' && (lower[column] ?? '') === '');
  const spans = lower.some((_, column) => groupAt({ upper, lower }, column) !== undefined);
  const isTitle = filled >= 2 || upper.some((title) => title !== '' && isKnown(title));
  return isTitle && (helps || spans);
}

/** The upper title that reaches over this column, when it reaches over more than one. */
function groupAt({ upper, lower }: Rows, column: number): string | undefined {
  let start = column;
  while (start > 0 && (upper[start] ?? '') === '') start -= 1;
  const group = upper[start] ?? '';
  let end = start + 1;
  while (end < lower.length && (upper[end] ?? '') === '' && (lower[end] ?? '') !== '') end += 1;
  const isWide = end - start > 1 && column < end;
  return group !== '' && isWide ? group : undefined;
}

function joined({ upper, lower }: Rows): Pick<TitleRows, 'titles' | 'groups'> {
  const width = Math.max(upper.length, lower.length);
  const columns = Array.from({ length: width }, (_, column) => column);
  return {
    titles: columns.map((column) => lower[column] || (upper[column] ?? '')),
    groups: columns.map((column) => {
      const part = lower[column] ?? '';
      return part === '' || part === upper[column] ? undefined : groupAt({ upper, lower }, column);
    }),
  };
}
