// Decisions about score sheets with a store in memory: what is refused writes nothing.
import { describe, expect, it } from 'vitest';
import { type SheetContent, sheetContent } from '../../../src/features/progress/parts';
import type { ProgressWrite, StoredSheet } from '../../../src/features/progress/records';
import { progressUseCases } from '../../../src/features/progress/use-cases';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import type { ResidentId, StaffId } from '../../../src/kernel/ids';
import type { PartialDate } from '../../../src/kernel/partial-date';

const day = (text: string) => text as CalendarDate;
const residentId = 'r' as ResidentId;
const psychologist = 'ps' as StaffId;

interface Facts {
  readonly birth?: PartialDate;
  readonly reviews?: ReturnType<ProgressWrite['reviewsOf']>;
}

function store(facts: Facts = {}) {
  const sheets = new Map<string, { sheet: StoredSheet; content: SheetContent }>();
  const keep = (sheet: StoredSheet, content: SheetContent) =>
    void sheets.set(sheet.id, { sheet, content });
  const records: ProgressWrite = {
    residentExists: (id) => id === residentId,
    birthOf: () => facts.birth ?? { precision: 'day', date: day('1990-01-01') },
    staysOf: () => [{ admittedOn: day('2026-01-01'), exitedOn: null }],
    sheetsOf: (_id, instrument) =>
      [...sheets.values()]
        .map(({ sheet }) => sheet)
        .filter((sheet) => sheet.instrument === instrument)
        .sort((a, b) => (a.takenOn < b.takenOn ? -1 : 1)),
    findSheet: (id) => sheets.get(id)?.sheet,
    contentOf: (id) => {
      const found = sheets.get(id);
      return found === undefined ? { state: 'none' } : { state: 'open', value: found.content };
    },
    reviewsOf: () => facts.reviews ?? [],
    presentStaff: () => [{ id: psychologist, code: 'PS-01' }],
    staffCode: () => 'PS-01',
    addSheet: keep,
    saveSheet: keep,
    saveOutcome: (id, changeOutcome) => {
      const found = sheets.get(id);
      if (found !== undefined)
        sheets.set(id, { ...found, sheet: { ...found.sheet, changeOutcome } });
    },
  };
  let made = 0;
  const context = {
    records,
    session: { staffId: psychologist, role: 'psychologist', may: () => true } as const,
    now: '2026-03-10T08:00:00.000Z',
    today: day('2026-03-10'),
    newId: () => {
      made += 1;
      return `sheet-${made}` as never;
    },
  };
  return { sheets, context };
}

const FULL = [1, 1, 1, 1, 1, 1, 1, 1, 0];
const sheet = (more: object = {}) => ({
  residentId,
  instrument: 'phq-9' as const,
  takenOn: day('2026-03-09'),
  answers: FULL,
  ...more,
});

describe('recording a sheet', () => {
  it.each([
    ['resident.not-found', { residentId: 'other' as ResidentId }],
    ['progress.day-in-future', { takenOn: day('2026-03-11') }],
    ['progress.wrong-number-of-answers', { answers: [1, 2] }],
    ['progress.answer-not-on-scale', { answers: [4, ...FULL.slice(1)] }],
    ['progress.safety-action-needed', { answers: [...FULL.slice(0, 8), 1] }],
    [
      'progress.responsible-not-present',
      {
        answers: [...FULL.slice(0, 8), 3],
        safetyAction: { action: 'x', responsibleId: 'gone' as StaffId },
      },
    ],
  ])('refuses with %s and keeps nothing', (code, more) => {
    const { sheets, context } = store();
    const result = progressUseCases.record(sheet(more), context);
    expect(result).toMatchObject({ ok: false, refusal: { code } });
    expect(sheets.size).toBe(0);
  });

  it('refuses an unknown age and one possibly under eighteen without a reason', () => {
    const unknown = store({ birth: { precision: 'unknown' } });
    expect(progressUseCases.record(sheet(), unknown.context)).toMatchObject({
      refusal: { code: 'progress.age-unknown-for-instrument' },
    });
    const perhaps = store({ birth: { precision: 'year', date: day('2008-01-01') } });
    expect(progressUseCases.record(sheet(), perhaps.context)).toMatchObject({
      refusal: { code: 'progress.too-young-for-instrument' },
    });
    const reasoned = sheet({ overrideReason: 'asked by the doctor' });
    expect(progressUseCases.record(reasoned, perhaps.context).ok).toBe(true);
    // The same person may answer WHO-5, which is for people from nine years on.
    const who5 = sheet({ instrument: 'who-5', answers: [2, 2, 2, 2, 2] });
    expect(progressUseCases.record(who5, perhaps.context).ok).toBe(true);
  });

  it('keeps no total of an unfinished sheet and no safety action that nobody asked for', () => {
    const { sheets, context } = store();
    const safetyAction = { action: 'x', responsibleId: psychologist };
    progressUseCases.record(sheet({ answers: [null, ...FULL.slice(1)], safetyAction }), context);
    const [kept] = sheets.values();
    expect(kept).toMatchObject({ sheet: { complete: false }, content: { total: null } });
    expect(kept?.content.safety).toBeUndefined();
    expect(kept?.sheet.changeOutcome).toBeNull();
  });
});

