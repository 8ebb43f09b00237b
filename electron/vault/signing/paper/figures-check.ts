// Each figure of a table stands alone in its cell, in the row and column where the payload has it.
import type { Run } from './page-marks';
import { lettersOf, type Piece, type PrintedWords } from './printed-words';

interface Placed {
  readonly piece: Piece;
  readonly page: number;
  readonly run: Run;
}

/**
 * The runs of the figures; undefined where one does not stand in its place.
 * `pages`: the runs of each page in reading order, whose letters are known to agree.
 */
export function figuresInPlace(
  { pieces }: PrintedWords,
  pages: readonly (readonly Run[])[],
  language: 'ar' | 'en',
): ReadonlySet<Run> | undefined {
  const placed = placesOf(pieces, pages);
  if (placed === undefined || !standInRows(placed, language)) return undefined;
  return new Set(placed.filter(({ piece }) => piece.isFigure).map(({ run }) => run));
}

function standInRows(placed: readonly Placed[], language: 'ar' | 'en'): boolean {
  let row: Placed | undefined;
  let before: Placed | undefined;
  for (const next of placed) {
    if (next.piece.beginsRow) {
      if (row !== undefined && row.page === next.page && row.run.y >= next.run.y) return false;
      row = next;
    } else if (next.piece.isFigure) {
      if (row === undefined || before === undefined) return false;
      const isInRow = row.page === next.page && Math.abs(row.run.y - next.run.y) < 1.5;
      const isBeside = language === 'ar' ? next.run.x < before.run.x : next.run.x > before.run.x;
      if (!isInRow || !isBeside) return false;
    }
    before = next;
  }
  return true;
}

/** The run that begins each piece; a figure is one run and nothing else. */
function placesOf(
  pieces: readonly Piece[],
  pages: readonly (readonly Run[])[],
): readonly Placed[] | undefined {
  const runs = pages.flatMap((page, at) => page.map((run) => ({ run, page: at })));
  const placed: Placed[] = [];
  let next = 0;
  for (const piece of pieces) {
    const letters = lettersOf(piece.text);
    if (letters === '') continue;
    const start = firstOf(runs, next, letters);
    if (start === undefined) return undefined;
    const [first, end] = start;
    const found = runs[first];
    if (found === undefined) return undefined;
    if (piece.isFigure && found.run.text !== piece.text) return undefined;
    placed.push({ piece, ...found });
    next = end;
  }
  return placed;
}

/** First and next run of the letters; repeated heads between two pages are passed over. */
function firstOf(
  runs: readonly { readonly run: Run; readonly page: number }[],
  from: number,
  letters: string,
): readonly [first: number, end: number] | undefined {
  for (let first = from; first < runs.length; first += 1) {
    let read = '';
    let at = first;
    while (at < runs.length && read.length < letters.length && letters.startsWith(read)) {
      read += lettersOf(runs[at]?.run.text ?? '');
      at += 1;
    }
    if (read === letters) return [skipBlank(runs, first), at];
    // Between two pages only.
    if (
      runs[first]?.page === runs[from]?.page &&
      lettersOf(runs[first]?.run.text ?? '') !== '' &&
      runs.at(-1)?.page === runs[from]?.page
    )
      return undefined;
  }
  return undefined;
}

function skipBlank(
  runs: readonly { readonly run: Run; readonly page: number }[],
  from: number,
): number {
  let at = from;
  while (at < runs.length && lettersOf(runs[at]?.run.text ?? '') === '') at += 1;
  return at;
}
