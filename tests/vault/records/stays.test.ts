// A stay corrected on a real encrypted vault: what it said before stays beside it, and everything that counts follows.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { residents } from '../../../src/features/residents/contract';
import { summaries } from '../../../src/features/summaries/contract';
import type { InputOf } from '../../../src/kernel/operation';
import type { ResidentId } from '../../../src/kernel/ids';
import { admitInput } from '../../support/residents';
import { newestVerbs } from '../../support/resident-in-vault';
import { foundTestVault, staffCodeOf, type TestVault } from '../../support/test-vault';

let vault: TestVault;
let id: ResidentId;

beforeEach(async () => {
  vault = await foundTestVault({ roles: ['reception', 'social-worker', 'case-manager'] });
  vault.clock.set('2026-06-01T08:00:00.000Z');
  const file = admitInput('K-1', 'سلمى حسن يوسف المصري', '2008-03-05');
  id = (await vault.done(residents.admit, file)).id;
});
afterEach(() => vault.destroy());

const codeOf = (answer: { kind: string; refusal?: { code: string } }) =>
  answer.kind === 'refused' ? answer.refusal?.code : answer.kind;
const opened = () => vault.done(residents.open, { id });
/** Newest first. */
async function stayAt(at: number) {
  const stayId = (await opened()).stays[at]?.id;
  if (stayId === undefined) throw new Error('no such stay');
  return { stayId, ...(await vault.done(residents.openStay, { id, stayId })) };
}

async function leave(exitedOn: string) {
  const { version } = await opened();
  await vault.done(residents.exit, {
    ...{ id, expectedVersion: version, exitedOn, reason: 'own-choice' },
    destination: 'family',
  });
}

async function comeBack(admittedOn: string) {
  const { version } = await opened();
  await vault.done(residents.readmit, { id, expectedVersion: version, stay: { admittedOn } });
}

type Correction = InputOf<typeof residents.correctStay>;

async function correct(at: number, change: Partial<Correction>) {
  const { stayId, stay, version } = await stayAt(at);
  const { exit, admittedOn } = stay;
  const asIs: Correction = {
    ...{ id, stayId, expectedVersion: version, reason: 'أُخذ اليوم من ورقة أخرى' },
    ...{ admittedOn, referralSource: stay.referralSource ?? 'unknown' },
    exit:
      exit === null || exit.reason === null || exit.destination === null
        ? { kind: 'never' }
        : { ...exit, kind: 'left', reason: exit.reason, destination: exit.destination },
  };
  return vault.call(residents.correctStay, { ...asIs, ...change });
}

