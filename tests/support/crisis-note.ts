// A session note that two may have to open in an emergency.
import { sessionNotes } from '../../src/features/session-notes/contract';
import type { ResidentId, SessionNoteId } from '../../src/kernel/ids';
import { putResident } from './resident-in-vault';
import type { TestVault } from './test-vault';

export const CRISIS_NOTE = 'قالت أين أخفت الدواء';

/** Written by the psychologist about a new resident; afterwards the manager sits at the desk. */
export async function crisisNoteIn(
  house: TestVault,
): Promise<{ readonly residentId: ResidentId; readonly noteId: SessionNoteId }> {
  const residentId = putResident(house, { name: 'سلمى' });
  await house.actAs('psychologist');
  const { id } = await house.done(sessionNotes.write, {
    residentId,
    heldOn: '2026-03-09',
    kind: 'crisis',
    note: CRISIS_NOTE,
  });
  await house.actAs('manager');
  return { residentId, noteId: id };
}
