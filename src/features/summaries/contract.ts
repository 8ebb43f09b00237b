// What may be asked about summaries: count a period, see whom a number counts, seal, sign, void, hand over, verify.
// Only holders of the reporting compartment count and sign; anyone may verify, even beside a locked vault.
import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar-date';
import { idOf } from '../../kernel/ids';
import {
  anyone,
  command,
  contractOf,
  holders,
  job,
  notRecorded,
  query,
  recorded,
  recordedList,
  recordedWith,
} from '../../kernel/operation';
import { TABLE_IDS } from './exact-table';
import { summaryContent, summaryIssue } from './payload';
import { PROFILE_NAMES } from './profile';
import { publishedTable } from './published-table';
import { CORRECTION_REASONS, RECIPIENTS } from './recipients';
import { KEPT_STATES } from './states';

const summaryId = idOf<'summary'>();
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const count = z.int().min(0);
const period = z
  .object({ from: calendarDate(), to: calendarDate() })
  .refine(({ from, to }) => from < to, { error: 'summaries.period-empty', path: ['to'] });
const profileName = z.enum(PROFILE_NAMES, { error: 'choice.invalid' });

const exactTable = z.object({
  id: z.enum(['t1', ...TABLE_IDS]),
  rows: z.array(z.string()).readonly(),
  columns: z.array(z.string()).readonly(),
  cells: z.array(z.array(count).readonly()).readonly(),
  rowTotals: z.array(count).readonly().nullable(),
  columnTotals: z.array(count).readonly().nullable(),
  total: count.nullable(),
});

const summaryLine = z.object({
  id: summaryId,
  sequence: z.int(),
  version: z.int(),
  state: z.enum(KEPT_STATES),
  period: z.object({ from: calendarDate(), to: calendarDate() }),
  profile: z.enum(['partner', 'public']),
  reservedAt: z.string(),
  signedAt: z.string().nullable(),
  supersedes: summaryId.nullable(),
});

const file = z.object({ name: z.string(), sha256: z.string() });
interface HandedOut {
  readonly files: readonly z.output<typeof file>[];
  readonly medium?: string | number | undefined;
}
/** Each of the four files by its ending: `sha256-json`, `sha256-p7s`, `sha256-ar`, `sha256-en`. */
function hashesOf(files: HandedOut['files']): Readonly<Record<string, string>> {
  return Object.fromEntries(
    files.map(({ name, sha256 }) => [
      `sha256-${name
        .replace(/\.pdf$/, '')
        .split('.')
        .at(-1)}`,
      sha256,
    ]),
  );
}
const reportingRead = holders({ reporting: 'read' });
const reportingWrite = holders({ reporting: 'write' });
const COUNTING = ['summaries.stays-inconsistent', 'summaries.movement-unbalanced'] as const;

