// Neighbours of the lists in `cases.test.ts`: the whole kind of each fault, and not only the file that showed it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessColumns } from '../../../src/features/imports/column-guess';
import {
  countryOfWord,
  holdsCodes,
  isNoCountry,
} from '../../../src/features/imports/country-words';
import { dayOrderOf } from '../../../src/features/imports/day-order';
import { type DayRules, readDay } from '../../../src/features/imports/day-reading';
import { hasMarks, withoutMarks } from '../../../src/features/imports/invisible-marks';
import { holdsShortened } from '../../../src/features/imports/shortened-number';
import { tableOf } from '../../../src/features/imports/table';
import { isKnownTitle } from '../../../src/features/imports/title-meaning';
import { utf8 } from '../../support/workbooks';
import { codeOf, ImportWorld, valueOf } from './import-world';

const ASK: DayRules = { order: 'day-first', orderAssumed: false, hijri: 'ask' };
const CONVERT: DayRules = { ...ASK, hijri: 'convert' };

function csv(rows: readonly (readonly string[])[]): Uint8Array {
  return utf8(rows.map((cells) => cells.join(',')).join('\n'));
}

describe('Hijri months by their names', () => {
  const names: readonly (readonly string[])[] = [
    ['محرم', 'المحرم', 'محرم الحرام', 'مُحرَّم', 'Muharram', 'Moharram', 'Muḥarram', 'Mouharram'],
    ['صفر', 'صفر الخير', 'Safar', 'Saphar', 'Ṣafar'],
    [
      'ربيع الأول',
      'ربيع الاول',
      'ربيع أول',
      'ربيع 1',
      'Rabi al-Awwal',
      "Rabi' al-awwal",
      'Rabi ul-Awal',
      'Rabi I',
      'Rabīʿ al-Awwal',
    ],
    [
      'ربيع الثاني',
      'ربيع الآخر',
      'ربيع ثاني',
      'ربيع 2',
      'Rabi al-Thani',
      'Rabi al-Akhir',
      "Rabi' ath-Thani",
      'Rabi II',
      'Rabi al-Akhar',
    ],
    [
      'جمادى الأولى',
      'جمادى الاولى',
      'جمادي الأول',
      'جماد الأول',
      'جمادى 1',
      'Jumada al-Ula',
      'Jumada al-Awwal',
      'Jumada I',
      'Jumādā al-Ūlā',
      'Jumada al-Oula',
    ],
    [
      'جمادى الآخرة',
      'جمادى الاخرة',
      'جمادى الثانية',
      'جمادي الثاني',
      'جمادى 2',
      'Jumada al-Akhira',
      'Jumada al-Thani',
      'Jumada al-Thaniya',
      'Jumada II',
      'Jumada al-Akhirah',
    ],
    ['رجب', 'رجب المرجب', 'Rajab', 'Ragab', 'Radjab'],
    ['شعبان', 'شعبان المعظم', "Sha'ban", 'Shaban', 'Shaaban', 'Shaʿbān', 'Chaabane'],
    ['رمضان', 'رمضان المبارك', 'رمضــان', 'Ramadan', 'Ramadhan', 'Ramazan', 'Ramzan', 'Ramaḍān'],
    ['شوال', 'شوّال', 'Shawwal', 'Shawal', 'Chawwal'],
    [
      'ذو القعدة',
      'ذي القعدة',
      'ذو القعده',
      'ذوالقعدة',
      'Dhu al-Qadah',
      "Dhu al-Qi'dah",
      'Dhul Qadah',
      "Zul Qa'dah",
      'Thul-Qidah',
      'Dhū al-Qaʿda',
      'Zilqad',
    ],
    [
      'ذو الحجة',
      'ذي الحجة',
      'ذو الحجه',
      'ذوالحجة',
      'Dhu al-Hijjah',
      'Dhul Hijja',
      'Zul Hijjah',
      'Thul-Hijja',
      'Dhū al-Ḥijja',
      'Zilhaj',
    ],
  ];
  const each = names.flatMap((spellings, index) =>
    spellings.map((name): [string, number] => [name, index + 1]),
  );

  it.each(each)('%s', (name, month) => {
    const number = readDay(`15/${month}/1446`, CONVERT);
    expect(number.kind).toBe('read');
    for (const text of [
      `15 ${name} 1446`,
      `١٥ ${name} ١٤٤٦ هـ`,
      `15-${name}-1446 AH`,
      `1446 ${name} 15`,
    ]) {
      expect(readDay(text, ASK)).toEqual({ kind: 'unread', code: 'imports.hijri-date' });
      expect(readDay(text, CONVERT)).toMatchObject({
        known: number.kind === 'read' ? number.known : {},
      });
    }
    expect(readDay(`${name} 1446`, CONVERT)).toMatchObject({ known: { precision: 'estimated' } });
  });

  it.each([
    '15 من رمضان 1446',
    'السبت 15 رمضان 1446هـ',
    '15 Ramadan, 1446H',
    '15th of Ramadan 1446',
    '15 شهر رمضان 1446 هجرية',
    '١٥/رمضان/١٤٤٦',
  ])('%s', (text) => {
    expect(readDay(text, CONVERT)).toMatchObject({
      known: { precision: 'day', date: '2025-03-15' },
    });
  });

  it.each(['15 رمضان 2025', '15 Ramadan', 'رمضان', '15 شيء 1446'])('%s is no day', (text) => {
    expect(readDay(text, CONVERT)).toEqual({ kind: 'unread', code: 'imports.date-unreadable' });
  });

  it.each([
    ['15 مارس 2025', '2025-03-15'],
    ['15 كانون الثاني 2025', '2025-01-15'],
    ['15 كانون 2 2025', '2025-01-15'],
    ['March 15, 2025', '2025-03-15'],
    ['15th March 2025', '2025-03-15'],
    ['2025 مايو 15', '2025-05-15'],
    ['15 مايو 2025م', '2025-05-15'],
    ['15 محرم 1446 هجري', '2024-07-21'],
  ])('%s is told from them', (text, date) => {
    expect(readDay(text, CONVERT)).toMatchObject({ known: { date } });
  });

  it('a Hijri month without its day is an estimate, not a day', () => {
    expect(readDay('1446/09', CONVERT)).toMatchObject({ known: { precision: 'estimated' } });
  });
});

