// What may be asked of the shelter's own settings: everybody who works here reads them, the manager changes them.
import { z } from 'zod';
import {
  command,
  contractOf,
  holders,
  notRecorded,
  query,
  recordedList,
  recordedWith,
  staff,
} from '../../kernel/operation';
import { SETTING_FIELDS } from './change';
import { shelterSettings } from './shelter';

/** Only a manager's keys cover both. */
const manages = holders({ reporting: 'write', audit: 'read' });
const change = z.object({
  field: z.enum(SETTING_FIELDS),
  before: z.string(),
  after: z.string(),
});
const changes = z.array(change);

/** `former.capacity`: what stood there before, for the trail; `-` where nothing did. */
function formerValues(_input: unknown, output: { readonly changed: z.output<typeof changes> }) {
  return Object.fromEntries(
    output.changed.map(({ field, before }) => [`former.${field}`, before || '-']),
  );
}

export const shelter = contractOf('shelter', {
  settings: query({
    input: z.object({}),
    output: z.object({
      settings: shelterSettings,
      version: z.number(),
      /** The code stands in the certificate of the signed summaries and can no longer change. */
      codeIsSigned: z.boolean(),
    }),
    permission: staff,
    refusals: [],
    audit: notRecorded('the house’s own facts; every session learns them when it opens'),
  }),
  former: query({
    input: z.object({}),
    /** Newest first. */
    output: z.object({
      changes: z.array(z.object({ at: z.string(), staffCode: z.string(), changed: changes })),
    }),
    permission: manages,
    refusals: [],
    audit: recordedList('shelter.former', (output) => output.changes),
  }),
  change: command({
    input: z.object({ expectedVersion: z.int().min(1), settings: shelterSettings }),
    output: z.object({ version: z.number(), changed: changes }),
    permission: manages,
    refusals: [
      'shelter.changed-meanwhile',
      'shelter.nothing-changed',
      'shelter.code-is-signed',
      'shelter.group-lives-here',
    ],
    audit: recordedWith('shelter.change', { details: formerValues }),
  }),
});

export type FormerChange = z.output<typeof shelter.former.output>['changes'][number];
