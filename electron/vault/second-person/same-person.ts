// Proves that who sits at the desk is still who signed in. Nothing is opened with what it gives.
import { ok, refuse, type Result } from '../../../src/kernel/result';
import type { DoorRefusal } from '../../../src/features/vault/contract';
import { wipeHolderKeys } from '../keys/holder-keys';
import { wipe } from '../keys/suite';
import type { PersonSession } from '../open-vault/person-session';
import { ageOfProof } from './proof-of-today';
import { proveStaff, type UnlockRequest } from '../unlock/unlocking';

/** Answers the wrong tries on their slot since its last right one. */
export async function proveSamePerson(
  vault: PersonSession,
  request: Omit<UnlockRequest, 'staffCode'>,
): Promise<Result<number, DoorRefusal>> {
  const proved = await proveStaff({ ...request, staffCode: vault.session.staffCode });
  if (!proved.ok) return proved;
  const { holder, failedTries } = proved.value;
  const standing = ageOfProof(vault, proved.value);
  wipeHolderKeys(holder.keys);
  wipe(holder.fileKeys.databaseKey, holder.fileKeys.keyringKey);
  return standing === 'stranger' ? refuse('vault.wrong-passphrase') : ok(failedTries);
}
