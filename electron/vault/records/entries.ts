// The entries of any kind on disk: counted facts in the clear columns that the kind declares, its words sealed for the
// resident or for the entry itself, earlier states in the history of corrections.
import type { Columns } from '../../../src/kernel/columns';
import type { EntryId, EntryKind, EntryRow } from '../../../src/kernel/entry/entry-kind';
import { factsWhileOpen, ownerOfEntry } from '../../../src/kernel/entry/entry-kind';
import type { EntryWrite } from '../../../src/kernel/entry/entry-records';
import { wordsSchema } from '../../../src/kernel/entry/entry-operations';
import type { WordFields, WordsOf } from '../../../src/kernel/entry/words';
import type { ResidentId } from '../../../src/kernel/ids';
import { rowsOf } from '../database/table-rows';
import { caseNumberOf, residentExists } from '../house-facts/residents-known';
import { staffCodeOf, wasEverStaff } from '../house-facts/staff-known';
import type { EntriesGround } from '../open-vault/store-ground';
import type { PartKind } from '../open-vault/sealed-parts';
import { presentNameOf } from '../sealing/resident-parts';
import { correctionsOf } from './corrections';
import { removeOwned } from './owner-removal';

const EARLIEST = '0000-01-01';
const LATEST = '9999-12-31';

/** What the store needs to know of a kind. */
export type StoredKind<
  Who extends ResidentId | null,
  C extends Columns,
  W extends WordFields,
> = Pick<
  EntryKind<Who, C, W>,
  'name' | 'table' | 'on' | 'about' | 'counted' | 'compartment' | 'words' | 'ends'
>;

export function entryRecords<
  Who extends ResidentId | null,
  C extends Columns,
  W extends WordFields,
>(vault: EntriesGround, kind: StoredKind<Who, C, W>): Omit<EntryWrite<Who, C, W>, 'print'> {
  const { records, sealedParts } = vault;
  const rows = rowsOf(records, kind.table);
  const history = correctionsOf(vault, { kind: kind.name, compartment: kind.compartment });
  const part: PartKind<WordsOf<W>> = {
    ...{ kind: kind.name, compartment: kind.compartment, shape: 1 },
    schema: wordsSchema(kind.words),
  };
  // The table's columns are the kind's own: what was read by them is an entry of this kind.
  const typed = (row: unknown) => row as EntryRow<Who, C>;
  const find = (id: EntryId) => {
    const row = rows.find(id);
    return row === undefined ? undefined : typed(row);
  };
  const seal = (entry: EntryRow<Who, C>, words: WordsOf<W>): void => {
    const { id, version } = entry;
    sealedParts.save(part, { recordId: id, owner: ownerOfEntry(entry), version }, words);
  };
  return {
    residentExists: (id) => residentExists(records, id),
    residentLabel: (id) => ({
      caseNumber: caseNumberOf(records, id),
      name: presentNameOf(sealedParts, id),
    }),
    staffCode: (id) => staffCodeOf(records, id),
    wasEverStaff: (id) => wasEverStaff(records, id),
    list: ({ residentId, from, to, isOpen = false }) => {
      const open = isOpen ? factsWhileOpen(kind) : {};
      if (open === undefined) return [];
      return rows
        .list({
          where: { ...open, ...(residentId === null ? {} : { residentId }) },
          between: { field: kind.on, from: from ?? EARLIEST, to: to ?? LATEST },
          newestBy: kind.on,
        })
        .map(typed);
    },
    find,
    wordsOf: (id) => sealedParts.read(part, id),
    correctionsOf: (id) => history.of(id),
    add: (entry, words) => {
      rows.add(entry);
      seal(entry, words);
    },
    correct: ({ entry, words, ...correction }) => {
      const { id: recordId, version } = entry;
      const owner = ownerOfEntry(entry);
      history.add({ ...correction, recordId, owner, version: version - 1 });
      const { id: _own, ...changed } = entry;
      rows.change(recordId, changed);
      seal(entry, words);
    },
    complete: ({ id, ...changed }) => {
      rows.change(id, changed);
    },
    remove: (id) => {
      const entry = find(id);
      if (entry === undefined) return;
      rows.remove(id);
      history.removeOf(id);
      removeOwned(vault, ownerOfEntry(entry));
    },
  };
}
