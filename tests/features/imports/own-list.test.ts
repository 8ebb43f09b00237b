import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countryOfWord } from '../../../src/features/imports/country-words';
import { dayOrderOf } from '../../../src/features/imports/day-order';
import { type DayRules, readDay } from '../../../src/features/imports/day-reading';
import { nameWords, splitFullName } from '../../../src/features/imports/full-name';
import { csvCell } from '../../../src/features/imports/report';
import { cellText } from '../../../src/features/imports/table';
import { codeOfWord, threeStateOf } from '../../../src/features/imports/words';
import { fullName } from '../../../src/features/residents';
import { toHijri } from '../../../src/kernel/umm-al-qura';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import { utf8, windows1256, workbookOf } from '../../support/workbooks';
import { codeOf, ImportWorld, valueOf } from './import-world';

const DAY_FIRST: DayRules = { order: 'day-first', orderAssumed: false, hijri: 'ask' };

describe('days as people write them', () => {
  const days: [string, string, string][] = [
    ['2026-03-04', 'day', '2026-03-04'],
    ['4/3/2026', 'day', '2026-03-04'],
    ['04-03-2026', 'day', '2026-03-04'],
    ['4.3.2026', 'day', '2026-03-04'],
    ['٤/٣/٢٠٢٦', 'day', '2026-03-04'],
    ['2026/3/4', 'day', '2026-03-04'],
    ['3/25/2026', 'day', '2026-03-25'],
    ['2026-03-04 13:45', 'day', '2026-03-04'],
    ['46085', 'day', '2026-03-04'],
    ['4 مارس 2026', 'day', '2026-03-04'],
    ['4 آذار 2026', 'day', '2026-03-04'],
    ['4 Mar 2026', 'day', '2026-03-04'],
    ['March 2026', 'month', '2026-03-01'],
    ['2026-03', 'month', '2026-03-01'],
    ['1990', 'year', '1990-01-01'],
    ['١٩٩٠م', 'year', '1990-01-01'],
  ];
  it.each(days)('%s', (text, precision, date) => {
    expect(readDay(text, DAY_FIRST)).toMatchObject({ kind: 'read', known: { precision, date } });
  });

  it.each([
    ['31/2/2020', 'imports.date-unreadable'],
    ['soon', 'imports.date-unreadable'],
    ['123', 'imports.date-unreadable'],
    ['4/3/26', 'imports.year-two-digits'],
    ['15/9/1445', 'imports.hijri-date'],
    ['1445/9/15 هـ', 'imports.hijri-date'],
    ['1410', 'imports.hijri-date'],
  ])('%s is asked about', (text, code) => {
    expect(readDay(text, DAY_FIRST)).toEqual({ kind: 'unread', code });
  });

  it('converts a Hijri day by Umm al-Qura when told to', () => {
    const reading = readDay('15/9/1445', { ...DAY_FIRST, hijri: 'convert' });
    // 15 Ramadan 1445 was 25 March 2024
    expect(reading).toEqual({
      kind: 'read',
      known: { precision: 'day', date: '2024-03-25' },
      mended: ['imports.hijri-converted'],
    });
  });

  it('takes the order that a value of the column settles', () => {
    expect(dayOrderOf(['1/2/2020', '3/25/2020'])).toEqual({
      order: 'month-first',
      orderAssumed: false,
    });
    expect(dayOrderOf(['1/2/2020', '25/3/2020'])).toEqual({
      order: 'day-first',
      orderAssumed: false,
    });
    expect(dayOrderOf(['1/2/2020'])).toEqual({ order: 'day-first', orderAssumed: true });
  });

  it('reads back every day in every style it is written in', () => {
    const day = fc.date({
      min: new Date('1930-01-01'),
      max: new Date('2060-12-31'),
      noInvalidDate: true,
    });
    const style = fc.constantFrom<(y: string, m: string, d: string) => string>(
      (y, m, d) => `${y}-${m}-${d}`,
      (y, m, d) => `${d}/${m}/${y}`,
      (y, m, d) => `${Number(d)}.${Number(m)}.${y}`,
    );
    fc.assert(
      fc.property(day, style, (date, write) => {
        const iso = date.toISOString().slice(0, 10);
        const [y = '', m = '', d = ''] = iso.split('-');
        expect(readDay(write(y, m, d), DAY_FIRST)).toMatchObject({
          kind: 'read',
          known: { date: iso },
        });
        const hijri = toHijri(iso as CalendarDate);
        const typed = `${hijri?.day}/${hijri?.month}/${hijri?.year}`;
        expect(readDay(typed, { ...DAY_FIRST, hijri: 'convert' })).toMatchObject({
          known: { date: iso },
        });
      }),
    );
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 30 }),
        (text) => readDay(text, DAY_FIRST).kind !== undefined,
      ),
      {
        numRuns: 1_000,
      },
    );
  });
});

