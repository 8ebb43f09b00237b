// A table as the importer read it out of a worker's file: text cells only, nothing believed yet.
// It never holds a formula, a macro or anything that could run.
import { z } from 'zod';

export const FILE_REFUSALS = [
  'imports.file-empty',
  'imports.file-too-large',
  'imports.file-cut',
  'imports.file-damaged',
  'imports.not-text',
  'imports.not-a-workbook',
  'imports.is-pdf',
  'imports.is-program',
  'imports.is-web-page',
  'imports.is-image',
  'imports.is-old-excel',
  'imports.is-binary-excel',
  'imports.is-open-document',
  'imports.has-password',
  'imports.has-macros',
  'imports.unpacks-too-large',
  'imports.too-many-rows',
  'imports.too-many-columns',
  'imports.too-many-cells',
  'imports.cell-too-long',
  'imports.encoding-damaged',
  'imports.no-rows',
  'imports.took-too-long',
] as const;
export type FileRefusalCode = (typeof FILE_REFUSALS)[number];

export const FILE_NOTES = [
  'imports.formula-values-used',
  'imports.formula-without-value',
  'imports.error-cells-empty',
  'imports.formula-like-text',
  'imports.uneven-rows',
  'imports.stray-quotes',
  'imports.letters-guessed',
  'imports.shown-otherwise',
  'imports.merged-cells',
  'imports.far-cells',
  'imports.hidden-rows',
  'imports.struck-rows',
  'imports.struck-cells',
  'imports.date-joined',
  'imports.date-in-parts',
  'imports.hidden-columns',
  'imports.hidden-sheets',
  'imports.sheet-hidden',
] as const;
export type FileNoteCode = (typeof FILE_NOTES)[number];

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1256', 'iso-8859-6'] as const;
export type Encoding = (typeof ENCODINGS)[number];
export const SEPARATORS = [',', ';', '\t', '|', '؛'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** Highest values taken from one file; the importer refuses above them and the vault checks again. */
export const FILE_LIMITS = {
  bytes: 64 * 1024 * 1024,
  sheets: 200,
  rows: 200_000,
  columns: 500,
  /** Of all sheets together, the gaps in front of a filled cell counted. */
  cells: 4_000_000,
  cellCharacters: 32_767,
} as const;

export interface FileNote {
  readonly code: FileNoteCode;
  readonly count: number;
}

export interface ParsedSheet {
  readonly name: string;
  /** Text cells; days as `YYYY-MM-DD`, less where the sheet shows less; truth values as TRUE and FALSE. Rows may differ in length. */
  readonly rows: readonly (readonly string[])[];
  /** For each row its line in a CSV file or its row number in a workbook, counted from 1. */
  readonly lines: readonly number[];
  /** Row numbers (as in `lines`) that the workbook hides. */
  readonly hiddenRows?: readonly number[];
  /** Row numbers of rows that are struck out, and of rows with some cells that are. */
  readonly struckRows?: readonly number[];
  readonly partlyStruckRows?: readonly number[];
  /** Columns that the workbook hides, counted from 0. */
  readonly hiddenColumns?: readonly number[];
  readonly isHidden?: boolean;
  /** The workbook counts its days from 1904: a bare number in a column of days is counted so too. */
  readonly daysFrom1904?: boolean;
  /** Lines (as in `lines`) out of which invisible marks were taken. */
  readonly markedLines?: readonly number[];
}

export interface ParsedFile {
  readonly kind: 'csv' | 'xlsx';
  readonly encoding?: Encoding;
  readonly separator?: Separator;
  readonly sheets: readonly ParsedSheet[];
  readonly notes: readonly FileNote[];
}

const cell = z.string().max(FILE_LIMITS.cellCharacters);
const rowNumber = z.int().min(1).max(2_000_000_000);
const chunkRows = z.array(z.array(cell).max(FILE_LIMITS.columns)).max(1_000);

/** What the importer may say over its port; anything else ends the parsing. */
export const importerMessage = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('opened'),
    fileKind: z.enum(['csv', 'xlsx']),
    encoding: z.enum(ENCODINGS).optional(),
    separator: z.enum(SEPARATORS).optional(),
    notes: z.array(z.strictObject({ code: z.enum(FILE_NOTES), count: z.int().min(1) })).max(20),
    sheets: z
      .array(
        z.strictObject({
          name: z.string().max(255),
          rowCount: z.int().min(0).max(FILE_LIMITS.rows),
          hiddenRows: z.array(rowNumber).max(FILE_LIMITS.rows),
          struckRows: z.array(rowNumber).max(FILE_LIMITS.rows),
          partlyStruckRows: z.array(rowNumber).max(FILE_LIMITS.rows),
          hiddenColumns: z.array(z.int().min(0).max(FILE_LIMITS.columns)).max(FILE_LIMITS.columns),
          isHidden: z.boolean(),
          daysFrom1904: z.boolean(),
          markedLines: z.array(rowNumber).max(FILE_LIMITS.rows),
        }),
      )
      .min(1)
      .max(FILE_LIMITS.sheets),
  }),
  z.strictObject({
    kind: z.literal('parsed-sheet'),
    sheet: z.int().min(0).max(FILE_LIMITS.sheets),
    rows: chunkRows,
    lines: z.array(rowNumber).max(1_000),
  }),
  z.strictObject({ kind: z.literal('done') }),
  z.strictObject({
    kind: z.literal('refused'),
    code: z.enum(FILE_REFUSALS),
    details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
]);
export type ImporterMessage = z.output<typeof importerMessage>;
type Opened = Extract<ImporterMessage, { kind: 'opened' }>;
type Chunk = Extract<ImporterMessage, { kind: 'parsed-sheet' }>;
export type FileRefusal = Omit<Extract<ImporterMessage, { kind: 'refused' }>, 'kind'>;

