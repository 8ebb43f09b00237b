// A length of time as it is typed, kept and said.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duration, durationParts, durationText, parseDuration } from '../../src/kernel/duration';
import { durationWords } from '../../src/kernel/entry/said';

const lasts = fc.integer({ min: 0, max: 1440 });

describe('a length of time', () => {
  it.each([
    ['1:30', 90],
    ['90', 90],
    ['١:٣٠', 90],
    ['۹۰', 90],
    [' \u200e0:05 ', 5],
    ['0', 0],
    ['24:00', 1440],
    ['1440', 1440],
  ])('%j is %i minutes', (typed, minutes) => {
    expect(parseDuration(typed)).toEqual({ ok: true, value: minutes });
  });

  it.each([
    ['', 'duration.invalid'],
    ['1:60', 'duration.invalid'],
    ['1:5', 'duration.invalid'],
    ['1.5', 'duration.invalid'],
    ['-5', 'duration.invalid'],
    ['1:30:00', 'duration.invalid'],
    ['ساعة', 'duration.invalid'],
    ['24:01', 'duration.too-long'],
    ['1441', 'duration.too-long'],
  ])('%j is refused: %s', (typed, code) => {
    expect(parseDuration(typed)).toEqual({ ok: false, refusal: { code } });
    expect(
      duration()
        .safeParse(typed)
        .error?.issues.map(({ message }) => message),
    ).toEqual([code]);
  });

  it('is the same after it was shown and typed again, and its schema takes its own answer', () => {
    fc.assert(
      fc.property(lasts, (minutes) => {
        expect(parseDuration(durationText(minutes))).toEqual({ ok: true, value: minutes });
        expect(parseDuration(String(minutes))).toEqual({ ok: true, value: minutes });
        expect(duration().parse(minutes)).toBe(minutes);
        const parts = durationParts(minutes);
        expect(parts.hours * 60 + parts.minutes).toBe(minutes);
      }),
    );
    expect(duration().safeParse(1.5).success).toBe(false);
  });

  it.each([
    [90, 'both 1 30'],
    [45, 'minutes 0 45'],
    [120, 'hours 2 0'],
    [0, 'minutes 0 0'],
  ])('%i minutes are said in the words for %s', (minutes, said) => {
    const t = (key: string, { hours, minutes: rest }: Readonly<Record<string, string>>) =>
      `${key.split('.').at(-1)} ${hours} ${rest}`;
    expect(durationWords(minutes, { t, number: String })).toBe(said);
  });
});
