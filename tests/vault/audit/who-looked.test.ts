// Who looked at one file: its own lines and those of what lies in it, by name for who sees residents, refused to who does not.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { audit } from '../../../src/features/audit/contract';
import { dropNotes } from '../../../src/features/drop-notes/contract';
import { residents } from '../../../src/features/residents/contract';
import type { ResidentId } from '../../../src/kernel/ids';
import { putResident } from '../../support/resident-in-vault';
import { foundTestVault, type TestVault } from '../../support/test-vault';

let house: TestVault;
let her: ResidentId;
let other: ResidentId;
beforeEach(async () => {
  house = await foundTestVault({ roles: ['reception', 'auditor'] });
  her = putResident(house, { name: 'ليلى' });
  other = putResident(house, { name: 'هناء' });
});
afterEach(() => house.destroy());

const linesOf = async (filter: { file?: ResidentId; actor?: string; about?: string }) =>
  (await house.done(audit.read, { filter })).events;

it('tells looks and notes of this file alone, by file number and name, newest first', async () => {
  await house.done(residents.open, { id: her });
  await house.done(residents.open, { id: other });
  await house.actAs('reception');
  await house.done(dropNotes.file, { residentId: her, to: 'case', words: 'كلمة' });
  await house.actAs('manager');
  const lines = await linesOf({ file: her });
  expect(lines.map(({ verb }) => verb)).toEqual(['drop-notes.file', 'residents.open']);
  expect(lines.every(({ person }) => person?.residentId === her)).toBe(true);
  expect(lines[0]?.person?.name).toEqual({ state: 'open', value: 'ليلى' });
  const [note] = lines;
  expect(await linesOf({ file: her, actor: note?.actor ?? '' })).toMatchObject([
    { verb: 'drop-notes.file' },
  ]);
});

it('is not told to who sees no residents: lines keep their codes', async () => {
  await house.done(residents.open, { id: her });
  await house.actAs('auditor');
  expect(await house.call(audit.read, { filter: { file: her } })).toMatchObject({
    refusal: { code: 'access.denied' },
  });
  const [line] = await linesOf({ about: her.slice(0, 8) });
  expect(line).toMatchObject({ verb: 'residents.open', object: { id: her } });
  expect(line?.person).toBeUndefined();
});
