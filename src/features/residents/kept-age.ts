// An age that follows from a birth date outlives a session that may not open it: it is kept, or goes on with the days.
// A guess never takes its place (docs/decisions/0046).
import { type CalendarDate, partsOf } from '../../kernel/calendar-date';
import type { Age } from '../../kernel/partial-date';

/** An age in completed years on a day. */
export interface AgeOnDay {
  readonly age: Age;
  readonly on: CalendarDate;
}

interface AgedStay {
  readonly admittedOn: CalendarDate;
  readonly age: Age | null;
}

/**
 * The age that may not be guessed anew; undefined where a guess is welcome. An exact age follows from a birth date. Any
 * other may (a year of birth leaves two ages open), and nobody can tell without the key, where `identityWritten`.
 * `stays` come oldest first.
 */
export function ageToKeep(
  stays: readonly AgedStay[],
  identityWritten: boolean,
): AgeOnDay | undefined {
  const known = stays.flatMap(({ age, admittedOn }) =>
    age === null ? [] : [{ age, on: admittedOn }],
  );
  const exact = known.findLast(({ age }) => !age.approximate);
  return exact ?? (identityWritten ? known.at(-1) : undefined);
}

/**
 * The same person's age on another day. On the same day of another year it is as exact as it was; on any other a
 * birthday may lie between, and of the two possible ages the lower is taken: who may be a child is treated as one.
 */
export function ageCarried({ age, on }: AgeOnDay, to: CalendarDate): Age {
  const from = on.slice(5);
  const until = to.slice(5);
  const passed = partsOf(to).year - partsOf(on).year - (until < from ? 1 : 0);
  const years = age.years + passed;
  if (years < 0) return { years: 0, approximate: true };
  return { years, approximate: age.approximate || from !== until };
}

/**
 * The same age where the day itself was written wrongly. What was rounded down once is not counted up again: a day moved
 * to and fro makes nobody older.
 */
export function ageCorrected(before: AgeOnDay, to: CalendarDate): Age {
  const carried = ageCarried(before, to);
  return before.age.approximate && carried.years > before.age.years ? before.age : carried;
}