describe('words of office lists', () => {
  it.each([
    ['أنثى', 'female'],
    ['انثي', 'female'],
    ['F', 'female'],
    ['ذكر', 'male'],
    ['Male ', 'male'],
    ['-', 'unknown'],
    ['?!', undefined],
    ['نعم', undefined],
  ])('sex %s', (word, code) => expect(codeOfWord('sex', word)).toBe(code));

  it.each([
    ['سودانية', 'SD'],
    ['السودان', 'SD'],
    ['إثيوبيا', 'ET'],
    ['اثيوبية', 'ET'],
    ['EG', undefined],
    ['EGY', 'EG'],
    ['egy', undefined],
    ['Philippines', 'PH'],
    ['Filipina', 'PH'],
    ['Syrian Arab Republic', 'SY'],
    ['Côte d’Ivoire', 'CI'],
    ['بدون', 'stateless'],
    ['Atlantis', undefined],
    ['', undefined],
  ])('nationality %s', (word, code) => expect(countryOfWord(word)).toBe(code));

  it('an empty consent is unknown, never no', () => {
    expect(threeStateOf('')).toBe('unknown');
    expect(threeStateOf('لا')).toBe('no');
    expect(threeStateOf('perhaps')).toBeUndefined();
  });
});

describe('a name in one cell', () => {
  it.each([
    ['سارة أحمد محمد علي', { given: 'سارة', father: 'أحمد', grandfather: 'محمد', family: 'علي' }],
    ['منى عبد الله حسن', { given: 'منى', father: 'عبد الله', family: 'حسن' }],
    ['نور الدين أبو بكر', { given: 'نور الدين', family: 'أبو بكر' }],
    ['سارة', { given: 'سارة' }],
  ])('%s', (text, parts) => expect(splitFullName(text)).toEqual(parts));

  it('loses no word', () => {
    const word = fc.constantFrom('سارة', 'عبد', 'الله', 'أبو', 'نور', 'الدين', 'بن', 'Ali', 'al');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        const text = words.join(' ');
        expect(nameWords(text).join(' ')).toBe(text);
        expect(fullName(splitFullName(text))).toBe(text);
      }),
    );
  });
});

const TITLES = [
  'م',
  'الاسم',
  'الجنس',
  'تاريخ الميلاد',
  'الجنسية',
  'تاريخ الدخول',
  'رقم الملف',
  'ملاحظات',
];

function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.join(',')).join('\r\n');
}

