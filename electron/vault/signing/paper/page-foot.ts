// The foot of each page, in the page's lower margin: which paper it is, and page x of y. The printer draws it last, in one
// line, outside the text of the page.
import type { Box, PageMarks, Run } from './page-marks';
import { lettersOf, signsOf } from './printed-words';
import { inReadingOrder } from './reading-order';

/** Where the text of a page ends: A4 without a margin of 20 mm, and half a line that the printer cuts off there. */
export const BODY_END = 792;
/** The foot's line, its margins left and right, and its size, in points. */
const LINE = { top: 816, bottom: 830 } as const;
const SIDES = { left: 45.35, right: 549.6 } as const;
const SIZE = { least: 7, most: 9 } as const;
/** An edge is where it should be, give or take a letter. */
const LETTER = 8;

export interface PageParts {
  readonly body: PageMarks;
  readonly foot: readonly Run[];
}

/** Undefined where anything stands between text and foot, or is drawn beside the foot's words. */
export function partsOfPage({ runs, marks }: PageMarks): PageParts | undefined {
  const start = runs.findLastIndex(({ y }) => y < BODY_END) + 1;
  const [body, foot] = [runs.slice(0, start), runs.slice(start)];
  const isApart = body.every(({ y }) => y < BODY_END) && foot.every(isInLine);
  return isApart && marks.every(({ box }) => isAbove(box))
    ? { body: { runs: body, marks }, foot }
    : undefined;
}

export interface WantedFoot {
  readonly running: string;
  /** Page x of y, in words and digits of the paper. */
  readonly pageOf: string;
  readonly language: 'ar' | 'en';
}

/** True when the foot says the running line and the page's number, each at its side of the page, and nothing else. */
export function saysFoot(foot: readonly Run[], wanted: WantedFoot): boolean {
  const [left, right] = sidesOf(foot);
  const [line, number] = wanted.language === 'ar' ? [right, left] : [left, right];
  return (
    says(line, wanted.running, wanted.language) &&
    says(number, wanted.pageOf, wanted.language) &&
    areInPlace(left, right)
  );
}

function says(runs: readonly Run[], wanted: string, language: 'ar' | 'en'): boolean {
  const read = textOf(inReadingOrder(runs, language).flat());
  return lettersOf(read) === lettersOf(wanted) && signsOf(read) === signsOf(wanted);
}

/** The two parts of the foot, on either side of its widest gap. */
function sidesOf(foot: readonly Run[]): readonly [left: readonly Run[], right: readonly Run[]] {
  const places = placesOf(foot);
  const gaps = places.map((x, at) => x - (places[at - 1] ?? x));
  const start = places[gaps.indexOf(Math.max(...gaps))] ?? 0;
  return [foot.filter(({ x }) => x < start), foot.filter(({ x }) => x >= start)];
}

/** Each part without gaps, one from the left margin, the other to the right margin, room between them. */
function areInPlace(left: readonly Run[], right: readonly Run[]): boolean {
  const [from, to] = [placesOf(left), placesOf(right)];
  const [start, end] = [from[0] ?? 0, to.at(-1) ?? 0];
  return (
    Math.abs(start - SIDES.left) < LETTER &&
    Math.abs(end - SIDES.right) < LETTER &&
    (from.at(-1) ?? 0) + LETTER < (to[0] ?? 0) &&
    [from, to].every(isUnbroken)
  );
}

function placesOf(runs: readonly Run[]): readonly number[] {
  return runs.flatMap(({ glyphs }) => glyphs.map(({ x }) => x)).sort((one, other) => one - other);
}

function isUnbroken(places: readonly number[]): boolean {
  return places.every((x, at) => x - (places[at - 1] ?? x) < 2 * LETTER);
}

function isInLine({ y, size }: Run, _at: number, foot: readonly Run[]): boolean {
  const first = foot[0];
  const isAsFirst = first?.y === y && first.size === size;
  return isAsFirst && y > LINE.top && y < LINE.bottom && size > SIZE.least && size < SIZE.most;
}

function isAbove({ bottom }: Box): boolean {
  return bottom < BODY_END;
}

function textOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join(' ');
}
