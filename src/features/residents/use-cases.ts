// Admitting, finding, opening, correcting and letting go of residents.
// Identity is written only by those who hold its key; a part that cannot be read is never overwritten.
import { type CalendarDate, addDays } from '../../kernel/calendar-date';
import { type Age, approximateAge, UNKNOWN_DATE } from '../../kernel/partial-date';
import { ok, refuse } from '../../kernel/result';
import type { CheckedInputOf } from '../../kernel/operation';
import type { Session, UseCases } from '../../kernel/use-case';
import { openedValue } from '../../kernel/sealed';
import { fileNumberSeries, nextFileNumber } from '../shelter';
import { ageAtAdmission, checkAdmission, checkExit, neverAdmitted } from './admission';
import type { residents } from './contract';
import { currentFile } from './current-file';
import { findDuplicates } from './duplicates';
import { ageCarried, ageCorrected, ageToKeep } from './kept-age';
import type { PersonFacts } from './name-score';
import {
  type AdmissionFacts,
  type CountedFacts,
  fileSpellings,
  type Identity,
  type ResidentFile,
} from './parts';
import type { ResidentsRead, ResidentsWrite, Stay, StoredResident } from './records';
import { statusUseCases } from './status-use-cases';
import { candidateOf, hitOf, openedStay, rowOf, openedFacts } from './shown';

const HITS = 20;
/** After a long absence Today tells of two weeks; the rest stands in the list. */
const LOOKS_BACK_DAYS = 14;
const DAY_LENGTH = 10;
const CANDIDATES = 8;

