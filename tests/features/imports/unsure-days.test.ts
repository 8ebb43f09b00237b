// Days that say less, or more, than a day: placeholders, other calendars, a day of the week, a month alone.
import { describe, expect, it } from 'vitest';
import { countryOfWord } from '../../../src/features/imports/country-words';
import { hijriYearsOf } from '../../../src/features/imports/day-order';
import { type DayRules, readDay } from '../../../src/features/imports/day-reading';
import { utf8 } from '../../support/workbooks';
import { ImportWorld, valueOf } from './import-world';

const ASK: DayRules = { order: 'day-first', orderAssumed: false, hijri: 'ask' };
const CONVERT: DayRules = { ...ASK, hijri: 'convert' };

function dayOf(text: string, rules = ASK): string {
  const reading = readDay(text, rules);
  if (reading.kind !== 'read') return reading.kind === 'unread' ? reading.code : 'empty';
  const { date, precision } = reading.known;
  return [date, precision, ...(reading.doubt === undefined ? [] : [reading.doubt])].join(' ');
}

describe('a date that stands for an unknown one', () => {
  it.each([
    ...[
      '01/01/1900',
      '1900-01-01',
      '1/1/1900',
      '١/١/١٩٠٠',
      '31/12/1899',
      '1900',
      '01/1900',
      '1 January 1900',
    ],
    ...[
      '01/01/1904',
      '31/12/9999',
      '9999-12-31',
      '11/11/1111',
      '0001-01-01',
      '01/01/1800',
      '1/1/2999',
      '9999',
    ],
  ])('%s', (text) => expect(dayOf(text)).toBe('imports.date-placeholder'));

  it.each([
    ['01/01/1970', '1970-01-01 day imports.date-perhaps-placeholder'],
    ['1970', '1970-01-01 year'],
    ['02/01/1970', '1970-01-02 day'],
    ['01/01/1930', '1930-01-01 day'],
    ['00/00/0000', 'imports.date-placeholder'],
  ])('%s is %s', (text, day) => expect(dayOf(text)).toBe(day));

  it('leaves a birth unknown and an admission missing, and the text in the note', async () => {
    const list = await ImportWorld.with(
      utf8(
        'Name,Date of birth,Date of admission\nA B,01/01/1900,2025-01-07\nC D,01/01/1970,01/01/1970\nE F,01/01/1970,2025-01-07\n',
      ),
      'list.csv',
    );
    const { report } = valueOf(list.preview());
    expect(report).toMatchObject({ create: 2, reject: 1 });
    await list.run();
    expect(list.residents.map(({ draft: { birth, note } }) => [birth, note])).toEqual([
      [{ precision: 'unknown' }, 'Date of birth: 01/01/1900'],
      [{ precision: 'day', date: '1970-01-01' }, 'Date of birth: 01/01/1970'],
    ]);
  });
});

describe('years of the moon and of the sun', () => {
  it.each([
    [['1375/06/15', '1370/01/31'], 'solar'],
    [['31/02/1375'], 'solar'],
    [['1375/06/15 ش'], 'solar'],
    [['15 مهر 1375'], 'solar'],
    [['1375/06/15', '1420/01/02'], 'lunar'],
    [['1375/06/15', '1390/06/15 هـ'], 'lunar'],
    [['15 رمضان 1390', '1375/06/15'], 'lunar'],
    [['1375/06/15', '1390'], 'open'],
    [['1375/06/31', '1420/01/02'], 'open'],
    [['1999/06/15'], 'open'],
  ] as const)('%j: %s', (values, years) => expect(hijriYearsOf(values)).toBe(years));

  it.each([
    // By ICU's Umm al-Qura: 15 Jumada al-Akhira 1375 was 28 January 1956, 15 Ramadan 1390 was 15 November 1970.
    ['1375/06/15', 'open', '1956-01-28 day imports.perhaps-solar'],
    ['1375/06/15', 'lunar', '1956-01-28 day'],
    ['1375/06/15 هـ', 'open', '1956-01-28 day'],
    ['1375/06/15', 'solar', 'imports.solar-date'],
    ['1375/06/15 هـ', 'solar', '1956-01-28 day'],
    ['15/9/1446', 'open', '2025-03-15 day'],
    ['15 رمضان 1390', 'open', '1970-11-15 day'],
  ] as const)('%s where years are %s is %s', (text, hijriYears, day) =>
    expect(dayOf(text, { ...CONVERT, hijriYears })).toBe(day),
  );

  it('are asked about, and solar ones said to be solar', () => {
    expect(dayOf('1375/06/15')).toBe('imports.hijri-date');
    expect(dayOf('1375')).toBe('imports.hijri-date');
    expect(dayOf('1375/06/15', { ...ASK, hijriYears: 'solar' })).toBe('imports.solar-date');
  });

  it('a list with a day 31 in such a year is told to be one of the sun', async () => {
    const list = await ImportWorld.with(
      utf8(
        'Name,Date of birth,Date of admission\nA B,1375/06/15,2025-01-07\nC D,1370/02/31,2025-01-07\n',
      ),
      'list.csv',
    );
    const { mapping } = valueOf(list.preview());
    const { report } = valueOf(list.preview({ mapping: { ...mapping, hijri: 'convert' } }));
    expect(report).toMatchObject({
      create: 2,
      causes: [{ code: 'imports.solar-date', lines: [2, 3] }],
    });
  });
});

