// While the door opens, before the first answer: what a session needs is read, what was left unfinished is mended, and
// the sign-in is noted.
import type { Result } from '../../../src/kernel/result';
import { isUnreadable } from '../database/rows';
import { keepDealFresh } from '../staff-changes/emergency-dealing';
import { renewDueRooms } from '../staff-changes/due-rooms';
import { mendAfterUnlock, wrapOldKeys } from './mending';
import type { PersonSession } from '../open-vault/person-session';
import { finishPapers } from '../recovery-papers/paper-change';
import { beginSignIn, endSignIn } from '../house-facts/sign-ins';
import { endFormerVault } from '../upgrade/former-vault-ends';
import { openTrail } from '../unlock/trail-opening';
import { orDamaged } from '../unlock/unlocking';
import type { DamagedFile } from '../platform/vault-files';

export interface Arrival {
  readonly at: string;
  /** Wrong tries on this slot since its last right one. */
  readonly failedTries: number;
}

export function arrive(vault: PersonSession, { at, failedTries }: Arrival): void {
  mendAfterUnlock(vault, at);
  const { id, staffId } = vault.session;
  // The list is a comfort: a full disk must not keep anybody out.
  vault.writingIfPossible(() => beginSignIn(vault.records, { id, staffId, at, failedTries }));
}

/** What a session cannot do without is read here, while the door can still say no. */
export function beginSession(vault: PersonSession, at: string): Result<unknown, DamagedFile> {
  return orDamaged(vault, () => {
    openTrail(vault, at);
    finishPapers(vault);
    return vault.settings();
  });
}

/** What only a holder can do and takes time. What cannot be read keeps nobody out. */
export async function holdersWork(vault: PersonSession, at: string): Promise<void> {
  try {
    await renewDueRooms(vault, at);
    wrapOldKeys(vault, at);
    await keepDealFresh(vault, at);
    await endFormerVault(vault, at);
  } catch (error) {
    if (!vault.metDamage(error) && !isUnreadable(error)) throw error;
  }
}

export function noteWrongTries(vault: PersonSession, tries: number, at: string): void {
  if (tries === 0) return;
  vault.witness({ at, verb: 'vault.wrong-tries', outcome: 'refused', details: { tries } });
}

/**
 * Notes how a session ended, inside the open transaction; one that dies without a word stays open in the list and is
 * shown as cut.
 */
export function depart(vault: PersonSession, how: string, at: string): void {
  endSignIn(vault.records, { id: vault.session.id, at, how });
}