describe('a stay that is corrected', () => {
  it('says what is right, and keeps what it said, by whom and why', async () => {
    await leave('2026-04-10');
    const right = { kind: 'left', exitedOn: '2026-04-12', reason: 'hospital' } as const;
    // Born on 5 March 2008: 17 when admitted on the 1st, 18 on the 6th.
    expect(codeOf(await correct(0, { admittedOn: '2026-03-06', exit: right }))).toBe('done');
    const { stay, version, corrections } = await stayAt(0);
    expect(version).toBe(3);
    expect(stay).toMatchObject({
      admittedOn: '2026-03-06',
      age: { years: 18, approximate: false },
      exit: { exitedOn: '2026-04-12', reason: 'hospital', destination: 'unknown' },
    });
    expect(corrections).toMatchObject([
      {
        staffCode: staffCodeOf('manager'),
        words: {
          state: 'open',
          value: {
            reason: 'أُخذ اليوم من ورقة أخرى',
            former: {
              admittedOn: '2026-03-01',
              age: ['17', 'exact'],
              exitedOn: '2026-04-10',
              exitReason: 'own-choice',
              destination: 'family',
            },
          },
        },
      },
    ]);
    expect(newestVerbs(vault, 3)).toContain('residents.correct-stay');
    const clear = JSON.stringify(vault.open().records.all('SELECT * FROM corrections'));
    expect(clear).not.toContain('ورقة');
  });

  it('goes on where the leaving never happened: list, search and counts know the person in the house', async () => {
    await leave('2026-04-10');
    expect((await opened()).inHouse).toBe(false);
    expect(codeOf(await correct(0, { exit: { kind: 'never' } }))).toBe('done');
    expect((await opened()).inHouse).toBe(true);
    expect((await vault.done(residents.list, { filter: 'in-house' })).residents).toHaveLength(1);
    const { hits } = await vault.done(residents.search, { text: 'سلمى' });
    expect(hits).toMatchObject([{ inHouse: true }]);
    const period = { from: '2026-04-01', to: '2026-05-01' };
    const { exact } = await vault.done(summaries.prepare, { period, profile: 'partner' });
    const table = exact.find((one) => one.id === 't1-category');
    const counts = table?.cells.reduce((sum, row) => sum + (row[3] ?? 0), 0);
    expect(counts).toBe(1);
  });

  it('keeps the order of stays, and only the newest can go on', async () => {
    await leave('2026-03-20');
    await comeBack('2026-04-01');
    const left = (exitedOn: string) => ({ kind: 'left', exitedOn, reason: 'other' }) as const;
    expect(codeOf(await correct(1, { exit: { kind: 'never' } }))).toBe('residents.stay-not-newest');
    expect(codeOf(await correct(1, { exit: left('2026-04-02') }))).toBe(
      'residents.stay-after-next',
    );
    expect(codeOf(await correct(1, { exit: left('2026-04-01') }))).toBe('done');
    expect(codeOf(await correct(0, { admittedOn: '2026-03-31' }))).toBe(
      'residents.stay-before-last',
    );
    expect(codeOf(await correct(0, { exit: left('2026-05-01') }))).toBe('residents.stay-not-ended');
    expect((await stayAt(1)).mayGoOn).toBe(false);
    expect((await stayAt(0)).mayGoOn).toBe(true);
  });

  it('is refused where days cannot be true, nothing changed or somebody was quicker', async () => {
    await leave('2026-04-10');
    const left = (exitedOn: string) => ({ kind: 'left', exitedOn, reason: 'other' }) as const;
    const refusals: readonly [Partial<Correction>, string][] = [
      [{ admittedOn: '2026-06-02' }, 'residents.admitted-in-future'],
      [{ admittedOn: '2008-03-04' }, 'residents.born-after-admission'],
      [{ exit: left('2026-06-02') }, 'residents.exit-in-future'],
      [{ exit: left('2026-02-28') }, 'residents.exit-before-admission'],
      [{}, 'correction.no-change'],
      [{ expectedVersion: 1, referralSource: 'ngo' }, 'correction.changed-meanwhile'],
      [{ reason: ' ' }, 'invalid'],
    ];
    for (const [change, code] of refusals) expect(codeOf(await correct(0, change))).toBe(code);
    expect((await stayAt(0)).corrections).toEqual([]);
  });

  it('does not begin after a status that was decided in it', async () => {
    const { version } = await opened();
    await vault.done(residents.changeStatus, {
      ...{ id, expectedVersion: version, category: 'possible-victim', from: '2026-03-10' },
      reason: 'قرار',
    });
    expect(codeOf(await correct(0, { admittedOn: '2026-03-11' }))).toBe(
      'residents.admitted-after-status',
    );
    expect(codeOf(await correct(0, { admittedOn: '2026-03-10' }))).toBe('done');
  });

  it('is corrected by who works on the case and at the door; the desk sees that there was something', async () => {
    await leave('2026-04-10');
    await correct(0, { referralSource: 'ngo' });
    await vault.actAs('reception');
    const seen = await stayAt(0);
    expect(seen.mayCorrect).toBe(false);
    expect(seen.corrections).toMatchObject([{ words: { state: 'closed' } }]);
    expect(seen.stay).toMatchObject({ referralSource: null, exit: { reason: null } });
    expect(codeOf(await correct(0, { admittedOn: '2026-03-02' }))).toBe('access.denied');
    await vault.actAs('social-worker');
    expect(codeOf(await correct(0, { admittedOn: '2026-03-02' }))).toBe('access.denied');
    await vault.actAs('case-manager');
    expect(codeOf(await correct(0, { admittedOn: '2026-03-02' }))).toBe('done');
  });

  it('corrected with the whole file keeps its former day too', async () => {
    const file = admitInput('K-1', 'سلمى حسن يوسف المصري', '2008-03-05');
    const stay = { ...file.stay, admittedOn: '2026-03-03' };
    await vault.done(residents.correct, { ...file, stay, id, expectedVersion: 1 });
    expect((await stayAt(0)).corrections).toMatchObject([
      { words: { value: { reason: '', former: { admittedOn: '2026-03-01' } } } },
    ]);
  });
});
