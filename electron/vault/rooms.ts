// Every room of the vault in one list: what is not here cannot be asked.
import { audit } from '../../src/features/audit/contract';
import { auditUseCases } from '../../src/features/audit/use-cases';
import { drafts } from '../../src/features/drafts/contract';
import { draftsUseCases } from '../../src/features/drafts/use-cases';
import { staffContract } from '../../src/features/staff/contract';
import { staffUseCases } from '../../src/features/staff/use-cases';
import { vault } from '../../src/features/vault/contract';
import { vaultUseCases } from '../../src/features/vault/use-cases';
import { type Room, room } from './host/room';
import { auditRecords } from './records/audit';
import { draftsRecords } from './records/drafts';
import type { Outside } from './outside';
import { staffRecords } from './records/staff';

export function vaultRooms(_outside: Outside): readonly Room[] {
  return [
    room({ contract: vault, useCases: vaultUseCases, records: ({ gate }) => gate }),
    room({
      contract: drafts,
      useCases: draftsUseCases,
      records: ({ vault: open }) => draftsRecords(open()),
    }),
    room({
      contract: staffContract,
      useCases: staffUseCases,
      records: ({ vault: open }) => staffRecords(open()),
    }),
    room({
      contract: audit,
      useCases: auditUseCases,
      records: ({ vault: open }) => auditRecords(open()),
    }),
  ];
}
