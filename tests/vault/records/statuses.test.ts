// A status with its history on a real encrypted vault: past periods keep what was true, a mistake is mended in all of them.
import { afterEach, describe, expect, it } from 'vitest';
import { audit } from '../../../src/features/audit/contract';
import { residents } from '../../../src/features/residents/contract';
import { retention } from '../../../src/features/retention/contract';
import { summaries } from '../../../src/features/summaries/contract';
import type { ResidentId, StatusId } from '../../../src/kernel/ids';
import { openedValue } from '../../../src/kernel/sealed';
import { admitInput } from '../../support/residents';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

const houses: TestVault[] = [];
async function house(): Promise<TestVault> {
  const made = await foundTestVault({ roles: ['reception', 'psychologist', 'case-manager'] });
  houses.push(made);
  return made;
}
afterEach(() => {
  for (const one of houses.splice(0)) one.destroy();
});

const MARCH = { from: '2026-03-01', to: '2026-04-01' };
const APRIL = { from: '2026-04-01', to: '2026-05-01' };
const codeOf = (answer: { kind: string; refusal?: { code: string } }) =>
  answer.kind === 'refused' ? answer.refusal?.code : answer.kind;

/** Admitted on 1 March as a possible victim. */
async function admitted(vault: TestVault): Promise<ResidentId> {
  const file = admitInput('K-1', 'سلمى حسن يوسف المصري');
  const facts = { ...file.facts, category: 'possible-victim' as const };
  vault.clock.set('2026-06-01T08:00:00.000Z');
  return (await vault.done(residents.admit, { ...file, facts })).id;
}

/** Persons of one category in care at the end of a period. */
async function atEnd(vault: TestVault, period: typeof MARCH): Promise<Record<string, number>> {
  const { exact } = await vault.done(summaries.prepare, { period, profile: 'partner' });
  const table = exact.find(({ id }) => id === 't1-category');
  const rows = (table?.rows ?? []).map((row, at) => [row, table?.cells[at]?.[3] ?? 0] as const);
  return Object.fromEntries(rows.filter(([, count]) => count > 0));
}

async function change(vault: TestVault, id: ResidentId, from: string) {
  const { version } = await vault.done(residents.open, { id });
  return vault.call(residents.changeStatus, {
    ...{ id, expectedVersion: version, from, category: 'identified-victim' },
    reason: 'قرار اللجنة',
  });
}

async function correct(vault: TestVault, id: ResidentId, statusId: StatusId) {
  const { version } = await vault.done(residents.open, { id });
  return vault.call(residents.correctStatus, {
    ...{ id, expectedVersion: version, statusId, category: 'dependant' },
    reason: 'ابنة نزيلة أخرى',
  });
}

async function firstStatus(vault: TestVault, id: ResidentId): Promise<StatusId> {
  const { statuses } = await vault.done(residents.statuses, { id });
  const first = statuses.find(({ from, correctedBy }) => from === null && correctedBy === null);
  if (first === undefined) throw new Error('every file begins with a status');
  return first.id;
}

