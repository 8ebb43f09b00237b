// Lists as one worker keeps them: lines of Today put off until a day, and filters saved under a name. Nobody else sees them,
// and what is put off here waits undiminished on every colleague's Today.
import { z } from 'zod';
import { addDays, type CalendarDate, calendarDate } from '../../kernel/calendar-date';
import { requiredText } from '../../kernel/text';

/** A line of Today by its own name, such as `task.` and the task's id. It carries no words. */
export const lineName = z.string().min(1).max(80);

/** A list with filters, such as `residents`. */
export const listName = z.string().min(1).max(40);

/** What the list was set to: each filter's answer by its name. */
export const filterSetting = z.record(z.string().max(40), z.string().max(200));

const putOffLine = z.object({ line: lineName, until: calendarDate() });
export type PutOffLine = z.output<typeof putOffLine>;

export const savedFilter = z.object({
  id: z.string().min(1).max(40),
  list: listName,
  name: requiredText(60),
  setting: filterSetting,
});
export type SavedFilter = z.output<typeof savedFilter>;

export const ownLists = z.object({ putOff: z.array(putOffLine), filters: z.array(savedFilter) });
export type OwnLists = z.output<typeof ownLists>;

export const NOTHING_KEPT: OwnLists = { putOff: [], filters: [] };

/** As many as one person can look through. */
export const MOST = { putOff: 300, filters: 50 } as const;
/** Longer than a year is no putting off. */
const LONGEST_DAYS = 366;

export function isTooFar(until: CalendarDate, today: CalendarDate): boolean {
  return until > addDays(today, LONGEST_DAYS);
}

/** Those whose day has not come; the rest are shown again and need not be kept. */
export function stillPutOff(lists: OwnLists, today: CalendarDate): readonly PutOffLine[] {
  return lists.putOff.filter(({ until }) => until > today);
}

/** Two filters of one list have different names, whatever the letters' case and the blanks around them. */
export function isNameTaken(
  { filters }: OwnLists,
  wanted: Pick<SavedFilter, 'list' | 'name'> & { readonly id?: string | undefined },
): boolean {
  const plain = (name: string): string => name.trim().toLocaleLowerCase();
  return filters.some(
    ({ id, list, name }) =>
      list === wanted.list && id !== wanted.id && plain(name) === plain(wanted.name),
  );
}
