// Admitting, finding, opening, correcting and letting go of residents.
// Identity is written only by those who hold its key; a part that cannot be read is never overwritten.
import { addDays, type CalendarDate } from '../../kernel/calendar-date';
import type { ResidentId } from '../../kernel/ids';
import { type Age, approximateAge, UNKNOWN_DATE } from '../../kernel/partial-date';
import { ok, refuse } from '../../kernel/result';
import type { Session, UseCases } from '../../kernel/use-case';
import { openedValue } from '../../kernel/sealed';
import { ageAtAdmission, checkAdmission, checkExit, nextCaseNumber } from './admission';
import type { residents } from './contract';
import { findDuplicates } from './duplicates';
import { ageCarried, ageCorrected, ageToKeep } from './kept-age';
import type { PersonFacts } from './name-score';
import { type AdmissionFacts, fileSpellings, type Identity, type ResidentFile } from './parts';
import type { ResidentsRead, ResidentsWrite, Stay, StoredResident } from './records';
import { candidateOf, hitOf, openedStay, rowOf } from './shown';

const HITS = 20;
/** After a long absence Today tells of two weeks; the rest stands in the list. */
const LOOKS_BACK_DAYS = 14;
const DAY_LENGTH = 10;
const CANDIDATES = 8;

export const residentsUseCases: UseCases<typeof residents, ResidentsRead, ResidentsWrite> = {
  list: ({ filter }, { records, session }) => {
    const { all, inHouse } = records.counts();
    return ok({
      residents: records.lines(filter).map((line) => rowOf(line, records)),
      counts: { all, inHouse, exited: all - inHouse },
      mayAdmit: session.may('presence', 'write'),
    });
  },

  movements: (_input, { records, session, today }) => {
    const before = records.hereBefore(session.staffId);
    const day = before === undefined ? today : (before.slice(0, DAY_LENGTH) as CalendarDate);
    const earliest = addDays(today, -LOOKS_BACK_DAYS);
    const rows = records
      .movedSince(day < earliest ? earliest : day)
      .map((line) => rowOf(line, records));
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
      caseNumber: nextCaseNumber(records.caseNumbers(), today),
      today,
      mayWriteIdentity: session.may('identity', 'write'),
    }),

  admit: (input, { records, session, today, now, newId }) => {
    const { presence, identity, stay, caseNumber } = input;
    if (identity !== undefined && !session.may('identity', 'write')) {
      return refuse('residents.identity-closed');
    }
    const checked = checkAdmission({ ...stay, birth: identity?.birth ?? UNKNOWN_DATE, today });
    if (!checked.ok) return checked;
    if (records.caseNumberHolder(caseNumber) !== undefined) {
      return refuse('residents.case-number-taken', { caseNumber });
    }
    const reason = input.acknowledgedDuplicates;
    if (reason === undefined && isPerhapsKnown(input, records, session)) {
      return refuse('residents.possible-duplicate');
    }
    const id = newId<'resident'>();
    const age = ageOf(stay, { identity, stays: [], identityWritten: false });
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
    const { facts } = resident;
    return ok({
      id,
      caseNumber: resident.caseNumber,
      version: resident.version,
      facts: { ...facts, nationality: facts.nationality ?? null },
      presence: records.presenceOf(id),
      identity,
      stays: stays.map((stay) => openedStay(stay, today)),
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
    const version = found.value.version + 1;
    records.saveResident({ ...found.value, caseNumber, facts: input.facts, version });
    if (latest !== undefined) {
      const sources = { identity: known, stays, identityWritten: records.hasIdentity(id) };
      records.saveStay(id, {
        ...latest,
        ...stayFacts(stay),
        version: latest.version + 1,
        age: correctedAge(stay, latest, sources),
      });
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
    records.addStay(id, { id: newId<'stay'>(), version: 1, ...stayFacts(stay), age });
    return ok({ version: raiseVersion(records, found.value) });
  },
};

/** The file as it stands, if it is still the one the editor saw. */
function currentFile(
  records: ResidentsRead,
  input: { readonly id: ResidentId; readonly expectedVersion: number },
) {
  const resident = records.find(input.id);
  if (resident === undefined) return refuse('residents.not-found');
  if (resident.version !== input.expectedVersion) return refuse('residents.changed-meanwhile');
  return ok(resident);
}

function raiseVersion(records: ResidentsWrite, resident: StoredResident): number {
  const version = resident.version + 1;
  records.saveResident({ ...resident, version });
  return version;
}

function isPerhapsKnown(file: ResidentFile, records: ResidentsRead, session: Session): boolean {
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
