// Reads one sheet while it is unpacked: cells as a person sees them, where they stand, what is hidden.
// Limits are checked at each cell, before anything is kept; empty cells take no room.
import type { ParsedSheet } from '../../src/features/imports';
import { FileRefused, LIMITS } from './limits';
import { StruckText } from './struck-text';
import type { StylesPart } from './workbook-parts';
import { withoutEscapes } from './workbook-parts';
import { attributesOf, isTrue, type XmlHandler } from './xml';

export interface SheetCounts {
  formulas: number;
  formulasWithoutValue: number;
  errorCells: number;
  shownOtherwise: number;
  farCells: number;
  mergedCells: number;
}

/** What several sheets of one workbook share, and how much all of them may hold together. */
export interface SharedOfSheets {
  readonly texts: readonly string[];
  /** Places of shared texts that are struck out as a whole. */
  readonly struckTexts: ReadonlySet<number>;
  readonly styles: StylesPart;
  readonly counts: SheetCounts;
  cells: number;
  emptyCells: number;
  rows: number;
}

interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: string | undefined;
  text: string;
  hasValue: boolean;
  hasFormula: boolean;
}

interface Merged {
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

export class SheetPart implements XmlHandler {
  readonly #shared: SharedOfSheets;
  readonly #rows: string[][] = [];
  readonly #lines: number[] = [];
  readonly #hiddenRows: number[] = [];
  readonly #hiddenColumns = new Set<number>();
  readonly #struckRows: number[] = [];
  readonly #partlyStruckRows: number[] = [];
  readonly #strokes = new StruckText();
  #filledCells = 0;
  #struckCells = 0;
  readonly #merged: Merged[] = [];
  #isInData = false;
  #row: string[] | undefined;
  #line = 0;
  #hasOwnLine = false;
  #isHiddenRow = false;
  #column = 0;
  #cell: Cell | undefined;
  #isValue = false;
  #readings = 0;

  constructor(shared: SharedOfSheets) {
    this.#shared = shared;
  }

