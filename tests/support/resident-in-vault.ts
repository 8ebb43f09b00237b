// An invented resident put straight into an open vault by somebody who holds presence and identity.
import { residentsRecords } from '../../electron/vault/records/residents';
import { freshId } from '../../electron/vault/keys/places';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import type { Presence } from '../../src/features/residents/index';
import type { NewFile } from '../../src/features/residents/records';
import type { ResidentId } from '../../src/kernel/ids';
import type { TestVault } from './test-vault';

export interface InventedResident {
  readonly name: string;
  readonly born?: string;
  readonly admittedOn?: string;
  readonly alerts?: Presence['alerts'];
}

export function putResident(house: TestVault, person: InventedResident): ResidentId {
  const vault = house.open();
  const id = freshId<'resident'>();
  vault.writing(() => {
    const records = residentsRecords(vault);
    const file: NewFile = {
      resident: {
        id,
        caseNumber: `2026-${id.slice(0, 10)}`,
        version: 1,
        facts: {
          sex: 'female',
          category: 'identified-victim',
          exploitationForms: [],
          residenceStatus: 'unknown',
        },
        createdAt: house.clock.now(),
        importId: null,
      },
      stay: {
        id: freshId<'stay'>(),
        version: 1,
        admittedOn: (person.admittedOn ?? '2026-01-04') as CalendarDate,
        age: null,
        exit: null,
        referralSource: 'unknown',
      },
      presence: { preferredName: person.name, alerts: person.alerts ?? [] },
      spellings: [person.name],
      identity: {
        name: { given: person.name },
        birth:
          person.born === undefined
            ? { precision: 'unknown' }
            : { precision: 'day', date: person.born as CalendarDate },
      },
    };
    records.add([file]);
  });
  return id;
}

/** Six people who come on one day: enough for a summary of it to show something. */
export function putSix(house: TestVault, admittedOn: string): void {
  for (const name of ['أ', 'ب', 'ج', 'د', 'هـ', 'و']) putResident(house, { name, admittedOn });
}

/** Verbs of the newest audit events, newest first. */
export function newestVerbs(house: TestVault, limit = 5): string[] {
  return house
    .open()
    .audit.newest(Number.MAX_SAFE_INTEGER, limit)
    .map(({ verb, outcome }) => (outcome === 'done' ? verb : `${verb} ${outcome}`));
}
