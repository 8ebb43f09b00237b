// Lives the invented entries up to a day, each as the role that enters it; told month by month.
import type { CalendarDate } from '../../src/kernel/calendar-date';
import type { DemoDesk } from './demo-desk';
import type { DemoEntry } from './demo-months';

export interface DemoLife {
  /** Runs what was not run yet, up to the end of that day. */
  until(day: CalendarDate): Promise<void>;
}

export function lifeOf(
  desk: DemoDesk,
  /** In any order; those of one instant stay in the order given. */
  entries: readonly DemoEntry[],
  say: (line: string) => void,
): DemoLife {
  const waiting = entries.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  let month = '';
  let acting: DemoEntry['role'] | undefined;
  return {
    until: async (day) => {
      acting = undefined;
      for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
        if (next.at.slice(0, 10) > day) return;
        waiting.shift();
        if (next.at.slice(0, 7) !== month) {
          month = next.at.slice(0, 7);
          say(`${month}  ${entries.filter(({ at }) => at.startsWith(month)).length} entries`);
        }
        desk.at(next.at);
        if (acting !== next.role) await desk.actAs(next.role);
        acting = next.role;
        await next.run(desk);
      }
    },
  };
}
