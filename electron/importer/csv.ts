// Reads a comma, semicolon or tab separated list as office programs write it. Cells stay text, never formulas.
import {
  type FileNote,
  type FileNoteCode,
  type ParsedFile,
  SEPARATORS,
  type Separator,
} from '../../src/features/imports';
import { CsvRecords } from './csv-records';
import { decodeText, type DecodedText } from './encoding';
import { FileRefused, LIMITS } from './limits';

export function parseCsv(bytes: Uint8Array): ParsedFile {
  const decoded = decodeText(bytes);
  const { text, encoding } = decoded;
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (/^\s{0,1000}<(!doctype\s+html|html|table|head|body)/i.test(body.slice(0, 1_000))) {
    throw new FileRefused('imports.is-web-page');
  }
  if (/office:document/.test(body.slice(0, 1_000)))
    throw new FileRefused('imports.is-open-document');
  const named = body.slice(0, 8).match(/^sep=([,;\t|؛])\r?\n/i);
  const separator = SEPARATORS.find((sign) => sign === named?.[1]) ?? separatorOf(body);
  const records = new CsvRecords(body, separator, named?.[0].length ?? 0);
  const table = tableOf(records);
  const errorCells = emptyErrors(table.rows);
  const notes = notesOf(table, { strayQuotes: records.strayQuotes, errorCells }, decoded);
  return { kind: 'csv', encoding, separator, sheets: [{ name: '', ...table }], notes };
}

interface Rows {
  readonly rows: string[][];
  readonly lines: number[];
}

function tableOf(records: CsvRecords): Rows {
  const table: Rows = { rows: [], lines: [] };
  let cells = 0;
  for (const { cells: row, line } of records.all()) {
    cells += row.length;
    if (cells > LIMITS.cells) {
      throw new FileRefused('imports.too-many-cells', { limit: LIMITS.cells });
    }
    if (table.rows.length >= LIMITS.rows)
      throw new FileRefused('imports.too-many-rows', { limit: LIMITS.rows });
    table.rows.push(row);
    table.lines.push(line);
  }
  if (table.rows.length === 0) throw new FileRefused('imports.no-rows');
  return table;
}

/** What a spreadsheet saves of a formula that failed, and of a column too narrow for its numbers and days. */
const ERROR_CELL = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|#{2,99})$/i;

function emptyErrors(rows: readonly string[][]): number {
  let emptied = 0;
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      if (!cell.startsWith('#') || !ERROR_CELL.test(cell.trim())) continue;
      row[column] = '';
      emptied += 1;
    }
  }
  return emptied;
}

/** The separator that cuts the first lines into the most equal parts; quoted text does not count. */
function separatorOf(text: string): Separator {
  const lines = outsideQuotes(text.slice(0, 64_000))
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

// Every second part between quotation marks is quoted; a mark that is never closed quotes nothing.
function outsideQuotes(text: string): string {
  const parts = text.split('"');
  const isOpen = parts.length % 2 === 0;
  return parts
    .filter((_, index) => index % 2 === 0 || (isOpen && index === parts.length - 1))
    .join('');
}

function notesOf(
  { rows }: Rows,
  counted: { readonly strayQuotes: number; readonly errorCells: number },
  { encoding }: Pick<DecodedText, 'encoding'>,
): FileNote[] {
  const width = rows[0]?.length ?? 0;
  const formulas = rows.reduce(
    (sum, row) => sum + row.filter((cell) => /^[=@]/.test(cell)).length,
    0,
  );
  const isGuessed = encoding === 'windows-1256' || encoding === 'iso-8859-6';
  const counts: [FileNoteCode, number][] = [
    ['imports.uneven-rows', rows.filter((row) => row.length !== width).length],
    ['imports.stray-quotes', counted.strayQuotes],
    ['imports.error-cells-empty', counted.errorCells],
    ['imports.formula-like-text', formulas],
    ['imports.letters-guessed', isGuessed ? 1 : 0],
  ];
  return counts.filter(([, count]) => count > 0).map(([code, count]) => ({ code, count }));
}
