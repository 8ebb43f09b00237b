// The file that a plan is about, read by it; and what comes of its rows, in the figures of a report.
import type { CalendarDate } from '../../kernel/calendar-date';
import { ok, type Result, refuse } from '../../kernel/result';
import type { QueryContext } from '../../kernel/use-case';
import type { ImportPlan, ImportPreview, PlanRefusal } from './contract';
import type { ArchiveTally } from './ctdc';
import type { OnFile } from './draft-checks';
import type { RowOutcome } from './outcome';
import { checksFor, outcomeOf, type Reading, readingOf } from './reading';
import type { HeldFile, ImportsRead } from './records';
import { ReportTally } from './report';

export type RowReading = Exclude<Reading, { kind: 'ctdc' }>;
export type ArchiveReading = Extract<Reading, { kind: 'ctdc' }>;

interface PlannedFile {
  readonly held: HeldFile;
  readonly reading: Reading;
}

export function openPlanned(
  plan: ImportPlan,
  { records, today }: QueryContext<ImportsRead>,
): Result<PlannedFile, PlanRefusal> {
  const held = records.parsedFile(plan.fileToken);
  if (held === undefined) return refuse('imports.file-gone');
  const reading = readingOf(held.file, plan, today);
  if (!reading.ok) return reading;
  if (reading.value.kind === 'ctdc' && !records.isTraining())
    return refuse('imports.training-only');
  return ok({ held, reading: reading.value });
}

export function onFile(records: ImportsRead): OnFile {
  const taken = new Set([...records.caseNumbers()].map((number) => number.toLowerCase()));
  return {
    hasCaseNumber: (number) => taken.has(number.toLowerCase()),
    likeliest: (draft) => records.likeliestDuplicate(draft),
  };
}

export function outcomesOf(
  reading: RowReading,
  records: ImportsRead,
  today: CalendarDate,
): RowOutcome[] {
  const checks = checksFor(reading, onFile(records), today);
  return reading.rows.map((row) => outcomeOf(row, reading, checks));
}

export function tallyOf(reading: Reading, outcomes: readonly RowOutcome[]): ReportTally {
  const tally = new ReportTally();
  for (const outcome of outcomes) tally.add(outcome);
  if (reading.kind === 'htcds') addWorkbookMends(tally, reading);
  return tally;
}

export function addWorkbookMends(
  tally: ReportTally,
  reading: Extract<Reading, { kind: 'htcds' }>,
): void {
  for (const code of reading.rules.table.mended) tally.addMend(code, reading.rows.length);
}

export function alreadyImported(records: ImportsRead, hash: string): string | undefined {
  return records.pastImports().find((past) => past.fileHash === hash && past.state === 'kept')
    ?.importedAt;
}

export function reportAnswer(tally: ReportTally): ImportPreview['report'] {
  const { causes, mended, ...counts } = tally.report();
  return {
    ...counts,
    causes: causes.map((cause) => ({ ...cause, lines: [...cause.lines] })),
    mended: [...mended],
  };
}

export function archiveAnswer(tally: ArchiveTally): NonNullable<ImportPreview['archive']> {
  const variables = tally.counts().map((one) => ({ ...one, values: [...one.values] }));
  return { cases: tally.cases, casesWithUnread: tally.casesWithUnread, variables };
}
