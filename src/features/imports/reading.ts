// From a plan and a parsed file to the rows of one import, whatever kind it is. Preview, import and the file of
// rejected rows all read through here, so that they cannot differ.
import type { CalendarDate } from '../../kernel/calendar-date';
import { type Result, ok, refuse } from '../../kernel/result';
import type { ImportPlan, PlanRefusal } from './contract';
import type { ImportKind } from './import-kind';
import { type CtdcColumn, ctdcPlaces, ctdcSheetOf, ctdcTableOf } from './ctdc';
import { withJoinedDates } from './date-parts';
import { DraftChecks, type OnFile } from './draft-checks';
import { type HtcdsRules, htcdsRules, readHtcdsRow } from './htcds';
import { htcdsTableOf, isFormDefinition } from './htcds-fields';
import { looksLikeDay } from './cells-fit';
import { type GuessedColumn, guessColumns, mappingOfGuesses } from './column-guess';
import { isKnownTitle } from './title-meaning';
import { namingLostZeros } from './lost-zeros';
import { type OwnListMapping, ownListMapping } from './mapping';
import type { RowOutcome } from './outcome';
import { readOwnListRow } from './own-list';
import { type OwnListRules, ownListRules } from './own-list-rules';
import { type HiddenNote, standingRows, visibleRows } from './hidden-parts';
import type { ParsedFile, ParsedSheet } from './parsed-file';
import { likelyHeader, type Table, type TableRow, tableOf, wholeTitle } from './table';

interface ReadingBase {
  readonly sheet: number;
  readonly headerLine: number;
  readonly titles: readonly string[];
  readonly rows: readonly TableRow[];
  /** Hidden ones too, whether they are imported or not. */
  readonly allRows: readonly TableRow[];
  readonly mapping: OwnListMapping;
}

export type Reading =
  | (ReadingBase & {
      readonly kind: 'own-list';
      readonly table: Table;
      /** Of dates in several columns. */
      readonly notes: readonly HiddenNote[];
      readonly columns: readonly GuessedColumn[];
      readonly rules: OwnListRules;
    })
  | (ReadingBase & { readonly kind: 'htcds'; readonly rules: HtcdsRules })
  | (ReadingBase & { readonly kind: 'ctdc'; readonly places: ReadonlyMap<CtdcColumn, number> });

/** What the file can be imported as, the surest first; a shelter's own list is always possible. */
export function recognisedKinds(file: ParsedFile): ImportKind[] {
  const kinds: ImportKind[] = [];
  if (ctdcSheetOf(file) !== undefined) kinds.push('ctdc');
  if (htcdsTableOf(file) !== undefined) kinds.push('htcds');
  return [...kinds, 'own-list'];
}

export function readingOf(
  file: ParsedFile,
  plan: ImportPlan,
  today: CalendarDate,
): Result<Reading, PlanRefusal> {
  if (plan.sheet !== undefined && file.sheets[plan.sheet] === undefined)
    return refuse('imports.sheet-missing');
  if (isFormDefinition(file)) return refuse('imports.is-a-form');
  const chosen = plan.sheet === undefined ? file : onlySheet(file, plan.sheet);
  const kind = plan.kind ?? recognisedKinds(chosen)[0] ?? 'own-list';
  const reading = readAs(kind, chosen, { plan, today });
  if (reading === undefined) return refuse('imports.not-recognised');
  return reading.rows.length === 0 ? refuse('imports.no-rows') : ok(reading);
}

/** Checks of one pass over the file; a fresh one per pass, because it remembers the rows it saw. */
export function checksFor(reading: Reading, onFile: OnFile, today: CalendarDate): DraftChecks {
  const { createAnyway, leaveOut } = reading.mapping;
  return new DraftChecks({ onFile, today, createAnyway, leaveOut });
}

/** The outcome of one row of residents; archive cases have none. */
export function outcomeOf(
  row: TableRow,
  reading: Exclude<Reading, { kind: 'ctdc' }>,
  checks: DraftChecks,
): RowOutcome {
  return reading.kind === 'own-list'
    ? namingLostZeros(readOwnListRow(row, reading.rules, checks), row, reading.rules.zeroColumns)
    : readHtcdsRow(row, reading.rules, checks);
}

interface Asked {
  readonly plan: ImportPlan;
  readonly today: CalendarDate;
}

