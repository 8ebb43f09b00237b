// Why the page before this one ended. Main tells it in the address of the fresh page; nothing else is handed over.
import { LOCK_REASONS, type LockReason } from '../../contract/lock-reason';

export function arrival(): LockReason | undefined {
  return LOCK_REASONS.find((reason) => `#${reason}` === location.hash);
}
