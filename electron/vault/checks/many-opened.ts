// Many files opened, or many names asked after, in a short time: a line of the trail, and a notice for the manager until one has seen it.
import { z } from 'zod';
import { MANY_WHAT, type ManyOpened } from '../../../src/features/audit/contract';
import { keepMark, readMark } from '../audit/marks';
import type { Handle } from '../database/driver';
import { parsed } from '../database/rows';
import type { PersonSession } from '../open-vault/person-session';

const MARK = 'many-opened';
/** Older ones are in the trail all the same. */
const KEPT = 20;

const noticesSchema = z.array(
  z.object({
    sequence: z.number(),
    at: z.string(),
    code: z.string(),
    count: z.number(),
    what: z.enum(MANY_WHAT).default('files'),
  }),
);

/** Oldest first. */
export function manyOpenedUnseen(records: Handle): ManyOpened[] {
  const value = readMark(records, MARK);
  return value === undefined ? [] : parsed(value, noticesSchema, MARK);
}

/** Inside the open transaction. */
export function seeManyOpened(records: Handle, sequence: number): void {
  keep(
    records,
    manyOpenedUnseen(records).filter((notice) => notice.sequence !== sequence),
  );
}

/** In a transaction of its own; where the disk takes nothing, beside the trail and without a notice. */
export function noteMany(
  vault: PersonSession,
  { what, count, at }: Pick<ManyOpened, 'what' | 'count' | 'at'>,
): void {
  const { staffCode: code } = vault.session;
  const event = {
    at,
    actor: code,
    verb: what === 'files' ? 'residents.many-opened' : 'residents.many-asked',
    outcome: 'done',
    facts: what === 'files' ? { opened: count } : { asked: count },
  } as const;
  const isKept = vault.writingIfPossible(() => {
    vault.record(event);
    vault.recorder.flush();
    const notice = { sequence: vault.audit.size(), at, code, count, what };
    keep(vault.records, [...manyOpenedUnseen(vault.records), notice].slice(-KEPT));
  });
  if (!isKept) vault.setAside(event);
}

function keep(records: Handle, notices: readonly ManyOpened[]): void {
  keepMark(records, MARK, JSON.stringify(notices));
}
