// A place as a code: a country, or a governorate that has a name in both languages.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import ar from '../../resources/locales/ar/ui.json';
import en from '../../resources/locales/en/ui.json';
import { countryOf, governoratesOf, parsePlace, place } from '../../src/kernel/place';

const all = ['EG', 'JO', 'KW'].flatMap(governoratesOf);

describe('a place', () => {
  it.each([
    ['EG', 'EG'],
    ['eg-alx', 'EG-ALX'],
    [' \u200eKW-HA ', 'KW-HA'],
    ['SD', 'SD'],
  ])('%j is kept as %s', (typed, kept) => {
    expect(parsePlace(typed)).toEqual({ ok: true, value: kept });
  });

  it.each([
    ['', 'place.invalid'],
    ['XX', 'place.invalid'],
    ['XX-C', 'place.invalid'],
    ['مصر', 'place.invalid'],
    ['EG-', 'place.governorate-unknown'],
    ['EG-XX', 'place.governorate-unknown'],
    ['EG-C-1', 'place.governorate-unknown'],
    ['SD-KH', 'place.governorate-unknown'],
  ])('%j is refused: %s', (typed, code) => {
    expect(parsePlace(typed)).toEqual({ ok: false, refusal: { code } });
    expect(
      place()
        .safeParse(typed)
        .error?.issues.map(({ message }) => message),
    ).toEqual([code]);
  });

  it('has 27 governorates in Egypt, 12 in Jordan, 6 in Kuwait, each named once in both languages', () => {
    expect(['EG', 'JO', 'KW', 'SD'].map((one) => governoratesOf(one).length)).toEqual([
      27, 12, 6, 0,
    ]);
    for (const { governorate } of [ar.entry, en.entry]) {
      expect(Object.keys(governorate).sort()).toEqual([...all].sort());
      for (const country of ['EG', 'JO', 'KW']) {
        const names = Object.entries(governorate).filter(([code]) => countryOf(code) === country);
        expect(new Set(names.map(([, name]) => name)).size).toBe(names.length);
      }
    }
  });

  it('takes its own answer again', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), (one) => {
        expect(place().parse(one)).toBe(one);
        expect(place().parse(countryOf(one))).toBe(countryOf(one));
      }),
    );
  });
});
