// The register of visitors, with the ban list beside it.
import { ban } from '../../../src/features/banned-visitors/index';
import { visit } from '../../../src/features/visitors/index';
import type { VisitorsWrite } from '../../../src/features/visitors/records';
import type { RegisterGround } from '../open-vault/store-ground';
import type { Outside } from '../platform/process-environment';
import { entryRecords } from './entries';
import { registerRecords } from './register';

const EVERYBODY = { residentId: null, from: null, to: null } as const;

export function visitorsRecords(vault: RegisterGround, outside: Outside): VisitorsWrite {
  const bans = entryRecords(vault, ban);
  return {
    ...registerRecords(vault, visit, outside),
    bans: () =>
      bans.list(EVERYBODY).map(({ id, until, because }) => ({
        ...{ until, because },
        words: bans.wordsOf(id),
      })),
  };
}
