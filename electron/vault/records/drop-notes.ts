// Letter boxes on disk: sealed to a compartment's public key until a holder takes the note into the file, then an
// ordinary sealed part. The clear columns say who left it, for whom and when; they are also inside the sealed words,
// so that a row changed by hand shows.
import { z } from 'zod';
import {
  DROP_NOTES,
  type DropNotesWrite,
  type StoredDropNote,
} from '../../../src/features/drop-notes/records';
import {
  type DropAddress,
  type DropWords,
  dropWords,
  FILING_FORM,
} from '../../../src/features/drop-notes/index';
import type { ResidentId } from '../../../src/kernel/ids';
import { ofResident } from '../../../src/kernel/owner';
import type { Sealed } from '../../../src/kernel/sealed';
import { rowsOf } from '../database/table-rows';
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
import { firstFileOf } from '../house-facts/files-of-person';
import { residentExists } from '../house-facts/residents-known';
import type { PartKind } from '../open-vault/sealed-parts';
import { staffCodeOf } from '../house-facts/staff-known';

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
  const rows = rowsOf(records, DROP_NOTES);
  return {
    residentExists: (id) => residentExists(records, id),
    residentName: (id) => presentNameOf(sealedParts, id),
    ofResident: (residentId) => rows.list({ where: { residentId }, newestBy: 'filedAt' }),
    waitingFor: (compartments) =>
      rows
        .list({ where: { state: 'waiting' }, oldestBy: 'filedAt' })
        .filter(({ to }) => compartments.includes(to)),
    find: rows.find,
    staffCode: (id) => staffCodeOf(records, id),
    dropFor: async (note, words) => {
      const to = newestBox(vault, note.to);
      if (to === undefined) return undefined;
      const { residentId, authorStaffId, filedAt } = note;
      const content = { shape: SHAPE, residentId, authorId: authorStaffId, filedAt, ...words };
      const sealed = await sealDrop(to, note.id, paddedJson('drop-note', content));
      return { generation: to.generation, bytes: new Uint8Array(sealed) };
    },
    openDropped: (note) => openDropped(vault, note),
    wordsOf: (note) => sealedParts.read(partOf(note.to), note.id),
    add: (note, { generation, bytes }) => {
      const dropped = covered(vault, coverOf(note), bytes);
      rows.add({ ...note, generation, state: 'waiting', takenAt: null, takenBy: null, dropped });
      draftsRecords(vault).discard({ form: FILING_FORM, subjectId: note.residentId });
    },
    take: (note, words, { at, by }) => {
      const { id } = note;
      const owner = ofResident(writtenFor(records, note));
      sealedParts.save(partOf(note.to), { recordId: id, owner, version: 1 }, words);
      rows.change(id, { state: 'taken', takenAt: at, takenBy: by, dropped: null });
    },
    markUnreadable: (id) => void rows.change(id, { state: 'unreadable' }),
  };
}

async function openDropped(
  vault: RecordRows & HeldKeys & OwnSealing,
  note: StoredDropNote,
): Promise<Sealed<DropWords>> {
  const { vaultId } = vault;
  const keys = vault.keychain.generation(note.to, note.generation);
  if (keys === undefined) return { state: 'closed' };
  if (note.dropped === null) return { state: 'none' };
  const about = { ...note, residentId: writtenFor(vault.records, note) };
  const dropped = uncovered(vault, coverOf(about), note.dropped);
  if (dropped === undefined) return { state: 'unreadable' };
  const opened = await openDrop({ vaultId, keys }, note.id, dropped);
  if (opened === undefined) return { state: 'unreadable' };
  const read = letter.safeParse(jsonOf(opened));
  opened.fill(0);
  if (!read.success || !isFrom(read.data, about)) return { state: 'unreadable' };
  return { state: 'open', value: { words: read.data.words } };
}

/** The file in which the letter was left; the row names the staying one where that file was merged since. */
function writtenFor(
  records: RecordRows['records'],
  { id, residentId }: Pick<StoredDropNote, 'id' | 'residentId'>,
): ResidentId {
  return firstFileOf(records, 'drop_notes', id) ?? residentId;
}

/** The letter goes with the file of the resident it is about. */
function coverOf({ id, residentId }: Pick<StoredDropNote, 'id' | 'residentId'>): CoveredPlace {
  return { kind: 'drop-note', recordId: id, residentId };
}

/** The row tells the same as the sealed words: the note was not laid into another person's file. */
function isFrom(inside: z.output<typeof letter>, note: StoredDropNote): boolean {
  const { residentId, authorStaffId, filedAt } = note;
  const { authorId } = inside;
  return (
    inside.residentId === residentId && authorId === authorStaffId && inside.filedAt === filedAt
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
