// Cuts a text into records and cells, each letter once. Spaces before and after quotation marks are passed over; a
// mark that opens or closes nothing stays as a letter of its own line and is counted.
import { FileRefused, LIMITS } from './limits';

export interface CsvRecord {
  readonly cells: string[];
  /** The line where the record begins, counted from 1. */
  readonly line: number;
}

const QUOTE = '"';

export class CsvRecords {
  readonly #text: string;
  readonly #separator: string;
  #at: number;
  #line: number;
  #isStray = false;
  #strayRecords = 0;

  constructor(text: string, separator: string, from: number) {
    this.#text = text;
    this.#separator = separator;
    this.#at = from;
    this.#line = from === 0 ? 1 : 2;
  }

  /** Records with a quotation mark out of place. */
  get strayQuotes(): number {
    return this.#strayRecords;
  }

  *all(): Generator<CsvRecord> {
    while (this.#at < this.#text.length) {
      if (this.#takeLineEnd()) continue;
      const line = this.#line;
      const cells = this.#record();
      if (this.#isStray) this.#strayRecords += 1;
      this.#isStray = false;
      yield { cells, line };
    }
  }

  #record(): string[] {
    const cells = [this.#cell()];
    while (this.#text[this.#at] === this.#separator) {
      if (cells.length >= LIMITS.columns)
        throw new FileRefused('imports.too-many-columns', { limit: LIMITS.columns });
      this.#at += 1;
      cells.push(this.#cell());
    }
    this.#takeLineEnd();
    return cells;
  }

  #takeLineEnd(): boolean {
    const sign = this.#text[this.#at];
    if (sign !== '\n' && sign !== '\r') return false;
    this.#at += sign === '\r' && this.#text[this.#at + 1] === '\n' ? 2 : 1;
    this.#line += 1;
    return true;
  }

  #cell(): string {
    const start = this.#blanksFrom(this.#at);
    return this.#text[start] === QUOTE ? this.#quoted(start) : this.#bare();
  }

  #bare(): string {
    const cell = this.#upTo(this.#bareEnd(this.#at));
    if (cell.includes(QUOTE)) this.#isStray = true;
    return cell;
  }

  #bareEnd(from: number): number {
    const most = Math.min(this.#text.length, from + LIMITS.cellCharacters + 1);
    let end = from;
    while (end < most && !this.#isCellEnd(end)) end += 1;
    if (end - from > LIMITS.cellCharacters) throw this.#tooLong();
    return end;
  }

  /** A cell in quotation marks, doubled ones within it; where they do not add up the cell is bare. */
  #quoted(start: number): string {
    const parts: string[] = [];
    let from = start + 1;
    let length = 0;
    for (;;) {
      const mark = this.#nextMark(from, start);
      length += mark - from + 1;
      if (length > LIMITS.cellCharacters + 1) throw this.#tooLong();
      parts.push(this.#text.slice(from, mark));
      if (this.#text[mark + 1] !== QUOTE) return this.#closed(start, mark, parts.join(QUOTE));
      from = mark + 2;
    }
  }

  // A mark never closed: the file was cut, or one is missing and the rest would be swallowed.
  #nextMark(from: number, start: number): number {
    const mark = this.#text.indexOf(QUOTE, from);
    const end = mark < 0 ? this.#text.length : mark;
    if (end - start > LIMITS.cellCharacters * 2) throw this.#tooLong();
    if (mark < 0) throw new FileRefused('imports.file-cut');
    return mark;
  }

  #closed(start: number, mark: number, cell: string): string {
    const end = this.#blanksFrom(mark + 1);
    if (end >= this.#text.length || this.#isCellEnd(end)) {
      this.#countLines(start, mark);
      this.#at = end;
      return cell;
    }
    this.#isStray = true;
    return this.#aroundStray(start, mark);
  }

  // `"said "yes" to me",` goes on to the mark that closes the cell on its line; if none does, marks are letters.
  #aroundStray(start: number, stray: number): string {
    const lineEnd = this.#lineEnd(start);
    for (
      let mark = stray;
      mark >= 0 && mark < lineEnd;
      mark = this.#text.indexOf(QUOTE, mark + 1)
    ) {
      if (mark > stray && this.#opensCell(mark)) break;
      const end = this.#blanksFrom(mark + 1);
      const closes = end >= this.#text.length || this.#isCellEnd(end);
      if (mark === stray || !closes) continue;
      const cell = this.#text.slice(start + 1, mark);
      this.#at = end;
      return cell;
    }
    return this.#upTo(this.#bareEnd(this.#at));
  }

  #opensCell(mark: number): boolean {
    let before = mark - 1;
    while (before > 0 && this.#isBlank(before)) before -= 1;
    return this.#text[before] === this.#separator;
  }

  #lineEnd(from: number): number {
    const most = Math.min(this.#text.length, from + LIMITS.cellCharacters);
    let end = from;
    while (end < most && this.#text[end] !== '\n' && this.#text[end] !== '\r') end += 1;
    return end;
  }

  #upTo(end: number): string {
    const cell = this.#text.slice(this.#at, end);
    this.#at = end;
    return cell;
  }

  #countLines(from: number, to: number): void {
    for (let at = from; at < to; at += 1) {
      const sign = this.#text[at];
      if (sign === '\n' || (sign === '\r' && this.#text[at + 1] !== '\n')) this.#line += 1;
    }
  }

  #blanksFrom(from: number): number {
    let at = from;
    while (this.#isBlank(at)) at += 1;
    return at;
  }

  #isBlank(at: number): boolean {
    const sign = this.#text[at];
    return sign === ' ' || sign === '\u00a0' || (sign === '\t' && this.#separator !== '\t');
  }

  #isCellEnd(at: number): boolean {
    const sign = this.#text[at];
    return sign === this.#separator || sign === '\n' || sign === '\r';
  }

  #tooLong(): FileRefused {
    return new FileRefused('imports.cell-too-long', {
      line: this.#line,
      limit: LIMITS.cellCharacters,
    });
  }
}
