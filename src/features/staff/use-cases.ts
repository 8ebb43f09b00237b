// Lists the staff.
import { ok } from '../../kernel/result';
import type { UseCases } from '../../kernel/use-case';
import type { staffContract } from './contract';
import type { StaffRead } from './records';

export const staffUseCases: UseCases<typeof staffContract, StaffRead, StaffRead> = {
  list: (_input, { records, session }) =>
    ok({
      staff: records
        .present()
        .map((member) => ({ ...member, self: member.id === session.staffId })),
    }),
};
