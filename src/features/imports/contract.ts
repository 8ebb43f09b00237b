// Importing: look at a file without changing anything, import it in one piece, take a whole import back.
import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar-date';
import { idOf } from '../../kernel/ids';
import type { ImportId } from '../../kernel/ids';
import {
  command,
  contractOf,
  holders,
  job,
  notRecorded,
  query,
  recorded,
  recordedWith,
} from '../../kernel/operation';
import { sealedOf } from '../../kernel/sealed';
import { partialDate } from '../../kernel/partial-date';
import { optionalText } from '../../kernel/text';
import {
  CATEGORIES,
  EXIT_REASONS,
  EXPLOITATION_FORMS,
  REFERRAL_SOURCES,
  SEXES,
} from '../residents';
import { CTDC_COLUMNS } from './ctdc';
import { IMPORT_KINDS } from './import-kind';
import { TARGETS } from './column-titles';
import { ownListMapping } from './mapping';
import { MENDS, ROW_ISSUES } from './outcome';
import { ENCODINGS, FILE_LIMITS, FILE_NOTES, SEPARATORS } from './parsed-file';
import { remainingFacts } from './remaining';
import { UNDO_BARS } from './undoing';
import { CODED_TARGETS } from './words';

const importers = holders({ presence: 'write', identity: 'write', case: 'write' });
const importId = idOf<'import'>();
const count = z.int().min(0);

const remainingOfFile = z.object({
  /** Null for whoever was not imported. */
  import: z.object({ kind: z.enum(IMPORT_KINDS), importedAt: z.string() }).nullable(),
  facts: sealedOf(remainingFacts),
});

const plan = z.object({
  /** Names the parsed file that the vault holds in memory. */
  fileToken: z.string().min(1).max(100),
  /** Kept with what the file says beyond the fields of ours; left out, nobody can say later which file it was. */
  fileName: optionalText(255).optional(),
  /** Index of the sheet; left out, the first one that fits. */
  sheet: z.int().min(0).max(FILE_LIMITS.sheets).optional(),
  /** Line of the title row; left out, the likeliest one. Only for a shelter's own list. */
  /** The line of the titles; 0 for a list without any. */
  headerLine: z.int().min(0).optional(),
  /** Left out, what the file is recognised as. */
  kind: z.enum(IMPORT_KINDS).optional(),
  /** Left out, the guesses. */
  mapping: ownListMapping.optional(),
});
export type ImportPlan = z.output<typeof plan>;

const planRefusals = [
  'imports.file-gone',
  'imports.sheet-missing',
  'imports.not-recognised',
  'imports.is-a-form',
  'imports.no-rows',
  'imports.training-only',
] as const;
export type PlanRefusal = (typeof planRefusals)[number];

const issue = z.object({
  column: z.string(),
  code: z.enum(ROW_ISSUES),
  value: z.string().optional(),
});
const verdict = z.enum(['create', 'skip', 'reject']);
const rowReport = z.object({
  create: count,
  skip: count,
  reject: count,
  causes: z.array(z.object({ code: z.enum(ROW_ISSUES), count, lines: z.array(z.int()) })),
  mended: z.array(z.object({ code: z.enum(MENDS), count })),
});
const archive = z.object({
  cases: count,
  casesWithUnread: count,
  variables: z.array(
    z.object({
      variable: z.enum(CTDC_COLUMNS),
      values: z.array(z.object({ value: z.string(), cases: count })),
      unknown: count,
    }),
  ),
});

const previewAnswer = z.object({
  kind: z.enum(IMPORT_KINDS),
  recognised: z.array(z.enum(IMPORT_KINDS)),
  fileKind: z.enum(['csv', 'xlsx']),
  encoding: z.enum(ENCODINGS).optional(),
  separator: z.enum(SEPARATORS).optional(),
  notes: z.array(
    z.object({
      code: z.enum(FILE_NOTES),
      count,
      of: count.optional(),
      lines: z.array(z.int()).optional(),
      names: z.array(z.string()).optional(),
    }),
  ),
  sheets: z.array(z.object({ name: z.string(), rows: count })),
  sheet: z.int(),
  headerLine: z.int(),
  rows: count,
  columns: z.array(
    z.object({
      index: z.int(),
      title: z.string(),
      /** The title above it that spans several columns. */
      group: z.string().optional(),
      samples: z.array(z.string()),
      target: z.enum(TARGETS).nullable(),
      confidence: z.enum(['sure', 'likely', 'none']),
    }),
  ),
  /** Titles of columns that hold something and are not imported. */
  leftOut: z.array(z.string()),
  /** The mapping this preview was made with. */
  mapping: ownListMapping,
  /** Words of coded columns and what each becomes; null: not known, '': left empty. */
  words: z.array(
    z.object({
      target: z.enum(CODED_TARGETS),
      words: z.array(z.object({ word: z.string(), count, code: z.string().nullable() })),
      /** Codes to choose from; empty for nationality, where any country may be chosen. */
      choices: z.array(z.string()),
    }),
  ),
  report: rowReport,
  firstRows: z.array(
    z.object({
      line: z.int(),
      verdict,
      name: z.string(),
      /** The list's own words by column, as many as are shown. */
      cells: z.array(z.object({ column: z.int(), text: z.string() })),
      /** What was read of them; absent where the row becomes no file. */
      read: z
        .object({
          name: z.record(z.string(), z.string()),
          sex: z.enum(SEXES),
          birth: partialDate(),
          nationalities: z.array(z.string()),
          category: z.enum(CATEGORIES),
          exploitationForms: z.array(z.enum(EXPLOITATION_FORMS)),
          referralSource: z.enum(REFERRAL_SOURCES),
          admittedOn: calendarDate(),
          exitedOn: calendarDate().optional(),
          exitReason: z.enum(EXIT_REASONS).optional(),
          caseNumber: z.string().optional(),
          room: z.string().optional(),
          phone: z.string().optional(),
        })
        .optional(),
      issues: z.array(issue),
      mended: z.array(z.enum(MENDS)),
    }),
  ),
  /** Rows of people who are perhaps on file: the worker compares and decides. */
  known: z.array(
    z.object({ line: z.int(), name: z.string(), caseNumber: z.string(), isCreated: z.boolean() }),
  ),
  /** Rows that may be of a person who stands in an earlier row. */
  twins: z.array(
    z.object({
      line: z.int(),
      name: z.string(),
      ofLine: z.int(),
      ofName: z.string(),
      isCreated: z.boolean(),
    }),
  ),
  /** Rows that say, or may say, that the person has left, and not plainly when: the worker decides. */
  leaving: z.array(
    z.object({
      line: z.int(),
      name: z.string(),
      /** The list's own words. */
      words: z.string(),
      verdict,
      /** The day the stay would end; absent for whoever would live in the house. */
      exitedOn: calendarDate().optional(),
    }),
  ),
  /** For the CTDC file instead of rows with names. */
  archive: archive.optional(),
  /** The same bytes were imported before and that import still stands. */
  alreadyImportedAt: z.string().optional(),
});
export type ImportPreview = z.output<typeof previewAnswer>;