describe('the order of days and months', () => {
  it.each([
    [['25/11/2025', '10/24/2025'], true],
    [['10/24/2025', '25/11/2025', '26/11/2025'], true],
    [['25-11-25', '10-24-25', '03/04/2025'], true],
    [['25/11/2025', '24/10/2025'], false],
    [['25 / 11 / 2025'], false],
  ])('%j leaves it open: %s', (values, orderAssumed) => {
    expect(dayOrderOf(values).orderAssumed).toBe(orderAssumed);
  });
});

describe('no country', () => {
  it.each([
    'NA',
    'na',
    'N/A',
    'n.a.',
    'No',
    'none',
    'NONE',
    '-',
    '--',
    '?',
    '.',
    'unknown',
    'Unknown',
    'nil',
    'null',
    'غير معروف',
    'غير محدد',
    'غير معروفة',
    'لا يوجد',
    'لا',
    'مجهول',
    'غير مبين',
  ])('%s', (word) => {
    expect(isNoCountry(word)).toBe(true);
    expect(countryOfWord(word)).toBeUndefined();
    expect(countryOfWord(word, true)).toBeUndefined();
  });

  it.each([
    'is',
    'IN',
    'it',
    'so',
    'To',
    'me',
    'AM',
    'be',
    'do',
    'at',
    'my',
    'AND',
    'and',
    'can',
    'xx',
  ])('a word that is a code by chance: %s', (word) => {
    if (word !== 'AND') expect(countryOfWord(word)).toBeUndefined();
  });

  it('two letters are a country only in a column of codes', () => {
    expect(holdsCodes(['EG', 'SD', 'NA'])).toBe(true);
    expect(holdsCodes(['EG', 'Sudan'])).toBe(false);
    expect(holdsCodes(['NA', 'No'])).toBe(false);
    expect(countryOfWord('SD', true)).toBe('SD');
    expect(countryOfWord('SD')).toBeUndefined();
    expect(countryOfWord('NAM')).toBe('NA');
    expect(countryOfWord('Namibia')).toBe('NA');
    expect(countryOfWord('Norway')).toBe('NO');
  });

  it('is said and kept, in a column of codes too', async () => {
    const names = ['Mina', 'Hoda', 'Amal', 'Sara', 'Doaa', 'Layla'];
    const rows = ['EG', 'NA', 'NO', 'sd', 'ZZ', ''].map((code, nth) => [
      names[nth] ?? '',
      code,
      '2026-01-02',
    ]);
    const world = await ImportWorld.with(
      csv([['Name', 'Nationality', 'Date of admission'], ...rows]),
      'a.csv',
    );
    const { report } = valueOf(world.preview());
    await world.run();
    expect(world.residents.map(({ draft }) => draft.nationalities)).toEqual([
      [],
      [],
      [],
      [],
      [],
      [],
    ]);
    expect(report.causes).toMatchObject([{ code: 'imports.country-unknown', count: 5 }]);
    const codes = await ImportWorld.with(
      csv([
        ['Name', 'Nationality', 'Date of admission'],
        ...rows.filter(([, code]) => code !== 'ZZ'),
      ]),
      'b.csv',
    );
    await codes.run();
    expect(codes.residents.map(({ draft }) => draft.nationalities)).toEqual([
      ['EG'],
      [],
      [],
      ['SD'],
      [],
    ]);
    expect(codes.residents[1]?.draft.note).toBe('Nationality: NA');
  });
});

