// Which day of an entry has not come although it must have: the day it is of, unless its kind may lie ahead, and the day on
// which it was over. Something that ends tomorrow holds today, so nobody may write it away before.
import type { Columns } from '../columns';
import type { EntryEnd } from './entry-kind';

interface DaysOf {
  readonly on: string;
  readonly mayLieAhead?: true;
  readonly counted: Columns;
  readonly ends?: EntryEnd<Columns>;
}

/** The name of the field, or undefined where every day has come; days are compared as `YYYY-MM-DD`. */
export function dayToCome(
  { on, mayLieAhead, counted, ends }: DaysOf,
  entry: Readonly<Record<string, unknown>>,
  today: string,
): string | undefined {
  const must = [mayLieAhead === true ? undefined : on, ends?.field];
  return must.find((field) => {
    if (field === undefined || counted[field]?.asked !== 'day') return false;
    const day = entry[field];
    return typeof day === 'string' && day > today;
  });
}
