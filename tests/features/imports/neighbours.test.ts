// Other writings of the kinds that were read wrongly: each to the value that a person means, or asked about.
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import { countryOfWord, isNoCountry } from '../../../src/features/imports/country-words';
import { birthFromAge, readDay } from '../../../src/features/imports/day-reading';
import { readPhone } from '../../../src/features/imports/phone-number';
import { holdsShortened } from '../../../src/features/imports/shortened-number';
import { writtenAge } from '../../../src/features/imports/written-age';
import { writtenName } from '../../../src/features/imports/written-name';
import { codeOfWord } from '../../../src/features/imports/words';
import { utf8, workbookOf } from '../../support/workbooks';
import { ImportWorld, valueOf } from './import-world';

const RULES = { order: 'day-first', orderAssumed: true, hijri: 'convert' } as const;

function dayOf(text: string): string {
  const reading = readDay(text, RULES);
  return reading.kind === 'read'
    ? `${reading.known.date} ${reading.known.precision}`
    : reading.kind === 'unread'
      ? reading.code
      : 'empty';
}

async function listOf(text: string): Promise<ImportWorld> {
  return ImportWorld.with(utf8(text), 'list.csv');
}

async function draftsOf(text: string) {
  const list = await listOf(text);
  const { mapping } = valueOf(list.preview());
  const { answer } = await list.run({ mapping: { ...mapping, unsettled: [] } });
  valueOf(answer);
  return list.residents.map(({ draft }) => draft);
}

describe('months of every country', () => {
  it.each([
    ['15 كانون الثاني 2025', '2025-01-15 day'],
    ['15 كانون ثاني 2025', '2025-01-15 day'],
    ['15/ك2/2025', '2025-01-15 day'],
    ['15 ت1 2025', '2025-10-15 day'],
    ['15 تشرين أول 2025', '2025-10-15 day'],
    ['15 حزيران/يونيو 2025', '2025-06-15 day'],
    ['15 يناير/كانون الثاني 2025', '2025-01-15 day'],
    ['12 يوليوز 2025', '2025-07-12 day'],
    ['12 غشت 2025', '2025-08-12 day'],
    ['12 شتنبر 2025', '2025-09-12 day'],
    ['12 دجنبر 2025', '2025-12-12 day'],
    ['12 يونيه 2025', '2025-06-12 day'],
    ['1er mars 2025', '2025-03-01 day'],
    ['4 août 2025', '2025-08-04 day'],
    ['4 février 2025', '2025-02-04 day'],
    ['15 كانون الثاني/شباط 2025', 'imports.date-unreadable'],
  ])('%s', (text, expected) => expect(dayOf(text)).toBe(expected));
});

describe('days in other signs', () => {
  it.each([
    ['4–3–2025', '2025-03-04 day'],
    ['4−3−2025', '2025-03-04 day'],
    ['4\\3\\2025', '2025-03-04 day'],
    ['(4/3/2025)', '2025-03-04 day'],
    ['2025/03/04 10:00', '2025-03-04 day'],
    ['20250304', '2025-03-04 day'],
    ['هـ 15/9/1446', '2025-03-15 day'],
    ['۲۰۲۵/۰۳/۰۴', '2025-03-04 day'],
    ['۱۴۴۶/۰۹/۱۵ هـ', '2025-03-15 day'],
    // The solar calendar of Iran and Afghanistan is no Hijri one.
    ['۱۳۷۵/۰۱/۱۵', 'imports.date-unreadable'],
    ['۱۳۷۵', 'imports.date-unreadable'],
    ['حوالي 2001', '2001-01-01 estimated'],
    ['2001 تقريبًا', '2001-01-01 estimated'],
    ['~2001', '2001-01-01 estimated'],
    ['c. 2001', '2001-01-01 estimated'],
    ['2001-2002', 'imports.date-unreadable'],
    ['15/9/25', 'imports.year-two-digits'],
    ['15/9/46', 'imports.year-two-digits'],
  ])('%s', (text, expected) => expect(dayOf(text)).toBe(expected));
});

