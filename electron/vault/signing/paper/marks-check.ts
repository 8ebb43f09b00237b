// What is drawn besides letters: lines of tables, dashes around a withheld table, dots of a list, one QR code. Nothing may
// touch a letter, and nothing may stand beside a figure that could be read as one.
import type { Box, Mark, PageMarks, Run } from './page-marks';

const LINE = 1.5;
const DOT = 5;
const PAGE: Box = { left: 0, top: 0, right: 594.95996, bottom: 841.91998 };
const LONG = 12;

/** `qr`: the drawing that the payload gives. `figures`: the runs that are figures of a table. */
export function hasOnlyLines(
  pages: readonly PageMarks[],
  { qr, figures }: { readonly qr: string; readonly figures: ReadonlySet<Run> },
): boolean {
  const grounds = pages.flatMap((page) => page.marks.filter(({ isWhite }) => isWhite));
  if (grounds.length !== 1) return false;
  return pages.every((page) => pageIsPlain(page, qr) && standClear(page, figures));
}

function pageIsPlain({ runs, marks }: PageMarks, qr: string): boolean {
  if (!runs.every(isOnPage)) return false;
  const ground = marks.find(({ isWhite }) => isWhite);
  const code = ground === undefined ? undefined : codeAfter(marks, ground, qr);
  if (ground !== undefined && code === undefined) return false;
  const lines = marks.filter((mark) => mark !== ground && mark !== code);
  if (ground !== undefined && runs.some((run) => meets(coreOf(run), ground.box))) return false;
  return lines.every((mark) => isLine(mark) && runs.every((run) => !meets(coreOf(run), mark.box)));
}

function isLine({ kind, box }: Mark): boolean {
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  return Math.min(width, height) <= LINE || (kind === 'shape' && Math.max(width, height) <= DOT);
}

/** No short stroke in the line of a figure, and no border so near that it could be read as a digit. */
function standClear({ runs, marks }: PageMarks, figures: ReadonlySet<Run>): boolean {
  return runs
    .filter((run) => figures.has(run))
    .every((figure) => marks.every((mark) => !disturbs(mark.box, figure)));
}

function disturbs(box: Box, { x, y, size, glyphs }: Run): boolean {
  const isInLine = box.top < y + size * 0.2 && box.bottom > y - size * 0.8;
  if (!isInLine) return false;
  const isBorder = box.right - box.left <= LINE && box.bottom - box.top >= LONG;
  const right = (glyphs.at(-1)?.x ?? x) + size * 0.5;
  return !isBorder || (box.right > x - 2 && box.left < right + 2);
}

/** The middle of small letters, where no line of a table can be. */
function coreOf({ x, y, size, glyphs }: Run): Box {
  const last = glyphs.at(-1)?.x ?? x;
  return { left: x + 1, right: last + size * 0.2, top: y - size * 0.4, bottom: y - size * 0.05 };
}

function isOnPage(run: Run): boolean {
  const core = coreOf(run);
  const inside = (x: number, y: number): boolean =>
    x > PAGE.left + 20 && x < PAGE.right - 20 && y > PAGE.top + 20 && y < PAGE.bottom - 20;
  return (
    run.size > 7 && run.size < 24 && inside(core.left, core.top) && inside(core.right, core.bottom)
  );
}

function meets(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}

/** The black squares right after the white ground, each where the drawing has it; undefined for any other. */
function codeAfter(marks: readonly Mark[], ground: Mark, qr: string): Mark | undefined {
  const code = marks[marks.indexOf(ground) + 1];
  const side = /viewBox="0 0 (\d+) (\d+)"/.exec(qr);
  const size = Number(side?.[1]);
  const { box } = ground;
  const scale = (box.right - box.left) / size;
  if (code?.corners === undefined || !(scale > 0)) return undefined;
  const wanted = [...qr.matchAll(/M(\d+),(\d+)h(\d+)v(\d+)h-\d+z/g)].flatMap(([, x, y, w, h]) => {
    const [left, top] = [Number(x), Number(y)];
    const [right, bottom] = [left + Number(w), top + Number(h)];
    return [left, top, right, top, right, bottom, left, bottom, left, top];
  });
  const drawn = code.corners.flatMap(([x, y]) => [(x - box.left) / scale, (y - box.top) / scale]);
  const isSame =
    wanted.length > 0 &&
    wanted.length === drawn.length &&
    wanted.every((value, at) => Math.abs(value - (drawn[at] ?? Number.NaN)) < 0.5);
  return isSame ? code : undefined;
}