  sheet(place: { readonly name: string; readonly isHidden: boolean }): ParsedSheet {
    this.#fillMerged();
    const hiddenColumns = [...this.#hiddenColumns];
    return {
      name: place.name,
      rows: this.#rows,
      lines: this.#lines,
      ...(this.#hiddenRows.length === 0 ? {} : { hiddenRows: this.#hiddenRows }),
      ...(hiddenColumns.length === 0 ? {} : { hiddenColumns }),
      ...(this.#struckRows.length === 0 ? {} : { struckRows: this.#struckRows }),
      ...(this.#partlyStruckRows.length === 0 ? {} : { partlyStruckRows: this.#partlyStruckRows }),
      ...(place.isHidden ? { isHidden: true } : {}),
      ...(this.#shared.styles.starts1904 ? { daysFrom1904: true } : {}),
    };
  }

  open(tag: string, raw: string): void {
    if (this.#cell !== undefined) return this.#openInCell(tag, raw);
    switch (tag) {
      case 'sheetData':
        this.#isInData = true;
        return;
      case 'col':
        return this.#openColumn(raw);
      case 'row':
        return this.#openRow(raw);
      case 'c':
        return this.#openCell(raw);
      case 'mergeCell':
        return this.#openMerged(raw);
    }
  }

  close(tag: string): void {
    if (tag === 'c' && this.#cell !== undefined) return this.#closeCell(this.#cell);
    if (this.#cell !== undefined) return this.#closeInCell(tag);
    if (tag === 'row' && this.#row !== undefined) this.#closeRow(this.#row);
    if (tag === 'sheetData') this.#isInData = false;
  }

  text(text: string): void {
    if (this.#cell === undefined || !this.#isValue || this.#readings > 0) return;
    this.#cell.text += text;
    this.#strokes.text(text);
    if (this.#cell.text.length <= LIMITS.cellCharacters) return;
    throw new FileRefused('imports.cell-too-long', {
      line: this.#line,
      limit: LIMITS.cellCharacters,
    });
  }

  #openColumn(raw: string): void {
    const attributes = attributesOf(raw);
    const isHidden = isTrue(attributes.get('hidden')) || Number(attributes.get('width')) === 0;
    if (!isHidden) return;
    const last = Math.min(Number(attributes.get('max')), LIMITS.columns);
    for (let column = Number(attributes.get('min')); column <= last; column += 1) {
      if (Number.isInteger(column) && column > 0) this.#hiddenColumns.add(column - 1);
    }
  }

  #openRow(raw: string): void {
    if (!this.#isInData || this.#row !== undefined) return;
    const attributes = attributesOf(raw);
    const own = attributes.get('r');
    this.#hasOwnLine = own !== undefined;
    this.#nextLine(own === undefined ? this.#line + 1 : Number(own));
    this.#isHiddenRow = isTrue(attributes.get('hidden')) || Number(attributes.get('ht')) === 0;
    this.#row = [];
    this.#column = 0;
    this.#filledCells = 0;
    this.#struckCells = 0;
  }

  #nextLine(line: number): void {
    if (!Number.isInteger(line) || line <= this.#line || line > MOST_ROWS)
      throw new FileRefused('imports.file-damaged');
    this.#line = line;
  }

  #openCell(raw: string): void {
    if (this.#row === undefined) return;
    const attributes = attributesOf(raw);
    this.#strokes.begin();
    this.#cell = {
      column: this.#place(attributes.get('r')),
      type: attributes.get('t') ?? 'n',
      style: attributes.get('s'),
      text: '',
      hasValue: false,
      hasFormula: false,
    };
  }

  // Both addresses are optional: a cell without one follows the cell before it.
  #place(address: string | undefined): number {
    if (address === undefined) return this.#column + 1;
    const { column, line } = placeOf(address);
    if (!this.#hasOwnLine && this.#column === 0 && line > this.#line) this.#line = line;
    if (line !== this.#line) return FAR;
    if (column <= this.#column) throw new FileRefused('imports.file-damaged');
    return column;
  }

  #openInCell(tag: string, raw: string): void {
    const cell = this.#cell;
    if (cell === undefined) return;
    this.#strokes.open(tag, raw);
    if (tag === 'f') cell.hasFormula = true;
    if (tag === 'rPh') this.#readings += 1;
    if (tag !== 'v' && tag !== 't') return;
    this.#isValue = true;
    cell.hasValue = true;
  }

  #closeInCell(tag: string): void {
    if (tag === 'v' || tag === 't') this.#isValue = false;
    if (tag === 'rPh') this.#readings -= 1;
    this.#strokes.close(tag);
  }

  #closeCell(cell: Cell): void {
    this.#cell = undefined;
    const { counts } = this.#shared;
    if (cell.hasFormula) counts.formulas += 1;
    if (cell.hasFormula && (!cell.hasValue || cell.text === '')) counts.formulasWithoutValue += 1;
    const text = this.#shown(cell);
    if (text.trim() === '') return this.#passOver(cell);
    if (cell.column === FAR) throw new FileRefused('imports.file-damaged');
    this.#keep(cell.column, text);
    this.#filledCells += 1;
    if (this.#isStruck(cell)) this.#struckCells += 1;
  }

  #passOver({ column }: Cell): void {
    if (column > LIMITS.columns) this.#shared.counts.farCells += 1;
    if (column !== FAR) this.#column = column;
    this.#shared.emptyCells += 1;
    if (this.#shared.emptyCells > LIMITS.emptyCells) throw tooManyCells();
  }

  #keep(column: number, text: string): void {
    if (column > LIMITS.columns) {
      throw new FileRefused('imports.too-many-columns', { limit: LIMITS.columns });
    }
    const row = this.#row ?? [];
    this.#shared.cells += column - row.length;
    if (this.#shared.cells > LIMITS.cells) throw tooManyCells();
    while (row.length < column - 1) row.push('');
    row.push(text);
    this.#column = column;
  }

  #closeRow(row: string[]): void {
    this.#row = undefined;
    if (row.length === 0) return;
    this.#shared.rows += 1;
    if (this.#shared.rows > LIMITS.rows)
      throw new FileRefused('imports.too-many-rows', { limit: LIMITS.rows });
    this.#rows.push(row);
    this.#lines.push(this.#line);
    if (this.#isHiddenRow) this.#hiddenRows.push(this.#line);
    // A row is struck out where most of what is written in it is: lines are drawn through what was filled.
    if (this.#struckCells * 2 > this.#filledCells) this.#struckRows.push(this.#line);
    else if (this.#struckCells > 0) this.#partlyStruckRows.push(this.#line);
  }

  #isStruck({ style, type, text }: Cell): boolean {
    const { styles, struckTexts } = this.#shared;
    if (styles.isStruck(style)) return true;
    return type === 's' ? struckTexts.has(Number(text.trim())) : this.#strokes.isStruck;
  }

  #shown(cell: Cell): string {
    const { texts, counts } = this.#shared;
    switch (cell.type) {
      case 's': {
        const shared = texts[Number(cell.text.trim() || '-1')];
        if (shared === undefined) throw new FileRefused('imports.file-damaged');
        return this.#format(cell).text(shared);
      }
      case 'inlineStr':
      case 'str':
        return this.#format(cell).text(withoutEscapes(cell.text));
      case 'b':
        return cell.text.trim() === '' ? '' : isTrue(cell.text) ? 'TRUE' : 'FALSE';
      case 'e':
        counts.errorCells += 1;
        return '';
      case 'd':
        return this.#format(cell).day(cell.text);
      case 'n':
        return this.#number(cell);
      default:
        throw new FileRefused('imports.file-damaged');
    }
  }

  #number(cell: Cell): string {
    const written = cell.text.trim();
    if (written === '') return '';
    const value = Number(written);
    if (!Number.isFinite(value)) throw new FileRefused('imports.file-damaged');
    const { text, differs } = this.#format(cell).number(value);
    if (differs) this.#shared.counts.shownOtherwise += 1;
    return text;
  }

  #format({ style }: Cell) {
    return this.#shared.styles.formatOf(style);
  }

  #openMerged(raw: string): void {
    const [first, last] = (attributesOf(raw).get('ref') ?? '').split(':').map(placeOf);
    if (first === undefined || last === undefined || first.column !== last.column) return;
    if (this.#merged.length >= LIMITS.rows) throw new FileRefused('imports.file-damaged');
    this.#merged.push({ column: first.column, from: first.line, to: last.line });
  }

  // One cell over several rows is seen beside each of them; the file holds its text in the first.
  #fillMerged(): void {
    const rowAt = new Map(this.#lines.map((line, index) => [line, this.#rows[index]]));
    let filled = 0;
    for (const { column, from, to } of this.#merged) {
      const text = rowAt.get(from)?.[column - 1] ?? '';
      if (text === '' || column > LIMITS.columns) continue;
      for (let line = from + 1; line <= Math.min(to, this.#line); line += 1) {
        filled += 1;
        if (filled > LIMITS.rows) throw tooManyCells();
        const row = rowAt.get(line);
        if (row === undefined) continue;
        while (row.length < column) row.push('');
        row[column - 1] ||= text;
        this.#shared.counts.mergedCells += 1;
      }
    }
  }
}

const MOST_ROWS = 1_048_576;
/** The column of a cell whose address lies in another row. */
const FAR = Number.MAX_SAFE_INTEGER;

function placeOf(address: string): { readonly column: number; readonly line: number } {
  const place = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(address);
  if (place === null) throw new FileRefused('imports.file-damaged');
  const letters = (place[1] ?? '').toUpperCase();
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { column, line: Number(place[2]) };
}

function tooManyCells(): FileRefused {
  return new FileRefused('imports.too-many-cells', { limit: LIMITS.cells });
}
