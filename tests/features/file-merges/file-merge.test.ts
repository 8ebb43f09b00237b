// The rules of a merge, worked out by hand: which stays meet, which move, and until which day it can be undone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkFiles,
  checkUndo,
  type FileOfTwo,
  movedStays,
  overlapsOf,
  type StayDays,
  undoUntil,
} from '../../../src/features/file-merges/file-merge';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import { fromEpochDay } from '../../../src/kernel/calendar-date';
import type { ResidentId, StayId } from '../../../src/kernel/ids';

const day = (text: string) => text as CalendarDate;
const stay = (id: string, from: string, to: string | null): StayDays => ({
  id: id as StayId,
  admittedOn: day(from),
  exitedOn: to === null ? null : day(to),
});
const file = (id: string, mergedInto: string | null = null): FileOfTwo => ({
  ...{ id: id as ResidentId, caseNumber: `K-${id}`, version: 1, mergedInto, stays: [] },
});

describe('stays of two files at one time', () => {
  it.each([
    ['one within the other', ['2026-01-01', '2026-06-01'], ['2026-02-01', '2026-03-01'], true],
    ['both last', ['2026-01-01', null], ['2026-02-01', null], true],
    ['leaving and coming on one day', ['2026-01-01', '2026-02-01'], ['2026-02-01', null], false],
    ['one day apart', ['2026-01-01', '2026-01-31'], ['2026-02-01', null], false],
    [
      'the same day, come and gone',
      ['2026-02-01', '2026-02-01'],
      ['2026-02-01', '2026-02-01'],
      true,
    ],
    ['admitted on one day', ['2026-02-01', '2026-02-01'], ['2026-02-01', null], true],
    ['one day in the midst', ['2026-02-05', '2026-02-05'], ['2026-02-01', '2026-03-01'], true],
  ] as const)('%s', (_what, [a, b], [c, d], meets) => {
    expect(overlapsOf([stay('a', a, b)], [stay('b', c, d)])).toHaveLength(meets ? 1 : 0);
    expect(overlapsOf([stay('b', c, d)], [stay('a', a, b)])).toHaveLength(meets ? 1 : 0);
  });

  it('are asked about: without an answer nothing moves', () => {
    const own = [stay('a', '2026-01-01', '2026-02-01'), stay('b', '2026-05-01', null)];
    const other = [stay('c', '2026-01-10', '2026-01-20'), stay('d', '2026-03-01', '2026-04-01')];
    expect(movedStays(own, other, undefined)).toMatchObject({
      refusal: { code: 'file-merges.stays-overlap', details: { count: 1 } },
    });
    expect(movedStays(own, other, 'staying')).toEqual({
      ok: true,
      value: { comes: ['d'], putAside: [] },
    });
    expect(movedStays(own, other, 'merged')).toEqual({
      ok: true,
      value: { comes: ['c', 'd'], putAside: ['a'] },
    });
  });

  it('never stand in one file afterwards, whatever both said and whichever holds', () => {
    const days = fc
      .array(fc.tuple(fc.nat(200), fc.nat(30)), { maxLength: 4 })
      .map((pairs) => pairs.toSorted(([a], [b]) => a - b))
      .map((pairs) =>
        pairs.filter(([from], at) => from > (pairs[at - 1]?.[0] ?? -1) + (pairs[at - 1]?.[1] ?? 0)),
      );
    const staysOf = (name: string, pairs: readonly (readonly [number, number])[]) =>
      pairs.map(([from, length], at) =>
        stay(`${name}${at}`, fromEpochDay(20_000 + from), fromEpochDay(20_000 + from + length)),
      );
    fc.assert(
      fc.property(days, days, fc.constantFrom('staying', 'merged'), (a, b, holds) => {
        const [own, other] = [staysOf('a', a), staysOf('b', b)];
        const moved = movedStays(own, other, holds);
        if (!moved.ok) throw new Error('an answer was given');
        const left = own.filter(({ id }) => !moved.value.putAside.includes(id));
        const come = other.filter(({ id }) => moved.value.comes.includes(id));
        return overlapsOf(left, come).length === 0;
      }),
    );
  });
});

describe('two files', () => {
  it('are not merged where it is one, where one is a part already, or where they are kin', () => {
    expect(checkFiles(file('1'), file('1'), false)).toMatchObject({
      refusal: { code: 'file-merges.same-file' },
    });
    expect(checkFiles(file('1'), file('2', 'K-9'), false)).toMatchObject({
      refusal: { code: 'file-merges.already-merged', details: { caseNumber: 'K-2', stays: 'K-9' } },
    });
    expect(checkFiles(file('1', 'K-9'), file('2'), false).ok).toBe(false);
    expect(checkFiles(file('1'), file('2'), true)).toMatchObject({
      refusal: { code: 'file-merges.are-kin' },
    });
    expect(checkFiles(file('1'), file('2'), false)).toEqual({ ok: true, value: true });
  });
});

describe('undoing', () => {
  const merge = { mergedOn: day('2026-02-25'), undoneAt: null };
  const facts = { today: day('2026-03-04'), stayingMergedInto: null, meetings: [] };

  it('is possible on the seventh day and not on the eighth', () => {
    expect(undoUntil(merge.mergedOn)).toBe('2026-03-04');
    expect(checkUndo(merge, facts).ok).toBe(true);
    expect(checkUndo(merge, { ...facts, today: day('2026-03-05') })).toMatchObject({
      refusal: { code: 'file-merges.too-late', details: { until: '2026-03-04' } },
    });
  });

  it('waits for a later merge, and for stays that would meet', () => {
    expect(checkUndo({ ...merge, undoneAt: '2026-02-26T08:00:00.000Z' }, facts)).toMatchObject({
      refusal: { code: 'file-merges.already-undone' },
    });
    expect(checkUndo(merge, { ...facts, stayingMergedInto: 'K-7' })).toMatchObject({
      refusal: { code: 'file-merges.later-merge', details: { caseNumber: 'K-7' } },
    });
    const meeting = {
      there: [stay('a', '2026-03-01', null)],
      returns: [stay('b', '2026-02-01', null)],
    };
    expect(checkUndo(merge, { ...facts, meetings: [meeting] })).toMatchObject({
      refusal: { code: 'file-merges.would-overlap' },
    });
  });
});
