// The counted facts that outlive a file, and how they are cut from it. No id in here is one the trail knows.
import {
  SEXES,
  CATEGORIES,
  EXPLOITATION_FORMS,
  RESIDENCE_STATUSES,
  REFERRAL_SOURCES,
  EXIT_REASONS,
  EXIT_DESTINATIONS,
} from '../../../src/features/residents/index';
import { type KeptStay, keptStay } from '../../../src/features/retention/index';
import type { KeptFacts } from '../../../src/features/retention/records';
import type { ResidentId } from '../../../src/kernel/ids';
import type { Handle, Row } from '../database/driver';
import { codeIn, dayIn, maybeInteger, maybeText, text } from '../database/rows';
import { freshId } from '../keys/places';
import type { RecordRows, ResidentsGround } from '../open-vault/store-ground';
import { residentsRecords } from './residents';

const ALL = 'SELECT * FROM kept_facts ORDER BY admitted_on DESC, id';
const ADD =
  'INSERT INTO kept_facts (id, person, sex, category, exploitation_form, nationality, residence_status, age_from, admitted_on, referral_source, exited_on, exit_reason, exit_destination) VALUES ($id, $person, $sex, $category, $form, $nationality, $residence, $age, $admittedOn, $source, $exitedOn, $reason, $destination)';

const STATUSES =
  'SELECT category, from_day FROM statuses WHERE resident_id = $resident AND corrected_by IS NULL';
const ADD_STATUS =
  'INSERT INTO kept_statuses (id, person, category, from_day) VALUES ($id, $person, $category, $from)';

export function readKeptFacts(records: Handle): readonly KeptFacts[] {
  return records.all(ALL).map(keptOf);
}

/** Keeps what is counted of each stay of a resident who is about to be erased. Throws while a stay is open. */
export function keepFactsOf(vault: ResidentsGround, id: ResidentId): void {
  const residents = residentsRecords(vault);
  const resident = residents.find(id);
  if (resident === undefined) throw new Error('there is no such resident to erase');
  const person = freshId();
  for (const { admittedOn, age, referralSource, exit } of residents.staysOf(id)) {
    if (exit === undefined) throw new Error('somebody who lives here is not erased');
    const stay = keptStay(resident.facts, {
      ...{ admittedOn, referralSource },
      age: age?.years ?? null,
      exitedOn: exit.exitedOn,
      exitReason: exit.reason,
      exitDestination: exit.destination,
    });
    vault.records.run(ADD, { id: freshId(), person, ...columnsOf(stay) });
  }
  keepStatusesOf(vault, id, person);
}

/** What was true at the end of each period stays true after the erasure; codes and days only. */
function keepStatusesOf(vault: RecordRows, resident: ResidentId, person: string): void {
  for (const row of vault.records.all(STATUSES, { resident })) {
    const status = { category: text(row, 'category'), from: maybeText(row, 'from_day') };
    vault.records.run(ADD_STATUS, { id: freshId(), person, ...status });
  }
}

function columnsOf(stay: KeptStay) {
  return {
    sex: stay.sex,
    category: stay.category,
    form: stay.exploitationForm,
    nationality: stay.nationality,
    residence: stay.residenceStatus,
    age: stay.ageFrom,
    admittedOn: stay.admittedOn,
    source: stay.referralSource,
    exitedOn: stay.exitedOn,
    reason: stay.exitReason,
    destination: stay.exitDestination,
  };
}

function keptOf(row: Row): KeptFacts {
  return {
    person: text(row, 'person'),
    sex: codeIn(row, 'sex', SEXES),
    category: codeIn(row, 'category', CATEGORIES),
    exploitationForm: codeIn(row, 'exploitation_form', EXPLOITATION_FORMS),
    nationality: maybeText(row, 'nationality'),
    residenceStatus: codeIn(row, 'residence_status', RESIDENCE_STATUSES),
    ageFrom: maybeInteger(row, 'age_from'),
    admittedOn: dayIn(row, 'admitted_on'),
    referralSource: codeIn(row, 'referral_source', REFERRAL_SOURCES),
    exitedOn: dayIn(row, 'exited_on'),
    exitReason: codeIn(row, 'exit_reason', EXIT_REASONS),
    exitDestination: codeIn(row, 'exit_destination', EXIT_DESTINATIONS),
  };
}
