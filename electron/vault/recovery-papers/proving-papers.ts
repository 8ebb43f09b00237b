// Proves that somebody has the recovery code or two cards in hand. What opens holds everything: wipe it after its act.
import type { PROOF_REFUSALS, RecoveryProofInput } from '../../../src/features/vault';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import { sealTry } from '../audit/side-file';
import { openAttempts } from '../keys/attempts-file';
import { nodeDisk } from '../keys/disk';
import type { Header } from '../keys/header';
import { type HeaderRefusal, readHeader } from '../keys/header-file';
import { wipeHolderKeys } from '../keys/holder-keys';
import type { UnlockedHolder } from '../keys/session-keys';
import { wipe } from '../keys/suite';
import { unlockByRecovery } from '../keys/unlocking';
import type { VaultFormats } from '../keys/vault-format';
import { isNetworkPath } from '../platform/network-folder';

export type ProofRefusal =
  | (typeof PROOF_REFUSALS)[number]
  | HeaderRefusal
  | 'vault.header-forged'
  | 'vault.lies-on-network'
  | 'vault.wait';

export interface ProvedPapers {
  readonly header: Header;
  readonly holder: UnlockedHolder;
  /** Wrong papers that were typed since the last right ones. */
  readonly failedTries: number;
}

export interface ProofRequest {
  readonly folder: string;
  readonly now: string;
  readonly proof: RecoveryProofInput;
  readonly formats?: VaultFormats;
}

/** A slip of the pen costs nothing; papers that are whole and not this vault's count as tries, as at the door. */
export async function provePapers(
  request: ProofRequest,
): Promise<Result<ProvedPapers, ProofRefusal>> {
  if (isNetworkPath(request.folder)) return refuse('vault.lies-on-network');
  const found = readHeader(request.folder, nodeDisk, request.formats);
  if (!found.ok) return found;
  const { header } = found.value;
  const counted = header.content.recovery.slotId;
  const attempts = openAttempts(request.folder);
  const moment = Date.parse(request.now);
  const seconds = attempts.wait(counted, moment);
  if (seconds > 0) return refuse('vault.wait', { seconds });
  const opened = await unlockByRecovery(header, request.proof);
  if (!opened.ok) {
    if (opened.refusal.code === 'vault.recovery-not-this-vault') {
      attempts.recordTry(counted, moment);
      const { vaultId } = header.content;
      await sealTry(request.folder, vaultId, { at: request.now, slotId: counted });
    }
    return opened;
  }
  attempts.recordTry(counted, moment);
  const failedTries = attempts.clear(counted, moment);
  return ok({ header, holder: opened.value, failedTries });
}

export function wipeHolder({ keys, fileKeys }: UnlockedHolder): void {
  wipeHolderKeys(keys);
  wipe(fileKeys.databaseKey, fileKeys.keyringKey);
}