function readAs(kind: ImportKind, file: ParsedFile, asked: Asked): Reading | undefined {
  switch (kind) {
    case 'ctdc':
      return readAsCtdc(file);
    case 'htcds':
      return readAsHtcds(file, asked);
    case 'own-list':
      return readAsOwnList(file, asked);
  }
}

function readAsCtdc(file: ParsedFile): Reading | undefined {
  const table = ctdcTableOf(file);
  if (table === undefined) return undefined;
  return {
    kind: 'ctdc',
    sheet: 0,
    headerLine: table.headerLine,
    titles: titlesOf(table),
    rows: table.rows,
    allRows: table.rows,
    mapping: ownListMapping.parse({ columns: [] }),
    places: ctdcPlaces(table),
  };
}

function readAsHtcds(file: ParsedFile, { plan, today }: Asked): Reading | undefined {
  const table = htcdsTableOf(file);
  if (table === undefined) return undefined;
  const mapping = plan.mapping ?? ownListMapping.parse({ columns: [] });
  const sheet = Math.max(
    0,
    file.sheets.findIndex(({ name }) => name === table.sheet),
  );
  const width = table.fields.reduce((most, { index }) => Math.max(most, index + 1), 0);
  const titles = Array.from({ length: width }, (_, index) => {
    return table.fields.find((field) => field.index === index)?.name ?? '';
  });
  return {
    kind: 'htcds',
    sheet,
    headerLine: table.headerLine,
    titles,
    rows: rowsTaken(table.rows, file.sheets[sheet], mapping),
    allRows: table.rows,
    mapping,
    rules: htcdsRules(table, mapping, today),
  };
}

function readAsOwnList(file: ParsedFile, { plan, today }: Asked): Reading | undefined {
  const index = firstFilled(file);
  const sheet = file.sheets[index];
  if (sheet === undefined || sheet.rows.length === 0) return undefined;
  const header = headerOf(sheet, plan.headerLine);
  const { table, notes } = withJoinedDates(tableOf(sheet, header, isKnownTitle));
  const columns = guessColumns(table);
  const mapping = plan.mapping ?? mappingOfGuesses(columns);
  return {
    kind: 'own-list',
    sheet: index,
    headerLine: table.headerLine,
    titles: titlesOf(table),
    rows: rowsTaken(table.rows, sheet, mapping),
    allRows: table.rows,
    mapping,
    table,
    notes,
    columns,
    rules: ownListRules(table, mapping, today),
  };
}

/** Index of the title row; -1 where the list has none and begins with its first person. */
function headerOf(sheet: ParsedSheet, line: number | undefined): number {
  if (line === 0) return -1;
  const asked = line === undefined ? -1 : sheet.lines.indexOf(line);
  if (asked >= 0) return asked;
  const likely = likelyHeader(sheet, isKnownTitle);
  const row = sheet.rows[likely] ?? [];
  return likely === 0 && !row.some(isKnownTitle) && row.some(looksLikeDay) ? -1 : likely;
}

function rowsTaken(
  rows: readonly TableRow[],
  sheet: ParsedSheet | undefined,
  { leaveHidden, leaveStruck }: OwnListMapping,
): readonly TableRow[] {
  if (sheet === undefined) return rows;
  const left = leaveStruck ? standingRows(rows, sheet) : rows;
  return leaveHidden ? visibleRows(left, sheet) : left;
}

// A sheet that the workbook hides is taken only where it was chosen, or nothing else is there.
function firstFilled({ sheets }: ParsedFile): number {
  const seen = sheets.findIndex(({ rows, isHidden }) => rows.length > 0 && isHidden !== true);
  return Math.max(0, seen >= 0 ? seen : sheets.findIndex(({ rows }) => rows.length > 0));
}

function titlesOf(table: Table): string[] {
  const width = table.columns.reduce((most, { index }) => Math.max(most, index + 1), 0);
  return Array.from({ length: width }, (_, index) => {
    const column = table.columns.find((one) => one.index === index);
    return column === undefined ? '' : wholeTitle(column);
  });
}

// The other sheets are emptied, not removed, so that the sheet's number stays the same.
function onlySheet(file: ParsedFile, sheet: number): ParsedFile {
  const sheets = file.sheets.map((one, index) =>
    index === sheet ? one : { ...one, rows: [], lines: [] },
  );
  return { ...file, sheets };
}
