// Residents and their stays: counted facts in clear columns, everything else sealed per compartment.
// It decides nothing; it never removes a file because a part of it could not be read.
import type { Identity, ListFilter, Sex } from '../../../src/features/residents/index';
import {
  type NewFile,
  type PartSave,
  RESIDENTS,
  type ResidentLine,
  type ResidentsWrite,
  type Stay,
  STAYS,
  type StoredResident,
} from '../../../src/features/residents/records';
import { type RowOf, someOf } from '../../../src/kernel/columns';
import type { ResidentId, StaffId } from '../../../src/kernel/ids';
import { ofResident } from '../../../src/kernel/owner';
import type { Sealed } from '../../../src/kernel/sealed';
import type { Row } from '../database/driver';
import { idIn, integer, text } from '../database/rows';
import { readRow, rowsOf } from '../database/table-rows';
import type { ResidentsGround } from '../open-vault/store-ground';
import { IDENTITY_PART, PRESENCE_PART, type StoredPresence } from '../sealing/resident-parts';
import { searchNamesOf } from '../name-search/search-names';
import { correctionsOf } from './corrections';
import { staffCodeOf } from '../house-facts/staff-known';
import { deskFacts } from './desk-admissions';
import { addStatus, statusesOf } from './statuses';
import { firstFileOf, stayingFileOf } from '../house-facts/files-of-person';
import { partsOfFile } from '../house-facts/residents-known';
import { signInBefore } from '../house-facts/sign-ins';

const BY_CASE_NUMBER = 'SELECT id FROM residents WHERE case_number = $caseNumber';
const CASE_NUMBERS =
  'SELECT case_number FROM residents WHERE case_number >= $from AND case_number < $upTo';
/** Sorts after everything a number may hold. */
const LAST_SIGN = '\u{10ffff}';
const COUNT_ALL =
  'SELECT count(*) AS found FROM residents WHERE id NOT IN (SELECT merged_id FROM merged_files)';
const COUNT_IN_HOUSE =
  'SELECT count(DISTINCT resident_id) AS found FROM stays_in_force WHERE exited_on IS NULL';
const STAYS_OF =
  'SELECT * FROM stays WHERE resident_id = $resident ORDER BY admitted_on, exited_on IS NULL';

const LINE_FACTS = someOf(RESIDENTS.columns, [
  'caseNumber',
  'sex',
  'category',
  'exploitationForms',
  'nationality',
  'residenceStatus',
]);
/** The version of a part that was never saved before. */
const FIRST = 1;
type StayRow = RowOf<typeof STAYS.columns>;
type FactsRow = Pick<RowOf<typeof RESIDENTS.columns>, keyof StoredResident['facts']>;

const LINES_IN_HOUSE =
  'SELECT r.case_number, r.sex, r.category, r.exploitation_forms, r.nationality, r.residence_status, s.* FROM stays_in_force s JOIN residents r ON r.id = s.resident_id WHERE s.exited_on IS NULL';
const LINES_EXITED =
  'SELECT r.case_number, r.sex, r.category, r.exploitation_forms, r.nationality, r.residence_status, s.* FROM residents r JOIN stays_in_force s ON s.id = (SELECT x.id FROM stays_in_force x WHERE x.resident_id = r.id ORDER BY x.exited_on IS NULL DESC, x.admitted_on DESC LIMIT 1) WHERE s.exited_on IS NOT NULL';
const LINES_ALL =
  'SELECT r.case_number, r.sex, r.category, r.exploitation_forms, r.nationality, r.residence_status, s.* FROM residents r JOIN stays_in_force s ON s.id = (SELECT x.id FROM stays_in_force x WHERE x.resident_id = r.id ORDER BY x.exited_on IS NULL DESC, x.admitted_on DESC LIMIT 1)';
