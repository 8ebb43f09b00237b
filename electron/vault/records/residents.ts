// Residents and their stays: counted facts in clear columns, everything else sealed per compartment.
// It decides nothing; it never removes a file because a part of it could not be read.
import {
  type ListFilter,
  type Sex,
  SEXES,
  CATEGORIES,
  EXPLOITATION_FORMS,
  RESIDENCE_STATUSES,
  REFERRAL_SOURCES,
  EXIT_REASONS,
  EXIT_DESTINATIONS,
} from '../../../src/features/residents/index';
import type {
  ResidentLine,
  ResidentsWrite,
  Stay,
  StayExit,
  StoredResident,
} from '../../../src/features/residents/records';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import type { ImportId, ResidentId, StaffId } from '../../../src/kernel/ids';
import { ofResident } from '../../../src/kernel/owner';
import type { Age } from '../../../src/kernel/partial-date';
import type { Sealed } from '../../../src/kernel/sealed';
import type { Row } from '../database/driver';
import {
  codeIn,
  codesIn,
  dayIn,
  idIn,
  integer,
  maybeCodeIn,
  maybeInteger,
  maybeText,
  text,
} from '../database/rows';
import type { ResidentsGround } from '../open-vault/store-ground';
import { IDENTITY_PART, PRESENCE_PART } from '../sealing/resident-parts';
import { searchNamesOf } from '../name-search/search-names';
import { correctionsOf } from './corrections';
import { staffCodeOf } from '../house-facts/staff-known';
import { deskFacts } from './desk-admissions';
import { addStatus, statusesOf } from './statuses';
import { firstFileOf, stayingFileOf } from '../house-facts/files-of-person';
import { partsOfFile } from '../house-facts/residents-known';
import { signInBefore } from '../house-facts/sign-ins';

const FIND =
  'SELECT id, case_number, version, sex, category, exploitation_forms, nationality, residence_status, created_at, import_id FROM residents WHERE id = $id AND id NOT IN (SELECT merged_id FROM merged_files)';
const BY_CASE_NUMBER = 'SELECT id FROM residents WHERE case_number = $caseNumber';
const CASE_NUMBERS =
  'SELECT case_number FROM residents WHERE case_number >= $from AND case_number < $upTo';
/** Sorts after everything a number may hold. */
const LAST_SIGN = '\u{10ffff}';
const COUNT_ALL =
  'SELECT count(*) AS found FROM residents WHERE id NOT IN (SELECT merged_id FROM merged_files)';
const COUNT_IN_HOUSE =
  'SELECT count(DISTINCT resident_id) AS found FROM stays_in_force WHERE exited_on IS NULL';
const ADD =
  'INSERT INTO residents (id, case_number, version, sex, category, exploitation_forms, nationality, residence_status, created_at, import_id) VALUES ($id, $caseNumber, $version, $sex, $category, $forms, $nationality, $residence, $createdAt, $importId)';
const SAVE =
  'UPDATE residents SET case_number = $caseNumber, version = $version, sex = $sex, category = $category, exploitation_forms = $forms, nationality = $nationality, residence_status = $residence WHERE id = $id';
const PRESENCE_SAVED = 'UPDATE residents SET presence_version = $version WHERE id = $id';
const IDENTITY_SAVED = 'UPDATE residents SET identity_version = $version WHERE id = $id';
const SAVED_PARTS = 'SELECT presence_version, identity_version FROM residents WHERE id = $id';
const STAYS_OF =
  'SELECT id, version, admitted_on, age_at_admission, age_basis, referral_source, exited_on, exit_reason, exit_destination FROM stays WHERE resident_id = $resident ORDER BY admitted_on, exited_on IS NULL';
const ADD_STAY =
  'INSERT INTO stays (id, resident_id, version, admitted_on, age_at_admission, age_basis, referral_source, exited_on, exit_reason, exit_destination, admitted_by, exited_by) VALUES ($id, $resident, $version, $admittedOn, $age, $basis, $source, $exitedOn, $reason, $destination, $staff, iif($exitedOn IS NULL, NULL, $staff))';
