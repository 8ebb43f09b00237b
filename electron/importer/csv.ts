// Reads a comma, semicolon or tab separated list as office programs write it. Cells stay text, never formulas.
import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import {
  type FileNote,
  type FileNoteCode,
  type ParsedFile,
  SEPARATORS,
  type Separator,
} from '../../src/features/imports';
import { decodeText } from './encoding';
import { FileRefused, LIMITS } from './limits';

interface CsvRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

export function parseCsv(bytes: Uint8Array): ParsedFile {
  const { text, encoding } = decodeText(bytes);
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (/^\s*(<!doctype\s+html|<html|<table|<head|<body)/i.test(body.slice(0, 1_000))) {
    throw new FileRefused('imports.is-web-page');
  }
  const named = body.match(/^sep=([,;\t])\r?\n/i);
  const separator = (named?.[1] as Separator | undefined) ?? separatorOf(body);
  const start = named?.[0].length ?? 0;
  const { records, strayQuotes } = recordsOf(body.slice(start), separator);
  const rows = records.map(({ record }) => record);
  checkSize(records);
  const lineShift = start > 0 ? 1 : 0;
  const sheet = { name: '', rows, lines: startLines(records).map((line) => line + lineShift) };
  return { kind: 'csv', encoding, separator, sheets: [sheet], notes: notesOf(rows, strayQuotes) };
}

/** The separator that cuts the first lines into the most equal parts; quoted text does not count. */
function separatorOf(text: string): Separator {
  const lines = text
    .slice(0, 64_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  const scores = SEPARATORS.map((separator) => {
    const counts = lines.map((line) => line.split(separator).length - 1);
    const first = counts[0] ?? 0;
    const alike = counts.filter((count) => count === first).length;
    return { separator, score: first === 0 ? 0 : first * (alike / counts.length) };
  });
  return scores.reduce((best, next) => (next.score > best.score ? next : best)).separator;
}

function recordsOf(
  text: string,
  separator: Separator,
): { records: CsvRecord[]; strayQuotes: number } {
  try {
    return { records: read(text, separator, false), strayQuotes: 0 };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return readAround(error, text, separator);
  }
}

// A quote inside an unquoted cell (`5" pipe`) is kept as a letter; a quote never closed means the file was cut.
function readAround(
  error: CsvError,
  text: string,
  separator: Separator,
): { records: CsvRecord[]; strayQuotes: number } {
  if (error.code === 'CSV_MAX_RECORD_SIZE') throw new FileRefused('imports.cell-too-long');
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') throw new FileRefused('imports.file-cut');
  try {
    const records = read(text, separator, true);
    const strayQuotes = records.filter(({ record }) =>
      record.some((cell) => cell.includes('"')),
    ).length;
    return { records, strayQuotes: Math.max(1, strayQuotes) };
  } catch (second) {
    if (!(second instanceof CsvError)) throw second;
    throw new FileRefused(
      second.code === 'CSV_QUOTE_NOT_CLOSED' ? 'imports.file-cut' : 'imports.file-damaged',
    );
  }
}

function read(text: string, separator: Separator, relaxed: boolean): CsvRecord[] {
  const records: unknown = parse(text, {
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    info: true,
    relax_column_count: true,
    relax_quotes: relaxed,
    skip_empty_lines: true,
    max_record_size: LIMITS.cellCharacters * 20,
    to: LIMITS.rows + 1,
  });
  return records as CsvRecord[];
}

// csv-parse tells the line where a record ends; a worker looks for the line where it begins.
function startLines(records: readonly CsvRecord[]): number[] {
  return records.map(({ record, info }) => {
    const breaks = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
    return Math.max(1, info.lines - breaks);
  });
}

function checkSize(records: readonly CsvRecord[]): void {
  if (records.length === 0) throw new FileRefused('imports.no-rows');
  if (records.length > LIMITS.rows)
    throw new FileRefused('imports.too-many-rows', { limit: LIMITS.rows });
  for (const { record, info } of records) {
    if (record.length > LIMITS.columns) {
      throw new FileRefused('imports.too-many-columns', { limit: LIMITS.columns });
    }
    if (record.some((cell) => cell.length > LIMITS.cellCharacters)) {
      throw new FileRefused('imports.cell-too-long', {
        line: info.lines,
        limit: LIMITS.cellCharacters,
      });
    }
  }
}

function notesOf(rows: readonly (readonly string[])[], strayQuotes: number): FileNote[] {
  const width = rows[0]?.length ?? 0;
  const counts: [FileNoteCode, number][] = [
    ['imports.uneven-rows', rows.filter((row) => row.length !== width).length],
    ['imports.stray-quotes', strayQuotes],
    ['imports.formula-like-text', rows.flat().filter((cell) => /^[=@]/.test(cell)).length],
  ];
  return counts.filter(([, count]) => count > 0).map(([code, count]) => ({ code, count }));
}