export const residentsUseCases: UseCases<typeof residents, ResidentsRead, ResidentsWrite> = {
  ...statusUseCases,

  list: ({ filter }, { records, session }) => {
    const { all, inHouse } = records.counts();
    return ok({
      residents: records.lines(filter).map((line) => rowOf(line, records, seesCase(session))),
      counts: { all, inHouse, exited: all - inHouse },
      capacity: records.house().capacity ?? null,
      mayAdmit: session.may('presence', 'write'),
    });
  },

  movements: (_input, { records, session, today }) => {
    const before = records.hereBefore(session.staffId);
    const day = before === undefined ? today : (before.slice(0, DAY_LENGTH) as CalendarDate);
    const earliest = addDays(today, -LOOKS_BACK_DAYS);
    const rows = records
      .movedSince(day < earliest ? earliest : day)
      .map((line) => rowOf(line, records, seesCase(session)));
    return ok({
      since: before ?? null,
      admitted: rows.filter((row) => row.exitedOn === null),
      exited: rows.filter((row) => row.exitedOn !== null),
    });
  },

  search: ({ text }, { records }) => {
    const found = records.names().search(text, HITS);
    return ok({ hits: found.flatMap((one) => hitOf(one, records)) });
  },

  possibleDuplicates: ({ name, birthYear, sex }, { records, session }) => {
    const names = [name];
    if (!session.may('identity', 'read')) {
      return ok({ possibleMatch: records.mayBeKnown(names), candidates: [] });
    }
    const person: PersonFacts = {
      names,
      ...(birthYear === null ? {} : { birthYear }),
      ...(sex === null ? {} : { sex }),
    };
    const candidates = findDuplicates(person, records.names(), CANDIDATES);
    return ok({
      possibleMatch: candidates.length > 0,
      candidates: candidates.map((one) => candidateOf(one, records)),
    });
  },

  nextCaseNumber: (_input, { records, session, today }) =>
    ok({
      caseNumber: freeNumber(records, today),
      today,
      mayWriteIdentity: session.may('identity', 'write'),
      beds: bedsOf(records),
    }),

  nationalitiesHere: (_input, { records }) =>
    ok({ nationalities: mostFrequentFirst(nationalitiesIn(records)) }),

  admit: (input, { records, session, today, now, newId }) => {
    const { presence, identity, stay } = input;
    if (identity !== undefined && !session.may('identity', 'write')) {
      return refuse('residents.identity-closed');
    }
    const checked = checkAdmission({ ...stay, birth: identity?.birth ?? UNKNOWN_DATE, today });
    if (!checked.ok) return checked;
    const age = ageOf(stay, { identity, stays: [], identityWritten: false });
    const group = neverAdmitted({ sex: input.facts.sex, age }, records.house().neverAdmits);
    if (group !== undefined) return refuse('residents.never-admitted', { group });
    const caseNumber = input.caseNumber ?? freeNumber(records, today);
    if (records.caseNumberHolder(caseNumber) !== undefined) {
      return refuse('residents.case-number-taken', { caseNumber });
    }
    const reason = input.acknowledgedDuplicates;
    if (reason === undefined && isPerhapsKnown(input, records, session)) {
      return refuse('residents.possible-duplicate');
    }
    const id = newId<'resident'>();
    records.add(
      { id, caseNumber, version: 1, facts: input.facts, createdAt: now },
      { id: newId<'stay'>(), version: 1, ...stayFacts(stay), age },
    );
    const why = reason === undefined ? {} : { duplicateReason: reason };
    if (identity !== undefined) {
      records.saveIdentity({ id, version: 1, part: { ...identity, ...why } });
    }
    records.savePresence({
      id,
      version: 1,
      part: identity === undefined ? { ...presence, ...why } : presence,
      spellings: fileSpellings(input),
    });
    return ok({ id, caseNumber });
  },

  open: ({ id }, { records, session, today }) => {
    const resident = records.find(id);
    if (resident === undefined) return refuse('residents.not-found');
    const oldestFirst = records.staysOf(id);
    const stays = oldestFirst.toReversed();
    const identity = records.identityOf(id);
    const birth = openedValue(identity)?.birth;
    const ageNow = birth === undefined ? undefined : approximateAge(birth, today);
    const ageThen = stays[0]?.age;
    const shown = { today, seesCase: seesCase(session) };
    return ok({
      id,
      caseNumber: resident.caseNumber,
      version: resident.version,
      sex: resident.facts.sex,
      facts: openedFacts(resident, shown.seesCase),
      presence: records.presenceOf(id),
      identity,
      stays: stays.map((stay) => openedStay(stay, shown)),
      inHouse: stays.some((stay) => stay.exit === undefined),
      age:
        ageNow !== undefined
          ? { ...ageNow, atAdmission: false }
          : ageThen === undefined
            ? null
            : { ...ageThen, atAdmission: true },
      may: {
        correct: session.may('presence', 'write'),
        writeIdentity: session.may('identity', 'write'),
        // Without the key nobody can tell which birth date is on file.
        guessAge:
          birth === undefined
            ? ageToKeep(oldestFirst, records.hasIdentity(id)) === undefined
            : ageNow === undefined,
      },
    });
  },

  correct: (input, { records, session, today }) => {
    const { id, identity, stay, caseNumber } = input;
    const found = currentFile(records, input);
    if (!found.ok) return found;
    if (identity !== undefined && !session.may('identity', 'write')) {
      return refuse('residents.identity-closed');
    }
    const before = { presence: records.presenceOf(id), identity: records.identityOf(id) };
    const spoilt = before.presence.state === 'unreadable' || before.identity.state === 'unreadable';
    if (spoilt) return refuse('residents.part-unreadable');
    const holder = records.caseNumberHolder(caseNumber);
    if (holder !== undefined && holder !== id) {
      return refuse('residents.case-number-taken', { caseNumber });
    }
    const known = identity ?? openedValue(before.identity);
    const admitted = checkAdmission({ ...stay, birth: known?.birth ?? UNKNOWN_DATE, today });
    if (!admitted.ok) return admitted;
    const stays = records.staysOf(id);
    const latest = stays.at(-1);
    const exitedOn = latest?.exit?.exitedOn;
    if (exitedOn !== undefined && exitedOn < stay.admittedOn) {
      return refuse('residents.exit-before-admission', { admittedOn: stay.admittedOn });
    }
    const sources = { identity: known, stays, identityWritten: records.hasIdentity(id) };
    const age = latest === undefined ? undefined : correctedAge(stay, latest, sources);
    const group = neverAdmitted({ sex: input.facts.sex, age }, records.house().neverAdmits);
    if (group !== undefined) return refuse('residents.never-admitted', { group });
    const version = found.value.version + 1;
    const seen = seesCase(session);
    const facts = correctedFacts(found.value.facts, input.facts, seen);
    records.saveResident({ ...found.value, caseNumber, facts, version });
    if (latest !== undefined) {
      const { version: before, referralSource } = latest;
      const told = seen ? stay : { ...stay, referralSource };
      records.saveStay(id, { ...latest, ...stayFacts(told), version: before + 1, age });
    }
    const presenceReason = openedValue(before.presence)?.duplicateReason;
    if (identity !== undefined) {
      const reason = openedValue(before.identity)?.duplicateReason;
      records.saveIdentity({ id, version, part: { ...identity, duplicateReason: reason } });
    }
    records.savePresence({
      id,
      version,
      part: { ...input.presence, duplicateReason: presenceReason },
      ...(identity === undefined ? {} : { spellings: fileSpellings(input) }),
    });
    return ok({ version });
  },

  exit: (input, { records, today }) => {
    const { id, exitedOn, reason, destination } = input;
    const found = currentFile(records, input);
    if (!found.ok) return found;
    const open = records.staysOf(id).find((stay) => stay.exit === undefined);
    if (open === undefined) return refuse('residents.not-in-house');
    const checked = checkExit({ admittedOn: open.admittedOn, exitedOn, today });
    if (!checked.ok) return checked;
    const exit = { exitedOn, reason, destination };
    records.saveStay(id, { ...open, version: open.version + 1, exit });
    return ok({ version: raiseVersion(records, found.value) });
  },

  readmit: (input, { records, today, newId }) => {
    const { id, stay } = input;
    const found = currentFile(records, input);
    if (!found.ok) return found;
    const stays = records.staysOf(id);
    if (stays.some((one) => one.exit === undefined)) return refuse('residents.still-in-house');
    const identity = openedValue(records.identityOf(id));
    const checked = checkAdmission({ ...stay, birth: identity?.birth ?? UNKNOWN_DATE, today });
    if (!checked.ok) return checked;
    const lastExit = stays.at(-1)?.exit?.exitedOn;
    if (lastExit !== undefined && stay.admittedOn < lastExit) {
      return refuse('residents.admitted-before-exit', { exitedOn: lastExit });
    }
    const age = ageOf(stay, { identity, stays, identityWritten: records.hasIdentity(id) });
    const person = { sex: found.value.facts.sex, age };
    const group = neverAdmitted(person, records.house().neverAdmits);
    if (group !== undefined) return refuse('residents.never-admitted', { group });
    records.addStay(id, { id: newId<'stay'>(), version: 1, ...stayFacts(stay), age });
    return ok({ version: raiseVersion(records, found.value) });
  },
};