const SAVE_STAY =
  'UPDATE stays SET version = $version, admitted_on = $admittedOn, age_at_admission = $age, age_basis = $basis, referral_source = $source, exited_on = $exitedOn, exit_reason = $reason, exit_destination = $destination, exited_by = iif($exitedOn IS NULL, NULL, iif(exited_on IS NULL, $staff, exited_by)) WHERE id = $id AND resident_id = $resident';

const LINES_IN_HOUSE =
  'SELECT r.id AS resident_id, r.case_number, r.sex, r.category, r.exploitation_forms, r.nationality, r.residence_status, s.* FROM stays_in_force s JOIN residents r ON r.id = s.resident_id WHERE s.exited_on IS NULL';
const LINES_EXITED =
  'SELECT r.id AS resident_id, r.case_number, r.sex, r.category, r.exploitation_forms, r.nationality, r.residence_status, s.* FROM residents r JOIN stays_in_force s ON s.id = (SELECT x.id FROM stays_in_force x WHERE x.resident_id = r.id ORDER BY x.exited_on IS NULL DESC, x.admitted_on DESC LIMIT 1) WHERE s.exited_on IS NOT NULL';
const LINES_ALL =
  'SELECT r.id AS resident_id, r.case_number, r.sex, r.category, r.exploitation_forms, r.nationality, r.residence_status, s.* FROM residents r JOIN stays_in_force s ON s.id = (SELECT x.id FROM stays_in_force x WHERE x.resident_id = r.id ORDER BY x.exited_on IS NULL DESC, x.admitted_on DESC LIMIT 1)';
const LINES_MOVED =
  'SELECT r.id AS resident_id, r.case_number, r.sex, r.category, r.exploitation_forms, r.nationality, r.residence_status, s.* FROM residents r JOIN stays_in_force s ON s.id = (SELECT x.id FROM stays_in_force x WHERE x.resident_id = r.id ORDER BY x.exited_on IS NULL DESC, x.admitted_on DESC LIMIT 1) WHERE s.admitted_on >= $day OR s.exited_on >= $day ORDER BY coalesce(s.exited_on, s.admitted_on) DESC, s.place DESC LIMIT 60';
const LINES: Readonly<Record<ListFilter, string>> = {
  'in-house': LINES_IN_HOUSE,
  exited: LINES_EXITED,
  all: LINES_ALL,
};

