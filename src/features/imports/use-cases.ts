// Importing, told as the worker does it: look, settle, import in one piece, and take it back if it was wrong.
import type { CalendarDate } from '../../kernel/calendar-date';
import type { ImportId, ResidentId } from '../../kernel/ids';
import type { OutputOf, Progress } from '../../kernel/operation';
import { ok, type Result, refuse } from '../../kernel/result';
import type {
  CommandContext,
  Instant,
  JobContext,
  QueryContext,
  UseCases,
} from '../../kernel/use-case';
import { displayName } from '../residents';
import { nextFileNumber } from '../shelter';
import { countArchive } from './archive';
import { wordsOfColumn } from './column-words';
import type { ImportLine, ImportPlan, ImportPreview, imports, PlanRefusal } from './contract';
import { ArchiveTally, readCtdcRow } from './ctdc';
import { type HiddenNote, hiddenNotes } from './hidden-parts';
import type { OnFile } from './draft-checks';
import type { RowOutcome } from './outcome';

import { checksFor, outcomeOf, type Reading, readingOf, recognisedKinds } from './reading';
import type {
  HeldFile,
  ImportsRead,
  ImportsWrite,
  NewArchiveCase,
  NewResident,
  PastImport,
} from './records';
import type { ImportSource } from './remaining';
import { rejectedCsv, ReportTally } from './report';
import { type Since, undoBar, undoUntil } from './undoing';
import { CODED_TARGETS, codesOf } from './words';

const FIRST_ROWS = 20;
const KNOWN_ROWS = 200;
const BATCH = 500;

type RunAnswer = OutputOf<typeof imports.run>;
type RowReading = Exclude<Reading, { kind: 'ctdc' }>;
type ArchiveReading = Extract<Reading, { kind: 'ctdc' }>;

interface Opened {
  readonly held: HeldFile;
  readonly reading: Reading;
}

interface Staged {
  readonly tally: ReportTally;
  readonly outcomes: RowOutcome[];
  readonly archive: NewArchiveCase[];
  readonly archiveTally: ArchiveTally;
}

function open(
  plan: ImportPlan,
  { records, today }: QueryContext<ImportsRead>,
): Result<Opened, PlanRefusal> {
  const held = records.parsedFile(plan.fileToken);
  if (held === undefined) return refuse('imports.file-gone');
  const reading = readingOf(held.file, plan, today);
  if (!reading.ok) return reading;
  if (reading.value.kind === 'ctdc' && !records.isTraining())
    return refuse('imports.training-only');
  return ok({ held, reading: reading.value });
}

function onFile(records: ImportsRead): OnFile {
  const taken = new Set([...records.caseNumbers()].map((number) => number.toLowerCase()));
  return {
    hasCaseNumber: (number) => taken.has(number.toLowerCase()),
    likeliest: (draft) => records.likeliestDuplicate(draft),
  };
}

function outcomesOf(reading: RowReading, records: ImportsRead, today: CalendarDate): RowOutcome[] {
  const checks = checksFor(reading, onFile(records), today);
  return reading.rows.map((row) => outcomeOf(row, reading, checks));
}

function tallyOf(reading: Reading, outcomes: readonly RowOutcome[]): ReportTally {
  const tally = new ReportTally();
  for (const outcome of outcomes) tally.add(outcome);
  if (reading.kind === 'htcds') addWorkbookMends(tally, reading);
  return tally;
}

function addWorkbookMends(tally: ReportTally, reading: Extract<Reading, { kind: 'htcds' }>): void {
  for (const code of reading.rules.table.mended) tally.addMend(code, reading.rows.length);
}

function alreadyImported(records: ImportsRead, hash: string): string | undefined {
  return records.pastImports().find((past) => past.fileHash === hash && past.state === 'kept')
    ?.importedAt;
}