function guessesOf(titles: readonly string[], ...rows: readonly (readonly string[])[]) {
  const all = [titles, ...rows];
  const sheet = { name: '', rows: all, lines: all.map((_, index) => index + 1) };
  return guessColumns(tableOf(sheet, 0, isKnownTitle)).map(({ target, confidence }) =>
    target === null ? null : `${target} ${confidence}`,
  );
}

describe('what a column is taken for', () => {
  it.each([
    'Case worker name',
    'Name of case worker',
    'Mother’s name',
    "Mother's nationality",
    'Guardian name',
    'Phone of employer',
    'Emergency contact phone',
    'Sponsor nationality',
    'Doctor name',
    'Date of birth of child',
    'Date of last visit',
    'Interpreter name',
    'Referring officer name',
    'Hospital admission date',
    'Country of exploitation',
    'اسم الأخصائية',
    'اسم الأخصائي الاجتماعي',
    'جنسية الكفيل',
    'هاتف الكفيل',
    'اسم الأم',
    'جنسية الأم',
    'تاريخ ميلاد الطفل',
    'اسم صاحب العمل',
    'رقم هاتف الطوارئ',
    'اسم المترجم',
    'جنس الطفل',
    'اسم المحامي',
    'تاريخ الدخول للمستشفى',
  ])('%s is somebody else’s', (title) => {
    expect(guessesOf(['Note', title])[1]).toBeNull();
  });

  it.each([
    ['Arrival date', 'admittedOn likely'],
    ['تاريخ الوصول', 'admittedOn likely'],
    ['Status', 'category likely'],
    ['Country', 'nationality likely'],
    ['ID', 'caseNumber likely'],
    ['Name in full, four parts', 'fullName likely'],
    ['Date of admission (d/m/y)', 'admittedOn sure'],
    ['Date of admission:', 'admittedOn sure'],
    ['الاسم (رباعي)', 'fullName sure'],
    ['الاسم*', 'fullName sure'],
    ['First admission date', 'admittedOn likely'],
  ])('%s is %s', (title, guess) => expect(guessesOf([title])[0]).toBe(guess));

  it('the best column wins, wherever it stands', () => {
    const best = ['admittedOn sure', null];
    expect(guessesOf(['Admission date', 'Arrival date'])).toEqual(best);
    expect(guessesOf(['Arrival date', 'Admission date'])).toEqual([...best].reverse());
    expect(guessesOf(['Name of resident, short', 'Full name'])).toEqual([null, 'fullName sure']);
    expect(guessesOf(['Entry date', 'Arrival date'], ['x', '2025-01-02'])).toEqual([
      null,
      'admittedOn likely',
    ]);
  });

  it('two sure columns for one meaning are asked about', () => {
    expect(guessesOf(['Date of admission', 'تاريخ الدخول'])).toEqual(['admittedOn likely', null]);
  });

  it('cells that are no days make the surest title a guess', () => {
    expect(guessesOf(['Admitted'], ['yes'], ['no'])).toEqual(['admittedOn likely']);
    expect(guessesOf(['Arrival'], ['by car'], ['on foot'])).toEqual([null]);
  });

  it('an import waits until somebody has looked at a guess', async () => {
    const list = csv([
      ['Name', 'Arrival date'],
      ['Mina', '2026-01-02'],
    ]);
    const world = await ImportWorld.with(list, 'a.csv');
    const { mapping } = valueOf(world.preview());
    expect(mapping.unsettled).toEqual([1]);
    expect(codeOf((await world.run()).answer)).toBe('imports.columns-unsettled');
    expect(world.commits).toBe(0);
    expect(codeOf((await world.run({ mapping: { ...mapping, unsettled: [] } })).answer)).toBe(
      'done',
    );
  });

  it('a full name that contradicts its parts is kept and not mixed with them', async () => {
    const list = csv([
      ['First name', 'Last name', 'Full name', 'Date of admission'],
      ['Mina', 'Alpha', 'Hana Salem Omar', '2026-01-02'],
      ['Rosa', 'Beta', 'Rosa Karim Beta', '2026-01-03'],
    ]);
    const world = await ImportWorld.with(list, 'a.csv');
    await world.run();
    expect(world.residents.map(({ draft }) => draft.name)).toEqual([
      { given: 'Mina', family: 'Alpha' },
      { given: 'Rosa', father: 'Karim', family: 'Beta' },
    ]);
    expect(world.residents[0]?.draft.note).toBe('Full name: Hana Salem Omar');
  });
});

