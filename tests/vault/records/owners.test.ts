// Sealed parts of owners without a file, in a real vault: they open for who holds the compartment, keys are the owner's own,
// and once the owner is removed an old copy of the part opens for nobody.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bytes } from '../../../electron/vault/database/rows';
import { freshId } from '../../../electron/vault/keys/places';
import { removeOwned } from '../../../electron/vault/records/owner-removal';
import type { PartKind } from '../../../electron/vault/open-vault/sealed-parts';
import { HOUSE, type Owner, refOf } from '../../../src/kernel/owner';
import { putResident } from '../../support/resident-in-vault';
import { foundTestVault, type TestVault } from '../../support/test-vault';

const PART: PartKind<{ words: string }> = {
  kind: 'try',
  compartment: 'presence',
  shape: 1,
  schema: z.object({ words: z.string() }),
};

let house: TestVault;
beforeAll(async () => {
  house = await foundTestVault({ roles: ['reception', 'auditor'] });
});
afterAll(() => house.destroy());

function seal(owner: Owner, words: string): string {
  const recordId = freshId();
  house.open().writing(() => {
    house.open().sealedParts.save(PART, { recordId, owner, version: 1 }, { words });
  });
  return recordId;
}

const keysOf = (owner: Owner) =>
  house.open().keyring.all('SELECT compartment FROM resident_keys WHERE resident_id = $owner', {
    owner: refOf(owner),
  }).length;

describe('an owner without a file', () => {
  it('has keys of its own, which a colleague of the compartment opens and an auditor does not', async () => {
    const guest: Owner = { kind: 'record', id: freshId() };
    const ids = [seal(HOUSE, 'a lamp'), seal(guest, 'a guest'), seal(HOUSE, 'a door')];
    expect([keysOf(HOUSE), keysOf(guest)]).toEqual([1, 1]);
    await house.actAs('reception');
    const read = ids.map((id) => house.open().sealedParts.read(PART, id));
    expect(read.map((part) => part.state === 'open' && part.value.words)).toEqual([
      'a lamp',
      'a guest',
      'a door',
    ]);
    await house.actAs('auditor');
    expect(house.open().sealedParts.read(PART, ids[1] ?? '')).toEqual({ state: 'closed' });
    await house.actAs('manager');
  });

  it('goes alone: what was copied of it before opens with no key that is left', () => {
    const guest: Owner = { kind: 'record', id: freshId() };
    const id = seal(guest, 'a guest');
    const kept = seal(HOUSE, 'a lamp');
    const { records, sealing } = house.open();
    const blob = bytes(
      records.get('SELECT blob FROM sealed_parts WHERE record_id = $id', { id }) ?? {},
      'blob',
    );
    const place = { ...PART, recordId: id, owner: refOf(guest), version: 1 };
    expect(sealing.open(place, blob).state).toBe('open');
    house.open().writing(() => removeOwned(house.open(), guest));
    expect(keysOf(guest)).toBe(0);
    expect(house.open().sealedParts.read(PART, id)).toEqual({ state: 'none' });
    sealing.wipe();
    expect(sealing.open(place, blob).state).toBe('unreadable');
    expect(house.open().sealedParts.read(PART, kept).state).toBe('open');
  });

  it('is never a resident: a file goes with its whole erasure', () => {
    const resident = { kind: 'resident' as const, id: putResident(house, { name: 'سلمى' }) };
    expect(() => removeOwned(house.open(), resident)).toThrow('whole file');
  });

  it('whose key is damaged gets no second one: nothing is sealed, and the row stays as it is', () => {
    const { keyring } = house.open();
    const guest: Owner = { kind: 'record', id: freshId() };
    const damaged = { owner: refOf(guest), wrapped: Buffer.alloc(61) };
    keyring.run(
      "INSERT INTO resident_keys (resident_id, compartment, generation, wrapped) VALUES ($owner, 'presence', 1, $wrapped)",
      damaged,
    );
    expect(() => seal(guest, 'a guest')).toThrow('UNIQUE constraint failed: resident_keys');
    const row = keyring.get('SELECT wrapped FROM resident_keys WHERE resident_id = $owner', {
      owner: damaged.owner,
    });
    expect(row).toEqual({ wrapped: damaged.wrapped });
    keyring.run('DELETE FROM resident_keys WHERE resident_id = $owner', { owner: damaged.owner });
  });

  it('that nobody can be is unreadable, not a fault', () => {
    const id = seal(HOUSE, 'a lamp');
    house.open().writing(() => {
      house
        .open()
        .records.run("UPDATE sealed_parts SET resident_id = 'guest.1' WHERE record_id = $id", {
          id,
        });
    });
    expect(house.open().sealedParts.read(PART, id)).toEqual({ state: 'unreadable' });
  });
});