function preview(
  plan: ImportPlan,
  context: QueryContext<ImportsRead>,
): Result<ImportPreview, PlanRefusal> {
  const opened = open(plan, context);
  if (!opened.ok) return opened;
  const { held, reading } = opened.value;
  const importedAt = alreadyImported(context.records, held.hash);
  const { encoding, separator, kind: fileKind, notes, sheets } = held.file;
  return ok({
    kind: reading.kind,
    recognised: recognisedKinds(held.file),
    fileKind,
    ...(encoding === undefined ? {} : { encoding }),
    ...(separator === undefined ? {} : { separator }),
    notes: [...notes, ...hiddenNotes(held.file, reading)].map(noteAnswer),
    sheets: sheets.map(({ name, rows }) => ({ name, rows: rows.length })),
    sheet: reading.sheet,
    headerLine: reading.headerLine,
    rows: reading.rows.length,
    mapping: reading.mapping,
    ...previewColumns(reading),
    ...(reading.kind === 'ctdc' ? previewArchive(reading) : previewRows(reading, context)),
    ...(importedAt === undefined ? {} : { alreadyImportedAt: importedAt }),
  });
}

function noteAnswer({ lines, names, ...note }: HiddenNote): ImportPreview['notes'][number] {
  return {
    ...note,
    ...(lines === undefined ? {} : { lines: [...lines] }),
    ...(names === undefined ? {} : { names: [...names] }),
  };
}

function previewColumns(reading: Reading): Pick<ImportPreview, 'columns' | 'words'> {
  if (reading.kind !== 'own-list') return { columns: [], words: [] };
  const mapped = new Set(reading.mapping.columns.map(({ target }) => target));
  const words = CODED_TARGETS.filter((target) => mapped.has(target)).map((target) => ({
    target,
    words: wordsOfColumn(reading.table, reading.mapping, target),
    choices: target === 'nationality' ? [] : [...codesOf(target)],
  }));
  const columns = reading.columns.map((column) => ({ ...column, samples: [...column.samples] }));
  return { columns, words };
}

function previewArchive(
  reading: ArchiveReading,
): Pick<ImportPreview, 'report' | 'firstRows' | 'known' | 'archive'> {
  const tally = new ArchiveTally();
  for (const row of reading.rows) tally.add(readCtdcRow(row, reading.places));
  const report = { create: tally.cases, skip: 0, reject: 0, causes: [], mended: [] };
  return { report, firstRows: [], known: [], archive: archiveAnswer(tally) };
}

function previewRows(
  reading: RowReading,
  { records, today }: QueryContext<ImportsRead>,
): Pick<ImportPreview, 'report' | 'firstRows' | 'known'> {
  const outcomes = outcomesOf(reading, records, today);
  const firstRows = outcomes.slice(0, FIRST_ROWS).map((outcome) => ({
    line: outcome.line,
    verdict: outcome.verdict,
    name: outcome.draft === undefined ? '' : displayName(outcome.draft.name),
    ...(outcome.draft === undefined ? {} : { admittedOn: outcome.draft.admittedOn }),
    issues: [...outcome.issues],
    mended: [...outcome.mended],
  }));
  const known = knownOf(outcomes);
  return { report: reportAnswer(tallyOf(reading, outcomes)), firstRows, known };
}

function knownOf(outcomes: readonly RowOutcome[]): ImportPreview['known'] {
  return outcomes
    .flatMap(({ line, verdict, draft, known }) =>
      known === undefined || draft === undefined || verdict === 'reject'
        ? []
        : [
            {
              line,
              name: displayName(draft.name),
              caseNumber: known,
              isCreated: verdict === 'create',
            },
          ],
    )
    .slice(0, KNOWN_ROWS);
}

function reportAnswer(tally: ReportTally): ImportPreview['report'] {
  const { causes, mended, ...counts } = tally.report();
  return {
    ...counts,
    causes: causes.map((cause) => ({ ...cause, lines: [...cause.lines] })),
    mended: [...mended],
  };
}

function archiveAnswer(tally: ArchiveTally): NonNullable<ImportPreview['archive']> {
  const variables = tally.counts().map((one) => ({ ...one, values: [...one.values] }));
  return { cases: tally.cases, casesWithUnread: tally.casesWithUnread, variables };
}

