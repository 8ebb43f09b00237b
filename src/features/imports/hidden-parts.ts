// What the workbook hides or strikes out of what would be imported: a list that was filtered holds rows that nobody saw, and a
// line through a row says that it counts no more.
import type { FileNoteCode, ParsedFile, ParsedSheet } from './parsed-file';
import { cellText, type TableRow } from './table';

export interface HiddenNote {
  readonly code: FileNoteCode;
  readonly count: number;
  /** Of how many. */
  readonly of?: number;
  /** The first lines. */
  readonly lines?: readonly number[];
  /** Titles of columns or names of sheets. */
  readonly names?: readonly string[];
}

const SHOWN = 20;

/** Rows of the table without those that the sheet hides. */
export function visibleRows(rows: readonly TableRow[], sheet: ParsedSheet): TableRow[] {
  const hidden = new Set(sheet.hiddenRows ?? []);
  return rows.filter(({ line }) => !hidden.has(line));
}

/** Rows of the table without those that are struck out. Where all are, nothing is told by it and all of them stand. */
export function standingRows(rows: readonly TableRow[], sheet: ParsedSheet): readonly TableRow[] {
  const struck = new Set(sheet.struckRows ?? []);
  const standing = rows.filter(({ line }) => !struck.has(line));
  return standing.length === 0 ? rows : standing;
}

export function hiddenNotes(
  file: ParsedFile,
  reading: {
    readonly sheet: number;
    readonly titles: readonly string[];
    readonly allRows: readonly TableRow[];
  },
): HiddenNote[] {
  const sheet = file.sheets[reading.sheet];
  if (sheet === undefined) return [];
  const notes = [
    rowsNote('imports.hidden-rows', sheet.hiddenRows, reading.allRows),
    rowsNote('imports.struck-rows', sheet.struckRows, reading.allRows),
    rowsNote('imports.struck-cells', sheet.partlyStruckRows, reading.allRows),
    columnsNote(sheet, reading),
    sheetNote(sheet),
    sheetsNote(file, reading.sheet),
  ];
  return notes.filter((note) => note.count > 0);
}

function rowsNote(
  code: FileNoteCode,
  of: readonly number[] | undefined,
  rows: readonly TableRow[],
): HiddenNote {
  const meant = new Set(of ?? []);
  const lines = rows.map(({ line }) => line).filter((line) => meant.has(line));
  return {
    code,
    count: lines.length,
    of: rows.length,
    lines: lines.slice(0, SHOWN),
  };
}

function columnsNote(
  sheet: ParsedSheet,
  {
    titles,
    allRows,
  }: { readonly titles: readonly string[]; readonly allRows: readonly TableRow[] },
): HiddenNote {
  const hidden = (sheet.hiddenColumns ?? []).filter(
    (column) =>
      (titles[column] ?? '') !== '' || allRows.some(({ cells }) => cellText(cells[column]) !== ''),
  );
  const names = hidden.map((column) => titles[column] ?? '').filter((title) => title !== '');
  return { code: 'imports.hidden-columns', count: hidden.length, names: names.slice(0, SHOWN) };
}

function sheetNote(sheet: ParsedSheet): HiddenNote {
  return {
    code: 'imports.sheet-hidden',
    count: sheet.isHidden === true ? 1 : 0,
    names: [sheet.name],
  };
}

function sheetsNote({ sheets }: ParsedFile, chosen: number): HiddenNote {
  const hidden = sheets.filter(
    ({ rows, isHidden }, index) => index !== chosen && isHidden === true && rows.length > 0,
  );
  const names = hidden.slice(0, SHOWN).map(({ name }) => name);
  return { code: 'imports.hidden-sheets', count: hidden.length, names };
}
