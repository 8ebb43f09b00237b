// What an import would do, before it does it: how the file was read, which columns and words, what becomes of its rows.
import { ok, type Result } from '../../kernel/result';
import type { QueryContext } from '../../kernel/use-case';
import { displayName } from '../residents';
import { wordsOfColumn } from './column-words';
import type { ImportPlan, ImportPreview, PlanRefusal } from './contract';
import { ArchiveTally, readCtdcRow } from './ctdc';
import { type HiddenNote, hiddenNotes } from './hidden-parts';
import type { ResidentDraft } from './draft';
import type { RowOutcome } from './outcome';
import {
  alreadyImported,
  archiveAnswer,
  type ArchiveReading,
  openPlanned,
  outcomesOf,
  reportAnswer,
  type RowReading,
  tallyOf,
} from './planned-file';
import { type Reading, recognisedKinds } from './reading';
import type { ImportsRead } from './records';
import { cellText, type TableRow } from './table';
import { CODED_TARGETS, codesOf } from './words';

const FIRST_ROWS = 20;
/** Of a longer cell the beginning is shown. */
const SHOWN_TEXT = 120;
const LISTED_ROWS = 200;

export function preview(
  plan: ImportPlan,
  context: QueryContext<ImportsRead>,
): Result<ImportPreview, PlanRefusal> {
  const opened = openPlanned(plan, context);
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
    notes: [...notes, ...hiddenNotes(held.file, reading), ...ownNotes(reading)].map(noteAnswer),
    sheets: sheets.map(({ name, rows }) => ({ name, rows: rows.length })),
    sheet: reading.sheet,
    headerLine: reading.headerLine,
    rows: reading.rows.length,
    mapping: reading.mapping,
    leftOut: leftOutOf(reading),
    ...previewColumns(reading),
    ...(reading.kind === 'ctdc' ? previewArchive(reading) : previewRows(reading, context)),
    ...(importedAt === undefined ? {} : { alreadyImportedAt: importedAt }),
  });
}

function ownNotes(reading: Reading): readonly HiddenNote[] {
  return reading.kind === 'own-list' ? reading.notes : [];
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

type RowsOfPreview = Pick<ImportPreview, 'report' | 'firstRows' | 'known' | 'twins' | 'leaving'>;

function previewArchive(reading: ArchiveReading): RowsOfPreview & Pick<ImportPreview, 'archive'> {
  const tally = new ArchiveTally();
  for (const row of reading.rows) tally.add(readCtdcRow(row, reading.places));
  const report = { create: tally.cases, skip: 0, reject: 0, causes: [], mended: [] };
  const none = { firstRows: [], known: [], twins: [], leaving: [] };
  return { report, ...none, archive: archiveAnswer(tally) };
}

function previewRows(
  reading: RowReading,
  { records, today }: QueryContext<ImportsRead>,
): RowsOfPreview {
  const outcomes = outcomesOf(reading, records, today);
  const firstRows = outcomes
    .slice(0, FIRST_ROWS)
    .map((outcome, nth) => firstRow(outcome, reading.rows[nth], reading));
  return {
    report: reportAnswer(tallyOf(reading, outcomes)),
    firstRows,
    known: knownOf(outcomes),
    twins: twinsOf(outcomes),
    leaving: leavingOf(outcomes),
  };
}

function firstRow(
  { line, verdict, draft, issues, mended }: RowOutcome,
  row: TableRow | undefined,
  { mapping }: RowReading,
): ImportPreview['firstRows'][number] {
  const cells = mapping.columns.map(({ column }) => ({
    column,
    text: cellText(row?.cells[column]).slice(0, SHOWN_TEXT),
  }));
  return {
    line,
    verdict,
    name: draft === undefined ? '' : displayName(draft.name),
    cells,
    ...(draft === undefined ? {} : { read: readOf(draft) }),
    issues: [...issues],
    mended: [...mended],
  };
}

function readOf(draft: ResidentDraft): NonNullable<ImportPreview['firstRows'][number]['read']> {
  const { name, nationalities, exploitationForms, exitedOn, exitReason } = draft;
  const { sex, birth, category, referralSource, admittedOn, caseNumber, room, phone } = draft;
  const left = { exitedOn, exitReason };
  const written = { caseNumber, room, phone };
  return {
    ...{ sex, birth, category, referralSource, admittedOn, ...left, ...written },
    name: Object.fromEntries(
      Object.entries(name).filter((part): part is [string, string] => part[1] !== undefined),
    ),
    nationalities: [...nationalities],
    exploitationForms: [...exploitationForms],
  };
}

/** Titles of columns that some row fills and that become nothing. */
function leftOutOf(reading: Reading): string[] {
  if (reading.kind === 'ctdc') return [];
  const { rows } = reading;
  const leftOut = reading.kind === 'own-list' ? reading.rules.leftOut : reading.rules.table.leftOut;
  return leftOut
    .filter(({ index }) => rows.some(({ cells }) => cellText(cells[index]) !== ''))
    .map(({ title }) => title);
}

function leavingOf(outcomes: readonly RowOutcome[]): ImportPreview['leaving'] {
  return outcomes
    .flatMap(({ line, verdict, draft, leftBy }) => {
      if (leftBy === undefined || draft === undefined || verdict === 'skip') return [];
      const { exitedOn } = draft;
      const day = exitedOn === undefined ? {} : { exitedOn };
      return [{ line, name: displayName(draft.name), words: leftBy, verdict, ...day }];
    })
    .slice(0, LISTED_ROWS);
}

function twinsOf(outcomes: readonly RowOutcome[]): ImportPreview['twins'] {
  const names = new Map(
    outcomes.map(({ line, draft }) => [line, draft === undefined ? '' : displayName(draft.name)]),
  );
  return outcomes
    .flatMap(({ line, verdict, twin }) => {
      if (twin === undefined || verdict === 'reject') return [];
      const who = { name: names.get(line) ?? '', ofName: names.get(twin) ?? '' };
      return [{ line, ofLine: twin, ...who, isCreated: verdict === 'create' }];
    })
    .slice(0, LISTED_ROWS);
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
    .slice(0, LISTED_ROWS);
}
