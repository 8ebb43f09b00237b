// Score sheets and goal attainment in the real encrypted vault, through the host, per role.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { carePlans } from '../../../src/features/care-plans/contract';
import { progress } from '../../../src/features/progress/contract';
import type { ResidentId } from '../../../src/kernel/ids';
import { newestVerbs, putResident } from '../../support/resident-in-vault';
import { foundTestVault, type TestVault } from '../../support/test-vault';

let house: TestVault;
let residentId: ResidentId;

beforeEach(async () => {
  house = await foundTestVault({ roles: ['psychologist', 'social-worker', 'reception'] });
  residentId = putResident(house, { name: 'سلمى', born: '1998-02-03' });
  await house.actAs('psychologist');
});
afterEach(() => house.destroy());

function record(takenOn: string, answers: (number | null)[], more: object = {}) {
  return house.call(progress.record, {
    residentId,
    instrument: 'phq-9',
    takenOn,
    answers,
    ...more,
  });
}

async function recorded(takenOn: string, answers: (number | null)[]): Promise<string> {
  const answer = await record(takenOn, answers);
  if (answer.kind !== 'done') throw new Error(JSON.stringify(answer));
  return answer.value.sheetId;
}

function countedOutcomes() {
  return house
    .open()
    .records.all('SELECT taken_on, complete, change_outcome FROM score_sheets ORDER BY taken_on')
    .map((row) => [row['taken_on'], row['complete'], row['change_outcome']]);
}

const sheetOf = (each: number): number[] => [...Array<number>(8).fill(each), 0];

