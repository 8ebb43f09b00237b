// A second person at the desk: their slot proves that they are there, their keys serve one act and are wiped.
// A store reaches this through `place.gate.secondPerson(input)`; the operation is a job, since it takes time.
import type { Role } from '../../../src/kernel/compartments';
import type { StaffId } from '../../../src/kernel/ids';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import type { SecondPersonRefusal } from '../../../src/kernel/second-person';
import { openSession, type SessionKeys } from '../keys/session-keys';
import { judgeOf } from '../deeds/book';
import { roleByDeeds, vouchesForSlot } from '../deeds/vouching';
import type { PersonSession } from '../open-vault/person-session';
import { ageOfProof } from './proof-of-today';
import { leftStaffIds } from '../house-facts/staff-known';
import { readWraps } from '../keyring/compartment-wraps';
import { proveStaff, type UnlockRequest } from '../unlock/unlocking';

export interface SecondPerson {
  readonly staffId: StaffId;
  readonly staffCode: string;
  readonly role: Role;
  /** Everything this person holds. Call `keys.wipe()` as soon as the act is done or refused. */
  readonly keys: SessionKeys;
}

export type SecondPersonRequest = UnlockRequest;

/**
 * Refusals: `second-person.same` (who signed in cannot be the second), `second-person.wait` {seconds},
 * `second-person.not-proved` (code or passphrase is wrong, or of an older header; it is not told which). Tries count as at
 * the door.
 * Whether this person is entitled to the act is for the use case: `second-person.not-entitled`.
 */
export async function proveSecondPerson(
  vault: PersonSession,
  request: SecondPersonRequest,
): Promise<Result<SecondPerson, SecondPersonRefusal>> {
  // Otherwise one person who knows a colleague's passphrase of before would be both.
  if (vault.isByFormerSlot) return refuse('second-person.not-proved');
  const proved = await proveStaff(request);
  if (!proved.ok) return refusalOf(proved.refusal);
  const { slot, holder } = proved.value;
  const isSameBook = holder.keys.founding.toString('hex') === vault.keys.founding;
  const wraps = readWraps(vault.keyring, slot.staffId);
  const keys = await openSession(holder, wraps, judgeOf(vault.book));
  if (slot.staffId === vault.session.staffId) {
    keys.wipe();
    return refuse('second-person.same');
  }
  const isOfToday = ageOfProof(vault, proved.value) === 'today';
  const role = roleByDeeds(vault.book.state, slot.staffId);
  const isVouched = isSameBook && vouchesForSlot(vault.book.state, slot);
  if (
    !isOfToday ||
    !isVouched ||
    role === undefined ||
    leftStaffIds(vault.records).has(slot.staffId)
  ) {
    keys.wipe();
    return refuse('second-person.not-proved');
  }
  return ok({ staffId: slot.staffId as StaffId, staffCode: slot.staffCode, role, keys });
}

function refusalOf(refusal: {
  readonly code: string;
  readonly details?: Readonly<Record<string, string | number>>;
}): Result<never, SecondPersonRefusal> {
  return refusal.code === 'vault.wait'
    ? refuse('second-person.wait', refusal.details)
    : refuse('second-person.not-proved');
}
