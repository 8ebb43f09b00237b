// The vault in its former format stays until the one of today has been opened by an unlock, then it goes: its header and
// keyring hold keys. A renewal takes it away at once, or what was destroyed in the new files would live on in the old ones.
import { dropMark, keepMark, readMark } from '../audit/marks';
import { isOfTheDisk } from '../database/open';
import type { PersonSession } from '../open-vault/person-session';
import { wipeFormerVaults } from '../platform/former-vault';

const MARK = 'former-format';
const OPENED = ' opened';

/** At each unlock: the first one only notes that the vault opened, the next one destroys. */
export async function endFormerVault(vault: PersonSession, at: string): Promise<void> {
  const mark = readMark(vault.records, MARK);
  if (mark === undefined) return;
  if (mark.endsWith(OPENED)) return destroyFormerVault(vault, at);
  vault.writingIfPossible(() => keepMark(vault.records, MARK, mark + OPENED));
}

/** A disk that takes nothing is tried again at the next unlock. */
export async function destroyFormerVault(vault: PersonSession, at: string): Promise<void> {
  const mark = readMark(vault.records, MARK);
  if (mark === undefined) return;
  try {
    await wipeFormerVaults(vault.files.folder);
  } catch (error) {
    if (!isOfTheDisk(error)) throw error;
    return;
  }
  const format = Number(mark.replace(OPENED, ''));
  vault.writingIfPossible(() => {
    dropMark(vault.records, MARK);
    const line = {
      at,
      verb: 'vault.former-destroyed',
      outcome: 'done',
      facts: { format },
    } as const;
    vault.record({ ...line, actor: 'vault' });
  });
}
