// The audit trail for those who may read it: newest lines first, and a full check of the chain.
import { z } from 'zod';
import { contractOf, holders, job, query, recorded } from '../../kernel/operation';

const event = z.object({
  sequence: z.number(),
  at: z.string(),
  actor: z.string(),
  verb: z.string(),
  outcome: z.enum(['done', 'refused']),
  object: z.object({ kind: z.string(), id: z.string() }).optional(),
});

export const audit = contractOf('audit', {
  read: query({
    input: z.object({ before: z.number().int().positive().optional() }),
    output: z.object({ events: z.array(event), size: z.number() }),
    permission: holders({ audit: 'read' }),
    refusals: [],
    audit: recorded('audit.read'),
  }),
  verify: job({
    input: z.object({}),
    output: z.object({
      sound: z.boolean(),
      size: z.number(),
      root: z.string().optional(),
      firstBad: z.number().optional(),
    }),
    permission: holders({ audit: 'read' }),
    refusals: [],
    audit: recorded('audit.verify'),
  }),
});

export type AuditLine = z.output<typeof event>;
export type AuditVerdict = {
  readonly sound: boolean;
  readonly size: number;
  readonly root?: string | undefined;
  readonly firstBad?: number | undefined;
};
