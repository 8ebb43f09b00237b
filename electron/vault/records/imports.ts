// Imports: who came in with which file, saved in one piece and, for some days and while nobody has worked on it, taken back in one piece.
// Archive cases are counted facts in clear columns of the encrypted file; residents are sealed like any other.
import type { ArchiveCaseDraft, ParsedFile } from '../../../src/features/imports/index';
import {
  ARCHIVE_CASES,
  IMPORTS,
  type ImportsWrite,
  type NewArchiveCase,
  type PastImport,
} from '../../../src/features/imports/records';
import { RESIDENTS } from '../../../src/features/residents/records';
import type { RowOf } from '../../../src/kernel/columns';
import type { ImportId, ResidentId } from '../../../src/kernel/ids';
import type { Handle } from '../database/driver';
import { integer, text, idIn } from '../database/rows';
import { readRow, rowsOf } from '../database/table-rows';
import { ofResident } from '../../../src/kernel/owner';
import { partsOfFile } from '../house-facts/residents-known';
import { REMOVALS_OF_IMPORTED, WORKED_ON } from '../house-facts/tables-of-residents';
import { sha256 } from '../keys/suite';
import type {
  RecordRows,
  RemovalGround,
  ResidentsGround,
  SearchGround,
} from '../open-vault/store-ground';
import type { Outside } from '../platform/process-environment';
import { CASE_PART } from './import-parts';
import { insertImported } from './imported-residents';
import { keyRemovalOf } from '../staff-changes/key-removal';
import { likeliestOnFile } from '../name-search/likeliest-on-file';
import { searchNamesOf } from '../name-search/search-names';
import { staffCodeOf } from '../house-facts/staff-known';

// By id where two came in at one instant: their order of writing says nothing.
const ALL = 'SELECT * FROM imports ORDER BY imported_at DESC, id DESC';
const CASE_NUMBERS = 'SELECT case_number FROM residents';
// Any trace of later work counts, even an unfinished draft: undoing must never take a colleague's work with it.
const CHANGED = [
  'SELECT count(*) AS found FROM residents r WHERE r.import_id = $id AND (',
  WORKED_ON,
  ')',
].join(' ');
// As a summary counts: its last day is not in it, and a stay that ended on its first day is. What was signed before the
// import never counted it; what waits to be signed may have.
const COUNTED = `SELECT count(*) AS found FROM summaries m JOIN imports i ON i.id = $id
  WHERE (m.state = 'sealed' OR (m.state = 'signed' AND m.signed_at >= i.imported_at))
  AND EXISTS (SELECT 1 FROM residents r JOIN stays s ON s.resident_id = r.id WHERE r.import_id = i.id
    AND s.admitted_on < m.period_to AND (s.exited_on IS NULL OR s.exited_on >= m.period_from))`;
const RESIDENTS_OF = 'SELECT id FROM residents WHERE import_id = $id';

type ImportRow = RowOf<typeof IMPORTS.columns>;
type ArchiveRow = RowOf<typeof ARCHIVE_CASES.columns>;

type ImportsGround = ResidentsGround & RemovalGround & { readonly training: boolean };

export function importsRecords(vault: ImportsGround, outside: Outside): ImportsWrite {
  const { records } = vault;
  const imports = rowsOf(records, IMPORTS);
  const archive = rowsOf(records, ARCHIVE_CASES);
  return {
    parsedFile: (token) => {
      const file = outside.parsedFile(token);
      return file === undefined ? undefined : { file, hash: hashOf(file) };
    },
    sha256: hashOfText,
    isTraining: () => vault.training,
    pastImports: () => records.all(ALL).map((row) => pastOf(readRow(IMPORTS.columns, row))),
    findImport: (id) => pastImport(records, id),
    changedSince: (id) => foundBy(vault, CHANGED, id),
    countedSince: (id) => foundBy(vault, COUNTED, id),
    caseNumbers: () => new Set(records.all(CASE_NUMBERS).map((row) => text(row, 'case_number'))),
    caseNumberFormat: () => vault.settings().fileNumbers,
    importOf: (id) => importOf(records, id),
    remainingOf: (id) => vault.sealedParts.read(CASE_PART, id),
    partsOf: (id) => partsOfFile(records, id),
    archiveCases: (importId) =>
      archive.list(importId === undefined ? {} : { where: { importId } }).map(archiveCaseOf),
    staffCode: (id) => staffCodeOf(records, id),
    likeliestDuplicate: likeliestOnFile(vault),
    recordImport: ({ created, skipped, rejected, ...past }) =>
      imports.add({ ...past, counts: { created, skipped, rejected } }),
    insertResidents: (residents, importId) => insertImported(vault, residents, importId),
    insertArchiveCases: (cases, importId) => {
      for (const one of cases) archive.add(archiveRow(one, importId));
    },
    removeImport: (id) => {
      const removed = removeResidents(vault, id) + archive.removeAll({ importId: id });
      imports.change(id, { state: 'undone' });
      return removed;
    },
  };
}

