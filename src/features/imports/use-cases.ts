// Importing, told as the worker does it: look, settle, import in one piece, and take it back if it was wrong.
import type { ImportId, ResidentId } from '../../kernel/ids';
import type { OutputOf } from '../../kernel/operation';
import { ok, refuse } from '../../kernel/result';
import type { CommandContext, Instant, UseCases } from '../../kernel/use-case';
import { countArchive } from './archive';
import type { ImportLine, imports } from './contract';
import { asListOfText } from './days-from-1904';
import {
  alreadyImported,
  archiveAnswer,
  openPlanned,
  outcomesOf,
  reportAnswer,
} from './planned-file';
import { preview } from './preview';
import type { Reading } from './reading';
import type { ImportsRead, ImportsWrite, PastImport } from './records';
import { rejectedCsv } from './report';
import { newResidents, stage } from './staging';
import { type Since, undoBar, undoUntil } from './undoing';

type RunAnswer = OutputOf<typeof imports.run>;

/** Titles of columns whose meaning nobody has confirmed. */
function unsettledTitles(reading: Reading): string {
  if (reading.kind !== 'own-list') return '';
  const mapped = new Set(reading.mapping.columns.map(({ column }) => column));
  return reading.mapping.unsettled
    .filter((column) => mapped.has(column))
    .map((column) => reading.titles[column] || String(column + 1))
    .join(' · ');
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
    const opened = openPlanned(plan, context);
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
    const opened = openPlanned(plan, context);
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
      return [
        {
          row: asListOfText(row, reading),
          reason: codes.map((code) => sentences[code] ?? code).join(' · '),
        },
      ];
    });
    return file(left);
  },
};
