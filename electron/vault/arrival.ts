// Right after the door opened, before the first answer: what was left unfinished is mended, and the sign-in is noted.
import { mendAfterUnlock } from './mending';
import type { OpenVault } from './open-vault';
import { beginSignIn, endSignIn } from './records/sign-ins';

export interface Arrival {
  readonly at: string;
  /** Wrong tries on this slot since its last right one. */
  readonly failedTries: number;
}

export function arrive(vault: OpenVault, { at, failedTries }: Arrival): void {
  mendAfterUnlock(vault, at);
  const { id, staffId } = vault.session;
  // The list is a comfort: a full disk must not keep anybody out.
  vault.writingIfPossible(() => beginSignIn(vault.records, { id, staffId, at, failedTries }));
}

/**
 * Notes how a session ended, inside the open transaction; one that dies without a word stays open in the list and is
 * shown as cut.
 */
export function depart(vault: OpenVault, how: string, at: string): void {
  endSignIn(vault.records, { id: vault.session.id, at, how });
}
