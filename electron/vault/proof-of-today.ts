// Somebody proves themselves while the vault is open, by the header that lies in the folder at that moment. Anybody at the
// computer can lay an older one there, under which a passphrase of before opens its slot: that is seen and told.
import { isKnownSlot, olderThanKnown } from './header-memory';
import { equalBytes } from './keys/suite';
import type { OpenVault } from './open-vault';
import { raiseAlarm } from './trail-opening';
import type { ProvedStaff } from './unlocking';

/** `stranger`: the header is not of these files. `outdated`: an older header, and the slot is not the one last known. */
export type ProofStanding = 'today' | 'outdated' | 'stranger';

/** An older header raises the alarm here, so that laying the newer one back afterwards hides nothing. */
export function standingOfProof(vault: OpenVault, proved: ProvedStaff): ProofStanding {
  const { databaseKey } = vault.parts.keys.fileKeys;
  if (!equalBytes(proved.holder.fileKeys.databaseKey, databaseKey)) return 'stranger';
  const finding = olderThanKnown(vault, proved.header.header);
  if (finding === undefined) return 'today';
  vault.writingIfPossible(() => raiseAlarm(vault, vault.parts.now(), finding));
  return isKnownSlot(vault, proved.slot) ? 'today' : 'outdated';
}