export type CollectorState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'parsed'; readonly file: ParsedFile }
  | { readonly kind: 'refused'; readonly refusal: FileRefusal };

/** Messages that parsing one table takes, in order: `opened`, then chunks of at most 1,000 rows, then `done`. */
export function* messagesOf(file: ParsedFile): Generator<ImporterMessage> {
  yield {
    kind: 'opened',
    fileKind: file.kind,
    ...(file.encoding === undefined ? {} : { encoding: file.encoding }),
    ...(file.separator === undefined ? {} : { separator: file.separator }),
    notes: [...file.notes],
    sheets: file.sheets.map((sheet) => ({
      name: sheet.name.slice(0, 255),
      rowCount: sheet.rows.length,
      hiddenRows: [...(sheet.hiddenRows ?? [])],
      struckRows: [...(sheet.struckRows ?? [])],
      partlyStruckRows: [...(sheet.partlyStruckRows ?? [])],
      hiddenColumns: [...(sheet.hiddenColumns ?? [])],
      isHidden: sheet.isHidden === true,
      daysFrom1904: sheet.daysFrom1904 === true,
      markedLines: [...(sheet.markedLines ?? [])],
    })),
  };
  for (const [index, sheet] of file.sheets.entries()) {
    for (let from = 0; from < sheet.rows.length; from += 1_000) {
      const rows = sheet.rows.slice(from, from + 1_000).map((row) => [...row]);
      yield {
        kind: 'parsed-sheet',
        sheet: index,
        rows,
        lines: sheet.lines.slice(from, from + 1_000),
      };
    }
  }
  yield { kind: 'done' };
}

/** Gathers the importer's messages into a table again and believes none of them unchecked. */
export class ParsedFileCollector {
  #opened: Opened | undefined;
  #sheets: { rows: string[][]; lines: number[] }[] = [];
  #end: CollectorState | undefined;

  take(message: unknown): CollectorState {
    if (this.#end !== undefined) return this.#end;
    const checked = importerMessage.safeParse(message);
    if (!checked.success) return this.#finish({ code: 'imports.file-damaged' });
    switch (checked.data.kind) {
      case 'refused': {
        const { code, details } = checked.data;
        return this.#finish(details === undefined ? { code } : { code, details });
      }
      case 'opened':
        return this.#open(checked.data);
      case 'parsed-sheet':
        return this.#add(checked.data);
      case 'done':
        return this.#close();
    }
  }

  #finish(refusal: FileRefusal): CollectorState {
    this.#end = { kind: 'refused', refusal };
    return this.#end;
  }

  #open(opened: Opened): CollectorState {
    const rows = opened.sheets.reduce((sum, sheet) => sum + sheet.rowCount, 0);
    if (this.#opened !== undefined) return this.#finish({ code: 'imports.file-damaged' });
    if (rows > FILE_LIMITS.rows) return this.#finish({ code: 'imports.too-many-rows' });
    this.#opened = opened;
    this.#sheets = opened.sheets.map(() => ({ rows: [], lines: [] }));
    return { kind: 'waiting' };
  }

  #add(chunk: Chunk): CollectorState {
    const sheet = this.#sheets[chunk.sheet];
    const promised = this.#opened?.sheets[chunk.sheet]?.rowCount ?? 0;
    const fits = sheet !== undefined && sheet.rows.length + chunk.rows.length <= promised;
    if (!fits || chunk.rows.length !== chunk.lines.length) {
      return this.#finish({ code: 'imports.file-damaged' });
    }
    sheet.rows.push(...chunk.rows);
    sheet.lines.push(...chunk.lines);
    return { kind: 'waiting' };
  }

  #close(): CollectorState {
    const opened = this.#opened;
    const whole = opened?.sheets.every(
      (sheet, index) => this.#sheets[index]?.rows.length === sheet.rowCount,
    );
    if (opened === undefined || whole !== true)
      return this.#finish({ code: 'imports.file-damaged' });
    const file: ParsedFile = {
      kind: opened.fileKind,
      ...(opened.encoding === undefined ? {} : { encoding: opened.encoding }),
      ...(opened.separator === undefined ? {} : { separator: opened.separator }),
      notes: opened.notes,
      sheets: opened.sheets.map((sheet, index) => ({
        name: sheet.name,
        rows: this.#sheets[index]?.rows ?? [],
        lines: this.#sheets[index]?.lines ?? [],
        ...(sheet.hiddenRows.length === 0 ? {} : { hiddenRows: sheet.hiddenRows }),
        ...(sheet.struckRows.length === 0 ? {} : { struckRows: sheet.struckRows }),
        ...(sheet.partlyStruckRows.length === 0
          ? {}
          : { partlyStruckRows: sheet.partlyStruckRows }),
        ...(sheet.hiddenColumns.length === 0 ? {} : { hiddenColumns: sheet.hiddenColumns }),
        ...(sheet.isHidden ? { isHidden: true } : {}),
        ...(sheet.daysFrom1904 ? { daysFrom1904: true } : {}),
        ...(sheet.markedLines.length === 0 ? {} : { markedLines: sheet.markedLines }),
      })),
    };
    this.#end = { kind: 'parsed', file };
    return this.#end;
  }
}