describe('score sheets in the vault', () => {
  it('become points with band, events and the facts of the sentence', async () => {
    await recorded('2026-01-20', sheetOf(2));
    await recorded('2026-03-01', sheetOf(1));
    const series = await house.done(progress.series, { residentId, instrument: 'phq-9' });
    expect(series.points).toMatchObject([
      { on: '2026-01-20', total: 16, band: 'moderately-severe' },
      { on: '2026-03-01', total: 8, band: 'mild' },
    ]);
    expect(series.summary).toMatchObject({
      kind: 'change',
      points: -8,
      direction: 'better',
      relevant: true,
    });
    expect(series.events).toEqual([{ on: '2026-01-04', kind: 'admission' }]);
    expect(newestVerbs(house, 3)).toEqual([
      'progress.series',
      'progress.record',
      'progress.record',
    ]);
  });

  it('count the change in codes, also when a sheet is entered late', async () => {
    await recorded('2026-01-20', sheetOf(2));
    await recorded('2026-03-01', sheetOf(1));
    expect(countedOutcomes()).toEqual([
      ['2026-01-20', 1, 'first'],
      ['2026-03-01', 1, 'better'],
    ]);
    await recorded('2026-02-10', [1, 1, 1, 1, 1, 1, 1, 0, 0]);
    await recorded('2026-03-05', [null, 1, 1, 1, 1, 1, 1, 0, 0]);
    expect(countedOutcomes()).toEqual([
      ['2026-01-20', 1, 'first'],
      ['2026-02-10', 1, 'better'],
      ['2026-03-01', 1, 'no-relevant-change'],
      ['2026-03-05', 0, null],
    ]);
  });

  it('refuse a positive self-harm answer without an action and who answers for it, even unfinished', async () => {
    const answers = [null, null, null, null, null, null, null, null, 1];
    expect(await record('2026-03-10', answers)).toMatchObject({
      refusal: { code: 'progress.safety-action-needed' },
    });
    const { staff } = await house.done(progress.prepare, { residentId });
    const responsible = staff.find(({ self }) => self)?.id ?? '';
    const safetyAction = { action: 'لم تُترك وحدها، واتصلنا بالطبيبة', responsibleId: responsible };
    const stranger = { ...safetyAction, responsibleId: '0'.repeat(26) };
    expect(await record('2026-03-10', answers, { safetyAction: stranger })).toMatchObject({
      refusal: { code: 'progress.responsible-not-present' },
    });
    const kept = await record('2026-03-10', answers, { safetyAction });
    expect(kept).toMatchObject({ value: { score: { complete: false, safetyAlert: true } } });
    if (kept.kind !== 'done') throw new Error('not kept');
    const { sheetId } = kept.value;
    expect(await house.done(progress.sheet, { sheetId })).toMatchObject({
      answers,
      safety: { action: safetyAction.action, responsibleCode: 'PS-01' },
    });
    expect(newestVerbs(house, 1)).toEqual(['progress.sheet']);
  });

  it('need a reason for a child and for an unknown age', async () => {
    await house.actAs('manager');
    const child = putResident(house, { name: 'نور', born: '2012-05-05' });
    const unknown = putResident(house, { name: 'ياسمين' });
    await house.actAs('psychologist');
    const sheet = (who: ResidentId, overrideReason?: string) =>
      house.call(progress.record, {
        residentId: who,
        instrument: 'phq-9',
        takenOn: '2026-03-10',
        answers: sheetOf(1),
        overrideReason,
      });
    expect(await sheet(child)).toMatchObject({
      refusal: { code: 'progress.too-young-for-instrument', details: { minimumAge: 18 } },
    });
    expect(await sheet(unknown)).toMatchObject({
      refusal: { code: 'progress.age-unknown-for-instrument' },
    });
    expect(await sheet(child, 'طلبته الطبيبة المعالجة')).toMatchObject({ kind: 'done' });
    const { sheets } = { sheets: countedOutcomes() };
    expect(sheets).toHaveLength(1);
  });

  it('keep what stood before a correction, and refuse one that saw an older version', async () => {
    const sheetId = await recorded('2026-03-01', sheetOf(2));
    const change = { sheetId, takenOn: '2026-03-02', answers: sheetOf(1), reason: 'سهو في النقل' };
    const done = await house.done(progress.correct, { ...change, expectedVersion: 1 });
    expect(done).toMatchObject({ version: 2, score: { total: 8 } });
    expect(await house.done(progress.sheet, { sheetId })).toMatchObject({
      version: 2,
      takenOn: '2026-03-02',
      score: { total: 8 },
      earlier: [
        {
          takenOn: '2026-03-01',
          answers: sheetOf(2),
          replacedOn: '2026-03-10',
          replacedBy: 'PS-01',
          reason: 'سهو في النقل',
          overrideReason: null,
          safety: null,
        },
      ],
    });
    expect(await house.call(progress.correct, { ...change, expectedVersion: 1 })).toMatchObject({
      refusal: { code: 'progress.changed-meanwhile' },
    });
  });

  it('keep the action about self-harm, and who answered for it, when the answer is corrected to never', async () => {
    const { staff } = await house.done(progress.prepare, { residentId });
    const responsibleId = staff.find(({ code }) => code === 'SO-01')?.id ?? '';
    const kept = await record('2026-03-01', [...sheetOf(2).slice(0, 8), 3], {
      safetyAction: { action: 'بقينا معها طوال الليل', responsibleId },
      overrideReason: 'طلبته الطبيبة المعالجة',
    });
    if (kept.kind !== 'done') throw new Error('not kept');
    const { sheetId } = kept.value;
    const change = { takenOn: '2026-03-01', answers: sheetOf(2), reason: 'سهو في النقل' };
    await house.done(progress.correct, { sheetId, ...change, expectedVersion: 1 });
    await house.actAs('psychologist');
    expect(await house.done(progress.sheet, { sheetId })).toMatchObject({
      safety: null,
      overrideReason: null,
      earlier: [
        {
          safety: { action: 'بقينا معها طوال الليل', responsibleCode: 'SO-01' },
          overrideReason: 'طلبته الطبيبة المعالجة',
        },
      ],
    });
  });

  it('stay closed to manager, social worker and reception', async () => {
    const sheetId = await recorded('2026-03-01', sheetOf(2));
    for (const role of ['manager', 'social-worker', 'reception'] as const) {
      await house.actAs(role);
      const denied = { refusal: { code: 'access.denied' } };
      expect(await house.call(progress.sheet, { sheetId })).toMatchObject(denied);
      expect(await house.call(progress.series, { residentId, instrument: 'phq-9' })).toMatchObject(
        denied,
      );
      expect(await record('2026-03-02', sheetOf(1))).toMatchObject(denied);
    }
    expect(countedOutcomes()).toHaveLength(1);
  });

  it('count a damaged sheet as unreadable and keep it out of the chart', async () => {
    await recorded('2026-01-20', sheetOf(2));
    const damaged = await recorded('2026-02-20', sheetOf(1));
    house.open().records.run('UPDATE sealed_parts SET blob = zeroblob(90) WHERE record_id = $id', {
      id: damaged,
    });
    const series = await house.done(progress.series, { residentId, instrument: 'phq-9' });
    expect(series).toMatchObject({ unreadable: 1, points: [{ on: '2026-01-20' }] });
    expect(await house.call(progress.sheet, { sheetId: damaged })).toMatchObject({
      refusal: { code: 'progress.unreadable' },
    });
  });
});

