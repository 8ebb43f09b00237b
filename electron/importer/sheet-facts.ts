// Looks over a sheet's raw text before the reader builds rows from it: how far it reaches, which rows are hidden,
// how many cells are formulas. A sheet that declares its own entities or reaches too far is refused.
import { FileRefused, LIMITS } from './limits';
import type { StoredPart } from './stored-zip';

export interface SheetFacts {
  readonly hiddenRows: readonly number[];
  readonly formulas: number;
  readonly formulasWithoutValue: number;
  readonly errorCells: number;
}

const MOST_ROWS_EXCEL_KNOWS = 1_048_576;
const MOST_CELLS = 20_000_000;

/** The raw text of each worksheet by its name, and the promise that no part declares entities. */
export function partsBySheetName(parts: readonly StoredPart[]): Map<string, string> {
  const texts = new Map(parts.map((part) => [part.name, new TextDecoder().decode(part.bytes)]));
  for (const text of texts.values()) {
    if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new FileRefused('imports.file-damaged');
  }
  const targets = new Map<string, string>();
  for (const tag of (texts.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(
    /<(?:\w+:)?Relationship\s[^>]*>/g,
  )) {
    targets.set(attribute(tag[0], 'Id'), partName(attribute(tag[0], 'Target')));
  }
  const sheets = new Map<string, string>();
  for (const tag of (texts.get('xl/workbook.xml') ?? '').matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)) {
    const text = texts.get(targets.get(attribute(tag[0], '\\w+:id')) ?? '');
    if (text !== undefined) sheets.set(unescaped(attribute(tag[0], 'name')), text);
  }
  return sheets;
}

export function inspectSheet(sheet: string): SheetFacts {
  // Validation rules after the rows have formulas of their own; only cells count.
  const xml = sheet.slice(0, sheet.search(/<\/(?:\w+:)?sheetData>/) + 1 || sheet.length);
  return {
    hiddenRows: rowsOf(xml),
    formulas: count(xml, /<(?:\w+:)?f[\s/>]/g),
    formulasWithoutValue: count(
      xml,
      /(?:<\/(?:\w+:)?f>|<(?:\w+:)?f(?:\s[^>]*)?\/>)\s*(?:<(?:\w+:)?v\s*\/>\s*)?<\/(?:\w+:)?c>/g,
    ),
    errorCells: count(xml, /<(?:\w+:)?c\s[^>]*\bt="e"/g),
  };
}

function rowsOf(xml: string): number[] {
  const hidden: number[] = [];
  let lastRow = 0;
  let lastColumn = 0;
  for (const tag of xml.matchAll(/<(?:\w+:)?(row|c)\s([^>]*)>/g)) {
    const attributes = tag[2] ?? '';
    if (tag[1] === 'row') {
      const row = Number(attribute(attributes, 'r') || '0');
      if (!(row <= MOST_ROWS_EXCEL_KNOWS)) throw new FileRefused('imports.file-damaged');
      if (/\bhidden="(?:1|true)"/.test(attributes)) hidden.push(row);
    } else if (!attributes.endsWith('/')) {
      const place = /^([A-Z]{1,3})(\d{1,7})$/.exec(attribute(attributes, 'r'));
      if (place === null) throw new FileRefused('imports.file-damaged');
      lastColumn = Math.max(lastColumn, columnNumber(place[1] ?? ''));
      lastRow = Math.max(lastRow, Number(place[2]));
    }
  }
  checkReach(lastRow, lastColumn);
  return hidden;
}

function checkReach(rows: number, columns: number): void {
  if (rows > LIMITS.rows) throw new FileRefused('imports.too-many-rows', { limit: LIMITS.rows });
  if (columns > LIMITS.columns || rows * columns > MOST_CELLS) {
    throw new FileRefused('imports.too-many-columns', { limit: LIMITS.columns });
  }
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found += 1;
  return found;
}

function attribute(tag: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

function partName(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
