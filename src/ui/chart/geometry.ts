// Where things stand in a chart. Time runs the way the language is read; the value axis stands at the start side.
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { CalendarDate } from '../../kernel/calendar-date';

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly isMirrored: boolean;
}

export const MARGIN = { start: 52, end: 20, top: 20, bottom: 36 } as const;
const DAY = 86_400_000;

/** Days since 1970 of a stored day; only for placing it. */
export function dayNumber(on: CalendarDate): number {
  return Math.round(Date.parse(`${on}T00:00:00Z`) / DAY);
}

export interface Plane {
  readonly x: (on: CalendarDate) => number;
  readonly y: (value: number) => number;
  readonly startX: number;
  readonly endX: number;
  readonly topY: number;
  readonly bottomY: number;
  /** Months to label, at most eight, as `YYYY-MM-01`. */
  readonly monthTicks: readonly CalendarDate[];
  readonly valueTicks: readonly number[];
}

export interface Extent {
  readonly days: readonly CalendarDate[];
  readonly min: number;
  readonly max: number;
}

/** The drawing plane of a time chart. Throws when there is no day to draw. */
export function planeOf(frame: Frame, extent: Extent): Plane {
  const numbers = extent.days.map(dayNumber);
  const first = Math.min(...numbers);
  const last = Math.max(...numbers);
  const pad = Math.max(3, (last - first) * 0.03);
  const startX = frame.isMirrored ? frame.width - MARGIN.start : MARGIN.start;
  const endX = frame.isMirrored ? MARGIN.end : frame.width - MARGIN.end;
  const topY = MARGIN.top;
  const bottomY = frame.height - MARGIN.bottom;
  const across = scaleLinear([first - pad, last + pad], [startX, endX]);
  const up = scaleLinear([extent.min, extent.max], [bottomY, topY]);
  return {
    x: (on) => across(dayNumber(on)),
    y: (value) => up(value),
    startX,
    endX,
    topY,
    bottomY,
    monthTicks: monthTicks(first - pad, last + pad),
    valueTicks: up.ticks(5),
  };
}

const MOST_MONTHS = 7;
const STEPS = [1, 2, 3, 6, 12, 24, 60];

function monthTicks(from: number, to: number): CalendarDate[] {
  const all: { index: number; on: CalendarDate }[] = [];
  const start = new Date(from * DAY);
  let index = start.getUTCFullYear() * 12 + start.getUTCMonth();
  for (;;) {
    const on = dayOfMonthIndex(index);
    const number = dayNumber(on);
    if (number > to) break;
    if (number >= from) all.push({ index, on });
    index += 1;
  }
  const step = STEPS.find((size) => all.length / size <= MOST_MONTHS) ?? 120;
  return all.filter((tick) => tick.index % step === 0).map((tick) => tick.on);
}

function dayOfMonthIndex(index: number): CalendarDate {
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return `${year}-${String(month).padStart(2, '0')}-01` as CalendarDate;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Straight pieces between the points: nothing is invented between two measurements. */
export function pathOf(places: readonly Place[]): string {
  return (
    line<Place>(
      (place) => place.x,
      (place) => place.y,
    )([...places]) ?? ''
  );
}

/** Bands that share an axis end to end; used for bars. */
export function barLength(value: number, most: number, room: number): number {
  return scaleLinear([0, Math.max(most, 1)], [0, room])(value);
}

/** Places on one line moved apart until each has `gap` to the next; order kept, each group stays around where it was. */
export function apart(xs: readonly number[], gap: number): readonly number[] {
  const order = xs.map((_, at) => at).sort((a, b) => (xs[a] ?? 0) - (xs[b] ?? 0) || a - b);
  const groups: { members: number[]; middle: number }[] = [];
  for (const at of order) {
    groups.push({ members: [at], middle: xs[at] ?? 0 });
    for (;;) {
      const last = groups.at(-1);
      const before = groups.at(-2);
      if (last === undefined || before === undefined || room(before, last) >= gap) break;
      const members = [...before.members, ...last.members];
      const sum = members.reduce((all, member) => all + (xs[member] ?? 0), 0);
      groups.splice(-2, 2, { members, middle: sum / members.length });
    }
  }
  const moved: number[] = [...xs];
  for (const { members, middle } of groups) {
    members.forEach((member, nth) => {
      moved[member] = middle + (nth - (members.length - 1) / 2) * gap;
    });
  }
  return moved;

  function room(before: { members: number[]; middle: number }, after: typeof before): number {
    const end = before.middle + ((before.members.length - 1) / 2) * gap;
    return after.middle - ((after.members.length - 1) / 2) * gap - end;
  }
}
