// Excel counts days; a person sees as much of a day as its format shows: day, month or year, or an hour.
// Nothing is shown more exactly here than the sheet shows it.

export type DatePart = 'year' | 'month' | 'day' | 'weekday' | 'era' | 'time' | 'elapsed';

const DAYS_FROM_1900_TO_1904 = 1_462;
const LAST_DAY = 2_958_465;
const DAYS_TO_1970 = 25_569;
const SECONDS = 86_400;
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** `YYYY-MM-DD`, with hours where the format shows them; `YYYY-MM`, `YYYY` or `DD/MM` where it shows no more. */
export function dayShown(
  value: number,
  parts: readonly DatePart[],
  starts1904: boolean,
): string | undefined {
  const has = new Set(parts);
  if (has.has('elapsed')) return elapsed(value);
  const seconds = secondsOf(value, starts1904);
  if (seconds === undefined) return undefined;
  return shownOf(new Date(seconds * 1000).toISOString(), has);
}

/** The same of a day that the file spells out (`2021-06-10T00:00:00`). */
export function spelledDayShown(iso: string, parts: readonly DatePart[]): string | undefined {
  const day = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?/.exec(iso.trim());
  if (day === null) return undefined;
  return shownOf(`${day[1] ?? ''}T${day[2] ?? '00:00'}:00`, new Set(parts));
}

function shownOf(iso: string, has: ReadonlySet<DatePart>): string {
  const [date = '', time = ''] = [iso.slice(0, 10), iso.slice(11, 16)];
  const [year = '', month = '', day = ''] = date.split('-');
  const seesDate = has.has('year') || has.has('month') || has.has('day') || has.has('weekday');
  if (!seesDate) return time;
  if (has.has('year') && has.has('month') && !has.has('day')) return `${year}-${month}`;
  if (has.has('year') && !has.has('month') && !has.has('day')) return year;
  if (!has.has('year') && has.has('month')) return withoutYear(month, has.has('day') ? day : '');
  return has.has('time') && time !== '00:00' ? `${date} ${time}` : date;
}

function withoutYear(month: string, day: string): string {
  return day === '' ? (MONTHS[Number(month) - 1] ?? '') : `${day}/${month}`;
}

// Excel believes in 29 February 1900: the days before it lie one later than it counts.
function secondsOf(value: number, starts1904: boolean): number | undefined {
  const days = starts1904 ? value + DAYS_FROM_1900_TO_1904 : value;
  if (!(days >= 0 && days < LAST_DAY + 1)) return undefined;
  const shifted = days > 0 && days < 60 ? days + 1 : days;
  return Math.round((shifted - DAYS_TO_1970) * SECONDS);
}

function elapsed(value: number): string | undefined {
  if (!(value >= 0 && value <= LAST_DAY)) return undefined;
  const minutes = Math.round(value * 24 * 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
