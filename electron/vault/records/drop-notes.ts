// Letter boxes on disk: sealed to a compartment's public key until a holder takes the note into the file, then an
// ordinary sealed part. The clear columns say who left it, for whom and when; they are also inside the sealed words,
// so that a row changed by hand shows.
import { z } from 'zod';
import type { DropNotesWrite, StoredDropNote } from '../../../src/features/drop-notes/records';
import {
  type DropAddress,
  type DropWords,
  dropWords,
  FILING_FORM,
  DROP_ADDRESSES,
  DROP_STATES,
} from '../../../src/features/drop-notes/index';
import type { DropNoteId, StaffId } from '../../../src/kernel/ids';
import { ofResident } from '../../../src/kernel/owner';
import type { Sealed } from '../../../src/kernel/sealed';
import type { Row } from '../database/driver';
import { bytes, codeIn, idIn, integer, maybeText, text } from '../database/rows';
import { paddedJson } from '../keys/padding';
import { openDrop, sealDrop } from '../keys/compartment-keys';
import type {
  HeldKeys,
  NamedVault,
  OwnSealing,
  RecordRows,
  SealedRows,
} from '../open-vault/store-ground';
import { newestDrop, type Vouched } from '../deeds/vouched-rooms';
import { type DraftsGround, draftsRecords } from './drafts';
import { covered, type CoveredPlace, uncovered } from '../sealing/erasable';
import { presentNameOf } from '../sealing/resident-parts';
import { residentExists } from '../house-facts/residents-known';
import type { PartKind } from '../open-vault/sealed-parts';
import { staffCodeOf } from '../house-facts/staff-known';

const OF_RESIDENT =
  'SELECT id, resident_id, compartment, generation, filed_at, author_staff_id, state, taken_at, taken_by FROM drop_notes WHERE resident_id = $resident ORDER BY filed_at DESC, rowid DESC';
const WAITING =
  "SELECT id, resident_id, compartment, generation, filed_at, author_staff_id, state, taken_at, taken_by FROM drop_notes WHERE state = 'waiting' AND compartment = $compartment ORDER BY filed_at, rowid";
const FIND =
  'SELECT id, resident_id, compartment, generation, filed_at, author_staff_id, state, taken_at, taken_by FROM drop_notes WHERE id = $id';
const DROPPED = 'SELECT dropped FROM drop_notes WHERE id = $id';
const ADD =
  "INSERT INTO drop_notes (id, resident_id, compartment, generation, filed_at, author_staff_id, state, dropped) VALUES ($id, $resident, $compartment, $generation, $at, $author, 'waiting', $dropped)";
const TAKE =
  "UPDATE drop_notes SET state = 'taken', taken_at = $at, taken_by = $by, dropped = NULL WHERE id = $id";
const MARK_UNREADABLE = "UPDATE drop_notes SET state = 'unreadable' WHERE id = $id";

const SHAPE = 1;

/** What lies sealed in a letter box, as JSON. */
const letter = z.object({
  shape: z.literal(SHAPE),
  residentId: z.string(),
  authorId: z.string(),
  filedAt: z.string(),
  words: dropWords.shape.words,
});

type DropNotesGround = SealedRows & HeldKeys & Vouched & DraftsGround;