describe('titles in two rows', () => {
  const people = [
    ['هناء', 'صالح', 'مرعي', 'البدري', 'أنثى', '2025-01-07'],
    ['آمال', 'فتحي', 'نجيب', 'الخطيب', 'أنثى', '2025-01-08'],
  ];
  const parts = ['الأول', 'الأب', 'الجد', 'العائلة'];
  const name = { given: 'هناء', father: 'صالح', grandfather: 'مرعي', family: 'البدري' };

  it.each([
    ['a group above, the rest above too', ['الاسم', '', '', '', 'الجنس', 'تاريخ الدخول'], parts],
    [
      'the rest repeated below',
      ['الاسم', '', '', '', 'الجنس', 'تاريخ الدخول'],
      [...parts, 'الجنس', 'تاريخ الدخول'],
    ],
    ['the rest below', ['الاسم', '', '', '', '', ''], [...parts, 'الجنس', 'تاريخ الدخول']],
    ['two groups', ['الاسم', '', '', '', 'بيانات', ''], [...parts, 'الجنس', 'تاريخ الدخول']],
  ])('%s', async (_, upper, lower) => {
    const world = await ImportWorld.with(csv([upper, lower, ...people]), 'a.csv');
    const { rows } = valueOf(world.preview());
    expect(rows).toBe(2);
    const { mapping } = valueOf(world.preview());
    valueOf((await world.run({ mapping: { ...mapping, unsettled: [] } })).answer);
    expect(world.residents[0]?.draft).toMatchObject({
      name,
      sex: 'female',
      admittedOn: '2025-01-07',
    });
  });

  it('a heading over the list is no row of titles', async () => {
    const list = csv([
      ['Residents 2025'],
      ['', 'Name', 'Date of admission'],
      ['1', 'Mina', '2025-01-07'],
    ]);
    const { columns, rows } = valueOf((await ImportWorld.with(list, 'a.csv')).preview());
    expect(rows).toBe(1);
    expect(columns.map(({ title }) => title)).toEqual(['', 'Name', 'Date of admission']);
  });

  it('a first person with gaps is no row of titles', async () => {
    const list = csv([
      ['Name', 'Sex', '', 'Date of admission'],
      ['Mina', 'F', 'x', '2025-01-07'],
      ['Rosa', '', '', '2025-01-08'],
    ]);
    expect(valueOf((await ImportWorld.with(list, 'a.csv')).preview()).rows).toBe(2);
  });

  it('a group of somebody else’s columns is not the resident’s', async () => {
    const list = csv([
      ['Resident', '', 'Case worker', ''],
      ['Name', 'Date of admission', 'Name', 'Phone'],
      ['Mina', '2025-01-07', 'Hana', '0100'],
    ]);
    const { columns } = valueOf((await ImportWorld.with(list, 'a.csv')).preview());
    expect(columns.map(({ target }) => target)).toEqual(['fullName', 'admittedOn', null, null]);
  });

  it('cells under no title stay in the note, wherever they stand', async () => {
    const list = csv([
      ['Name', '', 'Date of admission', ''],
      ['Mina', 'lame', '2025-01-07', 'twin'],
    ]);
    const world = await ImportWorld.with(list, 'a.csv');
    await world.run();
    expect(world.residents[0]?.draft.note).toBe('lame · twin');
  });
});

