// Periods that a report is usually made for: the last whole months, quarters and years before a day.
import {
  type CalendarDate,
  monthPeriod,
  partsOf,
  type Period,
  yearPeriod,
} from '../../kernel/calendar-date';

export const PERIOD_KINDS = ['month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

const OFFERED: Readonly<Record<PeriodKind, number>> = { month: 12, quarter: 8, year: 3 };
const MONTHS: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, year: 12 };

/** Whole periods that have ended on or before `today`, newest first. */
export function endedPeriods(kind: PeriodKind, today: CalendarDate): readonly Period[] {
  const { year, month } = partsOf(today);
  const months = MONTHS[kind];
  const current = Math.floor((year * 12 + month - 1) / months);
  return Array.from({ length: OFFERED[kind] }, (_, at) =>
    periodFrom(current - at - 1, months),
  ).filter((period) => period !== undefined);
}

function periodFrom(count: number, months: number): Period | undefined {
  const first = count * months;
  if (months === 12) return yearPeriod(count);
  const from = monthPeriod(monthText(first));
  const last = monthPeriod(monthText(first + months - 1));
  return from === undefined || last === undefined ? undefined : { from: from.from, to: last.to };
}

function monthText(count: number): string {
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}