describe('a shelter’s own list', () => {
  it('is guessed, previewed and imported from Windows-1256 with a heading line above the titles', async () => {
    const text = csv([
      ['كشف النزيلات 2026'],
      TITLES,
      [
        '1',
        'سارة أحمد محمد علي',
        'أنثى',
        '4/3/1995',
        'سودانية',
        '10/1/2026',
        'م-12',
        'تحتاج مترجم',
      ],
      ['2', 'منى حسن', 'انثى', '1988', 'إثيوبية', '15/2/2026', '', ''],
    ]);
    const world = await ImportWorld.with(windows1256(text), 'list.csv');
    const preview = valueOf(world.preview());
    expect(preview).toMatchObject({
      kind: 'own-list',
      encoding: 'windows-1256',
      headerLine: 2,
      rows: 2,
    });
    expect(preview.columns.map(({ target }) => target)).toEqual([
      null,
      'fullName',
      'sex',
      'birthDate',
      'nationality',
      'admittedOn',
      'caseNumber',
      'note',
    ]);
    expect(preview.report).toMatchObject({ create: 2, skip: 0, reject: 0, causes: [] });
    expect(world.commits).toBe(0);
    await world.run();
    expect(world.residents.map(({ caseNumber }) => caseNumber)).toEqual(['م-12', 'K-2026-0001']);
    expect(world.residents[0]?.draft).toEqual({
      name: { given: 'سارة', father: 'أحمد', grandfather: 'محمد', family: 'علي' },
      sex: 'female',
      birth: { precision: 'day', date: '1995-03-04' },
      nationalities: ['SD'],
      category: 'possible-victim',
      exploitationForms: [],
      admittedOn: '2026-01-10',
      referralSource: 'unknown',
      caseNumber: 'م-12',
      meansOfControl: [],
      consent: 'unknown',
      note: 'ملاحظات: تحتاج مترجم',
      assumed: ['imports.category-assumed'],
    });
    expect(world.past[0]).toMatchObject({
      kind: 'own-list',
      created: 2,
      skipped: 0,
      rejected: 0,
      state: 'kept',
    });
  });

  it('says of each row what happens and why; what cannot be read stays in the note', async () => {
    const text = csv([
      TITLES,
      ['1', 'سارة', 'زرقاء', 'قبل الحرب', 'المريخ', '10/1/2026', 'A1', ''],
      ['2', '', 'أنثى', '', '', '10/1/2026', 'A2', ''],
      ['3', 'منى', 'أنثى', '', '', '', 'A3', ''],
      ['4', 'هدى', 'أنثى', '', '', '10/1/2027', 'A4', ''],
      ['5', 'رنا', 'أنثى', '2026-05-05', '', '10/1/2026', 'A5', ''],
      ['6', 'لينا', 'أنثى', '', '', '15/9/1446', 'A6', ''],
      ['7', 'دينا', 'أنثى', '', '', '10/1/2026', 'a1', ''],
      ['8', 'نهى', 'أنثى', '', '', '10/1/2026', 'TAKEN', ''],
      ['9', 'نهى', 'أنثى', '', '', '10/1/2026', 'A9', '', 'زيادة'],
    ]);
    const world = await ImportWorld.with(utf8(text), 'list.csv');
    world.taken = new Set(['taken']);
    const { report, firstRows } = valueOf(world.preview());
    expect(
      firstRows.map(({ line, verdict, issues }) => [line, verdict, issues.map(({ code }) => code)]),
    ).toEqual([
      [2, 'create', ['imports.date-unreadable', 'imports.word-unknown', 'imports.country-unknown']],
      [3, 'reject', ['imports.name-missing']],
      [4, 'reject', ['imports.admission-missing']],
      [5, 'reject', ['imports.admission-in-future']],
      [6, 'reject', ['imports.born-after-admission']],
      [7, 'reject', ['imports.hijri-date', 'imports.admission-missing']],
      [8, 'reject', ['imports.case-number-repeated']],
      [9, 'skip', ['imports.case-number-taken']],
      [10, 'create', ['imports.extra-cells']],
    ]);
    expect(report).toMatchObject({ create: 2, skip: 1, reject: 6 });
    await world.run();
    expect(world.residents[0]?.draft).toMatchObject({
      sex: 'unknown',
      nationalities: [],
      birth: { precision: 'unknown' },
    });
    expect(world.residents[0]?.draft.note?.split('\n').sort()).toEqual(
      ['تاريخ الميلاد: قبل الحرب', 'الجنس: زرقاء', 'الجنسية: المريخ'].sort(),
    );
    expect(world.residents[1]?.draft.note).toBe('زيادة');
  });

  it('lets the worker settle words, Hijri days and rows without a day', async () => {
    const text = csv([TITLES, ['1', 'سارة', 'زرقاء', '1410', 'المريخ', '15/9/1445', '', '']]);
    const world = await ImportWorld.with(utf8(text), 'list.csv');
    const { mapping, words } = valueOf(world.preview());
    expect(words.find(({ target }) => target === 'sex')).toMatchObject({
      words: [{ word: 'زرقاء', count: 1, code: null }],
      choices: ['female', 'male', 'unknown'],
    });
    const settled = {
      ...mapping,
      hijri: 'convert',
      values: [
        { target: 'sex', word: 'زرقاء', code: 'female' },
        { target: 'nationality', word: 'المريخ', code: 'SD' },
      ],
    };
    expect(valueOf(world.preview({ mapping: settled })).report).toMatchObject({
      create: 1,
      causes: [],
    });
    await world.run({ mapping: settled });
    expect(world.residents[0]?.draft).toMatchObject({
      sex: 'female',
      nationalities: ['SD'],
      admittedOn: '2024-03-25',
      birth: { precision: 'estimated' },
    });
  });

  it('skips rows that repeat a row or a person on file, unless told otherwise', async () => {
    const text = csv([
      TITLES,
      ['1', 'سارة علي', '', '', '', '10/1/2026', '', ''],
      ['2', 'ساره علي', '', '', '', '10/1/2026', '', ''],
    ]);
    const world = await ImportWorld.with(utf8(text), 'list.csv');
    expect(valueOf(world.preview()).report).toMatchObject({ create: 1, skip: 1 });
    // Offered at admission and named here, but no reason to leave a row out.
    world.likeness = 0.75;
    expect(valueOf(world.preview()).report).toMatchObject({ create: 1, skip: 1 });
    world.likeness = 0.9;
    const { report, mapping } = valueOf(world.preview());
    expect(report).toMatchObject({ create: 0, skip: 2 });
    expect(codeOf((await world.run()).answer)).toBe('imports.nothing-to-import');
    const anyway = { ...mapping, createAnyway: [3] };
    expect(valueOf(world.preview({ mapping: anyway })).report).toMatchObject({
      create: 1,
      skip: 1,
    });
  });

  it('gives rejected rows back with a reason, safe for a spreadsheet, and takes the mended file cleanly', async () => {
    const phone = ['الاسم', 'تاريخ الدخول', 'الهاتف', 'ملاحظات'];
    const text = csv([
      phone,
      ['', '10/1/2026', '+201000000000', '=HYPERLINK(1)'],
      ['سارة', '10/1/2026', '', ''],
    ]);
    const world = await ImportWorld.with(utf8(text), 'list.csv');
    const { csv: rejected, rows } = valueOf(world.rejectedRows());
    expect(rows).toBe(1);
    expect(rejected).toBe(
      "\ufeffالاسم,تاريخ الدخول,الهاتف,ملاحظات,سبب الرفض\r\n,10/1/2026,'+201000000000,'=HYPERLINK(1),لا يوجد اسم.\r\n",
    );
    const mended = rejected.replace('\r\n,10/1', '\r\nمنى,10/1');
    const again = await ImportWorld.with(utf8(mended), 'rejected.csv');
    expect(valueOf(again.preview()).report).toMatchObject({
      create: 1,
      skip: 0,
      reject: 0,
      causes: [],
    });
    await again.run();
    expect(again.residents[0]?.draft).toMatchObject({
      phone: '+201000000000',
      note: 'ملاحظات: =HYPERLINK(1)',
    });
  });

  it('writes no cell that a spreadsheet would run, and reads each one back', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (text) => {
        const cell = csvCell(text);
        const bare = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(bare).not.toMatch(/^[=+\-@\t\r]/);
        if (!text.startsWith("'")) expect(cellText(bare)).toBe(cellText(text));
      }),
    );
  });

  it('uses age for an estimated year of birth', async () => {
    const world = await ImportWorld.with(
      await workbookOf({
        a: [
          ['Name', 'Age', 'Date of admission'],
          ['Sara', '17', { serial: 46_000 }],
        ],
      }),
      'list.xlsx',
    );
    await world.run();
    // 46,000 is 9 December 2025
    expect(world.residents[0]?.draft).toMatchObject({
      admittedOn: '2025-12-09',
      birth: { precision: 'estimated', date: '2008-01-01' },
    });
  });
});

