// Opens the search names after unlocking while nothing else is asked, a little at a time, so that every call gets in between.
import type { SearchGround } from '../open-vault/store-ground';
import { searchNamesOf } from './search-names';

/** Time a slice of opening may take before other work comes in. */
const SLICE_MS = 12;

/** A question that comes earlier does the rest at once. Ends early where the vault was closed meanwhile. */
export async function openInSlices(vault: SearchGround, isOpen: () => boolean): Promise<void> {
  await otherWork();
  if (!isOpen()) return;
  const steps = searchNamesOf(vault).opening();
  let began = performance.now();
  while (steps.next().done !== true) {
    if (performance.now() - began < SLICE_MS) continue;
    await otherWork();
    if (!isOpen()) return;
    began = performance.now();
  }
}

function otherWork(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
