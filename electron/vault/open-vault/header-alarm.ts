// A header that lies in the folder while the vault is open, and is older than the one that is known, is told at once:
// whoever laid it there can lay the newer one back before the next unlock.
import { olderThanKnown } from './header-memory';
import type { Header } from '../keys/header';
import type { PersonSession } from './person-session';
import { raiseAlarm } from '../unlock/trail-opening';

/** Outside any transaction. */
export function heedHeader(vault: PersonSession, header: Header): void {
  const finding = olderThanKnown(vault.files, header);
  if (finding === undefined) return;
  vault.writingIfPossible(() => raiseAlarm(vault, vault.now(), finding));
}
