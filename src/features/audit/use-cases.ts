// Reading and checking the audit trail.
import { ok } from '../../kernel/result';
import type { UseCases } from '../../kernel/use-case';
import type { audit } from './contract';
import type { AuditRead } from './records';

const PAGE = 200;

export const auditUseCases: UseCases<typeof audit, AuditRead, AuditRead> = {
  read: ({ before }, { records }) =>
    ok({
      events: [...records.newest(before ?? records.size() + 1, PAGE)],
      size: records.size(),
    }),
  async *verify(_input, { records }) {
    yield { step: 'audit-verify', done: 0, total: records.size() };
    return ok(records.verify());
  },
};
