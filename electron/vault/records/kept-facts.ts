// The counted facts that outlive a file, and how they are cut from it. No id in here is one the trail knows.
import { keptStay } from '../../../src/features/retention/index';
import { KEPT_FACTS, KEPT_STATUSES, type KeptFacts } from '../../../src/features/retention/records';
import { STATUSES } from '../../../src/features/residents/records';
import type { ResidentId } from '../../../src/kernel/ids';
import type { Handle } from '../database/driver';
import { readRow, rowsOf } from '../database/table-rows';
import { freshId } from '../keys/places';
import type { RecordRows, ResidentsGround } from '../open-vault/store-ground';
import { residentsRecords } from './residents';

// By id where days are equal: the order of writing would tell who was erased when.
const ALL = 'SELECT * FROM kept_facts ORDER BY admitted_on DESC, id';

export function readKeptFacts(records: Handle): readonly KeptFacts[] {
  return records.all(ALL).map((row) => readRow(KEPT_FACTS.columns, row));
}

/** Keeps what is counted of each stay of a resident who is about to be erased. Throws while a stay is open. */
export function keepFactsOf(vault: ResidentsGround, id: ResidentId): void {
  const residents = residentsRecords(vault);
  const resident = residents.find(id);
  if (resident === undefined) throw new Error('there is no such resident to erase');
  const person = freshId();
  const kept = rowsOf(vault.records, KEPT_FACTS);
  for (const { admittedOn, age, referralSource, exit } of residents.staysOf(id)) {
    if (exit === null) throw new Error('somebody who lives here is not erased');
    const stay = keptStay(resident.facts, {
      ...{ admittedOn, referralSource },
      age: age?.years ?? null,
      exitedOn: exit.exitedOn,
      exitReason: exit.reason,
      exitDestination: exit.destination,
    });
    kept.add({ id: freshId<'kept-stay'>(), person, ...stay });
  }
  keepStatusesOf(vault, id, person);
}

/** What was true at the end of each period stays true after the erasure; codes and days only. */
function keepStatusesOf({ records }: RecordRows, residentId: ResidentId, person: string): void {
  const kept = rowsOf(records, KEPT_STATUSES);
  const held = rowsOf(records, STATUSES).list({ where: { residentId, correctedBy: null } });
  for (const { category, from } of held)
    kept.add({ id: freshId<'kept-status'>(), person, category, from });
}
