// Letter boxes in the real encrypted vault: who may put a note in, that its writer cannot take it out again with
// everything they hold, and that it becomes an ordinary part of the file when its reader opens it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytes, text } from '../../../electron/vault/database/rows';
import { uncovered } from '../../../electron/vault/sealing/erasable';
import {
  generationKeys,
  newGenerationSecret,
  openDrop,
  wrapGeneration,
} from '../../../electron/vault/keys/compartment-keys';
import { deedGeneration } from '../../../electron/vault/deeds/founding-deed';
import { addGenerations, addWraps } from '../../../electron/vault/keyring/compartment-wraps';
import { readHeader } from '../../../electron/vault/keys/header-file';
import { drafts } from '../../../src/features/drafts/contract';
import { dropNotes } from '../../../src/features/drop-notes/contract';
import { DROP_ADDRESSES } from '../../../src/features/drop-notes/index';
import { COMPARTMENTS, type Role, ROLES } from '../../../src/kernel/compartments';
import type { ResidentId } from '../../../src/kernel/ids';
import { newestVerbs, putResident } from '../../support/resident-in-vault';
import { foundTestVault, staffCodeOf, type TestVault } from '../../support/test-vault';

const WORDS = 'بكت قبل الفجر وسألت عن أختها';

let house: TestVault;
let residentId: ResidentId;

beforeEach(async () => {
  house = await foundTestVault({ roles: ROLES });
  residentId = putResident(house, { name: 'سلمى' });
});
afterEach(() => house.destroy());

const file = (to: 'clinical' | 'case' | 'medical' = 'clinical') =>
  house.done(dropNotes.file, { residentId, to, words: WORDS });

async function filedByReception(): Promise<string> {
  await house.actAs('reception');
  return (await file()).id;
}

/** What lies in the box, out of the cover that goes with the resident's file. */
function letterOf(id: string): Uint8Array {
  const place = { kind: 'drop-note', recordId: id, residentId };
  const letter = uncovered(house.open(), place, bytes(droppedOf(id) ?? {}, 'dropped'));
  if (letter === undefined) throw new Error('the cover did not open');
  return letter;
}
const droppedOf = (id: string) =>
  house.open().records.get('SELECT dropped, state FROM drop_notes WHERE id = $id', { id });

