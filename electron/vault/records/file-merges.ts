// Merging two files on disk: the rows of the file that goes name the staying one from then on, and which they were is kept,
// so that an undoing moves back the same. Sealed words stay under the keys they were sealed with.
import {
  FILE_MERGES,
  type FileMerge,
  type MergeWords,
  mergeWords,
} from '../../../src/features/file-merges/index';
import type {
  FileMergesWrite,
  Meeting,
  StandingBy,
} from '../../../src/features/file-merges/records';
import { togetherWith } from '../../../src/features/residents/index';
import type { ResidentId } from '../../../src/kernel/ids';
import { ofResident } from '../../../src/kernel/owner';
import { ok } from '../../../src/kernel/result';
import type { Handle, Row } from '../database/driver';
import { dayIn, idIn, integer, maybeDayIn, text } from '../database/rows';
import { rowsOf } from '../database/table-rows';
import type { Place } from '../host/room';
import { findErasureOf } from '../house-facts/erasures';
import { filesOfPerson, stayingFileOf } from '../house-facts/files-of-person';
import { MOVES, MOVING_CONTENTS, STAY_MOVES } from '../house-facts/merge-statements';
import { staffCodeOf } from '../house-facts/staff-known';
import { freshId } from '../keys/places';
import { searchNamesOf } from '../name-search/search-names';
import type { SearchGround } from '../open-vault/store-ground';
import type { PartKind } from '../open-vault/sealed-parts';
import type { SecondPerson } from '../second-person/second-person';
import { residentsRecords } from './residents';

const FILE = 'SELECT id, case_number, version, sex FROM residents WHERE id = $id';
const RAISE = 'UPDATE residents SET version = version + 1 WHERE id = $id';
const STAYS =
  'SELECT id, admitted_on, exited_on FROM stays WHERE resident_id = $resident ORDER BY admitted_on, rowid';
const MOVED_STAYS = `SELECT s.id, s.admitted_on, s.exited_on, r.was FROM stays s
  JOIN file_merge_rows r ON r.row_id = s.id AND r.table_name = 'stays' AND r.became = s.resident_id
  WHERE r.merge_id = $merge`;
const PLAN = `SELECT id, opened_on, state FROM care_plans WHERE resident_id = $resident
  ORDER BY state = 'open' DESC, opened_on DESC, rowid DESC LIMIT 1`;
const ADD_PLAN =
  'INSERT INTO care_plans (id, resident_id, version, opened_on, state) VALUES ($id, $resident, 1, $openedOn, $state)';
const RAISE_PLAN = 'UPDATE care_plans SET version = version + 1 WHERE id = $id';
const NOTE_PLAN =
  "INSERT INTO file_merge_rows (merge_id, table_name, row_id, was, became) VALUES ($merge, 'care_plans', $id, $resident, $resident)";
const REMOVE_EMPTY_PLAN = `DELETE FROM care_plans WHERE id IN
    (SELECT row_id FROM file_merge_rows WHERE merge_id = $merge AND table_name = 'care_plans')
  AND NOT EXISTS (SELECT 1 FROM needs n WHERE n.plan_id = care_plans.id)
  AND NOT EXISTS (SELECT 1 FROM reviews r WHERE r.plan_id = care_plans.id)`;

const part = { compartment: 'identity', shape: 1, schema: mergeWords } as const;
const MERGE_PART: PartKind<MergeWords> = { kind: 'file-merge', ...part };
const UNDO_PART: PartKind<MergeWords> = { kind: 'file-merge-undo', ...part };

export function fileMergesRecords(place: Place): FileMergesWrite {
  const vault = place.vault();
  const { records, sealedParts } = vault;
  const rows = rowsOf(records, FILE_MERGES);
  const files = residentsRecords(vault);
  return {
    file: (id) => {
      const row = records.get(FILE, { id });
      if (row === undefined) return undefined;
      const staying = stayingFileOf(records, id);
      return {
        id,
        caseNumber: text(row, 'case_number'),
        version: integer(row, 'version'),
        mergedInto: staying === id ? null : numberOf(records, staying),
        stays: staysOf(records, id),
      };
    },
    presenceOf: (id) => files.presenceOf(id),
    identityOf: (id) => files.identityOf(id),
    factsOf: (id) => {
      const file = files.find(id);
      if (file === undefined) throw new Error('facts are asked of a file that is here');
      return file.facts;
    },
    isErased: (id) => findErasureOf(records, id) !== undefined,
    areKin: (a, b) => togetherWith(a, files.linksOf).some(({ id }) => id === b),
    contents: (resident) =>
      MOVING_CONTENTS.map(({ content, count }) => ({
        content,
        count: integer(records.get(count, { resident }) ?? {}, 'found'),
      })).filter(({ count }) => count > 0),
    mergesOf: (id) => {
      const into = filesOfPerson(records, id).flatMap((stayingId) =>
        rows.list({ where: { stayingId } }),
      );
      const away = rows.list({ where: { mergedId: id } });
      return [...into, ...away].toSorted((a, b) => (a.mergedAt < b.mergedAt ? 1 : -1));
    },
    find: (id) => rows.find(id),
    wordsOf: (id) => sealedParts.read(MERGE_PART, id),
    undoWordsOf: (id) => sealedParts.read(UNDO_PART, id),
    putAsideIn: (id) => staysOf(records, id),
    meetingsAfterUndo: (merge) => meetingsAfterUndo(records, merge),
    staffCode: (id) => staffCodeOf(records, id),
    secondPerson: async (given) => {
      const proved = await place.gate.secondPerson(given);
      return proved.ok ? ok(standingBy(proved.value)) : proved;
    },
    merge: (merge, { comes, putAside }, words) => {
      const { id, mergedId: from, stayingId: to } = merge;
      searchNamesOf(vault).readEverybody();
      rows.add(merge);
      sealedParts.save(MERGE_PART, { recordId: id, owner: ofResident(to), version: 1 }, words);
      for (const stay of comes) noteStay(records, id, { id: stay, was: from, became: to });
      for (const stay of putAside) noteStay(records, id, { id: stay, was: to, became: from });
      records.run(STAY_MOVES.move, { merge: id });
      moveRows(records, merge);
      noteBoth(vault, merge);
    },
    undo: (merge, words) => {
      const { id, stayingId: owner } = merge;
      searchNamesOf(vault).readEverybody();
      for (const { back } of [STAY_MOVES, ...MOVES]) records.run(back, { merge: id });
      bringAlong(records, merge);
      records.run(REMOVE_EMPTY_PLAN, { merge: id });
      const { undoneAt, undoneBy, undoneSecond } = merge;
      rows.change(id, { undoneAt, undoneBy, undoneSecond });
      sealedParts.save(UNDO_PART, { recordId: id, owner: ofResident(owner), version: 1 }, words);
      noteBoth(vault, merge);
    },
  };
}

