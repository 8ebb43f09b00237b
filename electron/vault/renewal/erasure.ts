// Finishes erasures whose records are gone: destroys the keys, then writes the key file anew under a fresh key, so
// that no old page of it holds them. Cut short at any point, the next run begins where it stopped.
import type { Progress } from '../../../src/kernel/operation';
import { ok, type Result } from '../../../src/kernel/result';
import type { Erasure } from '../../../src/features/retention/index';
import { vouchesForErasure } from '../deeds/vouching';
import type { Gate } from '../gate/gate';
import { keyringMark } from '../keys/keyring-mark';
import type { PersonSession } from '../open-vault/person-session';
import {
  destroyResidentKeys,
  markDone,
  markKeysGone,
  unfinishedErasures,
} from '../house-facts/erasures';
import { renew, type RenewalRefusal } from './renewal';

/** Runs inside a job. Answers ok at once when nothing is waiting. */
export async function* finishErasures(
  gate: Gate,
): AsyncGenerator<Progress, Result<true, RenewalRefusal>, void> {
  const waiting = signedErasures(gate.requireOpen());
  if (waiting.length === 0) return ok(true);
  destroyKeys(gate.requireOpen(), waiting, gate.now());
  yield { step: 'erase', done: 1, total: 1 };
  const renewed = yield* renew(gate, { files: 'keyring' });
  if (!renewed.ok) return renewed;
  close(gate.requireOpen(), waiting, gate.now());
  return ok(true);
}

/** Keys are gone for good: a row that somebody wrote by hand destroys nothing. */
function signedErasures(vault: PersonSession): readonly Erasure[] {
  return unfinishedErasures(vault.records).filter((one) =>
    vouchesForErasure(vault.book.state, vault.vaultId, one),
  );
}

/** The mark of the key file that is in force now. */
export function currentKeyringMark({ vaultId, keys }: PersonSession): string {
  return keyringMark(vaultId, keys.fileKeys.keyringKey);
}

function destroyKeys(vault: PersonSession, waiting: readonly Erasure[], at: string): void {
  vault.writing(() => {
    const keyring = vault.writeKeyring();
    for (const { id, residentId } of waiting) {
      destroyResidentKeys(keyring, residentId);
      markKeysGone(vault.records, id);
      const object = { kind: 'resident', id: residentId };
      vault.record({ at, verb: 'retention.keys-destroyed', outcome: 'done', object });
    }
  });
}

function close(vault: PersonSession, waiting: readonly Erasure[], at: string): void {
  vault.writing(() => vault.keepCheckpoint());
  const checkpoint = vault.audit.lastCheckpoint()?.note ?? '';
  const end = { finishedAt: at, keyringAfter: currentKeyringMark(vault), checkpoint };
  vault.writing(() => {
    for (const { id } of waiting) {
      markDone(vault.records, id, end);
      const object = { kind: 'erasure', id };
      vault.record({ at, verb: 'retention.erased', outcome: 'done', object });
    }
  });
}
