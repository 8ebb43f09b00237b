// Drafts in a real vault: their writer's alone, under a cover that goes with the resident's file.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytes, text } from '../../../electron/vault/database/rows';
import { isCovered } from '../../../electron/vault/sealing/erasable';
import { drafts } from '../../../src/features/drafts/contract';
import { putResident } from '../../support/resident-in-vault';
import { foundTestVault, type TestVault } from '../../support/test-vault';

let house: TestVault;
beforeEach(async () => {
  house = await foundTestVault({ roles: ['reception', 'auditor'] });
});
afterEach(() => house.destroy());

const kept = () =>
  house
    .open()
    .records.all('SELECT subject_id, blob FROM drafts ORDER BY subject_id')
    .map((row) => [text(row, 'subject_id'), isCovered(bytes(row, 'blob'))]);

describe('a draft', () => {
  it('about somebody on file, or a part of the file, is covered and comes back to its writer', async () => {
    const her = putResident(house, { name: 'ليلى' });
    const need = `${her}.${'0'.repeat(26)}`;
    for (const subjectId of [her, need, 'new']) {
      await house.done(drafts.keep, { form: 'f', subjectId, fields: { note: subjectId } });
      const opened = await house.done(drafts.open, { form: 'f', subjectId });
      expect(opened.fields).toEqual({ note: subjectId });
    }
    expect(new Map(kept() as [string, boolean][])).toEqual(
      new Map([
        [her, true],
        [need, true],
        ['new', false],
      ]),
    );
    await house.actAs('manager');
    expect((await house.done(drafts.offered, {})).drafts.map(({ readable }) => readable)).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('is unreadable, and still there, once the keys of its resident are gone', async () => {
    const her = putResident(house, { name: 'ليلى' });
    await house.done(drafts.keep, { form: 'f', subjectId: her, fields: { note: 'x' } });
    house.open().writing(() => {
      house
        .open()
        .writeKeyring()
        .run('DELETE FROM resident_keys WHERE resident_id = $her', { her });
    });
    await house.actAs('manager');
    expect((await house.done(drafts.offered, {})).drafts).toMatchObject([{ readable: false }]);
  });

  it('of a role without the key of presence is kept as it always was', async () => {
    const her = putResident(house, { name: 'ليلى' });
    await house.actAs('auditor');
    await house.done(drafts.keep, { form: 'f', subjectId: her, fields: { note: 'x' } });
    expect(kept()).toEqual([[her, false]]);
    expect((await house.done(drafts.open, { form: 'f', subjectId: her })).fields).toEqual({
      note: 'x',
    });
  });
});