describe('ages and sexes in words', () => {
  it.each([
    ['١٧ سنة', 17],
    ['17 عامًا', 17],
    ['17 ans', 17],
    ['حوالي 30', 30],
    ['30 تقريبًا', 30],
    ['سنتان', 2],
    ['6 أشهر', 0.5],
    ['18 months', 1.5],
    ['0.5', 0.5],
    ['1 year 6 months', 1.5],
    ['سنة واحدة و 3', Number.NaN],
    ['2 سنوات و 6 أشهر', 2.5],
    ['20-25', Number.NaN],
    ['قاصر', Number.NaN],
    ['-5', Number.NaN],
  ])('%s', (text, age) => expect(writtenAge(text)).toBe(age));

  it.each(['20080', '19985', '20080.5'])('%s is no day of the fifties', (text) =>
    expect(readDay(text, { order: 'day-first', orderAssumed: false, hijri: 'ask' })).toEqual({
      kind: 'unread',
      code: 'imports.date-unreadable',
    }),
  );

  it.each([
    // 8 months before January 2026 is May 2025; 3 before October 2026 is July 2026; 18 before March 2026 is September 2024.
    ['8 months', '2026-01-10', '2025-01-01'],
    ['0.5', '2026-01-10', '2025-01-01'],
    ['3 months', '2026-10-10', '2026-01-01'],
    ['18 months', '2026-03-10', '2024-01-01'],
    ['12 أشهر', '2026-03-10', '2025-01-01'],
    ['17', '2026-03-10', '2009-01-01'],
  ])('%s on %s is born about %s', (text, on, date) =>
    expect(birthFromAge(writtenAge(text), on as CalendarDate)).toEqual({
      precision: 'estimated',
      date,
    }),
  );

  it.each([
    ['إناث', 'female'],
    ['طفلة', 'female'],
    ['Femme', 'female'],
    ['Masculin', 'male'],
    ['1', undefined],
    ['لا', undefined],
  ])('%s', (word, sex) => expect(codeOfWord('sex', word)).toBe(sex));
});

describe('countries as lists write them', () => {
  it.each([
    ['الجنسية المصرية', 'EG'],
    ['مصري الجنسية', 'EG'],
    ['بدون جنسية', 'stateless'],
    ['الحبشة', 'ET'],
    ['سيريلانكية', 'LK'],
    ['كوت ديفوار', 'CI'],
    ['Érythrée', 'ER'],
    ['Nigériane', 'NG'],
    ['Nigérienne', 'NE'],
    ['الكونغو', undefined],
    ['PHI', undefined],
    ['Gaza', undefined],
  ])('%s', (word, code) => expect(countryOfWord(word)).toBe(code));

  it.each(['بلا', 'غ.م', '0', 'غير مسجل', 'قيد البحث', 'TBC', 'inconnue', '—', '؟؟', '//'])(
    '%s names none',
    (word) => expect([isNoCountry(word), countryOfWord(word)]).toEqual([true, undefined]),
  );
});

describe('a telephone as it is dialled', () => {
  it.each([
    ['963944123456+', '+963944123456'],
    ['٩٦٣ ٩٤٤ ١٢٣ ٤٥٦+', '+963 944 123 456'],
    ['201001234567.0', '201001234567'],
    ['00963944123456', '00963944123456'],
    ['0100-123-4567 / 0122 333 4444', '0100-123-4567 / 0122 333 4444'],
  ])('%s', (text, phone) => expect(readPhone(text)).toEqual({ kind: 'read', phone, mended: [] }));

  it.each(['2.01001E+11 (mother)', '9,63E+11', '0100 / 2.01E+11'])('%s lost its digits', (text) =>
    expect(holdsShortened(text)).toBe(true),
  );

  it('is not what says that there is none, and nothing of it is lost', async () => {
    const drafts = await draftsOf(
      'الاسم,تاريخ الدخول,الهاتف,الغرفة\nمريم سالم,2025-01-07,لا يوجد,-\nرنا سالم,2025-01-07,#N/A,N/A\n',
    );
    expect(drafts.map(({ phone, room, note }) => [phone, room, note])).toEqual([
      [undefined, undefined, 'الهاتف: لا يوجد'],
      [undefined, undefined, 'الغرفة: N/A'],
    ]);
  });
});

describe('names', () => {
  it.each([
    ['السيدة/ مريم أحمد', 'مريم أحمد'],
    ['د. هالة سعيد', 'هالة سعيد'],
    ['Ms. Mina Alpha', 'Mina Alpha'],
    ['Alpha, Mina', 'Mina Alpha'],
    ['سالم، مريم', 'مريم سالم'],
    ['مريم (أم علي) سالم', 'مريم سالم'],
    ['«مينا سالم»', 'مينا سالم'],
    ['Mina "Mimi" Alpha', 'Mina Alpha'],
    // Given names that are forms of address elsewhere, initials, and names of one word.
    ['السيد محمد علي', 'السيد محمد علي'],
    ['سيدة محمد علي', 'سيدة محمد علي'],
    ['م. س.', 'م. س.'],
    ['د. س', 'د. س'],
    ['مريم', 'مريم'],
  ])('%s', (text, name) => expect(writtenName(text)).toBe(name));

  it('what is taken off a name stays readable', async () => {
    const [first] = await draftsOf('الاسم,تاريخ الدخول\nمريم (أم علي) سالم,2025-01-07\n');
    expect(first).toMatchObject({
      name: { given: 'مريم', family: 'سالم' },
      note: 'الاسم: مريم (أم علي) سالم',
    });
  });

  it('"not known" in the place of a father is no father', async () => {
    const [first] = await draftsOf(
      'الاسم الأول,اسم الأب,اسم الجد,العائلة,تاريخ الدخول\nمريم,لا يوجد,-,غير معروف,2025-01-07\n',
    );
    expect(first?.name).toEqual({ given: 'مريم' });
    expect(first?.note).toBe('اسم الأب: لا يوجد\nالعائلة: غير معروف');
  });

  it('the father’s name alone names nobody', async () => {
    const list = await listOf('اسم الأب,اسم الأم,تاريخ الدخول\nحسن,فاطمة,2025-01-07\n');
    const { firstRows } = valueOf(list.preview());
    expect(firstRows[0]).toMatchObject({
      verdict: 'reject',
      issues: [{ column: '', code: 'imports.name-missing' }],
    });
  });
});

