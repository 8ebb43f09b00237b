// Imports: who came in with which file, saved in one piece and, for some days and while nobody has worked on it, taken back in one piece.
// Archive cases are counted facts in clear columns of the encrypted file; residents are sealed like any other.
import { z } from 'zod';
import {
  type ArchiveCaseDraft,
  archiveFacts,
  type ParsedFile,
  IMPORT_KINDS,
} from '../../../src/features/imports/index';
import type {
  ImportsWrite,
  NewArchiveCase,
  PastImport,
} from '../../../src/features/imports/records';
import type { ImportId, ResidentId } from '../../../src/kernel/ids';
import type { Handle, Row } from '../database/driver';
import { integer, maybeText, text, codeIn, idIn } from '../database/rows';
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
import { residentInserter } from './imported-residents';
import { keyRemovalOf } from '../staff-changes/key-removal';
import { likeliestOnFile } from '../name-search/likeliest-on-file';
import { searchNamesOf } from '../name-search/search-names';
import { staffCodeOf } from '../house-facts/staff-known';

const ALL =
  'SELECT id, kind, file_hash, imported_at, staff_id, state, counts FROM imports ORDER BY imported_at DESC, id DESC';
const FIND =
  'SELECT id, kind, file_hash, imported_at, staff_id, state, counts FROM imports WHERE id = $id';
const ADD =
  'INSERT INTO imports (id, kind, file_hash, imported_at, staff_id, state, counts) VALUES ($id, $kind, $fileHash, $importedAt, $staff, $state, $counts)';
const UNDONE = "UPDATE imports SET state = 'undone' WHERE id = $id";
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
const ADD_ARCHIVE =
  'INSERT INTO archive_cases (id, import_id, row_number, year_band, gender, majority, forced_labour, sexual_exploitation, origin_region, exploitation_region, facts) VALUES ($id, $import, $rowNumber, $yearBand, $gender, $majority, $forcedLabour, $sexualExploitation, $originRegion, $exploitationRegion, $facts)';
const IMPORT_OF = 'SELECT import_id FROM residents WHERE id = $id';
const ARCHIVE =
  'SELECT row_number, year_band, gender, majority, forced_labour, sexual_exploitation, origin_region, exploitation_region, facts FROM archive_cases WHERE import_id = coalesce($import, import_id)';
const RESIDENTS_OF = 'SELECT id FROM residents WHERE import_id = $id';
const REMOVE_ARCHIVE = 'DELETE FROM archive_cases WHERE import_id = $id';

const counts = z.object({ created: z.int(), skipped: z.int(), rejected: z.int() });

type ImportsGround = ResidentsGround & RemovalGround & { readonly training: boolean };

export function importsRecords(vault: ImportsGround, outside: Outside): ImportsWrite {
  const { records } = vault;
  return {
    parsedFile: (token) => {
      const file = outside.parsedFile(token);
      return file === undefined ? undefined : { file, hash: hashOf(file) };
    },
    sha256: hashOfText,
    isTraining: () => vault.training,
    pastImports: () => records.all(ALL).map(pastOf),
    findImport: (id) => {
      const row = records.get(FIND, { id });
      return row === undefined ? undefined : pastOf(row);
    },
    changedSince: (id) => foundBy(vault, CHANGED, id),
    countedSince: (id) => foundBy(vault, COUNTED, id),
    caseNumbers: () => new Set(records.all(CASE_NUMBERS).map((row) => text(row, 'case_number'))),
    caseNumberFormat: () => vault.settings().fileNumbers,
    importOf: (id) => importOf(records, id),
    remainingOf: (id) => vault.sealedParts.read(CASE_PART, id),
    partsOf: (id) => partsOfFile(records, id),
    archiveCases: (id) => records.all(ARCHIVE, { import: id ?? null }).map(archiveCaseOf),
    staffCode: (id) => staffCodeOf(records, id),
    likeliestDuplicate: likeliestOnFile(vault),
    recordImport: ({ id, kind, fileHash, importedAt, staffId, state, ...rest }) => {
      const written = JSON.stringify(counts.parse(rest));
      const values = { id, kind, fileHash, importedAt, staff: staffId, state, counts: written };
      records.run(ADD, values);
    },
    insertResidents: (residents, importId) => {
      const insert = residentInserter(vault, importId);
      for (const resident of residents) insert(resident);
    },
    insertArchiveCases: (cases, importId) => {
      for (const one of cases) records.run(ADD_ARCHIVE, archiveColumns(one, importId));
    },
    removeImport: (id) => {
      const removed = removeResidents(vault, id) + records.run(REMOVE_ARCHIVE, { id });
      records.run(UNDONE, { id });
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
  const row = records.get(IMPORT_OF, { id });
  if (row === undefined) return null;
  const importId = maybeText(row, 'import_id');
  const past = importId === null ? undefined : records.get(FIND, { id: importId });
  return past === undefined ? undefined : pastOf(past);
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

function pastOf(row: Row): PastImport {
  return {
    id: idIn<'import'>(row, 'id'),
    kind: codeIn(row, 'kind', IMPORT_KINDS),
    fileHash: text(row, 'file_hash'),
    importedAt: text(row, 'imported_at'),
    staffId: idIn<'staff'>(row, 'staff_id'),
    state: codeIn(row, 'state', ['kept', 'undone']),
    ...counts.parse(JSON.parse(text(row, 'counts'))),
  };
}

function archiveCaseOf(row: Row): ArchiveCaseDraft {
  const said = <Name extends string>(name: Name, column: string) => {
    const value = maybeText(row, column);
    return value === null ? {} : ({ [name]: value } as Record<Name, string>);
  };
  const marked = (column: string) => (maybeText(row, column) === 'yes' ? 'yes' : 'unknown');
  return {
    rowNumber: integer(row, 'row_number'),
    ...said('yearBand', 'year_band'),
    ...(said('gender', 'gender') as Pick<ArchiveCaseDraft, 'gender'>),
    ...(said('majority', 'majority') as Pick<ArchiveCaseDraft, 'majority'>),
    forcedLabour: marked('forced_labour'),
    sexualExploitation: marked('sexual_exploitation'),
    ...said('originRegion', 'origin_region'),
    ...said('exploitationRegion', 'exploitation_region'),
    facts: archiveFacts.parse(JSON.parse(text(row, 'facts'))),
  };
}

// The file never says no: what is not marked is stored as empty, which means unknown.
function archiveColumns({ id, draft }: NewArchiveCase, importId: ImportId) {
  return {
    id,
    import: importId,
    rowNumber: draft.rowNumber,
    yearBand: draft.yearBand ?? null,
    gender: draft.gender ?? null,
    majority: draft.majority ?? null,
    forcedLabour: draft.forcedLabour === 'yes' ? 'yes' : null,
    sexualExploitation: draft.sexualExploitation === 'yes' ? 'yes' : null,
    originRegion: draft.originRegion ?? null,
    exploitationRegion: draft.exploitationRegion ?? null,
    facts: JSON.stringify(draft.facts),
  };
}