describe('a month or a year alone', () => {
  it.each([
    ['05/1999', '1999-05-01 month'],
    ['5-1999', '1999-05-01 month'],
    ['٥/١٩٩٩', '1999-05-01 month'],
    ['05 . 1999', '1999-05-01 month'],
    ['1999/05', '1999-05-01 month'],
    ['1999', '1999-01-01 year'],
    ['سنة 1999', '1999-01-01 year'],
    ['مواليد ١٩٩٩', '1999-01-01 year'],
    ['born in 1999', '1999-01-01 year'],
    ['17 سنة', 'imports.date-unreadable'],
    ['13/1999', 'imports.date-unreadable'],
    ['09/1446', 'imports.hijri-date'],
  ])('%s is %s', (text, day) => expect(dayOf(text)).toBe(day));
});

describe('months as they are spelled', () => {
  it.each([
    ['يناير كانون الثاني جانفي ينائر جينفي', 1],
    ['فبراير شباط فيفري فبرائر فبرير فيبراير', 2],
    ['مارس آذار أذار اذار مارت مارص', 3],
    ['أبريل ابريل إبريل نيسان أفريل افريل ابرايل', 4],
    ['مايو أيار ايار ماي مايس', 5],
    ['يونيو يونيه يونية حزيران جوان', 6],
    ['يوليو يوليه يولية تموز يوليوز جويلية', 7],
    ['أغسطس اغسطس آب أوت اوت غشت أوغسطس أغسطوس', 8],
    ['سبتمبر أيلول ايلول شتنبر سبتمبير', 9],
    ['أكتوبر اكتوبر اوكتوبر أوكتوبر', 10],
    ['نوفمبر نونبر نوفنبر نوفمبير', 11],
    ['ديسمبر دجنبر دسمبر ديسمبير', 12],
  ])('%s', (names, month) => {
    const spelled = names.replace('كانون الثاني', 'كانون_الثاني').split(' ');
    for (const name of spelled) {
      const date = `2025-${String(month).padStart(2, '0')}-12 day`;
      expect([name, dayOf(`12 ${name.replace('_', ' ')} 2025`)]).toEqual([name, date]);
    }
  });
});

describe('a day with the day of the week', () => {
  it.each([
    // By the calendar: 3 February 2025 was a Monday, 2 March 2025 a Sunday.
    ['يوم الاثنين الموافق 3/2/2025', '2025-02-03 day'],
    ['الإثنين الموافق ٣/٢/٢٠٢٥م', '2025-02-03 day'],
    ['الاثنين، 3/2/2025', '2025-02-03 day'],
    ['3/2/2025 (الاثنين)', '2025-02-03 day'],
    ['بتاريخ 3/2/2025', '2025-02-03 day'],
    ['الموافق:3/2/2025', '2025-02-03 day'],
    ['يوم الاثنين المصادف 3 شباط 2025', '2025-02-03 day'],
    ['Monday 3/2/2025', '2025-02-03 day'],
    ['Mon, 3 Feb 2025', '2025-02-03 day'],
    ['lundi 3/2/2025', '2025-02-03 day'],
    ['يوم الأحد الموافق 3/2/2025', '2025-02-03 day imports.weekday-differs'],
    ['Sunday, 3 February 2025', '2025-02-03 day imports.weekday-differs'],
    ['الأحد 2/3/2025', '2025-03-02 day'],
  ])('%s is %s', (text, day) => expect(dayOf(text)).toBe(day));

  it.each([
    // 3 February 2025 is 4 Shaban 1446.
    ['3/2/2025م الموافق 4/8/1446هـ', '2025-02-03 day'],
    ['4/8/1446 هـ الموافق 3/2/2025 م', '2025-02-03 day'],
    ['4/8/1446هـ (3/2/2025م)', '2025-02-03 day'],
    ['3/2/2025 الموافق 4/9/1446', 'imports.date-unreadable'],
    ['3/2/2025 = 3/2/2025 = 4/8/1446', 'imports.date-unreadable'],
  ])('%s in two calendars is %s', (text, day) => expect(dayOf(text)).toBe(day));
});

describe('a name that two countries share', () => {
  it.each([
    'Congo',
    'congo',
    'الكونغو',
    'Korea',
    'كوريا',
    'Virgin Islands',
    'Dominican',
    'Guinea',
    'Guinean',
    'غينيا',
    'غينية',
    'الغينية',
    'نيجرية',
    'Sudan?',
    'السودان؟',
    'Niger/Nigeria',
  ])('%s is asked about', (word) => expect(countryOfWord(word)).toBeUndefined());
  it.each([
    ['Sudan', 'SD'],
    ['السودان', 'SD'],
    ['South Sudan', 'SS'],
    ['Congo - Brazzaville', 'CG'],
    ['DR Congo', 'CD'],
    ['South Korea', 'KR'],
    ['Guinea-Bissau', 'GW'],
    ['Guinea Conakry', 'GN'],
    ['غينيا كوناكري', 'GN'],
    ['غينيا بيساو', 'GW'],
    ['غينيا الاستوائية', 'GQ'],
    ['نيجيرية', 'NG'],
    ['Niger', 'NE'],
  ])('%s is %s', (word, code) => expect(countryOfWord(word)).toBe(code));
  it('in a list of official names it is the one', () =>
    expect(countryOfWord('Congo', true)).toBe('CG'));
});