describe('titles of columns', () => {
  const titled = async (titles: string, cells: string) =>
    valueOf((await listOf(`${titles}\n${cells}\n`)).preview()).columns.map(
      ({ target, confidence }) => `${target ?? '-'} ${confidence}`,
    );

  it('in French', async () => {
    const titles =
      'Nom,Prénom,Sexe,Date de naissance,Nationalité,Date d’admission,Téléphone,Numéro de dossier';
    expect(
      await titled(titles, 'Diallo,Amina,F,03/04/1999,Guinée,05/01/2025,+221 77,0012'),
    ).toEqual([
      'family likely',
      ...['given', 'sex', 'birthDate', 'nationality', 'admittedOn', 'phone', 'caseNumber'].map(
        (target) => `${target} sure`,
      ),
    ]);
    expect(await titled('Nom,Date d’admission', 'Amina Diallo,05/01/2025')).toEqual([
      'fullName likely',
      'admittedOn sure',
    ]);
  });

  it('with an article more or less', async () => {
    const titles = 'اسم الحالة رباعي,ت. الميلاد,تاريخ دخول الدار,رقم التليفون,رقم ملف';
    expect(await titled(titles, 'سعاد علي,3/4/1999,5/1/2025,0100,007')).toEqual(
      ['fullName', 'birthDate', 'admittedOn', 'phone', 'caseNumber'].map((one) => `${one} sure`),
    );
  });

  it('one word under a group is a guess', async () => {
    const titles = 'الاسم,,التواريخ,\nالأول,العائلة,الدخول,الخروج';
    expect(await titled(titles, 'هناء,البدري,2025-01-07,2025-02-07')).toEqual([
      'given sure',
      'family sure',
      'admittedOn likely',
      'exitedOn likely',
    ]);
  });

  it('an arrival in the country is no admission and no nationality', async () => {
    const titles = 'Name,Arrival in country,Date of entry to shelter';
    expect(await titled(titles, 'A B,2021-06-01,2025-01-07')).toEqual([
      'fullName sure',
      '- none',
      'admittedOn sure',
    ]);
  });

  it('a list without titles begins with its first person', async () => {
    const text = 'مينا سالم,أنثى,2025-01-07\nرنا سالم,أنثى,2025-01-08\n';
    const list = await listOf(text);
    expect(valueOf(list.preview())).toMatchObject({ headerLine: 0, rows: 2 });
    const columns = [
      { column: 0, target: 'fullName' },
      { column: 2, target: 'admittedOn' },
    ];
    await list.run({ mapping: { columns } });
    expect(list.residents.map(({ draft }) => draft.name.given)).toEqual(['مينا', 'رنا']);
    expect(valueOf(list.preview({ headerLine: 1 })).rows).toBe(1);
  });
});

describe('files of other programs', () => {
  it.each(['|', '؛', ';', '\t'])('a list cut by %s', async (sign) => {
    const text = [
      ['الاسم', 'الجنس', 'تاريخ الدخول'],
      ['مينا سالم', 'أنثى', '2025-01-07'],
    ];
    const [first] = await draftsOf(text.map((row) => row.join(sign)).join('\n'));
    expect(first).toMatchObject({ name: { given: 'مينا' }, sex: 'female' });
  });

  it('errors and narrow columns that a spreadsheet saved are empty and said', async () => {
    const list = await listOf(
      'Name,Date of admission,Phone\nA B,########,#N/A\n"C D",#REF!,0100\n',
    );
    const { notes } = valueOf(list.preview());
    expect(notes).toEqual([{ code: 'imports.error-cells-empty', count: 3 }]);
  });

  it('a day that is spelled out shows no more than its format', async () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const text = (words: string) => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
    const day = (style: number) => `<c s="${style}" t="d"><v>2007-01-01T00:00:00</v></c>`;
    const rows = ['Name', 'Date of birth', 'Date of admission'].map(text).join('');
    const person = `${text('A B')}${day(1)}<c t="d"><v>2025-01-07</v></c>`;
    const list = await ImportWorld.with(
      await workbookOf(
        { a: [['x']] },
        {
          'xl/worksheets/sheet1.xml': utf8(
            `<worksheet xmlns="${main}"><sheetData><row>${rows}</row><row>${person}</row></sheetData></worksheet>`,
          ),
          'xl/styles.xml': utf8(
            `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="164" formatCode="yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
          ),
        },
      ),
      'list.xlsx',
    );
    await list.run();
    expect(list.residents[0]?.draft).toMatchObject({
      birth: { precision: 'year', date: '2007-01-01' },
      admittedOn: '2025-01-07',
    });
  });
});