describe('marks that nobody sees', () => {
  const MARKS = [
    ...[0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060],
    ...[
      0x2066, 0x2067, 0x2068, 0x2069, 0xfeff, 0xad, 0x61c, 0x34f, 0x180e, 0x7f, 0x1, 0x9f, 0xfe0f,
    ],
  ].map((code) => String.fromCodePoint(code));

  it('are taken out wherever they stand, and are not taken for something else', () => {
    const mark = fc.constantFrom(...MARKS, String.fromCodePoint(0xe0041));
    const word = fc.stringMatching(/^[a-z\u0621-\u064a0-9/+-]{1,6}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(word, mark), { minLength: 1 }), (pieces) => {
        const dirty = pieces.flat().join('');
        expect(withoutMarks(dirty)).toBe(pieces.map(([plain]) => plain).join(''));
        expect(hasMarks(dirty)).toBe(true);
      }),
    );
  });

  it.each(['سَلْمَى', 'Côte d’Ivoire', 'Zoë', 'ـهـ', 'a\tb', '日本', 'Мина', '👩‍🦰'])(
    'leave %s as it is',
    (text) => {
      expect(withoutMarks(text)).toBe(text.replaceAll('\u200d', ''));
    },
  );

  it('spaces of every kind become plain ones', () => {
    expect(withoutMarks('a\u00a0b\u2003c\u202fd\u3000e')).toBe('a b c d e');
    expect(hasMarks('a\u00a0b')).toBe(false);
  });

  it('do not hide a title, a name, a word or a number', async () => {
    const list = csv([
      ['\u202bالاسم\u202c', 'الجنس\u200f', '\ufeffتاريخ الدخول', 'رقم الملف\u200e', 'الهاتف'],
      [
        '\u202eمينا\u200b سالم\u202c',
        '\u2067أنثى\u2069',
        '\u200f٧/١/٢٠٢٦\u200f',
        '\u200eA-1',
        '\u202d0100\u202c',
      ],
    ]);
    const world = await ImportWorld.with(list, 'a.csv');
    const { firstRows } = valueOf(world.preview());
    expect(firstRows[0]).toMatchObject({ verdict: 'create', issues: [], name: 'مينا سالم' });
    expect(firstRows[0]?.mended).toContain('imports.marks-removed');
    await world.run();
    expect(world.residents[0]?.draft).toMatchObject({
      ...{ name: { given: 'مينا', family: 'سالم' }, sex: 'female', admittedOn: '2026-01-07' },
      ...{ caseNumber: 'A-1', phone: '0100' },
    });
  });
});

describe('numbers that a sheet shortened', () => {
  it.each([
    ...[
      '2.01E+11',
      '2,01E+11',
      '2E+11',
      '2.01e11',
      '-2.0E+9',
      '2E11',
      '201E+09',
      '12E+4',
      '2.01 E+11',
    ],
    ...[
      '2.01×10^11',
      '2.01 x 10^11',
      '2,01*10^11',
      '2×10^11',
      '2.01×1011',
      '201000000000',
      '201001000000',
    ],
    ...['2.01E+11 (mother)', '0100 123 4567 / 2.01E+11', '201000000000 / 0100 123 4567'],
  ])('%s', (text) => expect(holdsShortened(text)).toBe(true));

  it.each([
    ...['0100', 'E-12', '+201001234567', 'K-2E+', '0222334455 x 101', '0222334455 ext 12'],
    ...['0800 100000', '+20 2 2792 0000', '5 rue E', '100 100 100'],
  ])('not %s', (text) => expect(holdsShortened(text)).toBe(false));

  it('are no file number either', async () => {
    const list = csv([
      ['Name', 'Date of admission', 'File number'],
      ['Mina', '2025-01-07', '2.01E+11'],
    ]);
    const [row] = valueOf((await ImportWorld.with(list, 'a.csv')).preview()).firstRows;
    expect(row).toMatchObject({
      verdict: 'reject',
      issues: [{ code: 'imports.case-number-invalid' }],
    });
  });
});

describe('cells made to be dear', () => {
  it.each([' ', '\u200e', 'a ', 'و ', ' و', 'ه', '1/', '"', '،', '.', 'أ', '؟'])(
    'full of %j, in every column, are read or refused like any other',
    async (piece) => {
      const full = piece.repeat(Math.floor(30_000 / piece.length));
      const titles = [
        ...['الاسم', 'الجنس', 'تاريخ الميلاد', 'العمر', 'الجنسية', 'تاريخ الدخول', 'التصنيف'],
        ...['شكل الاستغلال', 'الهاتف', 'الغرفة', 'رقم الملف', 'تاريخ الخروج', 'جهة الإحالة'],
      ];
      const cell = `"x${full.replaceAll('"', '""')}x"`;
      const row = titles.map((title) => (title === 'تاريخ الدخول' ? '2026-01-02' : cell));
      const list = csv([titles, ...Array.from({ length: 4 }, () => row)]);
      const { report } = valueOf((await ImportWorld.with(list, 'a.csv')).preview());
      expect(report.create + report.skip + report.reject).toBe(4);
    },
  );
});
