// The shelter's own settings, and the country packs that propose them.
import { describe, expect, it } from 'vitest';
import {
  COUNTRIES_WITH_PACK,
  COUNTRY_PACKS,
  LOCAL_TERMS,
  shelterSettings,
  USUAL_FILE_NUMBER,
} from '../../../src/features/shelter';

const SETTINGS = {
  facilityCode: 'eg-qly-01',
  name: 'دار الأمان',
  country: 'EG',
  timeZone: 'Africa/Cairo',
  calendar: 'gregorian',
  secondCalendar: 'umm-al-qura',
  digits: 'arab',
  firstDayOfWeek: 'sat',
  identity: { facilityType: 'shelter' },
};
const issue = (change: Record<string, unknown>) =>
  shelterSettings.safeParse({ ...SETTINGS, ...change }).error?.issues[0]?.message;

describe('shelter settings', () => {
  it('are read and the code written in capitals', () => {
    expect(shelterSettings.parse(SETTINGS)).toEqual({
      ...SETTINGS,
      neverAdmits: [],
      fileNumbers: USUAL_FILE_NUMBER,
      facilityCode: 'EG-QLY-01',
    });
  });

  it('name what is wrong', () => {
    expect(issue({ facilityCode: 'شارع النيل 5' })).toBe('facility-code.invalid');
    expect(issue({ timeZone: 'Africa/Nowhere' })).toBe('time-zone.invalid');
    expect(issue({ name: '  ' })).toBe('text.missing');
    expect(issue({ capacity: 0 })).toBe('number.out-of-range');
    expect(issue({ capacity: 1.5 })).toBe('number.invalid');
    expect(issue({ country: 'XX' })).toBe('choice.invalid');
  });
});

describe('country packs', () => {
  it.each(COUNTRIES_WITH_PACK)('%s is complete', (country) => {
    const pack = COUNTRY_PACKS[country];
    expect(pack.country).toBe(country);
    expect(Object.keys(pack.terms).sort()).toEqual([...LOCAL_TERMS].sort());
    expect(pack.timeZone).toMatch(/^(?:Africa|Asia)\/[A-Z]/);
  });

  it('word things as the country does', () => {
    expect(COUNTRY_PACKS.JO.terms.resident.ar).toBe('منتفع / منتفعة');
    expect(COUNTRY_PACKS.KW.terms['human-trafficking'].ar).toBe('الاتجار بالأشخاص');
    expect(COUNTRY_PACKS.JO.monthNames).toBe('levantine');
  });
});
