// Who works here, by code and role. Inviting and leaving come with the staff ceremonies.
import { z } from 'zod';
import { ROLES } from '../../kernel/compartments';
import { contractOf, notRecorded, query, staff } from '../../kernel/operation';
import { idOf } from '../../kernel/ids';

export const staffContract = contractOf('staff', {
  list: query({
    input: z.object({}),
    output: z.object({
      staff: z.array(
        z.object({ id: idOf<'staff'>(), code: z.string(), role: z.enum(ROLES), self: z.boolean() }),
      ),
    }),
    permission: staff,
    refusals: [],
    audit: notRecorded('staff codes and roles are no resident data'),
  }),
});
