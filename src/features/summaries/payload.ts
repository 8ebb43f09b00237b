// The signed words of a summary: `content`, the same bytes for the same vault and period, and `issue`, this copy's
// number, time, key and approvals. docs/formats/summary-content.md says the same for strangers.
import { z } from 'zod';
import { addDays, parseCalendarDate } from '../../kernel/calendar-date';
import { ok, type Result, refuse } from '../../kernel/result';
import { isEmptyByRule, SHELTER_GROUPS } from './box';
import { readAsAttacker } from './attacker';
import { payloadBytesOf, readPayloadText } from './payload-text';
import { allFiguresOf, TABLE_IDS, tableOf } from './exact-table';
import { PROFILES } from './profile';
import {
  designOf,
  hasShapeOf,
  type PublishedTable,
  publishedTable,
  type ShownTable,
} from './published-table';
import { zip } from '../../kernel/zip';

export const SUMMARY_SCHEMA = 'kanaf-summary/1';
export const REPORT_TYPE = 'residents';
export const DEFINITIONS = 'kanaf-definitions/1';

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => parseCalendarDate(text) !== undefined);
const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/)
  .refine((text) => parseCalendarDate(text.slice(0, 10)) !== undefined);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** One line that shows all it holds: no control sign, no turn of direction, no half a character. */
const plainLine = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u);
/** A code of recipients.ts; summaries signed before there were codes carry a line of text. */
const shortText = plainLine(200);
const base64 = (length: number) =>
  z
    .string()
    .length(length)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/);
/** A signed note: lines of ASCII, and a dash before each signature. */
const note = z
  .string()
  .min(1)
  .max(4000)
  .regex(/^[\x20-\x7e\n\u2014]+$/);

/** A period shorter than a month says who came on which day. */
const SHORTEST_DAYS = 28;
const LONGEST_DAYS = 366;

/** Whether a summary may be made over these days. */
export function isPeriodOfSummary({
  from,
  to,
}: {
  readonly from: string;
  readonly to: string;
}): boolean {
  const start = parseCalendarDate(from);
  const end = parseCalendarDate(to);
  if (start === undefined || end === undefined) return false;
  return addDays(start, SHORTEST_DAYS) <= end && end <= addDays(start, LONGEST_DAYS);
}

const profileSchema = z.strictObject({
  name: z.enum(['partner', 'public']),
  k: z.int(),
  base: z.int(),
  rounding: z.enum(['nearest', 'down']),
  rules: z.literal('referral-1'),
});

export const summaryContent = z.strictObject({
  schema: z.literal(SUMMARY_SCHEMA),
  reportType: z.literal(REPORT_TYPE),
  shelter: z.strictObject({
    /** The same id as in the signing certificate. */
    shelterId: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/),
    /** A code and never a name or a place: where the shelter stands is secret. */
    facilityCode: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,31}$/),
    neverAdmits: z.array(z.enum(SHELTER_GROUPS)).max(4).refine(isInDocumentedOrder),
  }),
  period: z
    .strictObject({ from: day, to: day })
    .refine(({ from, to }) => from < to, { error: 'summaries.period-empty' }),
  dateBasis: z.literal('admission'),
  definitions: z.literal(DEFINITIONS),
  profile: profileSchema,
  /** Printed on every page until the disclosure auditor and the authority's chain exist. */
  mark: z.literal('training'),
  tables: z.array(publishedTable).length(TABLE_IDS.length),
});

export const summaryApproval = z.strictObject({
  staffCode: plainLine(40),
  approvedAt: instant,
  publicKey: base64(44),
  signature: base64(88),
});

export const summaryIssue = z.strictObject({
  sequence: z.int().min(1),
  version: z.int().min(1),
  supersedes: z
    .strictObject({ payloadSha256: sha256, version: z.int().min(1), reason: shortText })
    .nullable(),
  previous: sha256.nullable(),
  generatedAt: instant,
  /** SHA-256 of the certificate. */
  keyId: sha256,
  checkpoint: note,
  recipient: shortText.nullable(),
  approvals: z.array(summaryApproval).max(5),
  clock: z.strictObject({ basis: z.literal('computer-clock'), lastWitnessAt: instant.nullable() }),
  app: z.strictObject({
    name: z.literal('kanaf'),
    version: z.string().regex(/^[\w.+-]{1,40}$/),
    vaultSchema: z.int().min(1),
  }),
  contentSha256: sha256,
});

function isInDocumentedOrder(groups: readonly (typeof SHELTER_GROUPS)[number][]): boolean {
  const places = groups.map((group) => SHELTER_GROUPS.indexOf(group));
  return places.every((place, at) => at === 0 || place > (places[at - 1] ?? place));
}

export const summaryPayload = z.strictObject({ content: summaryContent, issue: summaryIssue });

export type SummaryContent = z.output<typeof summaryContent>;
export type SummaryApproval = z.output<typeof summaryApproval>;
export type SummaryIssue = z.output<typeof summaryIssue>;
export type SummaryPayload = z.output<typeof summaryPayload>;