export function residentsRecords(vault: ResidentsGround): ResidentsWrite {
  const { records, sealedParts } = vault;
  const search = searchNamesOf(vault);
  const stayCorrections = correctionsOf(vault, { kind: 'stay', compartment: 'case' });
  const one = (sql: string): number => {
    const row = records.get(sql);
    return row === undefined ? 0 : integer(row, 'found');
  };
  const saved = (id: ResidentId, column: 'presence_version' | 'identity_version'): boolean =>
    integer(records.get(SAVED_PARTS, { id }) ?? { [column]: 0 }, column) > 0;
  const staysOf = (id: ResidentId): readonly Stay[] =>
    records.all(STAYS_OF, { resident: id }).map(stayOf);
  const keptKeys = (id: ResidentId): readonly string[] => {
    const before = sealedParts.read(PRESENCE_PART, id);
    return before.state === 'open' ? before.value.matchKeys : [];
  };
  const noteFacts = (id: ResidentId, facts: { caseNumber: string; sex: Sex }): void =>
    search.stageFacts(id, { ...facts, current: staysOf(id).some(isOpen) });
  const noteStays = (id: ResidentId): void => {
    const facts = search.factsOf(id);
    if (facts !== undefined) noteFacts(id, { caseNumber: facts.caseNumber, sex: facts.sex });
  };
  const written = (residentId: ResidentId, stay: Stay) => ({
    ...stayColumns(residentId, stay),
    staff: vault.session.staffId,
  });
  const saveStay = (residentId: ResidentId, stay: Stay): void => {
    search.readEverybody();
    records.run(SAVE_STAY, written(residentId, stay));
    noteStays(residentId);
  };
  return {
    ...deskFacts(vault),
    lines: (filter) => records.all(LINES[filter]).map(lineOf),
    movedSince: (day) =>
      records.all(LINES_MOVED, { day }).map((row) => ({ ...lineOf(row), by: writerOf(row) })),
    hereBefore: (staffId) => signInBefore(records, staffId),
    counts: () => ({ all: one(COUNT_ALL), inHouse: one(COUNT_IN_HOUSE) }),
    find: (id) => {
      const row = records.get(FIND, { id });
      return row === undefined ? undefined : residentOf(row);
    },
    stayingFile: (id) => stayingFileOf(records, id),
    partsOf: (id) => partsOfFile(records, id),
    staysOf,
    stayCorrectionsOf: stayCorrections.of,
    staffCode: (id) => staffCodeOf(records, id),
    presenceOf: (id) =>
      orLost(sealedParts.read(PRESENCE_PART, id), () => saved(id, 'presence_version')),
    identityOf: (id) =>
      orLost(sealedParts.read(IDENTITY_PART, id), () => saved(id, 'identity_version')),
    hasIdentity: (id) => saved(id, 'identity_version'),
    caseNumberHolder: (caseNumber) => {
      const row = records.get(BY_CASE_NUMBER, { caseNumber });
      return row === undefined ? undefined : idIn<'resident'>(row, 'id');
    },
    caseNumbersIn: (series) =>
      records
        .all(CASE_NUMBERS, { from: series, upTo: `${series}${LAST_SIGN}` })
        .map((row) => text(row, 'case_number')),
    statusesOf: (id) => statusesOf(vault, id),
    house: () => vault.settings(),
    names: () => search.index,
    cardOf: (id) => search.cardOf(id),
    mayBeKnown: (names) => search.mayBeKnown(names),
    add: (resident, stay) => {
      search.readEverybody();
      records.run(ADD, {
        ...columnsOf(resident),
        createdAt: resident.createdAt,
        importId: resident.importId ?? null,
      });
      records.run(ADD_STAY, written(resident.id, stay));
      const { id, caseNumber, facts } = resident;
      search.stageFacts(id, { caseNumber, sex: facts.sex, current: isOpen(stay) });
    },
    saveResident: (resident) => {
      search.readEverybody();
      records.run(SAVE, columnsOf(resident));
      noteFacts(resident.id, { caseNumber: resident.caseNumber, sex: resident.facts.sex });
    },
    savePresence: ({ id, version, part, spellings }) => {
      search.readEverybody();
      const keys = search.blindKeys(spellings ?? [part.preferredName]);
      const matchKeys = spellings === undefined ? [...new Set([...keptKeys(id), ...keys])] : keys;
      const stored = { ...part, matchKeys };
      sealedParts.save(PRESENCE_PART, { recordId: id, owner: ofResident(id), version }, stored);
      records.run(PRESENCE_SAVED, { id, version });
      search.stagePresence(id, version, stored);
    },
    saveIdentity: ({ id, version, part }) => {
      search.readEverybody();
      sealedParts.save(IDENTITY_PART, { recordId: id, owner: ofResident(id), version }, part);
      records.run(IDENTITY_SAVED, { id, version });
      search.stageIdentity(id, version, part);
    },
    addStay: (residentId, stay) => {
      search.readEverybody();
      records.run(ADD_STAY, written(residentId, stay));
      noteStays(residentId);
    },
    addStatus: (residentId, status) => addStatus(vault, residentId, status),
    saveStay,
    correctStay: (residentId, stay, correction) => {
      saveStay(residentId, stay);
      const owner = ofResident(firstFileOf(records, 'stays', stay.id) ?? residentId);
      stayCorrections.add({ ...correction, recordId: stay.id, owner, version: stay.version - 1 });
    },
  };
}