function standingBy({ staffId, staffCode, role, keys }: SecondPerson): StandingBy {
  return { staffId, staffCode, role, leave: () => keys.wipe() };
}

function numberOf(records: Handle, id: ResidentId): string {
  return text(records.get(FILE, { id }) ?? {}, 'case_number');
}

function staysOf(records: Handle, resident: ResidentId) {
  return records.all(STAYS, { resident }).map(stayOf);
}

function stayOf(row: Row) {
  return {
    id: idIn<'stay'>(row, 'id'),
    admittedOn: dayIn(row, 'admitted_on'),
    exitedOn: maybeDayIn(row, 'exited_on'),
  };
}

function noteStay(
  records: Handle,
  merge: string,
  stay: { readonly id: string; readonly was: ResidentId; readonly became: ResidentId },
): void {
  records.run(STAY_MOVES.note, { merge, ...stay });
}

function moveRows(records: Handle, merge: FileMerge): void {
  const plans = plansOf(records, merge);
  for (const { note, move, column } of MOVES) {
    const pointers = column === 'plan_id' ? plans : { from: merge.mergedId, to: merge.stayingId };
    if (pointers === undefined) continue;
    records.run(note, { merge: merge.id, ...pointers });
    records.run(move, { merge: merge.id });
  }
}

/** The plan that is shown of the file that goes, and the one that takes its needs and reviews; undefined where there is none. */
function plansOf(
  records: Handle,
  { id: merge, mergedId, stayingId: resident }: FileMerge,
): { readonly from: string; readonly to: string } | undefined {
  const goes = records.get(PLAN, { resident: mergedId });
  if (goes === undefined) return undefined;
  const from = text(goes, 'id');
  const stays = records.get(PLAN, { resident });
  if (stays !== undefined && (stays['state'] === 'open' || goes['state'] === 'closed')) {
    const to = text(stays, 'id');
    records.run(RAISE_PLAN, { id: to });
    return { from, to };
  }
  const id = freshId<'care-plan'>();
  const openedOn = text(goes, 'opened_on');
  records.run(ADD_PLAN, { id, resident, openedOn, state: text(goes, 'state') });
  records.run(NOTE_PLAN, { merge, id, resident });
  return { from, to: id };
}

/** What was written later about something that goes back: it lies under the same keys as that. */
function bringAlong(records: Handle, { mergedId: file, stayingId: to }: FileMerge): void {
  for (const { follow } of MOVES) {
    if (follow === undefined) continue;
    for (const from of filesOfPerson(records, file)) records.run(follow, { from, to, file });
  }
}

function meetingsAfterUndo(records: Handle, merge: FileMerge): readonly Meeting[] {
  const moved = records.all(MOVED_STAYS, { merge: merge.id });
  const ids = new Set(moved.map((row) => text(row, 'id')));
  return [merge.mergedId, merge.stayingId].map((file) => ({
    there: staysOf(records, file).filter(({ id }) => !ids.has(id)),
    returns: moved.filter((row) => row['was'] === file).map(stayOf),
  }));
}

/** Both files are other ones from now on: an editor that is open on one of them is told, and search knows who is here. */
function noteBoth(vault: SearchGround, { mergedId, stayingId }: FileMerge): void {
  const search = searchNamesOf(vault);
  for (const id of [mergedId, stayingId]) {
    vault.records.run(RAISE, { id });
    const facts = search.factsOf(id);
    if (facts === undefined) continue;
    const current = staysOf(vault.records, id).some(({ exitedOn }) => exitedOn === null);
    search.stageFacts(id, { ...facts, current });
  }
}
