// Letting in, handing keys over, helping out and leaving: who may decide it stands here, the keys are made in the vault.
import { type Compartment, COMPARTMENTS, compartmentsOf } from '../../kernel/compartments';
import type { StaffId } from '../../kernel/ids';
import { passphraseProblem } from '../../kernel/passphrase';
import { ok, refuse, type Result } from '../../kernel/result';
import type { SecondPersonInput, SecondPersonRefusal } from '../../kernel/second-person';
import type { UseCases } from '../../kernel/use-case';
import { isAboutOneself, whyNotGrant, worksAlone } from './approval';
import type { SignIn, StaffPerson, staffContract } from './contract';
import type { KeptSignIn, SecondAtDesk, StaffMember, StaffRead, StaffWrite } from './records';

const PAGE = 50;
const ONE_STEP = { done: 0, total: 1 };

interface Answered {
  readonly id: StaffId;
  readonly waiting: Compartment[];
  readonly isInForce: boolean;
}

export const staffUseCases: UseCases<typeof staffContract, StaffRead, StaffWrite> = {
  list(_input, { records, session }) {
    const members = records.members();
    const sees = session.may('audit', 'read') && session.may('reporting', 'write');
    return ok({
      staff: members.map((member) => ({
        ...personOf(member, members),
        self: member.id === session.staffId,
        lastSignInAt: sees ? member.lastSignInAt : null,
      })),
      former: [...records.former()],
      holders: COMPARTMENTS.map((compartment) => ({
        compartment,
        count: holdersOf(compartment, members).length,
      })),
      // Where nobody is left to do it, what the page says is that only recovery opens the room.
      rewrapping: records
        .rewrapping()
        .filter((compartment) => holdersOf(compartment, members).length > 0),
    });
  },

  signIns({ before }, { records }) {
    const found = records.signIns(before, PAGE + 1);
    const own = records.sessionId();
    const signIns = found.slice(0, PAGE).map((kept) => signInOf(kept, own));
    return ok({ signIns, isMore: found.length > PAGE });
  },

  async *invite({ second: given, ...wish }, { records, newId, now, commit }) {
    const problem = passphraseProblem(wish.passphrase, [...records.ownWords(), wish.code]);
    if (problem !== undefined) return refuse(problem);
    yield { step: given === null ? 'staff-keys' : 'staff-second', ...ONE_STEP };
    const agreeing = await whoAgrees(records, given);
    if (!agreeing.ok) return agreeing;
    const second = agreeing.value;
    try {
      const id = newId<'staff'>();
      const agreedBy = second?.staffId ?? null;
      const newcomer = await records.newcomer({ ...wish, id, agreedBy, at: now }, second);
      if (!newcomer.ok) return newcomer;
      const { keep, waiting } = newcomer.value;
      const kept = commit<Answered, 'staff.second-needed'>((write) => {
        // Keys take their time: a colleague may have been let in meanwhile.
        if (second === null && !worksAlone(write.members())) return refuse('staff.second-needed');
        keep();
        if (second === null) write.noteLetInAlone(id, now);
        else second.agree('invite', id, now);
        return ok({ id, waiting: [...waiting], isInForce: false });
      });
      return kept.ok ? ok({ ...kept.value, isInForce: records.writeSlots() }) : kept;
    } finally {
      second?.leave();
    }
  },

  async *grant({ id, compartments, second: given }, { records, now, commit }) {
    const to = present(records, id);
    if (to === undefined) return refuse('staff.not-found');
    yield { step: 'staff-second', ...ONE_STEP };
    const second = await records.secondPerson(given);
    if (!second.ok) return second;
    try {
      const refusal = whyNotGrant({ to, compartments }, [records.self(), second.value]);
      if (refusal !== undefined) return refuse(refusal);
      const granted = await records.grant({ id, compartments, at: now }, second.value);
      if (!granted.ok) return granted;
      return commit(() => {
        granted.value.keep();
        second.value.agree('grant', id, now);
        return ok({ id });
      });
    } finally {
      second.value.leave();
    }
  },

  async *changePassphrase({ current, passphrase }, { records, commit }) {
    const problem = passphraseProblem(passphrase, records.ownWords());
    if (problem !== undefined) return refuse(problem);
    if (current === passphrase) return refuse('staff.passphrase-same');
    yield { step: 'staff-keys', ...ONE_STEP };
    const changed = await records.newPassphrase({ current, passphrase });
    if (!changed.ok) return changed;
    const kept = commit<Pick<Answered, 'isInForce'>, never>(() => {
      changed.value.keep();
      return ok({ isInForce: false });
    });
    return kept.ok ? ok({ isInForce: records.writeSlots() }) : kept;
  },

  async *renewAccess({ id, passphrase, second: given }, { records, now, commit }) {
    const problem = passphraseProblem(passphrase, records.ownWords());
    if (problem !== undefined) return refuse(problem);
    if (present(records, id) === undefined) return refuse('staff.not-found');
    yield { step: 'staff-second', ...ONE_STEP };
    const second = await records.secondPerson(given);
    if (!second.ok) return second;
    try {
      if (isAboutOneself(id, [records.self(), second.value])) return refuse('staff.about-oneself');
      const renewed = await records.newAccess({ id, passphrase, at: now }, second.value);
      if (!renewed.ok) return renewed;
      const kept = commit<Answered, never>(() => {
        renewed.value.keep();
        second.value.agree('renew-access', id, now);
        return ok({ id, waiting: [...renewed.value.waiting], isInForce: false });
      });
      return kept.ok ? ok({ ...kept.value, isInForce: records.writeSlots() }) : kept;
    } finally {
      second.value.leave();
    }
  },

  beforeLeaving({ id }, { records }) {
    if (present(records, id) === undefined) return refuse('staff.not-found');
    return ok({ media: [...records.media()] });
  },

  async *leave({ id, second: given }, { records, now, commit }) {
    if (present(records, id) === undefined) return refuse('staff.not-found');
    yield { step: 'staff-second', ...ONE_STEP };
    const second = await records.secondPerson(given);
    if (!second.ok) return second;
    try {
      if (isAboutOneself(id, [records.self(), second.value])) return refuse('staff.about-oneself');
      const shut = commit<
        { readonly id: StaffId; readonly isFinished: boolean },
        'vault.unvouched'
      >((write) => {
        const marked = write.markLeft({ id, at: now }, second.value);
        if (!marked.ok) return marked;
        second.value.agree('leave', id, now);
        return ok({ id, isFinished: false });
      });
      if (!shut.ok) return shut;
      // From here on the door is shut. Keys that cannot be renewed now are renewed when somebody finishes it.
      const renewed = yield* records.renewKeys(second.value);
      return ok({ id, isFinished: renewed.ok });
    } finally {
      second.value.leave();
    }
  },

  async *finishLeaving(_input, { records }) {
    if (!records.members().some(({ state }) => state === 'leaving')) {
      return refuse('staff.nobody-leaving');
    }
    yield { step: 'staff-keys', ...ONE_STEP };
    const renewed = yield* records.renewKeys(undefined);
    return renewed.ok ? ok({}) : renewed;
  },
};

