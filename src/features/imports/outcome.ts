// What will happen to each row and why, before it happens. Every code here has a sentence in each language.
import type { ResidentDraft } from './draft';
import type { MendCode } from './mends';

export { MENDS, type MendCode } from './mends';

export const ROW_ISSUES = [
  'imports.name-missing',
  'imports.no-person',
  'imports.several-people',
  'imports.perhaps-several-people',
  'imports.admission-missing',
  'imports.admission-in-future',
  'imports.born-after-admission',
  'imports.exit-before-admission',
  'imports.exit-in-future',
  'imports.closed-without-date',
  'imports.perhaps-left',
  'imports.exit-disputed',
  'imports.date-unreadable',
  'imports.year-two-digits',
  'imports.date-placeholder',
  'imports.date-perhaps-placeholder',
  'imports.weekday-differs',
  'imports.solar-date',
  'imports.perhaps-solar',
  'imports.day-perhaps-turned',
  'imports.hijri-date',
  'imports.birth-in-future',
  'imports.births-differ',
  'imports.birth-on-first-day',
  'imports.age-unreadable',
  'imports.word-unknown',
  'imports.country-unknown',
  'imports.case-number-invalid',
  'imports.case-number-repeated',
  'imports.case-number-taken',
  'imports.repeated-row',
  'imports.repeated-person',
  'imports.perhaps-repeated',
  'imports.possible-duplicate',
  'imports.text-too-long',
  'imports.extra-cells',
  'imports.number-shortened',
  'imports.zero-perhaps-lost',
  'imports.phone-unreadable',
  'imports.phone-order-open',
  'imports.phone-turned',
  'imports.perhaps-known',
  'imports.left-out',
] as const;
export type RowIssueCode = (typeof ROW_ISSUES)[number];

export type RowVerdict = 'create' | 'skip' | 'reject';

export interface RowIssue {
  /** The column's title in the file, empty when the row as a whole is meant. */
  readonly column: string;
  readonly code: RowIssueCode;
  /** The text as it stands in the file. */
  readonly value?: string;
}

export interface RowOutcome {
  /** Line of the CSV file or row number of the sheet. */
  readonly line: number;
  readonly verdict: RowVerdict;
  readonly draft?: ResidentDraft;
  readonly issues: readonly RowIssue[];
  readonly mended: readonly MendCode[];
  /** File number of somebody on file who may be the same person. */
  readonly known?: string;
  /** Line of an earlier row that may be of the same person. */
  readonly twin?: number;
  /** Words of the list by which the person has left, where it does not say plainly when. */
  readonly leftBy?: string;
}

/** These leave nothing to save; all other issues leave a gap in the record and keep the text in its note. */
const REJECTING: ReadonlySet<RowIssueCode> = new Set([
  'imports.name-missing',
  'imports.no-person',
  'imports.several-people',
  'imports.admission-missing',
  'imports.admission-in-future',
  'imports.born-after-admission',
  'imports.exit-before-admission',
  'imports.exit-in-future',
  'imports.closed-without-date',
  'imports.hijri-date',
  'imports.case-number-invalid',
  'imports.case-number-repeated',
  'imports.text-too-long',
]);
const SKIPPING: ReadonlySet<RowIssueCode> = new Set([
  'imports.case-number-taken',
  'imports.repeated-row',
  'imports.repeated-person',
  'imports.possible-duplicate',
  'imports.left-out',
]);

export function verdictOf(issues: readonly Pick<RowIssue, 'code'>[]): RowVerdict {
  if (issues.some(({ code }) => REJECTING.has(code))) return 'reject';
  return issues.some(({ code }) => SKIPPING.has(code)) ? 'skip' : 'create';
}
