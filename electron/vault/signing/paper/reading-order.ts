// Brings the runs of a page, drawn from left to right, into the order in which they are read.
import type { Run } from './page-marks';

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc]/;
const LEFT_TO_RIGHT = /[A-Za-z0-9]/;
const SAME_LINE = 1;

/** Lines of one block each, in reading order. */
export function inReadingOrder(
  runs: readonly Run[],
  language: 'ar' | 'en',
): readonly (readonly Run[])[] {
  return linesOf(runs).map((line) => (language === 'ar' ? rightToLeft(line) : leftToRight(line)));
}

/** A new line begins below, or where the next run stands left of the one before. */
function linesOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const lines: Run[][] = [];
  let before: Run | undefined;
  for (const run of runs) {
    const goesOn =
      before !== undefined && Math.abs(run.y - before.y) < SAME_LINE && run.x >= before.x;
    if (goesOn) lines.at(-1)?.push(run);
    else lines.push([run]);
    before = run;
  }
  return lines;
}

/** A time of day keeps its own direction: hour, colon, minute. */
function rightToLeft(line: readonly Run[]): readonly Run[] {
  const read = line.toReversed();
  for (let at = 1; at + 1 < read.length; at += 1) {
    const [after, sign, before] = [read[at - 1], read[at], read[at + 1]];
    if (!after || !before || sign?.text !== ':') continue;
    if (!/^\p{N}+$/u.test(after.text + before.text)) continue;
    read[at - 1] = before;
    read[at + 1] = after;
  }
  return read;
}

/** Words from right to left inside a line from left to right are read as a group, the rightmost first. */
function leftToRight(line: readonly Run[]): readonly Run[] {
  const read: Run[] = [];
  let group: Run[] = [];
  for (const run of line) {
    const isForeign = RIGHT_TO_LEFT.test(run.text);
    const isNeutral = !isForeign && !LEFT_TO_RIGHT.test(run.text);
    if (isForeign || (isNeutral && group.length > 0)) group.push(run);
    else {
      read.push(...group.toReversed(), run);
      group = [];
    }
  }
  return [...read, ...group.toReversed()];
}
