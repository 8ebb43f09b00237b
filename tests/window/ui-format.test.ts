// How days, numbers and names are written. Expected texts are written by hand; invisible direction marks are stripped first.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import { DEFAULT_FORMAT, dayFrom, dayIn, formatterOf } from '../../src/ui/format';

const bare = (text: string) =>
  text.replace(/[\u200e\u200f\u061c]/g, '').replace(/\u00a0|\u202f/g, ' ');
const day = (text: string) => text as CalendarDate;

const egypt = formatterOf(DEFAULT_FORMAT);
const jordan = formatterOf({ ...DEFAULT_FORMAT, country: 'JO' });
const emirates = formatterOf({ ...DEFAULT_FORMAT, country: 'AE', digits: 'latn' });
const english = formatterOf({ ...DEFAULT_FORMAT, language: 'en' });

describe('days', () => {
  it('writes a day in the shelter’s digits and month names', () => {
    expect(bare(egypt.date(day('2026-11-05')))).toBe('٥ نوفمبر ٢٠٢٦');
    expect(bare(jordan.date(day('2026-11-05')))).toBe('٥ تشرين الثاني ٢٠٢٦');
    expect(bare(emirates.date(day('2026-11-05')))).toBe('5 نوفمبر 2026');
    expect(bare(english.date(day('2026-11-05')))).toBe('5 November 2026');
  });

  it('writes the same day in Umm al-Qura beside it', () => {
    // 1 Ramadan 1446 was 1 March 2025.
    expect(bare(egypt.dateBoth(day('2025-03-01')))).toBe('١ مارس ٢٠٢٥ (١ رمضان ١٤٤٦ هـ)');
    expect(bare(english.dateBoth(day('2025-03-01')))).toBe('1 March 2025 (1 Ramadan 1446 AH)');
  });

  it('leaves the second calendar away where the shelter has none', () => {
    const plain = formatterOf({ ...DEFAULT_FORMAT, language: 'en', secondCalendar: 'none' });
    expect(plain.dateBoth(day('2025-03-01'))).toBe('1 March 2025');
  });

  it('writes no more of a partial date than is known', () => {
    const date = day('1998-01-01');
    expect(english.partialDate({ precision: 'year', date })).toBe('1998');
    expect(english.partialDate({ precision: 'estimated', date })).toBe('≈ 1998');
    expect(english.partialDate({ precision: 'month', date })).toBe('January 1998');
    expect(english.partialDate({ precision: 'unknown' })).toBe('');
    expect(bare(egypt.partialDate({ precision: 'year', date }))).toBe('١٩٩٨');
  });

  it('tells an instant in the shelter’s zone, not the computer’s', () => {
    const cairo = formatterOf({ ...DEFAULT_FORMAT, language: 'en', timeZone: 'Africa/Cairo' });
    const tokyo = formatterOf({ ...DEFAULT_FORMAT, language: 'en', timeZone: 'Asia/Tokyo' });
    expect(cairo.instant('2026-01-31T22:30:00.000Z')).toContain('1 Feb 2026');
    expect(tokyo.time('2026-01-31T22:30:00.000Z')).toBe('07:30');
  });

  it('keeps the half of the day on the line of its hour', () => {
    const cairo = formatterOf({ ...DEFAULT_FORMAT, timeZone: 'Africa/Cairo' });
    expect(cairo.time('2026-01-31T22:30:00.000Z')).toBe('١٢:٣٠\u00a0ص');
  });

  it('turns a day into Hijri parts and back without loss', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (days) => {
        const on = new Date(Date.UTC(1901, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
        const parts = dayIn(day(on), 'umm-al-qura');
        expect(parts === undefined ? undefined : dayFrom(parts, 'umm-al-qura')).toBe(on);
      }),
    );
  });

  it('knows no 30 February and no 31 Ramadan', () => {
    expect(dayFrom({ year: 2025, month: 2, day: 30 }, 'gregorian')).toBeUndefined();
    expect(dayFrom({ year: 1446, month: 9, day: 31 }, 'umm-al-qura')).toBeUndefined();
  });
});

describe('numbers and names', () => {
  it('writes numbers in the shelter’s digits', () => {
    expect(bare(egypt.number(21195))).toBe('٢١٬١٩٥');
    expect(english.number(21195)).toBe('21,195');
    expect(english.percent(0.42)).toBe('42%');
    expect(bare(egypt.digits('1447'))).toBe('١٤٤٧');
  });

  it('names countries and sorts them by the language', () => {
    expect(egypt.country('SY')).toBe('سوريا');
    expect(english.country('ET')).toBe('Ethiopia');
    expect(english.country('??')).toBe('??');
    const names = english.countries().map((country) => country.text);
    expect(names).toEqual([...names].sort((a, b) => english.compare(a, b)));
  });

  it('takes أحمد and احمد as the same name when sorting', () => {
    expect(egypt.compare('أحمد', 'احمد')).toBe(0);
  });

  it('marks an estimated age', () => {
    expect(english.age(27, { estimated: true })).toBe('≈ 27 years');
    expect(english.age(27)).toBe('27 years');
  });
});
