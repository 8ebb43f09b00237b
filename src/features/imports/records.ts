// What importing needs of the vault: the parsed file in memory, who is on file, and saving all rows in one piece.
import { z } from 'zod';
import {
  codeColumn,
  countColumn,
  idColumn,
  instantColumn,
  jsonColumn,
  madeTextColumn,
  orNull,
  refColumn,
  staffColumn,
  table,
} from '../../kernel/columns';
import type { ArchiveCaseId, ImportId, ResidentId, StaffId, StayId } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';
import type { Instant } from '../../kernel/use-case';
import type { FileNumberPattern } from '../shelter';
import { IMPORT_KINDS, type ImportKind } from './import-kind';
import { type ArchiveCaseDraft, archiveFacts, type ResidentDraft } from './draft';
import type { ParsedFile } from './parsed-file';
import type { ImportSource, RemainingFacts } from './remaining';

/** A file that the importer parsed for this session; kept in memory only. */
export interface HeldFile {
  readonly file: ParsedFile;
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly hash: string;
}

const importCounts = z.object({ created: z.int(), skipped: z.int(), rejected: z.int() });
export type ImportCounts = Readonly<z.output<typeof importCounts>>;

export const IMPORTS = table('imports', {
  id: idColumn<'import'>(),
  kind: codeColumn(IMPORT_KINDS),
  fileHash: madeTextColumn(),
  importedAt: instantColumn(),
  staffId: staffColumn(),
  state: codeColumn(['kept', 'undone']),
  counts: jsonColumn(importCounts),
});

/** A mark that the file does not have is null: it never says no. */
export const ARCHIVE_CASES = table('archive_cases', {
  id: idColumn<'archive-case'>(),
  importId: refColumn<'import'>('imports'),
  rowNumber: countColumn(),
  yearBand: orNull(madeTextColumn()),
  gender: orNull(codeColumn(['female', 'male'])),
  majority: orNull(codeColumn(['adult', 'minor'])),
  forcedLabour: orNull(codeColumn(['yes'])),
  sexualExploitation: orNull(codeColumn(['yes'])),
  originRegion: orNull(madeTextColumn()),
  exploitationRegion: orNull(madeTextColumn()),
  facts: jsonColumn(archiveFacts),
});

export interface PastImport extends ImportCounts {
  readonly id: ImportId;
  readonly kind: ImportKind;
  readonly fileHash: string;
  readonly importedAt: Instant;
  readonly staffId: StaffId;
  readonly state: 'kept' | 'undone';
}

export interface NewResident {
  readonly id: ResidentId;
  readonly stayId: StayId;
  readonly caseNumber: string;
  readonly draft: ResidentDraft;
  readonly source: ImportSource;
}

export interface NewArchiveCase {
  readonly id: ArchiveCaseId;
  readonly draft: ArchiveCaseDraft;
}

/** Somebody on file who may be the person of a row. */
export interface Likeliest {
  /** 0-1. */
  readonly likeness: number;
  readonly caseNumber: string;
}

export interface ImportsRead {
  parsedFile(token: string): HeldFile | undefined;
  /** SHA-256 of a text in UTF-8, 64 lower-case hex digits. */
  sha256(text: string): string;
  /** Archive cases belong into a training vault only. */
  isTraining(): boolean;
  pastImports(): readonly PastImport[];
  findImport(id: ImportId): PastImport | undefined;
  /** Residents of the import that somebody saved again, holds, keeps longer, or that have plans, scores, notes or later stays. */
  changedSince(id: ImportId): number;
  /** Summaries signed after the import, or waiting to be signed, whose days a stay of the import touches. Void ones not. */
  countedSince(id: ImportId): number;
  /** All file numbers in use, as written. */
  caseNumbers(): ReadonlySet<string>;
  caseNumberFormat(): FileNumberPattern;
  /** The import a resident came in with; undefined for whoever did not, null for whoever is not on file. */
  importOf(id: ResidentId): PastImport | undefined | null;
  remainingOf(id: ResidentId): Sealed<RemainingFacts>;
  /** Files that were merged into this one. */
  partsOf(id: ResidentId): readonly { readonly id: ResidentId; readonly caseNumber: string }[];
  /** Archive cases of one import, or of all that were not taken back. */
  archiveCases(id: ImportId | undefined): readonly ArchiveCaseDraft[];
  /** Also of those who have left. */
  staffCode(id: StaffId): string;
  /** The likeliest person on file, by the names, birth year and sex of the draft. */
  likeliestDuplicate(draft: ResidentDraft): Likeliest | undefined;
}

export interface ImportsWrite extends ImportsRead {
  /** Comes first: the rows refer to it. */
  recordImport(past: PastImport): void;
  insertResidents(residents: readonly NewResident[], importId: ImportId): void;
  insertArchiveCases(cases: readonly NewArchiveCase[], importId: ImportId): void;
  /** Removes the import's residents with their stays, sealed parts, keys and search names, or its archive cases;
   * marks it undone; answers how many records went. */
  removeImport(id: ImportId): number;
}
