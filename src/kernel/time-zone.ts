// "Today" at the shelter: which calendar day an instant falls on in the shelter's own time zone.
// Never asks the computer for its clock or its zone; both are handed in.
import {
  addDays,
  type CalendarDate,
  fromEpochDay,
  parseCalendarDate,
  toEpochDay,
} from './calendar-date';
import { parseTimeOfDay, type TimeOfDay } from './time-of-day';

const DAY_SECONDS = 86_400;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?Z$/;

const clocks = new Map<string, Intl.DateTimeFormat>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** True when the name is an IANA zone this runtime knows, for example `Africa/Cairo`. */
export function isTimeZone(name: string): boolean {
  try {
    formatFor(name);
    return true;
  } catch {
    return false;
  }
}

/** True for what the program itself writes as an instant. */
export function isInstant(text: string): boolean {
  return INSTANT.test(text);
}

/**
 * The calendar day of a UTC instant (`2026-01-31T22:30:00.000Z`) in an IANA zone.
 * Throws RangeError on text that is no UTC instant or on an unknown zone.
 */
export function dayInZone(instant: string, timeZone: string): CalendarDate {
  return dayAt(secondsOf(instant), timeZone);
}

/**
 * The first instant, to the second, of a calendar day in a zone. Not always midnight: in Cairo the
 * spring change skips the hour after it, so that day begins at 01:00.
 */
export function startOfDayInZone(day: CalendarDate, timeZone: string): string {
  // Zones lie between UTC-12 and UTC+14; the day's first second is searched between those.
  let before = toEpochDay(addDays(day, -1)) * DAY_SECONDS;
  let within = toEpochDay(addDays(day, 1)) * DAY_SECONDS - 1;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (dayAt(middle, timeZone) >= day) within = middle;
    else before = middle;
  }
  return instantOf(within);
}

/** True for an instant that there is: no thirteenth month, no 25th hour. */
export function isMoment(text: string): boolean {
  try {
    return isInstant(text) && secondsOf(text) !== undefined;
  } catch {
    return false;
  }
}

/** What calendar and clock on the wall show. */
export interface WallClock {
  readonly day: CalendarDate;
  readonly time: TimeOfDay;
}

export function wallClockOf(instant: string, timeZone: string): WallClock {
  return wallClockAt(secondsOf(instant), timeZone);
}

/** How far the clock in this zone is ahead of UTC at an instant: `+03:00`. */
export function aheadOfUtc(instant: string, timeZone: string): string {
  const whole = Math.floor(secondsOf(instant) / 60) * 60;
  const minutes = (secondsShown(wallClockAt(whole, timeZone)) - whole) / 60;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}

/** The instants at which the clock in this zone shows this, earlier first: one; two or none where it was changed. */
export function instantsAt(shown: WallClock, timeZone: string): readonly string[] {
  const asUtc = secondsShown(shown);
  // How far the zone is ahead of UTC before and after a change of the clock.
  const ahead = [asUtc - DAY_SECONDS, asUtc + DAY_SECONDS].map(
    (at) => secondsShown(wallClockAt(at, timeZone)) - at,
  );
  const found = [...new Set(ahead)]
    .map((offset) => asUtc - offset)
    .filter((at) => secondsShown(wallClockAt(at, timeZone)) === asUtc);
  return found.sort((a, b) => a - b).map(instantOf);
}

function secondsShown({ day, time }: WallClock): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return toEpochDay(day) * DAY_SECONDS + hours * 3600 + minutes * 60;
}

function wallClockAt(seconds: number, timeZone: string): WallClock {
  const time = parseTimeOfDay(clockFor(timeZone).format(seconds * 1000));
  if (time === undefined) throw new RangeError('a clock shows no time of day');
  return { day: dayAt(seconds, timeZone), time };
}

function clockFor(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat('en-u-nu-latn', {
    ...{ timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  clocks.set(timeZone, clock);
  return clock;
}

function dayAt(seconds: number, timeZone: string): CalendarDate {
  const parts = new Map(
    formatFor(timeZone)
      .formatToParts(seconds * 1000)
      .map(({ type, value }) => [type, value]),
  );
  const day = parseCalendarDate(`${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`);
  if (day === undefined) throw new RangeError('instant outside the years 1900-2199');
  return day;
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

function secondsOf(instant: string): number {
  const match = INSTANT.exec(instant);
  const day = parseCalendarDate(match?.[1] ?? '');
  const [hour, minute, second] = [Number(match?.[2]), Number(match?.[3]), Number(match?.[4])];
  if (day === undefined || hour > 23 || minute > 59 || second > 59) {
    throw new RangeError('not a UTC instant');
  }
  return toEpochDay(day) * DAY_SECONDS + hour * 3600 + minute * 60 + second;
}

function instantOf(seconds: number): string {
  const day = Math.floor(seconds / DAY_SECONDS);
  const rest = seconds - day * DAY_SECONDS;
  const clock = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60];
  return `${fromEpochDay(day)}T${clock.map((n) => String(n).padStart(2, '0')).join(':')}.000Z`;
}
