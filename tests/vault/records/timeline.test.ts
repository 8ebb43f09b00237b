// One resident's dated things on a real vault: all rooms in one order, and each role is told what it may know, no more.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { progress } from '../../../src/features/progress/contract';
import { residents } from '../../../src/features/residents/contract';
import { sessionNotes } from '../../../src/features/session-notes/contract';
import { timeline } from '../../../src/features/timeline/contract';
import { visitors } from '../../../src/features/visitors/contract';
import { ENTRY_KINDS } from '../../../electron/vault/house-facts/entry-kinds';
import { type Role, roleMay } from '../../../src/kernel/compartments';
import type { Permission } from '../../../src/kernel/operation';
import type { ResidentId } from '../../../src/kernel/ids';
import { newestVerbs, putResident } from '../../support/resident-in-vault';
import { writeFullFile } from '../../support/full-file';
import { foundTestVault, type TestVault } from '../../support/test-vault';

let house: TestVault;
let her: ResidentId;
beforeAll(async () => {
  house = await foundTestVault({ roles: ['psychologist', 'reception', 'nurse', 'case-manager'] });
  her = await writeFullFile(house);
}, 120_000);
afterAll(() => house.destroy());

async function linesFor(role: Role) {
  await house.actAs(role);
  return (await house.done(timeline.list, { residentId: her })).lines;
}

/** Rooms of the registers that a role may list or open. */
function registersOf(role: Role): readonly string[] {
  const may = (permission: Permission) =>
    permission.to !== 'holders' || roleMay(role, permission.of);
  return ENTRY_KINDS.filter((kind) => may(kind.may.list) || may(kind.may.open)).map(
    ({ room }) => room,
  );
}

const kindsOf = (lines: readonly { readonly kind: string }[]) =>
  [...new Set(lines.map(({ kind }) => kind))].sort();

describe('the timeline of a resident', () => {
  it('is told to case work whole but for the sheets, newest first, without a word of a session', async () => {
    const lines = await linesFor('case-manager');
    expect(kindsOf(lines)).toEqual(
      [
        ...['admission', 'exit', 'plan', 'review', 'session', 'status'],
        ...registersOf('case-manager'),
      ].sort(),
    );
    const days = lines.map(({ on }) => on);
    expect(days).toEqual(days.toSorted().toReversed());
    const session = lines.find(({ kind }) => kind === 'session');
    expect(session).toMatchObject({
      on: '2026-03-09',
      mayOpen: false,
      facts: { code: 'individual' },
    });
    expect(session?.by).toMatch(/^PS/);
    const exit = lines.find(({ kind }) => kind === 'exit');
    expect(exit).toMatchObject({ on: '2015-06-01', facts: { code: 'voluntary-return' } });
  });

  it('lets the psychologist open sessions and sheets', async () => {
    const lines = await linesFor('psychologist');
    const clinical = lines.filter(({ kind }) => kind === 'session' || kind === 'sheet');
    expect(clinical.map(({ kind, mayOpen }) => [kind, mayOpen])).toEqual(
      [
        ['session', true],
        ['sheet', true],
      ].slice(0, clinical.length),
    );
    expect(kindsOf(clinical)).toEqual(['session', 'sheet']);
  });

  it('tells the desk that she came and left, but not whence and why; nothing of sessions and plans', async () => {
    const lines = await linesFor('reception');
    expect(kindsOf(lines)).toEqual(['admission', 'exit', ...registersOf('reception')].sort());
    expect(registersOf('reception')).toContain('visitors');
    const stays = lines.filter(({ kind }) => kind === 'admission' || kind === 'exit');
    expect(stays.map(({ facts, mayOpen }) => [facts, mayOpen])).toEqual([
      [{}, false],
      [{}, false],
    ]);
    const visit = lines.find(({ kind }) => kind === 'visitors');
    expect(visit).toMatchObject({
      mayOpen: true,
      facts: { relation: 'family', outcome: 'let-in' },
    });
  });

  it('gives no line of another resident, and leaves one in the trail', async () => {
    await house.actAs('manager');
    const other = putResident(house, { name: 'نور' });
    const { lines } = await house.done(timeline.list, { residentId: other });
    expect(lines.map(({ kind }) => kind)).toEqual(['admission']);
    expect(newestVerbs(house, 1)).toEqual(['timeline.list']);
    expect(await house.call(timeline.list, { residentId: '0'.repeat(26) })).toMatchObject({
      refusal: { code: 'resident.not-found' },
    });
  });

  it('leads to what the line is about', async () => {
    await house.actAs('psychologist');
    const { lines } = await house.done(timeline.list, { residentId: her });
    const idOf = (wanted: string) => lines.find(({ kind }) => kind === wanted)?.id ?? '';
    expect(await house.done(sessionNotes.open, { id: idOf('session') })).toMatchObject({
      heldOn: '2026-03-09',
    });
    expect(await house.call(progress.sheet, { sheetId: idOf('sheet') })).toMatchObject({
      kind: 'done',
    });
    await house.actAs('reception');
    expect(await house.call(visitors.open, { id: idOf('visitors') })).toMatchObject({
      kind: 'done',
    });
    await house.actAs('manager');
    expect(
      await house.call(residents.openStay, { id: her, stayId: idOf('admission') }),
    ).toMatchObject({ kind: 'done' });
  });
});