const LINES_MOVED =
  'SELECT r.case_number, r.sex, r.category, r.exploitation_forms, r.nationality, r.residence_status, s.* FROM residents r JOIN stays_in_force s ON s.id = (SELECT x.id FROM stays_in_force x WHERE x.resident_id = r.id ORDER BY x.exited_on IS NULL DESC, x.admitted_on DESC LIMIT 1) WHERE s.admitted_on >= $day OR s.exited_on >= $day ORDER BY coalesce(s.exited_on, s.admitted_on) DESC, s.place DESC LIMIT 60';
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
  const residents = rowsOf(records, RESIDENTS);
  const stays = rowsOf(records, STAYS);
  const saved = (id: ResidentId, version: 'presenceVersion' | 'identityVersion'): boolean =>
    (residents.find(id)?.[version] ?? 0) > 0;
  const staysOf = (id: ResidentId): readonly Stay[] =>
    records.all(STAYS_OF, { resident: id }).map((row) => stayOf(readRow(STAYS.columns, row)));
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
  const sealPresence = ({ id, version, part }: PartSave<StoredPresence>): void => {
    sealedParts.save(PRESENCE_PART, { recordId: id, owner: ofResident(id), version }, part);
    search.stagePresence(id, version, part);
  };
  const sealIdentity = ({ id, version, part }: PartSave<Identity>): void => {
    sealedParts.save(IDENTITY_PART, { recordId: id, owner: ofResident(id), version }, part);
    search.stageIdentity(id, version, part);
  };
  const { staffId } = vault.session;
  const addStay = (residentId: ResidentId, stay: Stay): void =>
    stays.add({
      ...rowOfStay(residentId, stay),
      admittedBy: staffId,
      exitedBy: stay.exit === null ? null : staffId,
    });
  /** Whoever wrote first that the person went; nobody while they stay. */
  const exitWriter = ({ id, exit }: Stay): StaffId | null => {
    if (exit === null) return null;
    const before = stays.find(id);
    return before === undefined || before.exitedOn === null ? staffId : before.exitedBy;
  };
  const saveStay = (residentId: ResidentId, stay: Stay): void => {
    search.readEverybody();
    const { id, residentId: _whose, ...to } = rowOfStay(residentId, stay);
    stays.change(id, { ...to, exitedBy: exitWriter(stay) });
    noteStays(residentId);
  };
  return {
    ...deskFacts(vault),
    lines: (filter) => records.all(LINES[filter]).map(lineOf),
    movedSince: (day) =>
      records.all(LINES_MOVED, { day }).map((row) => ({
        ...lineOf(row),
        by: writerOf(readRow(STAYS.columns, row)),
      })),
    hereBefore: (staffId) => signInBefore(records, staffId),
    counts: () => ({ all: one(COUNT_ALL), inHouse: one(COUNT_IN_HOUSE) }),
    find: (id) => {
      const row = stayingFileOf(records, id) === id ? residents.find(id) : undefined;
      return row === undefined ? undefined : residentOf(row);
    },
    stayingFile: (id) => stayingFileOf(records, id),
    partsOf: (id) => partsOfFile(records, id),
    staysOf,
    stayCorrectionsOf: stayCorrections.of,
    staffCode: (id) => staffCodeOf(records, id),
    presenceOf: (id) =>
      orLost(sealedParts.read(PRESENCE_PART, id), () => saved(id, 'presenceVersion')),
    identityOf: (id) =>
      orLost(sealedParts.read(IDENTITY_PART, id), () => saved(id, 'identityVersion')),
    hasIdentity: (id) => saved(id, 'identityVersion'),
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
    // Table by table: the pages of one table are at hand together, those of all tables are more than are kept at hand.
    add: (files) => {
      search.readEverybody();
      for (const file of files) residents.add(rowOfFile(file));
      for (const { resident, stay } of files) addStay(resident.id, stay);
      for (const { resident, stay, presence, spellings, identity } of files) {
        const { id, caseNumber, facts } = resident;
        search.stageFacts(id, { caseNumber, sex: facts.sex, current: isOpen(stay) });
        const keys = search.blindKeys(spellings);
        sealPresence({ id, version: FIRST, part: { ...presence, matchKeys: keys } });
        if (identity !== undefined) sealIdentity({ id, version: FIRST, part: identity });
      }
    },
    saveResident: (resident) => {
      search.readEverybody();
      const { id, caseNumber, version, facts } = resident;
      residents.change(id, { caseNumber, version, ...factsRow(facts) });
      noteFacts(id, { caseNumber, sex: facts.sex });
    },
    savePresence: ({ id, version, part, spellings }) => {
      search.readEverybody();
      const keys = search.blindKeys(spellings ?? [part.preferredName]);
      const matchKeys = spellings === undefined ? [...new Set([...keptKeys(id), ...keys])] : keys;
      sealPresence({ id, version, part: { ...part, matchKeys } });
      residents.change(id, { presenceVersion: version });
    },
    saveIdentity: (save) => {
      search.readEverybody();
      sealIdentity(save);
      residents.change(save.id, { identityVersion: save.version });
    },
    addStay: (residentId, stay) => {
      search.readEverybody();
      addStay(residentId, stay);
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
  return stay.exit === null;
}

function residentOf(row: RowOf<typeof RESIDENTS.columns>): StoredResident {
  const { id, caseNumber, version, createdAt, importId } = row;
  return { id, caseNumber, version, createdAt, importId, facts: factsOf(row) };
}

function lineOf(row: Row): ResidentLine {
  const stay = readRow(STAYS.columns, row);
  const { caseNumber, ...facts } = readRow(LINE_FACTS, row);
  return { id: stay.residentId, caseNumber, facts: factsOf(facts), stay: stayOf(stay) };
}

function factsOf(row: FactsRow): StoredResident['facts'] {
  const { sex, category, exploitationForms, nationality, residenceStatus } = row;
  return {
    ...{ sex, category, residenceStatus },
    exploitationForms: [...exploitationForms],
    nationality: nationality ?? undefined,
  };
}

/** Who wrote the last that happened: that the person went, or that they came. */
function writerOf({ exitedOn, admittedBy, exitedBy }: StayRow): StaffId | null {
  return exitedOn === null ? admittedBy : exitedBy;
}

function rowOfFile({ resident, identity }: NewFile): RowOf<typeof RESIDENTS.columns> {
  const { facts, ...own } = resident;
  const identityVersion = identity === undefined ? 0 : FIRST;
  return { ...own, ...factsRow(facts), presenceVersion: FIRST, identityVersion };
}

function factsRow(facts: StoredResident['facts']): FactsRow {
  const { sex, category, exploitationForms, nationality, residenceStatus } = facts;
  return {
    ...{ sex, category, exploitationForms, residenceStatus },
    nationality: nationality ?? null,
  };
}

function stayOf(row: StayRow): Stay {
  const { id, version, admittedOn, ageAtAdmission: years, ageBasis, referralSource } = row;
  return {
    ...{ id, version, admittedOn, referralSource },
    age: years === null ? null : { years, approximate: ageBasis !== 'exact' },
    exit:
      row.exitedOn === null
        ? null
        : {
            exitedOn: row.exitedOn,
            reason: row.exitReason ?? 'unknown',
            destination: row.exitDestination ?? 'unknown',
          },
  };
}

function rowOfStay(
  residentId: ResidentId,
  { age, exit, ...stay }: Stay,
): Omit<StayRow, 'admittedBy' | 'exitedBy'> {
  const { id, version, admittedOn, referralSource } = stay;
  return {
    ...{ id, residentId, version, admittedOn, referralSource },
    ageAtAdmission: age?.years ?? null,
    ageBasis: age === null ? 'unknown' : age.approximate ? 'approximate' : 'exact',
    exitedOn: exit?.exitedOn ?? null,
    exitReason: exit?.reason ?? null,
    exitDestination: exit?.destination ?? null,
  };
}
