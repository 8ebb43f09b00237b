// Names, admission, exit, file numbers and countries: what the counted facts may and may not say.
import { describe, expect, it } from 'vitest';
import {
  ageAtAdmission,
  ageGroupOf,
  alpha2Of,
  alpha3Of,
  COUNTRY_CODES,
  caseNumber,
  checkAdmission,
  checkExit,
  countryCode,
  displayName,
  fullName,
  nationality,
  nightsOfStay,
  residentName,
  SUB_REGIONS,
  spellings,
  subRegionOf,
} from '../../../src/features/residents';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import { partialDateOf, UNKNOWN_DATE } from '../../../src/kernel/partial-date';

const day = (text: string) => text as CalendarDate;
const today = day('2026-02-10');

describe('names', () => {
  it('need any one part', () => {
    expect(residentName.parse({ preferred: ' أم سارة ' }).preferred).toBe('أم سارة');
    expect(residentName.safeParse({ given: ' ' }).error?.issues[0]?.message).toBe('name.missing');
    expect(residentName.safeParse({ given: 'ا'.repeat(121) }).error?.issues[0]?.message).toBe(
      'text.too-long',
    );
  });

  it('show the preferred name and search by all', () => {
    const name = {
      given: 'سارة',
      father: 'علي',
      family: 'القاسم',
      latin: 'Sara Ali',
      preferred: 'سوسو',
    };
    expect(fullName(name)).toBe('سارة علي القاسم');
    expect(displayName(name)).toBe('سوسو');
    expect(displayName({ latin: 'Sara' })).toBe('Sara');
    expect(spellings(name)).toEqual(['سارة علي القاسم', 'سوسو', 'Sara Ali']);
  });
});

describe('admission and exit', () => {
  it('refuses tomorrow and admission before birth', () => {
    const birth = partialDateOf(day('2026-03-01'), 'day');
    const codes = [
      checkAdmission({ admittedOn: day('2026-02-11'), birth: UNKNOWN_DATE, today }),
      checkAdmission({ admittedOn: today, birth, today }),
    ].map((result) => (result.ok ? 'ok' : result.refusal.code));
    expect(codes).toEqual(['residents.admitted-in-future', 'residents.born-after-admission']);
    expect(checkAdmission({ admittedOn: today, birth: UNKNOWN_DATE, today }).ok).toBe(true);
    const newborn = partialDateOf(day('2026-01-01'), 'year');
    expect(checkAdmission({ admittedOn: today, birth: newborn, today }).ok).toBe(true);
  });

  it('refuses an exit before admission or tomorrow, and allows the same day', () => {
    const exit = (exitedOn: string) => {
      const result = checkExit({ admittedOn: day('2026-02-01'), exitedOn: day(exitedOn), today });
      return result.ok ? 'ok' : result.refusal.code;
    };
    expect(exit('2026-01-31')).toBe('residents.exit-before-admission');
    expect(exit('2026-02-11')).toBe('residents.exit-in-future');
    expect(exit('2026-02-01')).toBe('ok');
    expect(exit('2026-02-10')).toBe('ok');
  });

  it('counts nights', () => {
    const admittedOn = day('2026-01-31');
    expect(nightsOfStay({ admittedOn, exitedOn: day('2026-01-31') }, today)).toBe(0);
    expect(nightsOfStay({ admittedOn, exitedOn: day('2026-02-01') }, today)).toBe(1);
    expect(nightsOfStay({ admittedOn, exitedOn: null }, today)).toBe(10);
  });

  it('groups by age at admission with unknown on its own', () => {
    const group = (birth: Parameters<typeof ageAtAdmission>[0]) =>
      ageGroupOf(ageAtAdmission(birth, today));
    expect(group(partialDateOf(day('2008-02-11'), 'day'))).toBe('child');
    expect(group(partialDateOf(day('2008-02-10'), 'day'))).toBe('adult');
    expect(group(partialDateOf(day('2008-02-10'), 'year'))).toBe('child');
    expect(group(UNKNOWN_DATE)).toBe('unknown');
  });
});

describe('file numbers', () => {
  it('are read in any digits and without signs that nobody sees', () => {
    expect(caseNumber.parse('\u200eC-1\u200f')).toBe('C-1');
    expect(caseNumber.parse('K\u202e1')).toBe('K1');
    expect(caseNumber.parse(' K-٢٠٢٦-٠٠٠١ ')).toBe('K-2026-0001');
    for (const bad of ['', '\u200e', '-1', 'K\u00001', 'a b', 'x'.repeat(41), '=1+1']) {
      expect(caseNumber.safeParse(bad).error?.issues[0]?.message, bad).toBe('case-number.invalid');
    }
  });
});

describe('countries', () => {
  it('are the 249 of ISO 3166-1, each in one sub-region', () => {
    expect(COUNTRY_CODES).toHaveLength(249);
    expect(new Set(COUNTRY_CODES.map(alpha3Of)).size).toBe(249);
    for (const code of COUNTRY_CODES) {
      expect(SUB_REGIONS).toContain(subRegionOf(code));
      expect(alpha2Of(alpha3Of(code) ?? '')).toBe(code);
    }
    expect([alpha3Of('EG'), subRegionOf('EG')]).toEqual(['EGY', 'northern-africa']);
    expect([alpha3Of('PH'), subRegionOf('PH')]).toEqual(['PHL', 'south-eastern-asia']);
    expect([alpha3Of('ET'), subRegionOf('ET')]).toEqual(['ETH', 'eastern-africa']);
  });

  it('read codes in any case and know statelessness', () => {
    expect(countryCode.parse(' eg ')).toBe('EG');
    expect(nationality.parse('stateless')).toBe('stateless');
    expect(nationality.safeParse('ZZ').error?.issues[0]?.message).toBe('country.invalid');
  });
});
