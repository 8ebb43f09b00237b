// Lines put off and filters saved: each day's edge by hand, and nothing written over what cannot be read.
import { beforeEach, describe, expect, it } from 'vitest';
import type { OwnLists } from '../../../src/features/own-lists/own-lists';
import type { OwnListsWrite } from '../../../src/features/own-lists/records';
import { ownListsUseCases } from '../../../src/features/own-lists/use-cases';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import type { Id, StaffId } from '../../../src/kernel/ids';
import type { Sealed } from '../../../src/kernel/sealed';

const day = (text: string) => text as CalendarDate;
const TODAY = day('2026-12-01');
let held: Sealed<OwnLists>;
let made = 0;

const records: OwnListsWrite = {
  own: () => held,
  save: (lists) => {
    held = { state: 'open', value: lists };
  },
};
const context = {
  records,
  now: '2026-12-01T08:00:00.000Z',
  today: TODAY,
  session: { staffId: 's' as StaffId, role: 'manager' as const, may: () => true },
  newId: <Kind extends string>() => {
    made += 1;
    return `id-${made}` as Id<Kind>;
  },
};
const shown = () => {
  const answer = ownListsUseCases.standing({}, context);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
};
const putOff = (line: string, until: string) =>
  ownListsUseCases.putOff({ line, until: day(until) }, context);
const refusalOf = (answer: { ok: boolean; refusal?: { code: string } }) => answer.refusal?.code;

beforeEach(() => {
  [held, made] = [{ state: 'none' }, 0];
});

describe('a line put off', () => {
  it('is away until its day, is due on it, and a later putting off takes the place of an earlier', () => {
    expect(putOff('task.1', '2026-12-02').ok).toBe(true);
    expect(putOff('task.1', '2026-12-08').ok).toBe(true);
    expect(shown().putOff).toEqual([{ line: 'task.1', until: '2026-12-08' }]);
    const then = (today: string) =>
      ownListsUseCases.standing({}, { ...context, today: day(today) });
    expect(then('2026-12-07')).toMatchObject({ value: { putOff: [{ line: 'task.1' }] } });
    expect(then('2026-12-08')).toMatchObject({ value: { putOff: [] } });
  });

  it('cannot be put off to today, to the past or beyond a year', () => {
    expect(refusalOf(putOff('task.1', '2026-12-01'))).toBe('own-lists.until-past');
    expect(refusalOf(putOff('task.1', '2026-11-30'))).toBe('own-lists.until-past');
    expect(putOff('task.1', '2027-12-02').ok).toBe(true);
    expect(refusalOf(putOff('task.1', '2027-12-03'))).toBe('own-lists.until-far');
  });

  it('is taken back at once, and those whose day has come are not kept', () => {
    held = {
      state: 'open',
      value: {
        putOff: [
          { line: 'old', until: day('2026-11-01') },
          { line: 'task.1', until: day('2026-12-05') },
        ],
        filters: [],
      },
    };
    ownListsUseCases.takeBack({ line: 'task.1' }, context);
    expect(held).toEqual({ state: 'open', value: { putOff: [], filters: [] } });
  });

  it('has room for 300, and one that is there already may always move', () => {
    for (let line = 0; line < 300; line += 1) putOff(`task.${line}`, '2026-12-05');
    expect(refusalOf(putOff('task.300', '2026-12-05'))).toBe('own-lists.full');
    expect(putOff('task.7', '2026-12-06').ok).toBe(true);
  });
});

describe('a saved filter', () => {
  const save = (name: string, id?: string, list = 'residents') =>
    ownListsUseCases.saveFilter(
      { list, name, setting: { text: 'سلمى' }, ...(id === undefined ? {} : { id }) },
      context,
    );

  it('is saved, renamed in its place and removed', () => {
    save('أطفال');
    save('غرفة ٤');
    expect(save('صغار', 'id-1').ok).toBe(true);
    expect(shown().filters.map(({ id, name }) => [id, name])).toEqual([
      ['id-1', 'صغار'],
      ['id-2', 'غرفة ٤'],
    ]);
    expect(ownListsUseCases.removeFilter({ id: 'id-1' }, context)).toMatchObject({
      value: { name: 'صغار', setting: { text: 'سلمى' } },
    });
    expect(refusalOf(ownListsUseCases.removeFilter({ id: 'id-1' }, context))).toBe(
      'own-lists.filter-not-found',
    );
    expect(refusalOf(save('x', 'id-1'))).toBe('own-lists.filter-not-found');
  });

  it('has a name of its own in its list, however it is written', () => {
    save('Night Watch');
    expect(refusalOf(save(' night watch'))).toBe('own-lists.name-taken');
    expect(save('Night Watch', 'id-1').ok).toBe(true);
    expect(save('Night Watch', undefined, 'visitors').ok).toBe(true);
  });

  it('has room for 50', () => {
    for (let at = 0; at < 50; at += 1) save(`f ${at}`);
    expect(refusalOf(save('one more'))).toBe('own-lists.full');
  });
});

it('nothing is written over what cannot be read', () => {
  held = { state: 'unreadable' };
  const { standing, takeBack, removeFilter } = ownListsUseCases;
  expect(refusalOf(standing({}, context))).toBe('own-lists.unreadable');
  expect(refusalOf(putOff('task.1', '2026-12-05'))).toBe('own-lists.unreadable');
  expect(refusalOf(takeBack({ line: 'x' }, context))).toBe('own-lists.unreadable');
  expect(refusalOf(removeFilter({ id: 'x' }, context))).toBe('own-lists.unreadable');
  expect(held).toEqual({ state: 'unreadable' });
});
