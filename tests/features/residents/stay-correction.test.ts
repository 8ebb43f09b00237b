import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Stay, StayExit } from '../../../src/features/residents/records';
import {
  checkStayCorrection,
  mayGoOn,
  type WantedStay,
} from '../../../src/features/residents/stay-correction';
import type { HeldStatus } from '../../../src/features/residents/status';
import { addDays, type CalendarDate } from '../../../src/kernel/calendar-date';
import type { StatusId, StayId } from '../../../src/kernel/ids';
import { UNKNOWN_DATE } from '../../../src/kernel/partial-date';

const FIRST = '2026-01-01' as CalendarDate;
const TODAY = addDays(FIRST, 100);
const onDay = (count: number) => addDays(FIRST, count);

function stay(at: number, from: number, to: number | undefined): Stay {
  const exit: StayExit | null =
    to === undefined ? null : { exitedOn: onDay(to), reason: 'own-choice', destination: 'unknown' };
  const id = `stay-${at}` as StayId;
  return { id, version: 1, admittedOn: onDay(from), age: null, referralSource: 'self', exit };
}

/** Stays that follow one another; the newest may still last. */
const stays = fc
  .tuple(fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 2, maxLength: 8 }), fc.boolean())
  .map(([steps, lasts]) => {
    let day = 0;
    const days = steps.map((step) => (day += step));
    const pairs = days.length >> 1;
    return Array.from({ length: pairs }, (_, at) => {
      const isOpen = lasts && at === pairs - 1;
      return stay(at, days[2 * at] ?? 0, isOpen ? undefined : days[2 * at + 1]);
    });
  });

const dayOrNone = fc.option(fc.integer({ min: -5, max: 110 }), { nil: undefined });

function isOrdered(all: readonly Stay[]): boolean {
  return all.every(({ admittedOn, exit }, at) => {
    const next = all[at + 1];
    const isWhole = exit === null || admittedOn <= exit.exitedOn;
    if (next === undefined) return isWhole;
    return isWhole && exit !== null && exit.exitedOn <= next.admittedOn;
  });
}

function check(all: readonly Stay[], wanted: WantedStay, statuses: readonly HeldStatus[] = []) {
  const checked = checkStayCorrection(all, wanted, { birth: UNKNOWN_DATE, statuses, today: TODAY });
  return checked.ok ? 'ok' : checked.refusal.code;
}

describe('a corrected stay', () => {
  it('leaves the stays in order whatever is asked, with at most the newest one open', () => {
    fc.assert(
      fc.property(
        stays,
        fc.nat(3),
        fc.integer({ min: -5, max: 110 }),
        dayOrNone,
        (all, n, a, b) => {
          const at = n % all.length;
          const wanted = { ...stay(at, a, b), exit: stay(at, a, b).exit };
          const after = all.map((one, place) => (place === at ? { ...one, ...wanted } : one));
          if (check(all, wanted) !== 'ok') return;
          expect(isOrdered(after)).toBe(true);
          expect(after.every(({ admittedOn }) => admittedOn <= TODAY)).toBe(true);
        },
      ),
    );
  });

  it('is never refused where nothing changes, even among stays that an import left out of order', () => {
    const overlapping = [stay(0, 0, 50), stay(1, 10, 20), stay(2, 15, undefined)];
    for (const one of overlapping) {
      expect(check(overlapping, { id: one.id, admittedOn: one.admittedOn, exit: one.exit })).toBe(
        'ok',
      );
    }
  });

  it('goes on only where no other is open and none came after it', () => {
    const [first, second] = [stay(0, 0, 10), stay(1, 20, 30)];
    expect([mayGoOn([first, second], first.id), mayGoOn([first, second], second.id)]).toEqual([
      false,
      true,
    ]);
    expect(mayGoOn([stay(0, 0, undefined), second], second.id)).toBe(false);
  });

  it('begins before a status that was decided in it, and only the first stay is bound by it', () => {
    const decided: HeldStatus = {
      ...{ id: 'status' as StatusId, category: 'identified-victim', correctedBy: null },
      from: onDay(5),
    };
    const all = [stay(0, 0, 10), stay(1, 20, undefined)];
    const moved = (at: number, from: number) =>
      check(all, { ...stay(at, from, at === 0 ? 10 : undefined), exit: all[at]?.exit ?? null }, [
        decided,
      ]);
    expect(moved(0, 5)).toBe('ok');
    expect(moved(0, 6)).toBe('residents.admitted-after-status');
    expect(moved(1, 21)).toBe('ok');
    const mistaken = { ...decided, correctedBy: 'other' as StatusId };
    expect(check(all, { ...stay(0, 6, 10), exit: all[0]?.exit ?? null }, [mistaken])).toBe('ok');
  });
});