describe('correcting a sheet', () => {
  it('counts anew the sheet after it', () => {
    const { sheets, context } = store();
    progressUseCases.record(sheet({ takenOn: day('2026-02-01') }), context);
    progressUseCases.record(sheet(), context);
    const words = () => [...sheets.values()].map((one) => one.sheet.changeOutcome);
    expect(words()).toEqual(['first', 'no-relevant-change']);
    const correction = {
      sheetId: 'sheet-1' as never,
      expectedVersion: 1,
      takenOn: day('2026-02-01'),
      answers: [2, 2, 2, 2, 2, 2, 2, 2, 0],
      reason: 'misread',
    };
    expect(progressUseCases.correct(correction, context)).toMatchObject({ value: { version: 2 } });
    expect(words()).toEqual(['first', 'better']);
    expect(progressUseCases.correct(correction, context)).toMatchObject({
      refusal: { code: 'progress.changed-meanwhile' },
    });
  });

  it('keeps the action already written when the answer about self-harm stays', () => {
    const { sheets, context } = store();
    const positive = [...FULL.slice(0, 8), 1];
    const safetyAction = { action: 'stayed with her', responsibleId: psychologist };
    progressUseCases.record(sheet({ answers: positive, safetyAction }), context);
    const correction = { sheetId: 'sheet-1' as never, expectedVersion: 1, reason: 'date' };
    const result = progressUseCases.correct(
      { ...correction, takenOn: day('2026-03-08'), answers: positive },
      context,
    );
    expect(result.ok).toBe(true);
    expect([...sheets.values()][0]?.content.safety).toEqual(safetyAction);
  });

  it('keeps what was done, by whom, and why it was used, when a correction takes them away or replaces them', () => {
    const { sheets, context } = store();
    const correct = (expectedVersion: number, more: object) =>
      progressUseCases.correct(
        {
          ...{ sheetId: 'sheet-1' as never, expectedVersion, reason: 'misread' },
          ...{ takenOn: day('2026-03-09'), answers: [...FULL.slice(0, 8), 1], ...more },
        },
        context,
      );
    const first = { action: 'stayed with her', responsibleId: psychologist };
    const second = { action: 'called the doctor', responsibleId: psychologist };
    const positive = { answers: [...FULL.slice(0, 8), 2], safetyAction: first };
    progressUseCases.record(sheet({ ...positive, overrideReason: 'asked by the doctor' }), context);
    expect(correct(1, { safetyAction: second }).ok).toBe(true);
    expect(correct(2, { answers: FULL }).ok).toBe(true);
    const content = [...sheets.values()][0]?.content;
    expect(content?.safety).toBeUndefined();
    expect(content?.earlier.map(({ safety, overrideReason }) => [safety, overrideReason])).toEqual([
      [first, 'asked by the doctor'],
      [second, undefined],
    ]);
  });

  it('reads a sheet that was corrected before actions were kept', () => {
    const old = {
      ...{ takenOn: '2026-02-01', answers: FULL, replacedOn: '2026-02-02' },
      ...{ replacedBy: '0'.repeat(26), reason: 'misread' },
    };
    const read = sheetContent.parse({ answers: FULL, total: 8, earlier: [old] });
    expect(read.earlier).toEqual([old]);
  });
});

describe('goal attainment over time', () => {
  it('carries each goal on at its last level and counts only goals reviewed so far', () => {
    const goal = (goalId: string, attained: number) => ({
      goalId,
      weight: 1,
      baseline: -1,
      attained,
    });
    const { context } = store({
      reviews: [
        { reviewId: 'a' as never, heldOn: day('2026-02-01'), goals: [goal('one', 0)] },
        { reviewId: 'b' as never, heldOn: day('2026-03-01'), goals: [goal('two', 1)] },
      ],
    });
    const result = progressUseCases.attainment({ residentId }, context);
    if (!result.ok) throw new Error('refused');
    // Two equal goals at 0 and +1: 50 + 10 / sqrt(2 - 0.6 + 1.2) = 56.2.
    expect(
      result.value.points.map(({ score, goals }) => [Number(score.toFixed(2)), goals]),
    ).toEqual([
      [50, 1],
      [56.2, 2],
    ]);
    expect(result.value.change).toBeCloseTo(18.605, 3);
  });
});