function foundBy(vault: RecordRows, count: string, id: ImportId): number {
  const row = vault.records.get(count, { id });
  return row === undefined ? 0 : integer(row, 'found');
}

function removeResidents(vault: SearchGround & RemovalGround, id: ImportId): number {
  const { records } = vault;
  const names = searchNamesOf(vault);
  const keys = keyRemovalOf(vault);
  const residents = records.all(RESIDENTS_OF, { id }).map((row) => idIn<'resident'>(row, 'id'));
  for (const resident of residents) {
    for (const removal of REMOVALS_OF_IMPORTED) records.run(removal, { resident });
    names.stageRemoval(resident);
    keys.stage(ofResident(resident));
  }
  return residents.length;
}

function importOf(records: Handle, id: ResidentId): PastImport | undefined | null {
  const resident = rowsOf(records, RESIDENTS).find(id);
  if (resident === undefined) return null;
  return resident.importId === null ? undefined : pastImport(records, resident.importId);
}

function pastImport(records: Handle, id: ImportId): PastImport | undefined {
  const row = rowsOf(records, IMPORTS).find(id);
  return row === undefined ? undefined : pastOf(row);
}

const hashes = new WeakMap<ParsedFile, string>();

/** SHA-256 of the sheets' text: the same table saved under another name or format is still the same. */
function hashOf(file: ParsedFile): string {
  const kept = hashes.get(file);
  if (kept !== undefined) return kept;
  const made = hashOfText(JSON.stringify(file.sheets));
  hashes.set(file, made);
  return made;
}

function hashOfText(written: string): string {
  return sha256(new TextEncoder().encode(written)).toString('hex');
}

function pastOf({ counts, ...past }: ImportRow): PastImport {
  return { ...past, ...counts };
}

function archiveCaseOf({ id: _own, importId: _of, ...row }: ArchiveRow): ArchiveCaseDraft {
  const { rowNumber, yearBand, gender, majority, originRegion, exploitationRegion, facts } = row;
  return {
    rowNumber,
    ...(yearBand === null ? {} : { yearBand }),
    ...(gender === null ? {} : { gender }),
    ...(majority === null ? {} : { majority }),
    forcedLabour: row.forcedLabour ?? 'unknown',
    sexualExploitation: row.sexualExploitation ?? 'unknown',
    ...(originRegion === null ? {} : { originRegion }),
    ...(exploitationRegion === null ? {} : { exploitationRegion }),
    facts,
  };
}

// The file never says no: what is not marked is stored as empty, which means unknown.
function archiveRow({ id, draft }: NewArchiveCase, importId: ImportId): ArchiveRow {
  return {
    ...{ id, importId, rowNumber: draft.rowNumber, facts: draft.facts },
    yearBand: draft.yearBand ?? null,
    gender: draft.gender ?? null,
    majority: draft.majority ?? null,
    forcedLabour: draft.forcedLabour === 'yes' ? 'yes' : null,
    sexualExploitation: draft.sexualExploitation === 'yes' ? 'yes' : null,
    originRegion: draft.originRegion ?? null,
    exploitationRegion: draft.exploitationRegion ?? null,
  };
}
