// Collects what is found while one row is read: issues, mends, and the note that keeps every unread value.
import { NOTE_LENGTH } from '../../kernel/text';
import type { MendCode, RowIssue, RowIssueCode } from './outcome';

export class RowReading {
  readonly issues: RowIssue[] = [];
  /** File number of somebody on file who may be the same person. */
  known: string | undefined;
  /** Line of an earlier row that may be of the same person. */
  twin: number | undefined;
  /** Words of the list by which the person has left, where it does not say plainly when. */
  leftBy: string | undefined;
  readonly #mended = new Set<MendCode>();
  readonly #note: string[] = [];

  get mended(): MendCode[] {
    return [...this.#mended];
  }

  mend(...codes: readonly MendCode[]): void {
    for (const code of codes) this.#mended.add(code);
  }

  issue(code: RowIssueCode, column = '', value?: string): void {
    this.issues.push(value === undefined ? { column, code } : { column, code, value });
  }

  /** A value that was read: how it was mended, and why it is perhaps another one. */
  take(
    read: { readonly mended: readonly MendCode[]; readonly doubt?: RowIssueCode },
    cell: { readonly title: string; readonly text: string },
  ): void {
    this.mend(...read.mended);
    if (read.doubt !== undefined) this.unread(read.doubt, cell.title, cell.text);
  }

  /** A value that cannot be a code or a day: or is perhaps another one: that is said, and the text stays in the note. */
  unread(code: RowIssueCode, column: string, value: string): void {
    this.issue(code, column, value);
    this.keep(column, value);
    this.mend('imports.kept-in-note');
  }

  /** Adds to the note, under the column's title when it has one. */
  keep(column: string, text: string): void {
    this.#note.push(column === '' ? text : `${column}: ${text}`);
  }

  /** The note, or undefined when there is none. One that is too long rejects the row: nothing is cut off. */
  note(): string | undefined {
    const note = this.#note.join('\n');
    if (note.length > NOTE_LENGTH) this.issue('imports.text-too-long');
    return note === '' ? undefined : note;
  }
}
