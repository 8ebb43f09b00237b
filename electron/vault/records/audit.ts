// The audit trail for reading; only the host writes to it.
import type { AuditRead } from '../../../src/features/audit/records';
import type { OpenVault } from '../open-vault';

export function auditRecords(vault: OpenVault): AuditRead {
  return {
    size: () => vault.audit.size(),
    newest: (before, limit) => vault.audit.newest(before, limit),
    verify: () => vault.audit.verify(),
  };
}
