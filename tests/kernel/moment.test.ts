// A day and a time on the shelter's wall and the instant it was, with the nights on which the clock is changed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import { moment, writtenMoment } from '../../src/kernel/moment';
import type { TimeOfDay } from '../../src/kernel/time-of-day';
import { instantsAt, isMoment, wallClockOf } from '../../src/kernel/time-zone';

const CAIRO = 'Africa/Cairo';
const at = (day: string, time: string, zone = CAIRO) =>
  instantsAt({ day: day as CalendarDate, time: time as TimeOfDay }, zone);

describe('a moment', () => {
  it.each([
    ['2026-01-10', '00:30', ['2026-01-09T22:30:00.000Z']],
    ['2026-07-10', '23:59', ['2026-07-10T20:59:00.000Z']],
    ['2026-04-23', '23:59', ['2026-04-23T21:59:00.000Z']],
    ['2026-04-24', '00:00', []],
    ['2026-04-24', '00:59', []],
    ['2026-04-24', '01:00', ['2026-04-23T22:00:00.000Z']],
    ['2026-10-29', '22:59', ['2026-10-29T19:59:00.000Z']],
    ['2026-10-29', '23:00', ['2026-10-29T20:00:00.000Z', '2026-10-29T21:00:00.000Z']],
    ['2026-10-29', '23:59', ['2026-10-29T20:59:00.000Z', '2026-10-29T21:59:00.000Z']],
    ['2026-10-30', '00:00', ['2026-10-29T22:00:00.000Z']],
  ])('%s %s in Cairo is %j', (day, time, instants) => expect(at(day, time)).toEqual(instants));

  it('is the same hour all year where the clock is not changed', () => {
    expect(at('2026-04-24', '00:30', 'Asia/Kuwait')).toEqual(['2026-04-23T21:30:00.000Z']);
  });

  it('is found again from what the wall shows of it', () => {
    const minutes = fc.integer({ min: 0, max: 366 * 1440 - 1 });
    fc.assert(
      fc.property(minutes, fc.constantFrom(CAIRO, 'Asia/Amman', 'Asia/Kuwait'), (past, zone) => {
        const instant = new Date(Date.UTC(2026, 0, 1) + past * 60_000).toISOString();
        const shown = wallClockOf(instant, zone);
        expect(instantsAt(shown, zone)).toContain(instant);
        expect(moment().parse(instant)).toBe(instant);
      }),
      { numRuns: 500 },
    );
  });

  it('stays as it was typed until it is one, and says why it is none', () => {
    const typed = (day: string, time: string) => writtenMoment({ day, time }, CAIRO);
    const code = (text: string) => moment().safeParse(text).error?.issues[0]?.message;
    expect(typed('2026-01-10', '٠٠:٣٠')).toBe('2026-01-09T22:30:00.000Z');
    expect(typed('2026-01-10', '25:00')).toBe('2026-01-10 25:00');
    expect(code(typed('2026-02-30', '10:00'))).toBe('moment.invalid');
    expect(code(typed('2026-04-24', '00:30'))).toBe('moment.skipped');
    expect(typed('2026-10-29', '23:30')).toBe('2026-10-29T20:30:00.000Z');
    expect(['2026-13-01T00:00:00.000Z', '2026-01-01T24:00:00.000Z', ''].map(isMoment)).toEqual([
      ...[false, false, false],
    ]);
  });
});