/** Builds the deterministic part. Throws when handed something the format cannot say: that is a fault. */
export function contentOf(facts: {
  readonly shelterId: string;
  readonly facilityCode: string;
  readonly neverAdmits: SummaryContent['shelter']['neverAdmits'];
  readonly period: SummaryContent['period'];
  readonly profile: SummaryContent['profile'];
  readonly tables: readonly PublishedTable[];
}): SummaryContent {
  return summaryContent.parse({
    schema: SUMMARY_SCHEMA,
    reportType: REPORT_TYPE,
    shelter: {
      shelterId: facts.shelterId,
      facilityCode: facts.facilityCode,
      neverAdmits: SHELTER_GROUPS.filter((group) => facts.neverAdmits.includes(group)),
    },
    period: { from: facts.period.from, to: facts.period.to },
    dateBasis: 'admission',
    definitions: DEFINITIONS,
    profile: facts.profile,
    mark: 'training',
    tables: facts.tables,
  });
}

/** The bytes whose SHA-256 is `issue.contentSha256`. */
export function contentBytes(content: SummaryContent): Uint8Array {
  return payloadBytesOf(content);
}

/** The bytes that are signed, attached to the PDF and stored as the JSON file. */
export function payloadBytes(payload: SummaryPayload): Uint8Array {
  return payloadBytesOf(summaryPayload.parse(payload));
}

/** What each approver signs (UTF-8 of the canonical JSON): the content's hash, its number and to whom it goes. */
export function approvalBytes(
  issue: Pick<SummaryIssue, 'contentSha256' | 'sequence' | 'version' | 'recipient'>,
): Uint8Array {
  const { contentSha256, sequence, version, recipient } = issue;
  return payloadBytesOf({ contentSha256, sequence, version, recipient });
}

export const PAYLOAD_REFUSALS = [
  'verify.payload-not-canonical',
  'verify.payload-unknown-schema',
  'verify.payload-malformed',
  'verify.payload-period',
  'verify.payload-versions',
  'verify.payload-unknown-table',
  'verify.payload-small-cell',
  'verify.payload-not-rounded',
  'verify.payload-figures-disagree',
  'verify.payload-disclosure',
] as const;
export type PayloadRefusal = (typeof PAYLOAD_REFUSALS)[number];

/** Reads signed bytes: canonical form first, then everything `checkPayload` checks. */
export function readPayload(bytes: Uint8Array): Result<SummaryPayload, PayloadRefusal> {
  const json = readPayloadText(bytes);
  return json === undefined ? refuse('verify.payload-not-canonical') : checkPayload(json);
}

/**
 * Schema, then arithmetic and disclosure re-run on the published figures alone, as a stranger can.
 * The hash of the content is not compared here: core has no cryptography, the verifier does it with `contentBytes`.
 */
export function checkPayload(json: unknown): Result<SummaryPayload, PayloadRefusal> {
  if (!hasKnownSchema(json)) return refuse('verify.payload-unknown-schema');
  const parsed = summaryPayload.safeParse(json);
  if (!parsed.success) return refuse('verify.payload-malformed');
  const { content, issue } = parsed.data;
  if (!hasKnownProfile(content)) return refuse('verify.payload-malformed');
  if (!isPeriodOfSummary(content.period)) return refuse('verify.payload-period');
  if (!versionsAgree(issue)) return refuse('verify.payload-versions');
  const wrong = tableRefusal(content) ?? readingRefusal(content);
  return wrong === undefined ? ok(parsed.data) : refuse(wrong);
}

function hasKnownSchema(json: unknown): boolean {
  return z
    .looseObject({ content: z.looseObject({ schema: z.literal(SUMMARY_SCHEMA) }) })
    .safeParse(json).success;
}

function hasKnownProfile({ profile }: SummaryContent): boolean {
  const known = PROFILES[profile.name];
  return (
    known.k === profile.k && known.base === profile.base && known.rounding === profile.rounding
  );
}

/** Each correction is one version later than what it replaces, and something was signed before it. */
function versionsAgree({ sequence, version, supersedes, previous }: SummaryIssue): boolean {
  if (sequence < version || (sequence === 1 && previous !== null)) return false;
  if (supersedes === null) return version === 1;
  return supersedes.version === version - 1 && previous !== null;
}

function tableRefusal(content: SummaryContent): PayloadRefusal | undefined {
  if (content.tables.some((table, index) => table.id !== TABLE_IDS[index])) {
    return 'verify.payload-unknown-table';
  }
  for (const table of content.tables) {
    const wrong = table.status === 'shown' ? shownRefusal(table, content) : undefined;
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function shownRefusal(table: ShownTable, content: SummaryContent): PayloadRefusal | undefined {
  const design = designOf(table);
  if (design === undefined) return 'verify.payload-unknown-table';
  const emptyByRule = tableOf(design, (box) =>
    isEmptyByRule(box, content.shelter.neverAdmits) ? 1 : 0,
  );
  if (!hasShapeOf(table, emptyByRule)) return 'verify.payload-malformed';
  const figures = allFiguresOf(table);
  const mayBeZero = allFiguresOf(emptyByRule);
  if (figures.some((figure) => figure % content.profile.base !== 0)) {
    return 'verify.payload-not-rounded';
  }
  const small = zip(figures, mayBeZero).some(
    ([figure, isEmpty]) => figure < content.profile.k && isEmpty !== 1,
  );
  return small ? 'verify.payload-small-cell' : undefined;
}

function readingRefusal(content: SummaryContent): PayloadRefusal | undefined {
  const { profile, shelter } = content;
  const reading = readAsAttacker(content.tables, { profile, neverAdmits: shelter.neverAdmits });
  if (reading.impossible) return 'verify.payload-figures-disagree';
  return reading.findings.length > 0 ? 'verify.payload-disclosure' : undefined;
}
