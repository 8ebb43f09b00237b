// Erases what belongs to one owner who has no file: a record about somebody who was never a resident, a partner body.
// Rows first, then the keys, once the rows are gone from the disk (docs/decisions/0063).
import { type Owner, refOf } from '../../../src/kernel/owner';
import type { RecordRows, RemovalGround } from '../open-vault/store-ground';
import { keyRemovalOf } from '../staff-changes/key-removal';

const REMOVE_PARTS = 'DELETE FROM sealed_parts WHERE resident_id = $owner';

/** Takes every sealed part of the owner and the keys that opened them. Inside a transaction; a resident goes otherwise. */
export function removeOwned(vault: RecordRows & RemovalGround, owner: Owner): void {
  if (owner.kind === 'resident') throw new Error('a resident is erased with the whole file');
  vault.records.run(REMOVE_PARTS, { owner: refOf(owner) });
  keyRemovalOf(vault).stage(owner);
}