export function dropNotesRecords(vault: DropNotesGround): DropNotesWrite {
  const { records, sealedParts } = vault;
  return {
    residentExists: (id) => residentExists(records, id),
    residentName: (id) => presentNameOf(sealedParts, id),
    ofResident: (resident) => records.all(OF_RESIDENT, { resident }).map(noteOf),
    waitingFor: (compartments) =>
      compartments
        .flatMap((compartment) => records.all(WAITING, { compartment }).map(noteOf))
        .toSorted((a, b) => (a.filedAt < b.filedAt ? -1 : 1)),
    find: (id) => findNote(vault, id),
    staffCode: (id) => staffCodeOf(records, id),
    dropFor: async (note, words) => {
      const to = newestBox(vault, note.to);
      if (to === undefined) return undefined;
      const { residentId, authorId, filedAt } = note;
      const content = { shape: SHAPE, residentId, authorId, filedAt, ...words };
      const sealed = await sealDrop(to, note.id, paddedJson('drop-note', content));
      return { generation: to.generation, bytes: new Uint8Array(sealed) };
    },
    openDropped: (note) => openDropped(vault, note),
    wordsOf: (note) => sealedParts.read(partOf(note.to), note.id),
    add: (note, dropped) => {
      records.run(ADD, {
        id: note.id,
        resident: note.residentId,
        compartment: note.to,
        generation: dropped.generation,
        at: note.filedAt,
        author: note.authorId,
        dropped: covered(vault, coverOf(note), dropped.bytes),
      });
      draftsRecords(vault).discard({ form: FILING_FORM, subjectId: note.residentId });
    },
    take: (note, words, { at, by }) => {
      const { id, residentId } = note;
      sealedParts.save(
        partOf(note.to),
        { recordId: id, owner: ofResident(residentId), version: 1 },
        words,
      );
      records.run(TAKE, { id, at, by });
    },
    markUnreadable: (id) => {
      records.run(MARK_UNREADABLE, { id });
    },
  };
}

async function openDropped(
  vault: RecordRows & HeldKeys & OwnSealing,
  note: StoredDropNote,
): Promise<Sealed<DropWords>> {
  const { vaultId } = vault;
  const keys = vault.keychain.generation(note.to, note.generation);
  if (keys === undefined) return { state: 'closed' };
  const row = vault.records.get(DROPPED, { id: note.id });
  if (row === undefined || row['dropped'] === null) return { state: 'none' };
  const dropped = uncovered(vault, coverOf(note), bytes(row, 'dropped'));
  if (dropped === undefined) return { state: 'unreadable' };
  const opened = await openDrop({ vaultId, keys }, note.id, dropped);
  if (opened === undefined) return { state: 'unreadable' };
  const read = letter.safeParse(jsonOf(opened));
  opened.fill(0);
  if (!read.success || !isFrom(read.data, note)) return { state: 'unreadable' };
  return { state: 'open', value: { words: read.data.words } };
}

/** The letter goes with the file of the resident it is about. */
function coverOf({ id, residentId }: Pick<StoredDropNote, 'id' | 'residentId'>): CoveredPlace {
  return { kind: 'drop-note', recordId: id, residentId };
}

/** The row tells the same as the sealed words: the note was not laid into another person's file. */
function isFrom(inside: z.output<typeof letter>, note: StoredDropNote): boolean {
  const { residentId, authorId, filedAt } = note;
  return (
    inside.residentId === residentId && inside.authorId === authorId && inside.filedAt === filedAt
  );
}

function jsonOf(content: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(content));
  } catch {
    return undefined;
  }
}

function newestBox(vault: Vouched & NamedVault, compartment: DropAddress) {
  const newest = newestDrop(vault, compartment);
  return newest === undefined ? undefined : { vaultId: vault.vaultId, ...newest };
}

function partOf(compartment: DropAddress): PartKind<DropWords> {
  return { kind: 'drop-note', compartment, shape: 1, schema: dropWords };
}

function findNote(vault: RecordRows, id: DropNoteId): StoredDropNote | undefined {
  const row = vault.records.get(FIND, { id });
  return row === undefined ? undefined : noteOf(row);
}

function noteOf(row: Row): StoredDropNote {
  const at = maybeText(row, 'taken_at');
  const by = maybeText(row, 'taken_by');
  return {
    id: idIn<'drop-note'>(row, 'id'),
    residentId: idIn<'resident'>(row, 'resident_id'),
    to: codeIn(row, 'compartment', DROP_ADDRESSES),
    generation: integer(row, 'generation'),
    filedAt: text(row, 'filed_at'),
    authorId: idIn<'staff'>(row, 'author_staff_id'),
    state: codeIn(row, 'state', DROP_STATES),
    taken: at === null || by === null ? undefined : { at, by: by as StaffId },
  };
}
