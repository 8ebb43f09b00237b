// Somebody proves themselves while the vault is open, by the header that lies in the folder at that moment. Anybody at the
// computer can lay an older one there, under which a passphrase of before opens its slot: that is seen and told.
import { heedHeader } from '../open-vault/header-alarm';
import { isKnownSlot } from '../open-vault/header-memory';
import { equalBytes } from '../keys/suite';
import type { PersonSession } from '../open-vault/person-session';
import type { ProvedStaff } from '../unlock/unlocking';

/** `stranger`: the header is not of these files. `outdated`: the slot is not the one last made for the person. */
export type ProofAge = 'today' | 'outdated' | 'stranger';

/** Outside any transaction: an older header raises its alarm here. */
export function ageOfProof(vault: PersonSession, proved: ProvedStaff): ProofAge {
  const { databaseKey } = vault.keys.fileKeys;
  if (!equalBytes(proved.holder.fileKeys.databaseKey, databaseKey)) return 'stranger';
  const { header } = proved.header;
  heedHeader(vault, header);
  return isKnownSlot(vault.records, header.content, proved.slot) ? 'today' : 'outdated';
}