export const summaries = contractOf('summaries', {
  prepare: query({
    input: z.object({ period, profile: profileName }),
    output: z.object({
      exact: z.array(exactTable),
      published: z.array(publishedTable),
      /** Exact counts behind each published table, same rows and columns; null where it is withheld. */
      behind: z.array(exactTable.nullable()),
      /** The period has not ended: figures may still change, so it cannot be sealed. */
      periodIsOver: z.boolean(),
    }),
    permission: reportingWrite,
    refusals: ['summaries.profile-not-available', ...COUNTING],
    audit: recorded('summaries.counted'),
  }),
  /** What sealing this period would show, and what stands in its way or would. */
  outlook: query({
    input: z.object({ period, profile: profileName }),
    output: z.object({
      shown: z.array(z.enum(TABLE_IDS)),
      withheld: z.array(z.enum(TABLE_IDS)),
      /** Not one figure would be shown: it cannot be sealed. */
      isEmpty: z.boolean(),
      /** Summaries that already cover one of these days. */
      sealed: z.array(summaryLine),
    }),
    permission: reportingWrite,
    refusals: ['summaries.profile-not-available', ...COUNTING],
    audit: recorded('summaries.outlook'),
  }),
  cellMembers: query({
    input: z.object({
      period,
      table: z.enum(['t1', ...TABLE_IDS]),
      row: z.string().max(80),
      column: z.string().max(80),
    }),
    output: z.object({
      members: z.array(
        z.object({
          residentId: idOf<'resident'>(),
          stayId: idOf<'stay'>(),
          /** Null for somebody whose file was erased: only the counted facts are left. */
          caseNumber: z.string().nullable(),
        }),
      ),
    }),
    permission: reportingWrite,
    refusals: ['summaries.no-such-figure'],
    audit: recordedList('summaries.members-seen', (output) => output.members),
  }),
  /** Walks the trail first: its state is named in what will be signed. */
  seal: job({
    input: z.object({
      period,
      profile: profileName,
      /** To whom it goes, as printed. */
      recipient: z.enum(RECIPIENTS, { error: 'choice.invalid' }).nullable(),
      /** The signed summary that this one replaces, and why. */
      replaces: z
        .object({
          id: summaryId,
          reason: z.enum(CORRECTION_REASONS, { error: 'choice.invalid' }),
        })
        .nullable(),
    }),
    output: z.object({ id: summaryId, sequence: z.int(), version: z.int() }),
    permission: reportingWrite,
    refusals: [
      'summaries.profile-not-available',
      'summaries.period-not-over',
      'summaries.period-length',
      'summaries.period-overlaps',
      'summaries.nothing-shown',
      'summaries.not-found',
      'summaries.not-signed',
      'summaries.replaces-another-period',
      'summaries.correction-too-small',
      'summaries.trail-broken',
      ...COUNTING,
    ],
    audit: recorded('summaries.sealed', (_input, output) => ({ kind: 'summary', id: output.id })),
  }),
  sign: job({
    input: z.object({ id: summaryId }),
    output: z.object({ id: summaryId, payloadSha256: z.string(), files: z.array(file) }),
    permission: reportingWrite,
    refusals: [
      'summaries.not-found',
      'summaries.state-final',
      'summaries.print-failed',
      'summaries.own-check-failed',
    ],
    audit: recorded('summaries.signed', (input) => ({ kind: 'summary', id: input.id })),
  }),
  voidSealed: command({
    input: z.object({ id: summaryId }),
    output: z.object({ id: summaryId }),
    permission: reportingWrite,
    refusals: ['summaries.not-found', 'summaries.state-final'],
    audit: recorded('summaries.voided', (input) => ({ kind: 'summary', id: input.id })),
  }),
  list: query({
    input: z.object({}),
    output: z.object({ summaries: z.array(summaryLine) }),
    permission: reportingRead,
    refusals: [],
    audit: notRecorded('numbers, periods and states only; opening one is recorded'),
  }),
  open: query({
    input: z.object({ id: summaryId }),
    output: z.object({
      line: summaryLine,
      content: summaryContent,
      /** Null until signed. */
      issue: summaryIssue.nullable(),
      payloadSha256: z.string().nullable(),
      files: z.array(file),
    }),
    permission: reportingRead,
    refusals: ['summaries.not-found'],
    audit: recorded('summaries.opened', (input) => ({ kind: 'summary', id: input.id })),
  }),
  export: job({
    /** `folder` is the token of a folder that the person chose in the system's own dialog. */
    input: z.object({ id: summaryId, folder: z.string().min(1).max(200) }),
    output: z.object({
      files: z.array(file),
      medium: z.union([z.string(), z.number()]).optional(),
    }),
    permission: reportingRead,
    refusals: [
      'summaries.not-found',
      'summaries.not-signed',
      'summaries.folder-not-granted',
      'summaries.folder-not-writable',
    ],
    audit: recordedWith('summaries.exported', {
      about: (input: { id: string }) => ({ kind: 'summary', id: input.id }),
      details: (_input, output: HandedOut) => ({
        ...hashesOf(output.files),
        ...(output.medium === undefined ? {} : { medium: output.medium }),
      }),
    }),
  }),
  /** The shelter's certificate, for a recipient: handed over by itself, never with the files it vouches for. */
  handCertificate: job({
    /** `folder` is the token of a folder that the person chose in the system's own dialog. */
    input: z.object({ folder: z.string().min(1).max(200) }),
    output: z.object({ name: z.string(), fingerprint: z.string() }),
    permission: reportingRead,
    refusals: [
      'summaries.no-certificate',
      'summaries.folder-not-granted',
      'summaries.folder-not-writable',
    ],
    audit: recordedWith('summaries.certificate-handed', {
      about: () => undefined,
      details: (_input, output: { readonly fingerprint: string }) => ({
        certificate: output.fingerprint,
      }),
    }),
  }),
  verify: job({
    input: z.object({
      fileName: z.string().max(255),
      bytes,
      json: bytes.optional(),
      p7s: bytes.optional(),
    }),
    output: z.object({
      outcome: z.enum(['accepted', 'indeterminate', 'refused']),
      /** Why not accepted; null when accepted. A `verify.` code with a sentence in errors.json. */
      code: z.string().nullable(),
      evidence: z
        .object({
          kind: z.enum(['pdf', 'json']),
          fingerprint: z.string(),
          facilityCode: z.string(),
          signedAt: z.string(),
          payloadSha256: z.string(),
          coveredBytes: count,
          fileBytes: count,
        })
        .nullable(),
      content: summaryContent.nullable(),
      issue: summaryIssue.nullable(),
    }),
    permission: anyone,
    refusals: [],
    audit: notRecorded(
      'a summary holds no resident data and may be verified beside a locked vault',
    ),
  }),
});