type Job = JobContext<ImportsRead, ImportsWrite>;

async function* stage(reading: Reading, context: Job): AsyncGenerator<Progress, Staged, void> {
  const staged: Staged = {
    tally: new ReportTally(),
    outcomes: [],
    archive: [],
    archiveTally: new ArchiveTally(),
  };
  const checks = checksFor(reading, onFile(context.records), context.today);
  const total = reading.rows.length;
  for (let from = 0; from < total; from += BATCH) {
    yield { step: 'reading', done: from, total };
    for (const row of reading.rows.slice(from, from + BATCH)) {
      if (reading.kind === 'ctdc') {
        const draft = readCtdcRow(row, reading.places);
        staged.archiveTally.add(draft);
        staged.archive.push({ id: context.newId(), draft });
      } else {
        staged.outcomes.push(outcomeOf(row, reading, checks));
      }
    }
  }
  for (const outcome of staged.outcomes) staged.tally.add(outcome);
  if (reading.kind === 'htcds') addWorkbookMends(staged.tally, reading);
  return staged;
}

/** Titles of columns whose meaning nobody has confirmed. */
function unsettledTitles(reading: Reading): string {
  if (reading.kind !== 'own-list') return '';
  const mapped = new Set(reading.mapping.columns.map(({ column }) => column));
  return reading.mapping.unsettled
    .filter((column) => mapped.has(column))
    .map((column) => reading.titles[column] || String(column + 1))
    .join(' · ');
}

function newResidents(
  outcomes: readonly RowOutcome[],
  file: Omit<ImportSource, 'line'>,
  context: Job,
): NewResident[] {
  const numbers = new NumberGiver(outcomes, context);
  return outcomes.flatMap(({ verdict, draft, line }) => {
    if (verdict !== 'create' || draft === undefined) return [];
    const caseNumber = draft.caseNumber ?? numbers.next();
    const source = { ...file, line };
    return [{ id: context.newId(), stayId: context.newId(), caseNumber, draft, source }];
  });
}

/** Gives the next free file numbers without looking through all of them for each row. */
class NumberGiver {
  readonly #taken: Set<string>;
  readonly #context: Job;
  #last: string | undefined;

  constructor(outcomes: readonly RowOutcome[], context: Job) {
    const given = outcomes.flatMap(({ draft }) =>
      draft?.caseNumber === undefined ? [] : [draft.caseNumber],
    );
    this.#taken = new Set([...context.records.caseNumbers(), ...given]);
    this.#context = context;
  }

  next(): string {
    const { records, today } = this.#context;
    const known = this.#last === undefined ? this.#taken : [this.#last];
    this.#last = nextFileNumber(known, today, records.caseNumberFormat());
    return this.#last;
  }
}

function remainingIn(
  id: ResidentId,
  past: PastImport | undefined | null,
  records: ImportsRead,
): Omit<OutputOf<typeof imports.remaining>, 'otherFiles'> {
  const come = past ? { kind: past.kind, importedAt: past.importedAt } : null;
  return { import: come, facts: records.remainingOf(id) };
}

function since(id: ImportId, records: ImportsRead): Since {
  return { counted: () => records.countedSince(id), changed: () => records.changedSince(id) };
}

function lineOf(past: PastImport, records: ImportsRead, now: Instant): ImportLine {
  const { id, kind, importedAt, state, created, skipped, rejected } = past;
  const bar = state === 'kept' ? undoBar(past, since(id, records), now) : undefined;
  return {
    ...{ id, kind, importedAt, state, created, skipped, rejected },
    undoUntil: state === 'kept' ? (undoUntil(past) ?? null) : null,
    bar: bar ?? null,
  };
}

