// The demo's registers: each invented entry of each kind once, over the last four weeks, about somebody who lives in the house
// and written by the role that keeps such a register. A kind that is in the list of kinds needs nothing more to be shown.
import { residents } from '../../src/features/residents/contract';
import { staffContract } from '../../src/features/staff/contract';
import { addDays, type CalendarDate } from '../../src/kernel/calendar-date';
import { compartmentsOf, roleMay, ROLES } from '../../src/kernel/compartments';
import { type EntryExample, filledExample } from '../../src/kernel/entry/entry-example';
import { isOpenEntry } from '../../src/kernel/entry/entry-kind';
import type { ResidentId } from '../../src/kernel/ids';
import { type AnyEntryKind, ENTRY_KINDS } from '../vault/house-facts/entry-kinds';
import type { DemoDesk } from './demo-desk';
import type { DemoEntry } from './demo-months';
import type { DemoRole } from './demo-staff';

const DAYS = 28;
/** In the evening of the day, when everybody who came has been written down. */
const WRITTEN = 'T20:00:00.000Z';

/** What is still open was noted on the last day. */
export function registerEntries(lastDay: CalendarDate): readonly DemoEntry[] {
  return ENTRY_KINDS.flatMap((kind) => entriesOfKind(kind, lastDay));
}

function entriesOfKind(kind: AnyEntryKind, lastDay: CalendarDate): DemoEntry[] {
  const { examples } = kind;
  return examples.map((example, nth) => {
    const daysAgo = isOpen(kind, example) ? 0 : Math.floor((nth * DAYS) / examples.length);
    const on = addDays(lastDay, -daysAgo);
    const run = (desk: DemoDesk) => note(desk, kind, { example, nth, on });
    return { at: `${on}${WRITTEN}`, role: writerOf(kind), run };
  });
}

function isOpen(kind: AnyEntryKind, example: EntryExample): boolean {
  const unknown = Object.keys(kind.counted).map((field) => [field, null]);
  return isOpenEntry(kind, { ...Object.fromEntries(unknown), ...example });
}

/** Of those who may write such an entry, whoever holds the fewest keys: the desk keeps the desk's register. */
function writerOf({ room, may }: AnyEntryKind): DemoRole {
  const needs = may.write.to === 'holders' ? may.write.of : {};
  const [writer] = ROLES.filter((role) => roleMay(role, needs)).toSorted(
    (a, b) => compartmentsOf(a).length - compartmentsOf(b).length,
  );
  if (writer === undefined) throw new Error(`nobody may write in ${room}`);
  return writer;
}

interface Noted {
  readonly example: EntryExample;
  readonly nth: number;
  readonly on: CalendarDate;
}

async function note(desk: DemoDesk, kind: AnyEntryKind, { example, nth, on }: Noted) {
  const residentId = example['residentId'] === null ? null : await somebody(desk, nth);
  if (residentId === null && !kind.about.isNullable) return;
  const { staff } = await desk.done(staffContract.list, {});
  const self = staff.find((one) => one.self);
  if (self === undefined) throw new Error('whoever writes is not among the staff');
  const entry = filledExample(kind, example, { residentId, on, staffId: self.id });
  await desk.done(desk.operation(`${kind.room}.write`), entry);
}

/** One after the other of those who live here; null in an empty house. */
async function somebody(desk: DemoDesk, nth: number): Promise<ResidentId | null> {
  const { residents: here } = await desk.done(residents.list, { filter: 'in-house' });
  const inOrder = here.toSorted((a, b) => (a.caseNumber < b.caseNumber ? -1 : 1));
  return inOrder[nth % Math.max(1, inOrder.length)]?.id ?? null;
}
