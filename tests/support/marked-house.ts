// A shelter in which everything that can be named is named by markup, a script, an address that runs or a template: what a
// visitor gives for a name, or what stands in a list that somebody else wrote.
import { dropNotes } from '../../src/features/drop-notes/contract';
import { carePlans } from '../../src/features/care-plans/contract';
import { ownListsContract } from '../../src/features/own-lists/contract';
import { residents } from '../../src/features/residents/contract';
import { sessionNotes } from '../../src/features/session-notes/contract';
import { shelter } from '../../src/features/shelter/contract';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import type { ResidentId } from '../../src/kernel/ids';
import { type AnyEntryKind, ENTRY_KINDS } from '../../electron/vault/house-facts/entry-kinds';
import { putExample } from '../../electron/vault/records/training';
import { actAsKeeper } from './full-file';
import { MARKS } from './marks';
import { admitInput, inventedName } from './residents';
import { foundTestVault, type TestVault } from './test-vault';

const [MARKUP, SCRIPT, , TEMPLATE] = MARKS;
const ALL = MARKS.join(' ');
/** Where there is little room. */
const SHORT = '<b/id=ran>';

/** Locked. */
export async function markedHouse(): Promise<TestVault> {
  const roles = ['case-manager', 'psychologist', 'reception', 'nurse'] as const;
  const house = await foundTestVault({ roles, training: true });
  const { settings, version } = await house.done(shelter.settings, {});
  await house.done(shelter.change, {
    settings: { ...settings, name: MARKUP },
    expectedVersion: version,
  });
  const { id } = await house.done(residents.admit, marked('K-001'));
  await house.done(residents.admit, { ...marked('K-002'), acknowledgedDuplicates: ALL });
  await house.done(ownListsContract.saveFilter, { list: 'residents', name: MARKUP, setting: {} });
  await inEveryRegister(house, id);
  await house.actAs('manager');
  await writePlan(house, id);
  await house.actAs('psychologist');
  await house.done(sessionNotes.write, {
    ...{ residentId: id, heldOn: '2026-03-09' as CalendarDate, kind: 'individual' },
    note: ALL,
  });
  await house.actAs('reception');
  await house.done(dropNotes.file, { residentId: id, to: 'case', words: ALL });
  house.at.lock('asked');
  return house;
}

function marked(number: string): ReturnType<typeof admitInput> {
  const input = admitInput(number, ALL);
  return {
    ...input,
    presence: { ...input.presence, preferredName: MARKUP, room: MARKUP, alertNote: ALL },
    identity: {
      ...input.identity,
      name: inventedName(ALL, { latin: MARKUP, preferred: SCRIPT, asOnDocument: TEMPLATE }),
      passportNumber: MARKUP,
    },
  };
}

async function writePlan(house: TestVault, residentId: ResidentId): Promise<void> {
  const started = await house.done(carePlans.start, { residentId });
  const at = (version: number) => ({
    ...{ residentId, planId: started.planId },
    expectedVersion: version,
  });
  const need = await house.done(carePlans.addNeed, {
    ...at(started.version),
    ...{ domain: 'work', level: 2, description: ALL },
  });
  const goal = await house.done(carePlans.setGoal, {
    ...at(need.version),
    ...{ needId: need.needId, title: MARKUP, ownWords: ALL, horizon: 'short' },
    scale: { expected: SCRIPT },
  });
  const { owners } = await house.done(carePlans.openPlan, { residentId });
  await house.done(carePlans.addTask, {
    ...at(goal.version),
    ...{ goalId: goal.goalId, title: MARKUP, dueOn: '2026-03-09' },
    ownerId: owners.find(({ self }) => self)?.id ?? '',
  });
}

/** One entry of each, by a role that keeps such a register, with as much of it in every sealed field as the field takes. */
async function inEveryRegister(house: TestVault, id: ResidentId): Promise<void> {
  for (const kind of ENTRY_KINDS) {
    await actAsKeeper(house, kind);
    const vault = house.open();
    vault.writing(() => putMarked(vault, kind, id));
  }
}

function putMarked(vault: ReturnType<TestVault['open']>, kind: AnyEntryKind, id: ResidentId): void {
  const words = Object.entries(kind.words).flatMap(([field, { schema }]) => {
    const fits = [ALL, MARKUP, SHORT].find((text) => schema.safeParse(text).success);
    return fits === undefined ? [] : [[field, fits]];
  });
  const examples = [{ ...kind.examples[0], ...Object.fromEntries(words) }];
  putExample(vault, { ...kind, examples }, { id, nth: 0, on: '2026-03-09' as CalendarDate });
}