describe('a note left at night', () => {
  it('reaches the psychologist, is taken into the file and is read there afterwards', async () => {
    const id = await filedByReception();
    expect(newestVerbs(house, 1)).toEqual(['drop-notes.file']);
    await house.actAs('psychologist');
    const { notes } = await house.done(dropNotes.waiting, {});
    expect(notes).toEqual([
      {
        id,
        residentId,
        to: 'clinical',
        filedAt: house.clock.now(),
        authorCode: staffCodeOf('reception'),
        mine: false,
        state: 'waiting',
        takenAt: null,
        takenByCode: null,
        mayOpen: true,
        residentName: { state: 'open', value: 'سلمى' },
      },
    ]);
    expect(await house.call(dropNotes.read, { id })).toMatchObject({
      refusal: { code: 'drop-notes.not-taken-yet' },
    });
    const taken = await house.done(dropNotes.take, { id });
    expect(taken.words).toEqual({ state: 'open', value: WORDS });
    expect(taken.note).toMatchObject({ state: 'taken', takenByCode: staffCodeOf('psychologist') });
    expect(droppedOf(id)).toMatchObject({ dropped: null, state: 'taken' });
    expect((await house.done(dropNotes.waiting, {})).notes).toEqual([]);
    const read = await house.done(dropNotes.read, { id });
    expect(read.words).toEqual({ state: 'open', value: WORDS });
    expect(newestVerbs(house, 3)).toEqual([
      'drop-notes.read',
      'drop-notes.waiting',
      'drop-notes.take',
    ]);
    expect(await house.call(dropNotes.take, { id })).toMatchObject({
      refusal: { code: 'drop-notes.already-taken' },
    });
  });

  it('shows its writer afterwards only that it was left, when and for whom', async () => {
    const id = await filedByReception();
    const listed = await house.done(dropNotes.ofResident, { residentId });
    expect(listed.notes).toMatchObject([{ id, mine: true, mayOpen: false, state: 'waiting' }]);
    expect(JSON.stringify(listed)).not.toContain(WORDS);
    for (const operation of [dropNotes.take, dropNotes.read]) {
      expect(await house.call(operation, { id })).toMatchObject({
        refusal: { code: 'drop-notes.not-for-you' },
      });
    }
    expect(droppedOf(id)?.['state']).toBe('waiting');
  });

  it('lets the draft go in the same transaction', async () => {
    await house.actAs('reception');
    const place = { form: 'drop-notes.file', subjectId: residentId };
    await house.done(drafts.keep, { ...place, fields: { words: JSON.stringify(WORDS) } });
    await file();
    expect((await house.done(drafts.offered, {})).drafts).toEqual([]);
    expect(house.open().records.get('SELECT count(*) AS found FROM drafts')).toEqual({ found: 0 });
  });

  it('opens for nobody but the holders of its compartment, with every key of every other role', async () => {
    const id = await filedByReception();
    const { vaultId } = house.open();
    const sealed = letterOf(id);
    for (const role of ROLES) {
      await house.actAs(role);
      const { keys } = house.open();
      let opened = 0;
      for (const compartment of COMPARTMENTS) {
        for (const generation of keys.generations(compartment)) {
          const { secret, ownKey, wrapKey, searchKey, dropSeed } = generation;
          for (const seed of [secret, ownKey, wrapKey, searchKey, dropSeed]) {
            const box = {
              ...generation,
              compartment: 'clinical',
              generation: 1,
              dropSeed: seed,
            } as const;
            if ((await openDrop({ vaultId, keys: box }, id, sealed)) !== undefined) opened += 1;
          }
        }
      }
      expect([role, opened]).toEqual([role, role === 'psychologist' ? 1 : 0]);
    }
  });

  it('opens under no other id, generation or vault', async () => {
    const id = await filedByReception();
    const other = (await file()).id;
    const sealed = letterOf(id);
    await house.actAs('psychologist');
    const keys = house.open().keychain.newest('clinical');
    if (keys === undefined) throw new Error('the psychologist holds clinical');
    const { vaultId } = house.open();
    expect(await openDrop({ vaultId, keys }, id, sealed)).toBeDefined();
    expect(await openDrop({ vaultId, keys }, other, sealed)).toBeUndefined();
    expect(await openDrop({ vaultId: '0'.repeat(26), keys }, id, sealed)).toBeUndefined();
    const place = { vaultId, compartment: 'clinical', generation: 2 } as const;
    const next = generationKeys(place, keys.secret);
    expect(await openDrop({ vaultId, keys: next }, id, sealed)).toBeUndefined();
  });
});

describe('a note that was damaged or moved', () => {
  it.each([
    ['changed bytes', 'UPDATE drop_notes SET dropped = zeroblob(200) WHERE id = $id'],
    ['another writer', 'UPDATE drop_notes SET author_staff_id = $it WHERE id = $id'],
    ['another time', "UPDATE drop_notes SET filed_at = '2026-03-01T00:00:00.000Z' WHERE id = $id"],
    ['another person', 'UPDATE drop_notes SET resident_id = $other WHERE id = $id'],
  ])('by %s is said to be unreadable and kept as it lies', async (_what, statement) => {
    await house.actAs('manager');
    const other = putResident(house, { name: 'نور' });
    const id = await filedByReception();
    const it = text(house.open().records.get("SELECT id FROM staff WHERE role = 'it'") ?? {}, 'id');
    house.open().records.run(statement, {
      id,
      ...(statement.includes('$it') ? { it } : {}),
      ...(statement.includes('$other') ? { other } : {}),
    });
    const before = droppedOf(id);
    await house.actAs('psychologist');
    const tried = await house.done(dropNotes.take, { id });
    expect(tried.words).toEqual({ state: 'unreadable' });
    expect(tried.note.state).toBe('unreadable');
    expect(droppedOf(id)).toEqual({ ...before, state: 'unreadable' });
    expect((await house.done(dropNotes.waiting, {})).notes).toEqual([]);
    expect((await house.done(dropNotes.take, { id })).words).toEqual({ state: 'unreadable' });
  });
});

describe('the letter box of a renewed compartment', () => {
  it('takes new notes under the newest key, and older ones still open', async () => {
    const early = await filedByReception();
    await house.actAs('psychologist');
    await startGeneration(2);
    await house.actAs('reception');
    const late = (await file()).id;
    const generations = house.open().records.all('SELECT id, generation FROM drop_notes');
    expect(generations).toEqual(
      expect.arrayContaining([
        { id: early, generation: 1 },
        { id: late, generation: 2 },
      ]),
    );
    await house.actAs('psychologist');
    for (const id of [early, late]) {
      const taken = await house.done(dropNotes.take, { id });
      expect(taken.words).toEqual({ state: 'open', value: WORDS });
    }
  });

  it('stays closed, and the note stays there, for somebody who came later and holds only newer keys', async () => {
    const id = await filedByReception();
    await house.actAs('psychologist');
    await startGeneration(2);
    house
      .open()
      .keyring.run(
        "DELETE FROM compartment_wraps WHERE compartment = 'clinical' AND generation = 1",
      );
    await house.actAs('psychologist');
    expect(await house.call(dropNotes.take, { id })).toMatchObject({
      refusal: { code: 'drop-notes.key-not-held' },
    });
    expect(droppedOf(id)?.['state']).toBe('waiting');
  });
});

