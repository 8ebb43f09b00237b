// What a title adds to its known words, in brackets or behind a sign: whose column it is, or only how it is written.
import { describe, expect, it } from 'vitest';
import { guessColumns } from '../../../src/features/imports/column-guess';
import { tableOf } from '../../../src/features/imports/table';
import { isKnownTitle } from '../../../src/features/imports/title-meaning';
import { utf8 } from '../../support/workbooks';
import { codeOf, ImportWorld, valueOf } from './import-world';

function guessOf(title: string, heading?: string): string {
  const alone = [['Room', 'Category', title, 'x']];
  const titles = heading === undefined ? alone : [['Resident', '', heading, ''], ...alone];
  const sheet = { name: '', rows: titles, lines: titles.map((_, index) => index + 1) };
  const column = guessColumns(tableOf(sheet, titles.length - 1, isKnownTitle))[2];
  const { target = null, confidence = '' } = column ?? {};
  return target === null ? 'none' : `${target} ${confidence}`;
}

describe('a title that speaks of somebody else beside the known words', () => {
  const people = [
    ...['child', 'infant', 'mother', 'guardian', 'case worker', 'spouse', 'emergency contact'],
    ...['trafficker', 'referrer', 'next of kin', 'her husband', 'baby', 'sponsor', 'lawyer'],
    ...[
      'الطفل',
      'طفلها',
      'الرضيع',
      'الأم',
      'والدتها',
      'أمها',
      'ولي الأمر',
      'لولي أمرها',
      'الأخصائية',
    ],
    ...['الزوج', 'زوجها', 'للطوارئ', 'المتاجر', 'الكفيل', 'كفيلها', 'صاحب العمل', 'الجهة المبلغة'],
    ...[
      'أختها',
      'بابنتها',
      'المحامي',
      'مسؤولة الحالة',
      'mère',
      'enfant',
      'époux',
      'assistante sociale',
    ],
  ];
  const titles = [
    ...['Name', 'Date of birth', 'Phone', 'Nationality', 'Sex', 'Age', 'File number', 'ID'],
    ...[
      'الاسم',
      'تاريخ الميلاد',
      'الهاتف',
      'الجنسية',
      'الجنس',
      'العمر',
      'رقم الملف',
      'تاريخ الدخول',
    ],
  ];
  const ways: ((title: string, whose: string) => string)[] = [
    (title, whose) => `${title} (${whose})`,
    (title, whose) => `${title} [${whose}]`,
    (title, whose) => `${title}: ${whose}`,
    (title, whose) => `${title} - ${whose}`,
    (title, whose) => `${title} – ${whose}`,
    (title, whose) => `${title}/${whose}`,
    (title, whose) => `${title}، ${whose}`,
    (title, whose) => `${title}\n${whose}`,
    (title, whose) => `${whose}: ${title}`,
    (title, whose) => `${title} (${whose}) *`,
  ];

  it.each(people)('%s', (whose) => {
    for (const title of titles) {
      for (const way of ways)
        expect([way(title, whose), guessOf(way(title, whose))]).toEqual([
          way(title, whose),
          'none',
        ]);
      expect([whose, title, guessOf(title, whose)]).toEqual([whose, title, 'none']);
    }
  });
});

describe('a title with words beside it that nobody foresaw', () => {
  it.each([
    ['Phone (home)', 'phone likely'],
    ['Date of admission (planned)', 'admittedOn likely'],
    ['Nationality (2)', 'nationality likely'],
    ['Name (zzz)', 'fullName likely'],
    ['Name (surname first)', 'fullName likely'],
    ['Case number - old', 'caseNumber likely'],
    ['Age (months)', 'age likely'],
    ['العمر (بالشهور)', 'age likely'],
    ['تاريخ الدخول (السابق)', 'admittedOn likely'],
    ['الاسم: س ص', 'fullName likely'],
    ['Sex / Age', 'sex likely'],
    ['Phone (centre)', 'phone likely'],
    ['Admission date (2)', 'admittedOn likely'],
  ])('%s is asked about', (title, guess) => expect(guessOf(title)).toBe(guess));

  it.each([
    ['Name', 'Referred by', 'none'],
    ['Name', 'الأب', 'none'],
    ['Phone', 'Something', 'phone likely'],
    ['Name', 'Personal data', 'fullName sure'],
    ['الجنسية', 'البيانات الشخصية', 'nationality sure'],
    ['Phone', 'Contact details', 'phone sure'],
    ['Phone', 'Contact person', 'none'],
    ['Date of birth', 'Name', 'birthDate likely'],
  ])('%s under %s is %s', (title, heading, guess) => expect(guessOf(title, heading)).toBe(guess));
});

describe('words beside a title that change nothing', () => {
  it.each([
    ['Date of birth (dd/mm/yyyy)', 'birthDate sure'],
    ['Date of Birth (DD-MM-YYYY)', 'birthDate sure'],
    ['Date of birth (e.g. 25/03/1990)', 'birthDate sure'],
    ['تاريخ الدخول (يوم/شهر/سنة)', 'admittedOn sure'],
    ['تاريخ الميلاد (ميلادي)', 'birthDate sure'],
    ['Date de naissance (jj/mm/aaaa)', 'birthDate sure'],
    ['Name (as in passport)', 'fullName sure'],
    ['الاسم (كما في جواز السفر)', 'fullName sure'],
    ['Date of birth (as on the ID card)', 'birthDate sure'],
    ['Phone (optional)', 'phone sure'],
    ['الهاتف (إن وجد)', 'phone sure'],
    ['Phone (with country code)', 'phone sure'],
    ['Age (years)', 'age sure'],
    ['العمر (بالسنوات)', 'age sure'],
    ['Sex (M/F)', 'sex sure'],
    ['الجنس (ذكر/أنثى)', 'sex sure'],
    ['Name / الاسم', 'fullName sure'],
    ['Date of Birth تاريخ الميلاد', 'birthDate sure'],
    ['الجنسية\nNationality', 'nationality sure'],
    ['Full name (first, father, family)', 'fullName sure'],
    ['الاسم (الأول، الأب، الجد، العائلة)', 'fullName sure'],
    ['الاسم (النزيلة)', 'fullName sure'],
    ['Date of admission (shelter)', 'admittedOn sure'],
    ['الاسم (بالإنجليزية)', 'latinName sure'],
  ])('%s', (title, guess) => expect(guessOf(title)).toBe(guess));
});

it('an import of a column with an unknown addition waits, and somebody else’s telephone is not filed', async () => {
  const list = await ImportWorld.with(
    utf8(
      'Name,Date of admission (planned),Phone (case worker),Date of birth (child)\nMina,2026-01-02,0100,2019-03-04\n',
    ),
    'a.csv',
  );
  const { mapping } = valueOf(list.preview());
  expect(mapping.unsettled).toEqual([1]);
  expect(codeOf((await list.run()).answer)).toBe('imports.columns-unsettled');
  await list.run({ mapping: { ...mapping, unsettled: [] } });
  const [first] = list.residents.map(({ draft }) => draft);
  expect(first?.phone).toBeUndefined();
  expect(first?.birth).toEqual({ precision: 'unknown' });
});
