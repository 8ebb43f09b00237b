// What an import says of itself: how many rows become what, why rows were left out, and what was mended.
// Counts and codes only; the texts of a row go to the worker's screen and file, never into a log.
import type { MendCode, RowIssueCode, RowOutcome } from './outcome';
import type { TableRow } from './table';

export interface Counted<Code extends string> {
  readonly code: Code;
  readonly count: number;
}

export interface Cause extends Counted<RowIssueCode> {
  /** The first lines it happens on. */
  readonly lines: readonly number[];
}

export interface RowReport {
  readonly create: number;
  readonly skip: number;
  readonly reject: number;
  readonly causes: readonly Cause[];
  readonly mended: readonly Counted<MendCode>[];
}

const LINES_SHOWN = 20;

/** Adds up outcomes one by one, so that a long file needs no second pass. */
export class ReportTally {
  readonly #verdicts = { create: 0, skip: 0, reject: 0 };
  readonly #causes = new Map<RowIssueCode, { count: number; lines: number[] }>();
  readonly #mended = new Map<MendCode, number>();

  add(outcome: Pick<RowOutcome, 'line' | 'verdict' | 'issues' | 'mended'>): void {
    this.#verdicts[outcome.verdict] += 1;
    for (const code of new Set(outcome.issues.map((issue) => issue.code))) {
      const cause = this.#causes.get(code) ?? { count: 0, lines: [] };
      cause.count += 1;
      if (cause.lines.length < LINES_SHOWN) cause.lines.push(outcome.line);
      this.#causes.set(code, cause);
    }
    for (const code of outcome.mended) this.addMend(code, 1);
  }

  /** A defect of the whole workbook, mended in so many rows. */
  addMend(code: MendCode, rows: number): void {
    if (rows > 0) this.#mended.set(code, (this.#mended.get(code) ?? 0) + rows);
  }

  report(): RowReport {
    const most = (one: { readonly count: number }, other: { readonly count: number }): number =>
      other.count - one.count;
    return {
      ...this.#verdicts,
      causes: [...this.#causes].map(([code, cause]) => ({ code, ...cause })).sort(most),
      mended: [...this.#mended].map(([code, count]) => ({ code, count })).sort(most),
    };
  }
}

/**
 * CSV of the given rows with the reason in front, CRLF and a byte order mark so that Excel shows Arabic.
 * A cell that a spreadsheet would run as a formula gets an apostrophe, which our own import takes off again.
 */
export function rejectedCsv(
  titles: readonly string[],
  rows: readonly { readonly row: TableRow; readonly reason: string }[],
  reasonTitle: string,
): string {
  const lines = [
    [...titles, reasonTitle],
    ...rows.map(({ row, reason }) => withReason(row, titles.length, reason)),
  ];
  return `\ufeff${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

// The reason comes last, so that the file's columns keep their places when it is imported again.
function withReason(row: TableRow, width: number, reason: string): string[] {
  const cells = Array.from({ length: width }, (_, index) => row.cells[index] ?? '');
  return [...cells, reason];
}

export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",;\r\n\t]/.test(safe) || safe !== safe.trim()
    ? `"${safe.replaceAll('"', '""')}"`
    : safe;
}