/** A row that was written and is gone was on a page that a rescue could not read: nobody may take it for never asked. */
function orLost<Value>(part: Sealed<Value>, wasSaved: () => boolean): Sealed<Value> {
  return part.state === 'none' && wasSaved() ? { state: 'lost' } : part;
}

function isOpen(stay: Stay): boolean {
  return stay.exit === undefined;
}

function columnsOf(resident: StoredResident) {
  const { id, caseNumber, version, facts } = resident;
  return {
    id,
    caseNumber,
    version,
    sex: facts.sex,
    category: facts.category,
    forms: JSON.stringify(facts.exploitationForms),
    nationality: facts.nationality ?? null,
    residence: facts.residenceStatus,
  };
}

function stayColumns(residentId: ResidentId, stay: Stay) {
  return {
    id: stay.id,
    resident: residentId,
    version: stay.version,
    admittedOn: stay.admittedOn,
    age: stay.age?.years ?? null,
    basis: basisOf(stay.age),
    source: stay.referralSource,
    exitedOn: stay.exit?.exitedOn ?? null,
    reason: stay.exit?.reason ?? null,
    destination: stay.exit?.destination ?? null,
  };
}

function basisOf(age: Age | undefined): 'exact' | 'approximate' | 'unknown' {
  if (age === undefined) return 'unknown';
  return age.approximate ? 'approximate' : 'exact';
}

function residentOf(row: Row): StoredResident {
  const importId = maybeText(row, 'import_id');
  return {
    id: idIn<'resident'>(row, 'id'),
    caseNumber: text(row, 'case_number'),
    version: integer(row, 'version'),
    facts: factsOf(row),
    createdAt: text(row, 'created_at'),
    ...(importId === null ? {} : { importId: importId as ImportId }),
  };
}

function lineOf(row: Row): ResidentLine {
  return {
    id: idIn<'resident'>(row, 'resident_id'),
    caseNumber: text(row, 'case_number'),
    facts: factsOf(row),
    stay: stayOf(row),
  };
}

/** Who wrote the last that happened: that the person went, or that they came. */
function writerOf(row: Row): StaffId | null {
  const column = maybeText(row, 'exited_on') === null ? 'admitted_by' : 'exited_by';
  return maybeText(row, column) === null ? null : idIn<'staff'>(row, column);
}

function factsOf(row: Row): StoredResident['facts'] {
  return {
    sex: codeIn(row, 'sex', SEXES),
    category: codeIn(row, 'category', CATEGORIES),
    exploitationForms: codesIn(row, 'exploitation_forms', EXPLOITATION_FORMS),
    nationality: maybeText(row, 'nationality') ?? undefined,
    residenceStatus: codeIn(row, 'residence_status', RESIDENCE_STATUSES),
  };
}

function stayOf(row: Row): Stay {
  return {
    id: idIn<'stay'>(row, 'id'),
    version: integer(row, 'version'),
    admittedOn: dayIn(row, 'admitted_on'),
    age: ageOf(row),
    referralSource: codeIn(row, 'referral_source', REFERRAL_SOURCES),
    exit: exitOf(row),
  };
}

function ageOf(row: Row): Age | undefined {
  const years = maybeInteger(row, 'age_at_admission');
  return years === null ? undefined : { years, approximate: text(row, 'age_basis') !== 'exact' };
}

function exitOf(row: Row): StayExit | undefined {
  const exitedOn = maybeText(row, 'exited_on');
  if (exitedOn === null) return undefined;
  return {
    exitedOn: exitedOn as CalendarDate,
    reason: maybeCodeIn(row, 'exit_reason', EXIT_REASONS) ?? 'unknown',
    destination: maybeCodeIn(row, 'exit_destination', EXIT_DESTINATIONS) ?? 'unknown',
  };
}