/** The last moment at which the import may be taken back; null where no moment ends it, or nothing is left to take. */
const undoableUntil = z.string().nullable();

const line = z.object({
  id: importId,
  kind: z.enum(IMPORT_KINDS),
  importedAt: z.string(),
  state: z.enum(['kept', 'undone']),
  created: count,
  skipped: count,
  rejected: count,
  undoUntil: undoableUntil,
  /** Why it can no longer be taken back; null where it can, or was. */
  bar: z.object({ code: z.enum(UNDO_BARS), count }).nullable(),
});
export type ImportLine = z.output<typeof line>;

const runAnswer = z.object({
  importId,
  kind: z.enum(IMPORT_KINDS),
  report: rowReport,
  undoUntil: undoableUntil,
  archive: archive.optional(),
});

export const imports = contractOf('imports', {
  preview: query({
    input: plan,
    output: previewAnswer,
    permission: importers,
    refusals: planRefusals,
    audit: notRecorded('the file is not part of the records yet'),
  }),
  run: job({
    input: plan.extend({
      /** Imports a file again whose bytes were imported before. */
      again: z.boolean().default(false),
    }),
    output: runAnswer,
    permission: importers,
    refusals: [
      ...planRefusals,
      'imports.nothing-to-import',
      'imports.already-imported',
      'imports.columns-unsettled',
    ],
    audit: recorded('imports.imported', (_input, output: z.output<typeof runAnswer>) => ({
      kind: 'import',
      id: output.importId,
    })),
  }),
  list: query({
    input: z.object({}),
    output: z.object({ imports: z.array(line) }),
    permission: importers,
    refusals: [],
    audit: notRecorded('counts only; no record is opened'),
  }),
  /** What the list said of a person beyond the fields of the file. */
  remaining: query({
    input: z.object({ residentId: idOf<'resident'>() }),
    output: remainingOfFile.extend({
      /** The same of files that were merged into this one. */
      otherFiles: z.array(remainingOfFile.extend({ caseNumber: z.string() })),
    }),
    permission: holders({ presence: 'read', case: 'read' }),
    refusals: ['resident.not-found'],
    audit: recorded('imports.remaining', (input: { residentId: string }) => ({
      kind: 'resident',
      id: input.residentId,
    })),
  }),
  archive: query({
    input: z.object({
      /** Left out, the cases of all imports. */
      importId: importId.optional(),
      where: z.partialRecord(z.enum(CTDC_COLUMNS), z.string().max(100)).default({}),
    }),
    output: archive.extend({
      /** Of so many. */
      of: count,
      choices: archive.shape.variables,
      sources: z.array(
        z.object({ id: importId, importedAt: z.string(), staffCode: z.string(), cases: count }),
      ),
    }),
    permission: importers,
    refusals: [],
    audit: notRecorded('published synthetic cases; no real person stands behind them'),
  }),
  undo: command({
    input: z.object({ importId }),
    output: z.object({ removed: count }),
    permission: importers,
    refusals: ['imports.unknown-import', 'imports.already-undone', ...UNDO_BARS],
    audit: recorded('imports.undone', (input: { importId: ImportId }) => ({
      kind: 'import',
      id: input.importId,
    })),
  }),
  rejectedRows: query({
    input: plan.extend({
      reasonTitle: z.string().min(1).max(100),
      /** Sentence of each issue code in the worker's language. */
      sentences: z.partialRecord(z.enum(ROW_ISSUES), z.string().max(500)),
    }),
    /** `sha256`: of the file that `csv` becomes, in UTF-8. */
    output: z.object({ csv: z.string(), rows: count, sha256: z.string() }),
    permission: importers,
    refusals: planRefusals,
    // The window saves it wherever the worker says, with names in clear.
    audit: recordedWith('imports.rejected-rows', {
      details: (_input, { rows, sha256 }: { readonly rows: number; readonly sha256: string }) => ({
        rows,
        sha256,
      }),
    }),
  }),
});
