// Digits, Hijri days and the shelter's own day: what is typed and shown against what is stored.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate, fromEpochDay } from '../../src/kernel/calendar-date';
import { foldDigits, writeDigits } from '../../src/kernel/digits';
import { optionalText, requiredText } from '../../src/kernel/text';
import { aheadOfUtc, dayInZone, isTimeZone, startOfDayInZone } from '../../src/kernel/time-zone';
import { daysInHijriMonth, fromHijri, toHijri } from '../../src/kernel/umm-al-qura';

const day = (text: string) => text as CalendarDate;

describe('digits', () => {
  it('fold from both sets and are written in the chosen one', () => {
    expect(foldDigits('٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹')).toBe('0123456789 0123456789');
    expect(writeDigits('K-2026-۱۷', 'arab')).toBe('K-٢٠٢٦-١٧');
    expect(writeDigits('٢٠٢٦', 'latn')).toBe('2026');
  });

  it('come back the same', () => {
    fc.assert(
      fc.property(fc.nat(), (number) => {
        expect(foldDigits(writeDigits(String(number), 'arab'))).toBe(String(number));
      }),
    );
  });
});

describe('Umm al-Qura', () => {
  it.each([
    ['2023-07-19', { year: 1445, month: 1, day: 1 }],
    ['2025-03-01', { year: 1446, month: 9, day: 1 }],
    ['2024-04-10', { year: 1445, month: 10, day: 1 }],
  ])('%s', (text, hijri) => {
    expect(toHijri(day(text))).toEqual(hijri);
    expect(fromHijri(hijri)).toBe(text);
  });

  it('agrees with ICU and comes back the same', () => {
    const format = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    fc.assert(
      fc.property(fc.integer({ min: -25000, max: 38000 }), (epochDay) => {
        const date = fromEpochDay(epochDay);
        const hijri = toHijri(date);
        if (hijri === undefined) throw new Error(`no Hijri day for ${date}`);
        const parts = Object.fromEntries(
          format.formatToParts(epochDay * 86_400_000).map(({ type, value }) => [type, value]),
        );
        expect(`${hijri.year}-${hijri.month}-${hijri.day}`).toBe(
          `${Number.parseInt(parts.year ?? '', 10)}-${parts.month}-${parts.day}`,
        );
        expect(fromHijri(hijri)).toBe(date);
      }),
    );
  });

  it('refuses what lies outside the tables', () => {
    expect(toHijri(day('1900-01-01'))).toBeUndefined();
    expect(toHijri(day('2199-01-01'))).toBeUndefined();
    expect(fromHijri({ year: 1600, month: 1, day: 1 })).toBeUndefined();
    expect(fromHijri({ year: 1317, month: 12, day: 29 })).toBeUndefined();
    expect(fromHijri({ year: 1446, month: 13, day: 1 })).toBeUndefined();
    expect(fromHijri({ year: 1446, month: 9, day: daysInHijriMonth(1446, 9) + 1 })).toBeUndefined();
    expect(fromHijri({ year: 1446, month: 9, day: 1.5 })).toBeUndefined();
  });

  it('covers the whole of its first and last year', () => {
    expect(fromHijri({ year: 1318, month: 1, day: 1 })).toBeDefined();
    const last = { year: 1599, month: 12, day: daysInHijriMonth(1599, 12) };
    expect(toHijri(fromHijri(last) as CalendarDate)).toEqual(last);
  });
});

describe('the day at the shelter', () => {
  it('follows the shelter and not the clock of UTC', () => {
    expect(dayInZone('2026-01-31T22:30:00.000Z', 'Africa/Cairo')).toBe('2026-02-01');
    expect(dayInZone('2026-01-31T21:59:59.999Z', 'Africa/Cairo')).toBe('2026-01-31');
    expect(dayInZone('2026-01-31T21:00:00Z', 'Asia/Kuwait')).toBe('2026-02-01');
  });

  it.each([
    ['2026-01-15T12:00:00.000Z', 'Africa/Cairo', '+02:00'],
    ['2026-07-15T12:00:00.000Z', 'Africa/Cairo', '+03:00'],
    ['2026-07-15T12:00:59.999Z', 'Asia/Kolkata', '+05:30'],
    ['2026-01-15T23:59:59.000Z', 'America/New_York', '-05:00'],
    ['2026-01-15T00:00:00.000Z', 'America/St_Johns', '-03:30'],
    ['2026-01-15T00:00:00.000Z', 'UTC', '+00:00'],
    // The hour that strikes twice: first by summer's clock, then by winter's.
    ['2026-10-29T20:30:00.000Z', 'Africa/Cairo', '+03:00'],
    ['2026-10-29T21:30:00.000Z', 'Africa/Cairo', '+02:00'],
  ])('at %s in %s is ahead of UTC by %s', (instant, zone, ahead) => {
    expect(aheadOfUtc(instant, zone)).toBe(ahead);
  });

  it('refuses what is no instant or no zone', () => {
    expect(() => dayInZone('2026-01-31', 'Asia/Kuwait')).toThrow(RangeError);
    expect(() => dayInZone('2026-02-30T10:00:00Z', 'Asia/Kuwait')).toThrow(RangeError);
    expect(() => dayInZone('2026-01-31T25:00:00Z', 'Asia/Kuwait')).toThrow(RangeError);
    expect(isTimeZone('Asia/Amman')).toBe(true);
    expect(isTimeZone('Asia/Nowhere')).toBe(false);
  });

  it('begins at one o’clock when the spring change takes midnight', () => {
    expect(startOfDayInZone(day('2024-04-26'), 'Africa/Cairo')).toBe('2024-04-25T22:00:00.000Z');
    expect(startOfDayInZone(day('2026-02-01'), 'Asia/Kuwait')).toBe('2026-01-31T21:00:00.000Z');
  });

  it('begins in its day and not a second earlier', () => {
    const zones = ['Africa/Cairo', 'Asia/Amman', 'Asia/Kuwait', 'Pacific/Kiritimati', 'Etc/GMT+12'];
    const days = fc.integer({ min: 10000, max: 25000 }).map(fromEpochDay);
    fc.assert(
      fc.property(days, fc.constantFrom(...zones), (date, zone) => {
        const start = startOfDayInZone(date, zone);
        expect(dayInZone(start, zone)).toBe(date);
        const before = new Date(Date.parse(start) - 1000).toISOString();
        expect(dayInZone(before, zone)).toBe(addDays(date, -1));
      }),
      { numRuns: 60 },
    );
  });
});

describe('text', () => {
  it('is trimmed, bounded, and absent rather than empty', () => {
    expect(requiredText(5).parse('  نص ')).toBe('نص');
    expect(optionalText(5).parse('   ')).toBeUndefined();
    expect(optionalText(5).parse(undefined)).toBeUndefined();
    expect(requiredText(5).safeParse(' ').error?.issues[0]?.message).toBe('text.missing');
    expect(requiredText(5).safeParse(undefined).error?.issues[0]?.message).toBe('text.missing');
    expect(optionalText(5).safeParse('123456').error?.issues[0]?.message).toBe('text.too-long');
  });
});
