// The register of visitors, with the ban list beside it.
import { ban } from '../../../src/features/banned-visitors/index';
import { visit } from '../../../src/features/visitors/index';
import type { VisitorsWrite } from '../../../src/features/visitors/records';
import type { EntriesGround } from '../open-vault/store-ground';
import { entryRecords } from './entries';

const EVERYBODY = { residentId: null, from: null, to: null } as const;

export function visitorsRecords(vault: EntriesGround): VisitorsWrite {
  const bans = entryRecords(vault, ban);
  return {
    ...entryRecords(vault, visit),
    bans: () =>
      bans.list(EVERYBODY).map(({ id, until, because }) => ({
        ...{ until, because },
        words: bans.wordsOf(id),
      })),
  };
}
