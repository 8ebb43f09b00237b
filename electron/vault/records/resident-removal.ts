// Takes one resident out of every table that can name her.
import type { ResidentId } from '../../../src/kernel/ids';
import type { SearchGround } from '../open-vault/store-ground';
import { REMOVALS } from '../house-facts/tables-of-residents';
import { searchNamesOf } from '../name-search/search-names';

/** Takes all rows of the resident out, and the name out of search; keys are another step. Inside a transaction. */
export function removeResident(vault: SearchGround, resident: ResidentId): void {
  const names = searchNamesOf(vault);
  names.readEverybody();
  for (const removal of REMOVALS) vault.records.run(removal, { resident });
  names.stageRemoval(resident);
}
