// Admitting, opening, correcting and letting go of residents.
// Identity is written only by those who hold its key; a part that cannot be read is never overwritten.
import { approximateAge, UNKNOWN_DATE } from '../../kernel/partial-date';
import { changedFields } from '../../kernel/corrections';
import { ok, refuse } from '../../kernel/result';
import type { CheckedInputOf } from '../../kernel/operation';
import type { UseCases } from '../../kernel/use-case';
import { openedValue } from '../../kernel/sealed';
import { checkAdmission, checkExit, neverAdmitted } from './admission';
import { admit } from './admitting';
import type { residents } from './contract';
import { currentFile } from './current-file';
import { findingUseCases } from './finding-use-cases';
import { ageToKeep } from './kept-age';
import { freeNumber } from './free-number';
import { type AdmissionFacts, type CountedFacts, fileSpellings } from './parts';
import type { ResidentsRead, ResidentsWrite, StoredResident } from './records';
import { emptyFacts, type UnansweredFacts } from './open-questions';
import { openQuestionUseCases } from './open-questions-use-cases';
import { statusUseCases } from './status-use-cases';
import { ageOf, correctedAge } from './stay-age';
import { checkStayOrder } from './stay-correction';
import { stayFields, stayUseCases } from './stay-use-cases';
import { seesCase } from './sees-case';
import { openedFacts, openedStay, sameAs, togetherOf } from './shown';

export const residentsUseCases: UseCases<typeof residents, ResidentsRead, ResidentsWrite> = {
  ...statusUseCases,
  ...stayUseCases,
  ...openQuestionUseCases,
  ...findingUseCases,

  nextCaseNumber: (_input, { records, session, today }) =>
    ok({
      caseNumber: freeNumber(records, today),
      today,
      mayWriteIdentity: session.may('identity', 'write'),
      seesCase: seesCase(session),
      beds: bedsOf(records),
    }),

  admit,

  open: ({ id: asked }, { records, session, today }) => {
    const id = records.stayingFile(asked);
    const resident = records.find(id);
    if (resident === undefined) return refuse('residents.not-found');
    const oldestFirst = records.staysOf(id);
    const stays = oldestFirst.toReversed();
    const identity = records.identityOf(id);
    const birth = openedValue(identity)?.birth;
    const ageNow = birth === undefined ? null : approximateAge(birth, today);
    const ageThen = stays[0]?.age ?? null;
    const shown = { today, seesCase: seesCase(session) };
    return ok({
      id,
      caseNumber: resident.caseNumber,
      version: resident.version,
      sex: resident.facts.sex,
      facts: openedFacts(resident, shown.seesCase),
      presence: records.presenceOf(id),
      identity,
      together: togetherOf(id, records),
      sameAs: sameAs(id, records),
      unanswered: shown.seesCase ? records.unansweredOf(id) : {},
      stays: stays.map((stay) => openedStay(stay, shown)),
      inHouse: stays.some((stay) => stay.exit === null),
      age:
        ageNow !== null
          ? { ...ageNow, atAdmission: false }
          : ageThen === null
            ? null
            : { ...ageThen, atAdmission: true },
      may: {
        correct: session.may('presence', 'write'),
        writeIdentity: session.may('identity', 'write'),
        // Without the key nobody can tell which birth date is on file.
        guessAge:
          birth === undefined
            ? ageToKeep(oldestFirst, records.hasIdentity(id)) === undefined
            : ageNow === null,
      },
    });
  },

  correct: (input, { records, session, today, now, newId }) => {
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
    if (latest !== undefined) {
      const wanted = { id: latest.id, admittedOn: stay.admittedOn, exit: latest.exit };
      const inOrder = checkStayOrder(stays, wanted, records.statusesOf(id));
      if (!inOrder.ok) return inOrder;
    }
    const sources = { identity: known, stays, identityWritten: records.hasIdentity(id) };
    const age = latest === undefined ? null : correctedAge(stay, latest, sources);
    const group = neverAdmitted({ sex: input.facts.sex, age }, records.house().neverAdmits);
    if (group !== undefined) return refuse('residents.never-admitted', { group });
    const version = found.value.version + 1;
    const seen = seesCase(session);
    const facts = correctedFacts(found.value.facts, input.facts, seen);
    records.saveResident({ ...found.value, caseNumber, facts, version });
    if (latest !== undefined) {
      const { version: before, referralSource } = latest;
      const told = seen ? stay : { ...stay, referralSource };
      const after = { ...latest, ...stayFacts(told), version: before + 1, age };
      const former = changedFields(stayFields(latest), stayFields(after));
      // Whoever holds no key of the case cannot seal for it: the desk's own slip leaves no history.
      if (former !== undefined && session.may('case', 'write')) {
        const made = { id: newId<'correction'>(), correctedAt: now, former, reason: '' };
        records.correctStay(id, after, made);
      } else records.saveStay(id, after);
    }
    if (seen) records.saveUnanswered(id, unansweredAfter(input, records), now);
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
    const open = records.staysOf(id).find((stay) => stay.exit === null);
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
    if (stays.some((one) => one.exit === null)) return refuse('residents.still-in-house');
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
    records.addStay(id, { id: newId<'stay'>(), version: 1, ...stayFacts(stay), age, exit: null });
    return ok({ version: raiseVersion(records, found.value) });
  },
};

function bedsOf(records: ResidentsRead): { capacity: number; taken: number } | null {
  const { capacity } = records.house();
  return capacity === undefined ? null : { capacity, taken: records.counts().inHouse };
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

/** A fact that has its answer is open no more; of an empty one the corrector says why, or nothing new. */
function unansweredAfter(
  { id, facts, stay, unanswered }: CheckedInputOf<typeof residents.correct>,
  records: ResidentsRead,
): UnansweredFacts {
  const before = records.unansweredOf(id);
  const { nationality, residenceStatus } = facts;
  const left = emptyFacts({ nationality, residenceStatus, referralSource: stay.referralSource });
  return Object.fromEntries(left.map((fact) => [fact, unanswered[fact] ?? before[fact]]));
}

function raiseVersion(records: ResidentsWrite, resident: StoredResident): number {
  const version = resident.version + 1;
  records.saveResident({ ...resident, version });
  return version;
}

function stayFacts({ admittedOn, referralSource }: AdmissionFacts) {
  return { admittedOn, referralSource };
}
