// The history of corrections on a real vault: sealed for the entry's owner and compartment, erased with either.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CorrectionId } from '../../../src/kernel/corrections';
import { ofResident, type Owner } from '../../../src/kernel/owner';
import { freshId } from '../../../electron/vault/keys/places';
import { correctionsOf } from '../../../electron/vault/records/corrections';
import { removeOwned } from '../../../electron/vault/records/owner-removal';
import { removeResident } from '../../../electron/vault/records/resident-removal';
import { putResident } from '../../support/resident-in-vault';
import { foundTestVault, type TestVault } from '../../support/test-vault';

const KIND = { kind: 'try', compartment: 'case' } as const;
const CHECKED_WORDS = 'كانت في الغرفة الثالثة';

let house: TestVault;
beforeAll(async () => {
  house = await foundTestVault({ roles: ['reception', 'case-manager'] });
});
afterAll(() => house.destroy());

function correct(owner: Owner, recordId: string, version: number): void {
  house.open().writing(() => {
    correctionsOf(house.open(), KIND).add({
      ...{ id: freshId() as CorrectionId, recordId, owner, version },
      correctedAt: house.clock.now(),
      former: { note: CHECKED_WORDS, room: null },
      reason: 'كُتبت في الملف الخطأ',
    });
  });
}

const count = (sql: string) => house.open().records.all(sql).length;

describe('the history of corrections', () => {
  it('tells what was, until when, by whom and why, oldest first', () => {
    const owner = ofResident(putResident(house, { name: 'سلمى' }));
    const recordId = freshId();
    correct(owner, recordId, 2);
    correct(owner, recordId, 1);
    const found = correctionsOf(house.open(), KIND).of(recordId);
    expect(found.map(({ version }) => version)).toEqual([1, 2]);
    expect(found[0]).toMatchObject({
      correctedAt: house.clock.now(),
      staffId: house.open().session.staffId,
      words: {
        state: 'open',
        value: { former: { note: CHECKED_WORDS, room: null }, reason: 'كُتبت في الملف الخطأ' },
      },
    });
    expect(correctionsOf(house.open(), { ...KIND, kind: 'other' }).of(recordId)).toEqual([]);
  });

  it('keeps no word of it in a clear column', () => {
    const rows = JSON.stringify(house.open().records.all('SELECT * FROM corrections'));
    expect(rows).not.toContain('كانت');
    expect(rows).not.toContain('كُتبت');
  });

  it('does not end one version twice', () => {
    const owner = ofResident(putResident(house, { name: 'نور' }));
    const recordId = freshId();
    correct(owner, recordId, 1);
    expect(() => correct(owner, recordId, 1)).toThrow();
  });

  it('is told to the desk as a fact only', async () => {
    const owner = ofResident(putResident(house, { name: 'هدى' }));
    const recordId = freshId();
    correct(owner, recordId, 1);
    await house.actAs('reception');
    const [found] = correctionsOf(house.open(), KIND).of(recordId);
    expect(found).toMatchObject({ version: 1, words: { state: 'closed' } });
    await house.actAs('manager');
  });

  it('goes with the resident, or with the record that owns itself', () => {
    house.open().writing(() => house.open().records.run('DELETE FROM corrections'));
    const her = putResident(house, { name: 'رحاب' });
    const guest: Owner = { kind: 'record', id: freshId() };
    correct(ofResident(her), freshId(), 1);
    correct(guest, guest.id, 1);
    expect(count('SELECT 1 FROM corrections')).toBe(2);
    house.open().writing(() => removeResident(house.open(), her));
    expect(count('SELECT 1 FROM corrections')).toBe(1);
    house.open().writing(() => {
      correctionsOf(house.open(), KIND).removeOf(guest.id);
      removeOwned(house.open(), guest);
    });
    expect(count('SELECT 1 FROM corrections')).toBe(0);
    const left = house
      .open()
      .records.all("SELECT resident_id FROM sealed_parts WHERE kind = 'correction'");
    expect(left.some((row) => row['resident_id'] === her)).toBe(false);
  });
});