/** Null where nobody else works, who could agree. */
async function whoAgrees(
  records: StaffRead,
  given: SecondPersonInput | null,
): Promise<Result<SecondAtDesk | null, SecondPersonRefusal | 'staff.second-needed'>> {
  if (given !== null) return records.secondPerson(given);
  return worksAlone(records.members()) ? ok(null) : refuse('staff.second-needed');
}

function present(records: StaffRead, id: StaffId): StaffMember | undefined {
  return records.members().find((member) => member.id === id && member.state !== 'leaving');
}

function holdersOf(
  compartment: Compartment,
  members: readonly StaffMember[],
): readonly StaffMember[] {
  return members.filter(({ state, held }) => state !== 'leaving' && held.includes(compartment));
}

function personOf(
  member: StaffMember,
  members: readonly StaffMember[],
): Omit<StaffPerson, 'self' | 'lastSignInAt'> {
  const { id, code, role, state, joinedAt, letIn, held } = member;
  const missing = compartmentsOf(role).filter((compartment) => !held.includes(compartment));
  const waiting =
    state === 'leaving'
      ? []
      : missing.map((compartment) => ({
          compartment,
          holders: holdersOf(compartment, members).map((holder) => holder.code),
        }));
  const inOrder = COMPARTMENTS.filter((compartment) => held.includes(compartment));
  return { id, code, role, state, joinedAt, letIn, held: inOrder, waiting };
}

function signInOf(kept: KeptSignIn, own: string): SignIn {
  const { id, code, openedAt, failedTries, endedAt, endedHow } = kept;
  const base = { id, code, openedAt, failedTries };
  if (endedAt !== null) {
    return { ...base, ended: { kind: 'locked', at: endedAt, how: endedHow ?? '' } };
  }
  return { ...base, ended: { kind: id === own ? 'open' : 'cut' } };
}
