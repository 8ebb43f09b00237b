// One sheet as rows under a title row. Finds the titles by the words people use for columns; the worker may move them.
import type { ParsedSheet } from './parsed-file';
import { titleRowsOf } from './title-rows';

export interface TableColumn {
  readonly index: number;
  readonly title: string;
  /** The title above it that spans several columns. */
  readonly group?: string;
  /** Up to three filled cells, as they stand. */
  readonly samples: readonly string[];
}

export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  /** Line of the title row. */
  readonly headerLine: number;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** Lines out of which invisible marks were taken. */
  readonly markedLines: ReadonlySet<number>;
  /** Bare numbers in its columns of days are counted from 1904. */
  readonly daysFrom1904: boolean;
}

const HEADER_SEARCH_ROWS = 15;
const LONGEST_TITLE = 200;

/**
 * A cell without the apostrophe that we put before a formula sign when writing rejected rows, or that somebody put before
 * a number, and without the sign and quotes that keep a number from being counted with: ="0100".
 */
export function cellText(cell: string | undefined): string {
  const text = (cell ?? '').trim();
  const bare = /^'[=+\-@\t\r\d]/.test(text) ? text.slice(1) : text;
  return /^="([^"]{0,200})"$/.exec(bare)?.[1]?.trim() ?? bare;
}

/** Index of the likeliest title row: most known titles; failing that, the first row with two filled cells. */
export function likelyHeader(sheet: ParsedSheet, isKnownTitle: (title: string) => boolean): number {
  const rows = sheet.rows.slice(0, HEADER_SEARCH_ROWS);
  const known = rows.map((row) => row.filter((cell) => isTitle(cell, isKnownTitle)).length);
  const most = Math.max(0, ...known);
  if (most > 0) return known.indexOf(most);
  const filled = rows.findIndex((row) => row.filter((cell) => cellText(cell) !== '').length >= 2);
  return Math.max(0, filled);
}

// A cell longer than any title is no title; it is not looked up.
function isTitle(cell: string, isKnownTitle: (title: string) => boolean): boolean {
  return cell.length <= LONGEST_TITLE && isKnownTitle(cellText(cell));
}

/** The rows after the titles that hold anything at all. */
export function tableOf(
  sheet: ParsedSheet,
  headerIndex: number,
  isKnown: (title: string) => boolean = () => false,
): Table {
  const { last, titles, groups } = titleRowsOf(sheet, headerIndex, { read: cellText, isKnown });
  const rows = sheet.rows
    .map((cells, index): TableRow => ({ line: sheet.lines[index] ?? index + 1, cells }))
    .slice(last + 1)
    .filter(({ cells }) => cells.some((cell) => cellText(cell) !== ''));
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), titles.length);
  const columns = Array.from({ length: width }, (_, index): TableColumn => {
    const group = groups[index];
    const title = titles[index] ?? '';
    return {
      index,
      title,
      ...(group === undefined ? {} : { group }),
      samples: samplesOf(rows, index),
    };
  });
  return {
    headerLine: sheet.lines[headerIndex] ?? headerIndex + 1,
    columns: columns.filter(({ title, samples }) => title !== '' || samples.length > 0),
    rows,
    markedLines: new Set(sheet.markedLines ?? []),
    daysFrom1904: sheet.daysFrom1904 === true,
  };
}

/** All filled cells of one column, in order. */
export function* columnValues(table: Table, index: number): Generator<string> {
  for (const { cells } of table.rows) {
    const text = cellText(cells[index]);
    if (text !== '') yield text;
  }
}

/** A title with the group it stands under: two columns may both be "Name". */
export function wholeTitle({ title, group }: TableColumn): string {
  return group === undefined ? title : `${group} ${title}`;
}

export function samplesOf(rows: readonly TableRow[], index: number): string[] {
  const samples = new Set<string>();
  for (const { cells } of rows) {
    const text = cellText(cells[index]);
    if (text !== '') samples.add(text.slice(0, 80));
    if (samples.size === 3) break;
  }
  return [...samples];
}