/** The next number of the shelter's series; read and given in one transaction, so that no two files get it. */
function freeNumber(records: ResidentsRead, today: CalendarDate): string {
  const { fileNumbers } = records.house();
  const taken = records.caseNumbersIn(fileNumberSeries(fileNumbers, today));
  return nextFileNumber(taken, today, fileNumbers);
}

function bedsOf(records: ResidentsRead): { capacity: number; taken: number } | null {
  const { capacity } = records.house();
  return capacity === undefined ? null : { capacity, taken: records.counts().inHouse };
}

/** Forms of exploitation, category, nationality, referral and exit, together with the name. */
function seesCase(session: Session): boolean {
  return session.may('case', 'read');
}

/**
 * What the corrector does not see is not overwritten by what she was not asked. What the person is held to be has a
 * history of its own: see `changeStatus`.
 */
function correctedFacts(
  before: CountedFacts,
  facts: CheckedInputOf<typeof residents.correct>['facts'],
  seen: boolean,
): CountedFacts {
  return seen ? { ...facts, category: before.category } : { ...before, sex: facts.sex };
}

function raiseVersion(records: ResidentsWrite, resident: StoredResident): number {
  const version = resident.version + 1;
  records.saveResident({ ...resident, version });
  return version;
}

function isPerhapsKnown(
  file: Omit<ResidentFile, 'caseNumber'>,
  records: ResidentsRead,
  session: Session,
): boolean {
  const names = fileSpellings(file);
  if (!session.may('identity', 'read')) return records.mayBeKnown(names);
  const { birth } = file.identity ?? { birth: UNKNOWN_DATE };
  const birthYear = birth.precision === 'unknown' ? undefined : Number(birth.date.slice(0, 4));
  const person = { names, sex: file.facts.sex, birthYear };
  return findDuplicates(person, records.names(), 1).length > 0;
}

interface AgeSources {
  readonly identity: Identity | undefined;
  /** Whose ages count where the identity cannot be read, oldest first. */
  readonly stays: readonly Stay[];
  readonly identityWritten: boolean;
}

/** By the birth date; where it cannot be read, by an age that followed from it; only then as guessed. */
function ageOf(stay: AdmissionFacts, known: AgeSources): Age | undefined {
  const { identity, stays, identityWritten } = known;
  if (identity === undefined) {
    const kept = ageToKeep(stays, identityWritten);
    if (kept !== undefined) return ageCarried(kept, stay.admittedOn);
  }
  const age = identity && ageAtAdmission(identity.birth, stay.admittedOn);
  if (age !== undefined || stay.guessedAge === undefined) return age;
  return { years: stay.guessedAge, approximate: true };
}

/** The stay's own age comes first: what an identity holder set right there is not undone by an older stay. */
function correctedAge(stay: AdmissionFacts, before: Stay, known: AgeSources): Age | undefined {
  if (before.age === undefined) return ageOf(stay, known);
  const kept =
    known.identity === undefined ? ageToKeep([before], known.identityWritten) : undefined;
  if (kept !== undefined) return ageCorrected(kept, stay.admittedOn);
  const age = ageOf(stay, { ...known, stays: [] });
  return age ?? (known.identity === undefined ? before.age : undefined);
}

function stayFacts({ admittedOn, referralSource }: AdmissionFacts) {
  return { admittedOn, referralSource };
}

function nationalitiesIn(records: ResidentsRead): readonly string[] {
  return records.lines('in-house').flatMap(({ facts }) => facts.nationality ?? []);
}

function mostFrequentFirst(codes: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  const byCount = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return byCount.map(([code]) => code);
}
