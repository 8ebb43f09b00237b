// Births that stand on 1 January in many rows, or all on the first of a month: a program or a clerk filled in the day that nobody
// knew. They are taken as the year or the month alone, because a day more or less makes a child of an adult.
import { partsOf } from '../../kernel/calendar-date';
import { partialDateOf } from '../../kernel/partial-date';
import { type DayReading, type DayRules, readDay } from './day-reading';

const FEWEST = 3;
/** Of one birthday in 365 more than a fifth of a list are no accident. */
const SHARE = 5;

/** The rules of a column of births with what its first days are worth. */
export function withFirstDays(rules: DayRules, values: Iterable<string>): DayRules {
  const seen = { days: 0, january: 0, first: 0 };
  for (const value of values) {
    const found = firstOf(readDay(value, rules));
    if (found === 'no-day') continue;
    seen.days += 1;
    if (found !== 'another') seen.first += 1;
    if (found === 'january') seen.january += 1;
  }
  return {
    ...rules,
    firstsAreYears: seen.january >= FEWEST && seen.january * SHARE > seen.days,
    firstsAreMonths: seen.first >= FEWEST && seen.first === seen.days,
  };
}

export function readBirth(text: string, rules: DayRules): DayReading {
  const reading = readDay(text, rules);
  const found = firstOf(reading);
  if (reading.kind !== 'read' || found === 'no-day' || found === 'another') return reading;
  const isYear = found === 'january' && rules.firstsAreYears === true;
  if (!isYear && rules.firstsAreMonths !== true) return reading;
  const known = partialDateOf(reading.known.date, isYear ? 'year' : 'month');
  return { ...reading, known, doubt: 'imports.birth-on-first-day' };
}

// A day of another calendar that falls on the first of one of ours was no placeholder.
function firstOf(reading: DayReading): 'no-day' | 'another' | 'first' | 'january' {
  if (reading.kind !== 'read' || reading.known.precision !== 'day') return 'no-day';
  const { month, day } = partsOf(reading.known.date);
  if (day !== 1 || reading.mended.includes('imports.hijri-converted')) return 'another';
  return month === 1 ? 'january' : 'first';
}
