// Reads the sheets of an Excel workbook: values as text, days as YYYY-MM-DD, formulas only by the value Excel saved.
// Nothing in the workbook is run, followed or fetched.
import readWorkbook, {
  type CellValue,
  InvalidInputError,
  InvalidSpreadsheetError,
} from 'read-excel-file/universal';
import type { FileNote, FileNoteCode, ParsedFile, ParsedSheet } from '../../src/features/imports';
import { FileRefused, LIMITS } from './limits';
import { inspectSheet, partsBySheetName, type SheetFacts } from './sheet-facts';
import { type StoredPart, storedZip } from './stored-zip';
import { listEntries, unpackEntry, type ZipEntry } from './zip';

const READ_PARTS = /^xl\/(?:_rels\/workbook\.xml\.rels|[^/]+\.xml|worksheets\/[^/]+\.xml)$/;
const MACRO_PARTS = /vbaproject\.bin$|^xl\/macrosheets\//i;

export async function parseXlsx(bytes: Uint8Array): Promise<ParsedFile> {
  const entries = listEntries(bytes);
  if (!entries.some((entry) => entry.name === 'xl/workbook.xml')) {
    throw new FileRefused('imports.not-a-workbook');
  }
  if (entries.some((entry) => MACRO_PARTS.test(entry.name)))
    throw new FileRefused('imports.has-macros');
  const parts = await checkedParts(bytes, entries);
  const facts = new Map<string, SheetFacts>();
  for (const [name, xml] of partsBySheetName(parts)) facts.set(name, inspectSheet(xml));
  const read = await sheetsOf(parts);
  const sheets = read.map((sheet) => sheetOf(sheet, facts.get(sheet.sheet)?.hiddenRows ?? []));
  checkSize(sheets);
  return { kind: 'xlsx', sheets, notes: notesOf([...facts.values()]) };
}

async function checkedParts(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
): Promise<StoredPart[]> {
  const parts: StoredPart[] = [];
  for (const entry of entries.filter((candidate) => READ_PARTS.test(candidate.name))) {
    parts.push({ name: entry.name, bytes: await unpackEntry(bytes, entry) });
  }
  return parts;
}

interface ReadSheet {
  readonly sheet: string;
  readonly data: readonly (readonly unknown[])[] | undefined;
}

async function sheetsOf(parts: readonly StoredPart[]): Promise<readonly ReadSheet[]> {
  try {
    return await readWorkbook(storedZip(parts), { trim: false });
  } catch (error) {
    if (error instanceof InvalidInputError || error instanceof InvalidSpreadsheetError) {
      throw new FileRefused('imports.file-damaged');
    }
    throw error;
  }
}

function sheetOf(sheet: ReadSheet, hiddenRows: readonly number[]): ParsedSheet {
  const rows: string[][] = [];
  const lines: number[] = [];
  (sheet.data ?? []).forEach((cells, index) => {
    const row = trimmedRow(cells.map(textOf));
    if (row.length === 0) return;
    rows.push(row);
    lines.push(index + 1);
  });
  return { name: sheet.sheet, rows, lines, ...(hiddenRows.length > 0 ? { hiddenRows } : {}) };
}

function trimmedRow(row: string[]): string[] {
  let length = row.length;
  while (length > 0 && row[length - 1]?.trim() === '') length -= 1;
  return row.slice(0, length);
}

function textOf(cell: CellValue | unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return dayText(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return String(cell);
}

function dayText(date: Date): string {
  const seconds = Math.round(date.getTime() / 1000);
  if (!Number.isFinite(seconds) || Math.abs(seconds) > 4_000_000_000_000) return '';
  const text = new Date(seconds * 1000).toISOString();
  return seconds % 86_400 === 0 ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ');
}

function checkSize(sheets: readonly ParsedSheet[]): void {
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  if (rows === 0) throw new FileRefused('imports.no-rows');
  if (rows > LIMITS.rows) throw new FileRefused('imports.too-many-rows', { limit: LIMITS.rows });
  if (sheets.length > LIMITS.sheets) throw new FileRefused('imports.unpacks-too-large');
  for (const sheet of sheets)
    sheet.rows.forEach((row, index) => checkRow(row, sheet.lines[index] ?? 0));
}

function checkRow(row: readonly string[], line: number): void {
  if (row.length > LIMITS.columns)
    throw new FileRefused('imports.too-many-columns', { limit: LIMITS.columns });
  if (row.some((cell) => cell.length > LIMITS.cellCharacters)) {
    throw new FileRefused('imports.cell-too-long', { line, limit: LIMITS.cellCharacters });
  }
}

function notesOf(facts: readonly SheetFacts[]): FileNote[] {
  const sum = (pick: (one: SheetFacts) => number): number =>
    facts.reduce((all, one) => all + pick(one), 0);
  const counts: [FileNoteCode, number][] = [
    ['imports.formula-values-used', sum((one) => one.formulas - one.formulasWithoutValue)],
    ['imports.formula-without-value', sum((one) => one.formulasWithoutValue)],
    ['imports.error-cells-empty', sum((one) => one.errorCells)],
  ];
  return counts.filter(([, count]) => count > 0).map(([code, count]) => ({ code, count }));
}
