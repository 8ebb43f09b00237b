// Whose the lines of the trail are: which their person's key does not cover, and the ends of sessions that were cut short.
import type { AuditWrite } from '../../../src/features/audit/records';
import type { Progress } from '../../../src/kernel/operation';
import { keepCover } from '../audit/covers';
import { coverMessage } from '../audit/session-author';
import { walkAuthors } from '../audit/trail-authors';
import type { PersonSession } from '../open-vault/person-session';
import { authorParts } from '../unlock/foreign-lines';

/** The trail with what says whose its lines are. */
export type AuthoredTrail = Pick<
  PersonSession,
  'vaultId' | 'records' | 'audit' | 'book' | 'recorder'
>;

export async function* verified(vault: AuthoredTrail): ReturnType<AuditWrite['verify']> {
  const total = vault.audit.size();
  const walk = vault.audit.walk();
  for (;;) {
    const step = walk.next();
    if (step.done === true) {
      const { foreign, open } = yield* unsignedLines(vault, 'audit-verify');
      const [first] = foreign;
      const named = first === undefined ? {} : { firstForeign: first };
      return { ...step.value, authors: { foreign: foreign.size, ...named, open: open.size } };
    }
    yield { step: 'audit-verify', done: step.value, total };
  }
}

export interface Unsigned {
  readonly foreign: ReadonlySet<number>;
  readonly open: ReadonlySet<number>;
}

/** The session that is open signs for its lines within a minute. */
export async function* unsignedLines(
  vault: AuthoredTrail,
  step: string,
): AsyncGenerator<Progress, Unsigned, void> {
  const total = vault.audit.size();
  const walk = walkAuthors(authorParts(vault));
  for (;;) {
    const next = walk.next();
    if (next.done !== true) {
      yield { step, done: next.value, total };
      continue;
    }
    const { foreign, tails } = next.value;
    const cut = tails.filter(({ session }) => session !== vault.recorder.session);
    return { foreign: new Set(foreign), open: new Set(cut.flatMap(({ lines }) => lines)) };
  }
}

export function cutSession({
  cutTails,
  audit,
}: Pick<PersonSession, 'cutTails' | 'audit'>): ReturnType<AuditWrite['cutSession']> {
  const [cut] = cutTails;
  if (cut === undefined) return null;
  const lines = cut.lines.map((sequence) => {
    const { at = '', verb = '', outcome = 'done' } = audit.event(sequence) ?? {};
    return { sequence, at, verb, outcome };
  });
  return { session: cut.session, lines };
}

/** By the person's own key, which signs for nothing else of the trail but its sessions' keys. */
export function ownCutSession(vault: PersonSession, session: number): boolean {
  const cut = vault.cutTails.find((one) => one.session === session);
  const size = cut?.lines.at(-1);
  const chain = size === undefined ? undefined : vault.audit.chainAt(size);
  if (size === undefined || chain === undefined) return false;
  const { vaultId, keys } = vault;
  const signature = keys.sign(coverMessage({ vaultId, session }, size, chain));
  keepCover(vault.records, { session, size, signature });
  vault.cutTails = vault.cutTails.filter((one) => one !== cut);
  return true;
}