/** What the leaving of a psychologist does: a further generation, handed to those who stay. */
async function startGeneration(generation: number): Promise<void> {
  const vault = house.open();
  const { vaultId, folder } = vault.files;
  const keys = generationKeys(
    { vaultId, compartment: 'clinical', generation },
    newGenerationSecret(),
  );
  const found = readHeader(folder);
  if (!found.ok) throw new Error('the header is there');
  const slot = found.value.header.content.slots.find(
    ({ staffCode }) => staffCode === staffCodeOf('psychologist'),
  );
  if (slot === undefined) throw new Error('a psychologist works here');
  const publicKey = Buffer.from(slot.publicKeys.x25519, 'hex');
  const wrap = await wrapGeneration({ holderId: slot.staffId, publicKey }, vaultId, keys);
  const { compartment, dropPublicKey, commitment } = keys;
  const made = { compartment, generation, dropPublicKey, commitment };
  const at = house.clock.now();
  vault.writing(() => {
    vault.deed({ kind: 'generation', at, generations: [deedGeneration(made)] }, [vault.keys]);
    addGenerations(vault.keyring, [made], at);
    addWraps(vault.keyring, [wrap]);
    vault.record({ at, verb: 'staff.rooms-renewed', outcome: 'done' });
  });
}

describe('who may put a note into which box', () => {
  const boxes: Readonly<Record<Role, readonly string[]>> = {
    manager: ['case', 'medical'],
    'case-manager': ['clinical', 'case', 'medical'],
    psychologist: ['clinical', 'medical'],
    'social-worker': ['clinical', 'case', 'medical'],
    nurse: ['medical'],
    reception: ['clinical', 'case', 'medical'],
    auditor: [],
    it: [],
  };
  it.each(ROLES)('%s', async (role) => {
    await house.actAs(role);
    for (const to of DROP_ADDRESSES) {
      const before = house.open().audit.size();
      const answer = await house.call(dropNotes.file, { residentId, to, words: WORDS });
      expect([to, answer.kind]).toEqual([to, boxes[role].includes(to) ? 'done' : 'refused']);
      const left = house
        .open()
        .records.all('SELECT 1 AS one FROM drop_notes WHERE compartment = $to', { to });
      expect(left.length).toBe(boxes[role].includes(to) ? 1 : 0);
      if (answer.kind === 'done') expect(house.open().audit.size()).toBe(before + 1);
    }
  });

  it('nobody, about somebody without a file, or without a word', async () => {
    await house.actAs('reception');
    const stranger = '0'.repeat(26);
    expect(
      await house.call(dropNotes.file, { residentId: stranger, to: 'clinical', words: 'x' }),
    ).toMatchObject({ refusal: { code: 'resident.not-found' } });
    expect(
      await house.call(dropNotes.file, { residentId, to: 'clinical', words: ' \n ' }),
    ).toMatchObject({ kind: 'invalid', issues: [{ path: 'words', code: 'text.missing' }] });
  });
});

describe('when the trail cannot be written', () => {
  it('nothing is filed, nothing leaves and the letter box keeps its note', async () => {
    const id = await filedByReception();
    await house.actAs('psychologist');
    const vault = house.open();
    vault.records.exec(
      "CREATE TRIGGER no_more BEFORE INSERT ON audit_events BEGIN SELECT RAISE(ABORT, 'full'); END",
    );
    expect(await house.call(dropNotes.take, { id })).toEqual({
      kind: 'fault',
      reference: 'K-TEST',
    });
    expect(droppedOf(id)?.['state']).toBe('waiting');
    expect(await house.call(dropNotes.file, { residentId, to: 'clinical', words: 'x' })).toEqual({
      kind: 'fault',
      reference: 'K-TEST',
    });
    expect(vault.records.get('SELECT count(*) AS n FROM drop_notes')).toEqual({ n: 1 });
    vault.records.exec('DROP TRIGGER no_more');
    expect((await house.done(dropNotes.take, { id })).words.state).toBe('open');
  });
});