describe('goal attainment over time', () => {
  it('is a point per review, from counted codes, for case staff and not for the desk', async () => {
    await house.actAs('social-worker');
    const { planId } = await house.done(carePlans.start, { residentId });
    let expectedVersion = 1;
    const seen = () => ({ residentId, planId, expectedVersion: expectedVersion++ });
    const goals: string[] = [];
    for (const domain of ['work', 'family', 'education'] as const) {
      const { needId } = await house.done(carePlans.addNeed, { ...seen(), domain, level: 2 });
      const scale = { expected: 'كما اتُّفق' };
      const goal = { needId, title: domain, horizon: 'short', scale } as const;
      goals.push((await house.done(carePlans.setGoal, { ...seen(), ...goal })).goalId);
    }
    const reviewed = (attained: 0 | 1) =>
      goals.map((goalId) => ({ goalId, attained, state: 'open' as const }));
    const review = { decision: 'continue' } as const;
    await house.done(carePlans.review, {
      ...seen(),
      ...review,
      heldOn: '2026-02-01',
      goals: reviewed(0).slice(0, 1),
    });
    await house.done(carePlans.review, {
      ...seen(),
      ...review,
      heldOn: '2026-03-01',
      goals: reviewed(1),
    });
    const seenNow = await house.done(progress.attainment, { residentId });
    expect(seenNow.points).toMatchObject([
      { on: '2026-02-01', score: 50, goals: 1 },
      { on: '2026-03-01', goals: 3 },
    ]);
    // Three goals at +1: 50 + 30 / sqrt(4.8); from -1 each.
    expect(seenNow.points[1]?.score).toBeCloseTo(63.693, 3);
    expect(seenNow.baseline).toBeCloseTo(36.307, 3);
    expect(newestVerbs(house, 1)).toEqual(['progress.attainment']);
    await house.actAs('reception');
    expect(await house.call(progress.attainment, { residentId })).toMatchObject({
      refusal: { code: 'access.denied' },
    });
  });
});

describe('the length of what is sealed', () => {
  it('is one for all score sheets: empty and full, with and without a positive item, corrected or not', async () => {
    const none = Array.from({ length: 9 }, () => 0);
    const full = Array.from({ length: 9 }, () => 3);
    await recorded('2026-01-05', none);
    await recorded(
      '2026-01-12',
      Array.from({ length: 9 }, () => null),
    );
    const responsibleId = house.open().session.staffId;
    const safetyAction = { action: 'غ'.repeat(2000), responsibleId };
    expect((await record('2026-01-19', full, { safetyAction })).kind).toBe('done');
    const short = { action: 'غ', responsibleId };
    expect((await record('2026-01-26', none.with(8, 1), { safetyAction: short })).kind).toBe(
      'done',
    );
    await record('2026-02-02', none, { overrideReason: 'غ'.repeat(500) });
    const lengths = house
      .open()
      .records.all("SELECT length(blob) AS bytes FROM sealed_parts WHERE kind = 'score-sheet'")
      .map((row) => row['bytes']);
    expect(lengths.length).toBeGreaterThanOrEqual(4);
    expect(new Set(lengths).size).toBe(1);
  });
});
