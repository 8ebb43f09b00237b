// The admission of somebody, alone or with her children: one transaction, a file for each, the children linked to her.
// A desk that does not see the case writes none of it: the category is not yet determined, and the rest was not asked.
import { UNKNOWN_DATE } from '../../kernel/partial-date';
import type { ResidentId } from '../../kernel/ids';
import type { CheckedInputOf, OutputOf, RefusalCodeOf } from '../../kernel/operation';
import { ok, type Result, refuse } from '../../kernel/result';
import type { CommandContext, Session } from '../../kernel/use-case';
import { checkAdmission, neverAdmitted } from './admission';
import type { residents } from './contract';
import { findDuplicates } from './duplicates';
import { freeNumber } from './free-number';
import { ageOf } from './stay-age';
import { emptyFacts, type UnansweredFacts } from './open-questions';
import { type CountedFacts, fileSpellings } from './parts';
import type { ResidentsRead, ResidentsWrite } from './records';

type Admission = CheckedInputOf<typeof residents.admit>;
type Child = Admission['children'][number];
type Admitted = Result<OutputOf<typeof residents.admit>, RefusalCodeOf<typeof residents.admit>>;
type Context = CommandContext<ResidentsWrite>;

export function admit(sent: Admission, context: Context): Admitted {
  const { records, session, today } = context;
  const input = session.may('case', 'read') ? sent : withoutCase(sent);
  if (input.identity !== undefined && !session.may('identity', 'write')) {
    return refuse('residents.identity-closed');
  }
  const refused = whyNot(input, context);
  if (!refused.ok) return refused;
  const caseNumber = input.caseNumber ?? freeNumber(records, today);
  if (records.caseNumberHolder(caseNumber) !== undefined) {
    return refuse('residents.case-number-taken', { caseNumber });
  }
  const isKnown = input.acknowledgedDuplicates === undefined && isPerhapsKnown(input, context);
  if (isKnown && session.may('identity', 'read')) return refuse('residents.possible-duplicate');
  const id = addFile({ ...input, caseNumber }, context);
  if (isKnown) raise(id, context);
  const children = input.children.map((child) => admitChild(child, { of: id, input }, context));
  return ok({ id, caseNumber, children });
}

/** Whoever does not see the facts of a case does not write them either, whatever was sent. */
function withoutCase(sent: Admission): Admission {
  const { sex } = sent.facts;
  return {
    ...sent,
    facts: { sex, category: 'undetermined', exploitationForms: [] },
    stay: { ...sent.stay, referralSource: undefined },
    unanswered: {},
  };
}

function whyNot({ identity, facts, stay, children }: Admission, { records, today }: Context) {
  const checked = checkAdmission({ ...stay, birth: identity?.birth ?? UNKNOWN_DATE, today });
  if (!checked.ok) return checked;
  const never = records.house().neverAdmits;
  const age = ageOf(stay, { identity, stays: [], identityWritten: false });
  const group = neverAdmitted({ sex: facts.sex, age }, never);
  if (group !== undefined) return refuse('residents.never-admitted', { group });
  const barred = children.findIndex(
    (child) => neverAdmitted({ sex: child.sex, age: ageOfChild(child) }, never) !== undefined,
  );
  return barred < 0 ? ok(null) : refuse('residents.child-never-admitted', { child: barred + 1 });
}

function addFile(input: Admission & { readonly caseNumber: string }, context: Context): ResidentId {
  const { presence, identity, stay, caseNumber, acknowledgedDuplicates: reason } = input;
  const { records, now, newId } = context;
  const id = newId<'resident'>();
  const age = ageOf(stay, { identity, stays: [], identityWritten: false });
  const why = reason === undefined ? {} : { duplicateReason: reason };
  const facts = countedOf(input.facts);
  const file = {
    resident: { id, caseNumber, version: 1, facts, createdAt: now, importId: null },
    stay: { id: newId<'stay'>(), version: 1, ...stayOf(stay), age, exit: null },
    presence: identity === undefined ? { ...presence, ...why } : presence,
    spellings: fileSpellings(input),
    identity: identity === undefined ? undefined : { ...identity, ...why },
  };
  records.add([file]);
  records.saveUnanswered(id, notAskedOf(input), now);
  return id;
}

interface Family {
  readonly of: ResidentId;
  readonly input: Admission;
}

/** A child comes with the mother: the same day and room, a dependant, a number of the series. */
function admitChild(child: Child, { of, input }: Family, context: Context) {
  const { records, today, now, newId } = context;
  const caseNumber = freeNumber(records, today);
  const { name: preferredName, sex, guessedAge } = child;
  const { room } = input.presence;
  const id = addFile(
    {
      caseNumber,
      presence: { preferredName, room, alerts: [] },
      facts: { sex, category: 'dependant', exploitationForms: [] },
      stay: { admittedOn: input.stay.admittedOn, guessedAge },
      unanswered: {},
      children: [],
    },
    context,
  );
  const link = { id: newId<'file-link'>(), kind: 'mother-of' as const };
  records.addLink({ ...link, residentId: of, otherId: id, recordedAt: now });
  return { id, caseNumber };
}

function raise(residentId: ResidentId, { records, now, newId }: Context): void {
  records.raiseDoubleCheck({ id: newId<'double-check'>(), residentId, raisedAt: now });
}

/** What is left out was not asked; a code says that it was, and what became of the question. */
function notAskedOf({ facts, stay, unanswered }: Admission): UnansweredFacts {
  const { nationality, residenceStatus } = facts;
  const left = { nationality, residenceStatus, referralSource: stay.referralSource };
  return Object.fromEntries(
    emptyFacts(left).map((fact) => [fact, unanswered[fact] ?? answerOf(fact, left)]),
  );
}

function answerOf(fact: string, { residenceStatus, referralSource }: Left) {
  const wasAsked =
    (fact === 'residence-status' && residenceStatus === 'unknown') ||
    (fact === 'referral-source' && referralSource === 'unknown');
  return wasAsked ? 'not-known' : 'not-asked';
}

interface Left {
  readonly residenceStatus: string | undefined;
  readonly referralSource: string | undefined;
}

function countedOf({ residenceStatus = 'unknown', ...facts }: Admission['facts']): CountedFacts {
  return { ...facts, residenceStatus };
}

function stayOf({ admittedOn, referralSource = 'unknown' }: Admission['stay']) {
  return { admittedOn, referralSource };
}

function ageOfChild({ guessedAge }: Child) {
  return guessedAge === undefined ? null : { years: guessedAge, approximate: true };
}

function isPerhapsKnown(
  file: Admission,
  { records, session }: { readonly records: ResidentsRead; readonly session: Session },
): boolean {
  const names = fileSpellings(file);
  if (!session.may('identity', 'read')) return records.mayBeKnown(names);
  const { birth } = file.identity ?? { birth: UNKNOWN_DATE };
  const birthYear = birth.precision === 'unknown' ? undefined : Number(birth.date.slice(0, 4));
  const person = { names, sex: file.facts.sex, birthYear };
  return findDuplicates(person, records.names(), 1).length > 0;
}