describe('a status', () => {
  it('that changes leaves past periods as they were', async () => {
    const vault = await house();
    const id = await admitted(vault);
    expect(await atEnd(vault, MARCH)).toEqual({ 'possible-victim': 1 });
    expect((await change(vault, id, '2026-04-10')).kind).toBe('done');
    expect(await atEnd(vault, MARCH)).toEqual({ 'possible-victim': 1 });
    expect(await atEnd(vault, APRIL)).toEqual({ 'identified-victim': 1 });
    expect(openedValue((await vault.done(residents.open, { id })).facts)?.category).toBe(
      'identified-victim',
    );
  });

  it('that was a mistake is mended in every period, and stays in the file with the reason', async () => {
    const vault = await house();
    const id = await admitted(vault);
    await change(vault, id, '2026-04-10');
    expect((await correct(vault, id, await firstStatus(vault, id))).kind).toBe('done');
    expect(await atEnd(vault, MARCH)).toEqual({ dependant: 1 });
    expect(await atEnd(vault, APRIL)).toEqual({ 'identified-victim': 1 });
    const { statuses } = await vault.done(residents.statuses, { id });
    expect(
      statuses.map(({ category, from, correctedBy }) => [category, from, correctedBy !== null]),
    ).toEqual([
      ['identified-victim', '2026-04-10', false],
      ['dependant', null, false],
      ['possible-victim', null, true],
    ]);
    expect(
      statuses.map(({ words }) => (words.state === 'open' ? words.value.reason : words.state)),
    ).toEqual(['قرار اللجنة', 'ابنة نزيلة أخرى', 'none']);
    expect(statuses.map(({ staffCode }) => staffCode)).toEqual([
      staffCodeOf('manager'),
      staffCodeOf('manager'),
      null,
    ]);
  });

  it('is not touched by correcting the file', async () => {
    const vault = await house();
    const id = await admitted(vault);
    const file = admitInput('K-1', 'سلمى حسن يوسف المصري');
    const facts = { ...file.facts, category: 'vulnerable-migrant' as const };
    await vault.done(residents.correct, { ...file, facts, id, expectedVersion: 1 });
    expect(openedValue((await vault.done(residents.open, { id })).facts)?.category).toBe(
      'possible-victim',
    );
  });

  it('is told in the trail by codes, before and after', async () => {
    const vault = await house();
    const id = await admitted(vault);
    await change(vault, id, '2026-04-10');
    const { events } = await vault.done(audit.read, {});
    const line = events.find(({ verb }) => verb === 'residents.change-status');
    expect(line?.object).toEqual({ kind: 'resident', id });
    expect(line?.details).toMatchObject({
      category: 'identified-victim',
      'former.category': 'possible-victim',
    });
    expect(JSON.stringify(events)).not.toContain('قرار اللجنة');
  });

  it('is decided by who works on the case; the desk is not told, the psychologist reads it', async () => {
    const vault = await house();
    const id = await admitted(vault);
    await change(vault, id, '2026-04-10');
    await vault.actAs('reception');
    expect(codeOf(await change(vault, id, '2026-05-10'))).toBe('access.denied');
    expect(codeOf(await vault.call(residents.statuses, { id }))).toBe('access.denied');
    await vault.actAs('psychologist');
    expect((await vault.done(residents.statuses, { id })).mayChange).toBe(false);
    expect(codeOf(await change(vault, id, '2026-05-10'))).toBe('access.denied');
  });

  it('refuses what somebody else changed meanwhile, and a correction of what was corrected', async () => {
    const vault = await house();
    const id = await admitted(vault);
    await change(vault, id, '2026-04-10');
    const late = await vault.call(residents.changeStatus, {
      ...{ id, expectedVersion: 1, from: '2026-05-01', category: 'dependant' },
      reason: 'متأخر',
    });
    expect(codeOf(late)).toBe('residents.changed-meanwhile');
    const first = await firstStatus(vault, id);
    await correct(vault, id, first);
    expect(codeOf(await correct(vault, id, first))).toBe('residents.status-not-found');
  });

  it('that was held is still counted in its periods after the erasure', async () => {
    const vault = await house();
    const id = await admitted(vault);
    await change(vault, id, '2026-04-10');
    const { version } = await vault.done(residents.open, { id });
    await vault.done(residents.exit, {
      ...{ id, expectedVersion: version, exitedOn: '2026-05-20' },
      reason: 'own-choice',
    });
    await vault.done(retention.erase, {
      ...{ id, caseNumber: 'K-1', reason: 'asked-by-resident' },
      second: { staffCode: staffCodeOf('case-manager'), passphrase: PASSPHRASES['case-manager'] },
    });
    expect(codeOf(await vault.call(residents.open, { id }))).toBe('residents.not-found');
    expect(await atEnd(vault, MARCH)).toEqual({ 'possible-victim': 1 });
    expect(await atEnd(vault, APRIL)).toEqual({ 'identified-victim': 1 });
    const left = vault.open().records.all('SELECT * FROM statuses');
    expect(left).toEqual([]);
  });
});