export const importsUseCases: UseCases<typeof imports, ImportsRead, ImportsWrite> = {
  preview: (plan, context) => preview(plan, context),

  run: async function* ({ again, ...plan }, context) {
    const opened = open(plan, context);
    if (!opened.ok) return opened;
    const { held, reading } = opened.value;
    const guessed = unsettledTitles(reading);
    if (guessed !== '') return refuse('imports.columns-unsettled', { columns: guessed });
    if (!again && alreadyImported(context.records, held.hash) !== undefined)
      return refuse('imports.already-imported');
    const staged = yield* stage(reading, context);
    const sheet = held.file.sheets[reading.sheet]?.name ?? '';
    const { fileName } = plan;
    const from = fileName === undefined ? { sheet } : { fileName, sheet };
    const residents = newResidents(staged.outcomes, from, context);
    const created = residents.length + staged.archive.length;
    if (created === 0) return refuse('imports.nothing-to-import');
    yield { step: 'saving', done: reading.rows.length, total: reading.rows.length };
    const id: ImportId = context.newId();
    const report = reportAnswer(staged.tally);
    const counts = { created, skipped: report.skip, rejected: report.reject };
    const done: RunAnswer = {
      importId: id,
      kind: reading.kind,
      report: { ...report, create: created },
      undoUntil: undoUntil({ kind: reading.kind, importedAt: context.now }) ?? null,
      ...(reading.kind === 'ctdc' ? { archive: archiveAnswer(staged.archiveTally) } : {}),
    };
    return context.commit((records) => {
      records.recordImport({
        id,
        kind: reading.kind,
        fileHash: held.hash,
        importedAt: context.now,
        staffId: context.session.staffId,
        state: 'kept',
        ...counts,
      });
      if (staged.archive.length > 0) records.insertArchiveCases(staged.archive, id);
      if (residents.length > 0) records.insertResidents(residents, id);
      return ok(done);
    });
  },

  list: (_input, { records, now }) =>
    ok({ imports: records.pastImports().map((past) => lineOf(past, records, now)) }),

  remaining: ({ residentId }, { records }) => {
    const past = records.importOf(residentId);
    if (past === null) return refuse('resident.not-found');
    return ok({
      ...remainingIn(residentId, past, records),
      otherFiles: records.partsOf(residentId).map(({ id, caseNumber }) => ({
        ...remainingIn(id, records.importOf(id), records),
        caseNumber,
      })),
    });
  },

  archive: ({ importId, where }, { records }) => {
    const found = countArchive(records.archiveCases(importId), where);
    const kept = records
      .pastImports()
      .filter(({ kind, state }) => kind === 'ctdc' && state === 'kept');
    return ok({
      ...found,
      variables: found.variables.map((one) => ({ ...one, values: [...one.values] })),
      choices: found.choices.map((one) => ({ ...one, values: [...one.values] })),
      sources: kept.map(({ id, importedAt, staffId, created }) => ({
        ...{ id, importedAt, staffCode: records.staffCode(staffId), cases: created },
      })),
    });
  },

  undo: ({ importId }, { records, now }: CommandContext<ImportsWrite>) => {
    const past = records.findImport(importId);
    if (past === undefined) return refuse('imports.unknown-import');
    if (past.state === 'undone') return refuse('imports.already-undone');
    const bar = undoBar(past, since(importId, records), now);
    if (bar !== undefined) return refuse(bar.code, { count: bar.count });
    return ok({ removed: records.removeImport(importId) });
  },

  rejectedRows: ({ reasonTitle, sentences, ...plan }, context) => {
    const opened = open(plan, context);
    if (!opened.ok) return opened;
    const { reading } = opened.value;
    const { records } = context;
    const file = (left: Parameters<typeof rejectedCsv>[1]) => {
      const csv = rejectedCsv(reading.titles, left, reasonTitle);
      return ok({ csv, rows: left.length, sha256: records.sha256(csv) });
    };
    if (reading.kind === 'ctdc') return file([]);
    const outcomes = outcomesOf(reading, records, context.today);
    const left = reading.rows.flatMap((row, index) => {
      const outcome = outcomes[index];
      if (outcome === undefined || outcome.verdict === 'create') return [];
      const codes = [...new Set(outcome.issues.map(({ code }) => code))];
      return [{ row, reason: codes.map((code) => sentences[code] ?? code).join(' · ') }];
    });
    return file(left);
  },
};
