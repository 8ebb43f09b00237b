// Who looked at one file: its own lines and those of what lies in it, by name for who sees residents, refused to who does not.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../../src/features/audit/contract';
import { dropNotes } from '../../../src/features/drop-notes/contract';
import { fileMerges } from '../../../src/features/file-merges/contract';
import { progress } from '../../../src/features/progress/contract';
import { residents } from '../../../src/features/residents/contract';
import type { ResidentId } from '../../../src/kernel/ids';
import { putResident } from '../../support/resident-in-vault';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

let house: TestVault;
let her: ResidentId;
let other: ResidentId;
beforeEach(async () => {
  house = await foundTestVault({ roles: ['reception', 'auditor', 'case-manager', 'psychologist'] });
  her = putResident(house, { name: 'ليلى', born: '1995-03-02' });
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

it('tells who opened a sheet of its answers', async () => {
  await house.actAs('psychologist');
  const { sheetId } = await house.done(progress.record, {
    ...{ residentId: her, instrument: 'who-5', takenOn: '2026-03-09' },
    answers: [3, 3, 3, 3, 3],
  });
  await house.done(progress.sheet, { sheetId });
  await house.actAs('manager');
  const [line] = await linesOf({ file: her });
  expect(line).toMatchObject({
    verb: 'progress.sheet',
    object: { kind: 'score-sheet', id: sheetId },
    person: { residentId: her },
  });
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

describe('a file that was merged into this one', () => {
  const REASON = 'هي نفسها بشهادة الأم';
  const second = () => ({
    staffCode: staffCodeOf('case-manager'),
    passphrase: PASSPHRASES['case-manager'],
  });
  const versionOf = async (id: ResidentId) => (await house.done(residents.open, { id })).version;
  const verbsOf = async (file: ResidentId) =>
    (await linesOf({ file })).map(({ verb, object }) => [verb, object?.id]);
  let note: string;

  beforeEach(async () => {
    await house.actAs('reception');
    const filed = await house.done(dropNotes.file, {
      ...{ residentId: other, to: 'case', words: 'كلمة' },
    });
    note = filed.id;
    await house.actAs('manager');
  });

  it('tells its lines under the file that stays, asked for by either number, until the two are apart again', async () => {
    const { id } = await house.done(fileMerges.merge, {
      ...{ stayingId: her, mergedId: other, holds: 'staying', reason: REASON, second: second() },
      versions: { staying: await versionOf(her), merged: await versionOf(other) },
    });
    const told = await verbsOf(her);
    expect(told).toEqual([
      ['file-merges.merge', her],
      ['residents.open', other],
      ['residents.open', her],
      ['drop-notes.file', note],
    ]);
    expect(await verbsOf(other)).toEqual(told);
    const lines = await linesOf({ file: other });
    expect(lines.map(({ person }) => person?.residentId)).toEqual([her, her, her, her]);
    await house.done(fileMerges.undo, { id, reason: REASON, second: second() });
    expect(await verbsOf(other)).toEqual([
      ['residents.open', other],
      ['drop-notes.file', note],
    ]);
  });
});