describe('an import as a whole', () => {
  const LIST = csv([TITLES, ['1', 'سارة', '', '', '', '10/1/2026', '', '']]);

  it('is undone whole, once, soon, and only while nobody worked on it or counted it', async () => {
    const world = await ImportWorld.with(utf8(LIST), 'list.csv');
    const { importId } = valueOf((await world.run()).answer);
    world.changed = 1;
    expect(codeOf(world.undo(importId))).toBe('imports.changed-since');
    expect(world.residents).toHaveLength(1);
    world.changed = 0;
    world.counted = 1;
    expect(codeOf(world.undo(importId))).toBe('imports.counted-since');
    world.counted = 0;
    world.now = '2026-06-22T08:00:00.001Z';
    expect(codeOf(world.undo(importId))).toBe('imports.undo-over');
    expect(valueOf(world.list()).imports[0]).toMatchObject({
      undoUntil: '2026-06-22T08:00:00.000Z',
      bar: { code: 'imports.undo-over' },
    });
    expect(world.residents).toHaveLength(1);
    world.now = '2026-06-22T08:00:00.000Z';
    expect(valueOf(world.list()).imports[0]?.bar).toBeNull();
    expect(valueOf(world.undo(importId))).toEqual({ removed: 1 });
    expect(codeOf(world.undo(importId))).toBe('imports.already-undone');
    expect(valueOf(world.list()).imports[0]).toMatchObject({ state: 'undone', created: 1 });
  });

  it('asks before the same file is imported again', async () => {
    const world = await ImportWorld.with(utf8(LIST), 'list.csv');
    await world.run();
    expect(valueOf(world.preview()).alreadyImportedAt).toBe('2026-06-15T08:00:00.000Z');
    expect(codeOf((await world.run()).answer)).toBe('imports.already-imported');
    expect(codeOf((await world.run({ again: true })).answer)).toBe('done');
  });

  it('refuses a file that is gone and a sheet that is not there', async () => {
    const world = await ImportWorld.with(utf8(LIST), 'list.csv');
    expect(codeOf(world.preview({ fileToken: 'other' }))).toBe('imports.file-gone');
    expect(codeOf(world.preview({ sheet: 7 }))).toBe('imports.sheet-missing');
  });
});
