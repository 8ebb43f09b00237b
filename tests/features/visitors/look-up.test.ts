// Who at the door is warned of, in which spelling; and when a visit is in order.
import { describe, expect, it } from 'vitest';
import { visit } from '../../../src/features/visitors/index';
import { bansOn } from '../../../src/features/visitors/look-up';
import type { KnownBan } from '../../../src/features/visitors/records';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import type { TimeOfDay } from '../../../src/kernel/time-of-day';

const NOBODY = { name: null, phone: null, plate: null };
const TODAY = '2026-03-10' as CalendarDate;

function ban(visitor: string, more: Partial<KnownBan> & { otherNames?: string } = {}): KnownBan {
  const { otherNames = null, ...rest } = more;
  return {
    until: null,
    because: 'threat',
    words: {
      state: 'open',
      value: { visitor, otherNames, phone: null, plate: null, whatToDo: 'call' },
    },
    ...rest,
  };
}

const foundBy = (name: string, bans: readonly KnownBan[]) =>
  bansOn({ ...NOBODY, name }, bans, TODAY).banned.map(({ visitor }) => visitor);

describe('the look at the ban list', () => {
  const bans = [ban('عبد الرحمن الشافعي', { otherNames: 'أبو طارق، Abdelrahman' }), ban('منى حسن')];

  it.each([
    'عبدالرحمن الشافعي',
    'الشافعي عبد الرحمن',
    'عبد الرحمن الشافعى',
    'ابو طارق',
    'Abdelrahman',
  ])('finds %s', (name) => expect(foundBy(name, bans)).toEqual(['عبد الرحمن الشافعي']));

  it('finds nobody by another name, and nobody whose ban is over', () => {
    expect(foundBy('فاطمة السيد', bans)).toEqual([]);
    const over = ban('منى حسن', { until: '2026-03-09' as CalendarDate });
    const lastDay = ban('منى حسن', { until: TODAY });
    expect(foundBy('منى حسن', [over])).toEqual([]);
    expect(foundBy('منى حسن', [lastDay])).toEqual(['منى حسن']);
  });

  it.each([
    ['حسام الدين نوفل', 'Hossam Nofal'],
    ['حسام الدين نوفل', 'حسام'],
    ['Doaa Hamdy', 'دعاء'],
    ['هبة الله علي', 'Heba Ali'],
  ])('finds %s by %s', (banned, name) => {
    expect(foundBy(name, [ban(banned), ban('منى حسن')])).toEqual([banned]);
  });

  it('counts the bans that it cannot read', () => {
    const closed = ban('x', { words: { state: 'unreadable' } });
    expect(bansOn({ ...NOBODY, name: 'منى' }, [closed], TODAY)).toEqual({
      banned: [],
      unreadable: 1,
    });
  });
});

describe('a visit', () => {
  const at = '10:00' as TimeOfDay;
  const entry = {
    visitedOn: TODAY,
    cameAt: at,
    leftAt: null,
    relation: 'family',
    outcome: 'let-in',
    refusedBecause: null,
    visitor: 'x',
    phone: null,
    plate: null,
    remark: null,
  } as const;
  const check = (changes: object) => visit.rules?.check({ ...entry, ...changes }, TODAY);

  it('that was refused says why, and has no time of leaving', () => {
    expect(check({})).toBeUndefined();
    expect(check({ outcome: 'refused' })).toBe('visitors.refusal-needs-reason');
    const refused = { outcome: 'refused', refusedBecause: 'banned' };
    expect(check(refused)).toBeUndefined();
    expect(check({ ...refused, leftAt: at })).toBe('visitors.refused-stays-outside');
  });
});
