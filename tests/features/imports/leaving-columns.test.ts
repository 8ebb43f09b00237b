// What no known title names, and what a known title stands over wrongly, is asked about instead of dropped or filed.
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../support/workbooks';
import { codeOf, ImportWorld, valueOf } from './import-world';

type Rows = readonly (readonly string[])[];

async function listOf(rows: Rows) {
  const bytes = utf8(rows.map((cells) => cells.join(',')).join('\n'));
  return ImportWorld.with(bytes, 'list.csv');
}

/** What the third column of a list becomes, and whether the import waits for it. */
async function guessOf(title: string, cells: readonly string[], admitted = '2024-01-10') {
  const people = cells.map((cell, nth) => [`Mina Salem ${'abcdefgh'[nth] ?? ''}`, admitted, cell]);
  const list = await listOf([['Name', 'Date of admission', title], ...people]);
  const { columns } = valueOf(list.preview());
  const { target = null, confidence } = columns[2] ?? {};
  return `${target} ${confidence}`;
}

describe('a day of leaving under a title that nobody listed', () => {
  it.each([
    ...['Date left', 'Date of leaving', 'Check-out', 'Checkout date', 'Left', 'Left shelter'],
    ...[
      'Release date',
      'Stay ended',
      'End of stay',
      'Date closed',
      'Closing date',
      'Repatriation date',
    ],
    ...['Date of transfer', 'Returned on', 'Reintegration date', 'To', 'Until', 'Case closed on'],
    ...['تاريخ الانصراف', 'تاريخ التسليم', 'تاريخ الترحيل', 'تاريخ إغلاق الملف', 'تاريخ العودة'],
    ...[
      'تاريخ التحويل',
      'تاريخ النقل',
      'تاريخ ترك الدار',
      'تاريخ الإفراج',
      'غادرت في',
      'نهاية الإقامة',
    ],
    ...['الانصراف', 'إلى', 'حتى', 'Transferred to hospital on', 'تاريخ تسليمها للسفارة'],
  ])('%s', async (title) => {
    expect(await guessOf(title, ['2024-05-03', ''])).toBe('exitedOn likely');
    // Also where the days say nothing: before the admission, or a day and a month alone.
    expect(await guessOf(title, ['2023-05-03', ''])).toBe('exitedOn likely');
    expect(await guessOf(title, ['5/3', ''])).toBe('exitedOn likely');
  });

  it.each([
    ['Xyz', ['2024-05-03', '2024-01-10', ''], 'exitedOn likely'],
    ['عمود', ['2024-05-03', '2023-01-10', '2024-02-01'], 'exitedOn likely'],
    ['Xyz', ['2023-05-03', '2024-02-10'], 'null none'],
    ['Xyz', ['45000', '45001'], 'null none'],
    ['Date of last visit', ['2024-05-03'], 'null none'],
    ['Passport returned on', ['2024-05-03'], 'null none'],
    ['Mother left on', ['2024-05-03'], 'null none'],
    ['تاريخ انتهاء الجواز', ['2029-05-03'], 'null none'],
    ['Transferred to', ['Safe House'], 'null none'],
  ])('%s over %j is %s', async (title, cells, expected) =>
    expect(await guessOf(title, cells)).toBe(expected),
  );

  it('the import waits, and a guess that is confirmed makes nobody a resident of today', async () => {
    const list = await listOf([
      ['الاسم', 'تاريخ الدخول', 'تاريخ الانصراف'],
      ['مريم سالم', '2024-01-10', '2024-05-03'],
      ['هدى يوسف', '2024-01-11', ''],
    ]);
    const { mapping } = valueOf(list.preview());
    expect(mapping.unsettled).toEqual([2]);
    expect(codeOf((await list.run()).answer)).toBe('imports.columns-unsettled');
    await list.run({ mapping: { ...mapping, unsettled: [] } });
    expect(list.residents.map(({ draft }) => draft.exitedOn)).toEqual(['2024-05-03', undefined]);
  });

  it('a second column of leaving fills what the sure one leaves empty, and is read after it', async () => {
    const list = await listOf([
      ['Name', 'Admission date', 'Date of transfer', 'Exit date'],
      ['Mina Salem', '2024-01-10', '2024-05-03', ''],
      ['Huda Yusuf', '2024-01-11', '2024-05-04', '2024-06-01'],
    ]);
    const { mapping } = valueOf(list.preview());
    expect(mapping.unsettled).toEqual([2]);
    await list.run({ mapping: { ...mapping, unsettled: [] } });
    expect(list.residents.map(({ draft }) => [draft.exitedOn, draft.note])).toEqual([
      ['2024-05-03', undefined],
      ['2024-06-01', 'Date of transfer: 2024-05-04'],
    ]);
  });
});

describe('states of a stay under whatever title', () => {
  it.each([
    ['المتابعة', ['غادرت', 'مقيمة']],
    ['Follow-up', ['left', 'resident']],
    ['النتيجة', ['غادرت', 'مقيمة']],
    ['Outcome', ['Repatriated', 'Family reunification', '']],
    ['الحضور/الانصراف', ['انصراف', 'حضور']],
    ['Case worker says', ['left', 'resident']],
    ['Case', ['open', 'closed']],
  ])('%s: %j', async (title, cells) =>
    expect(await guessOf(title, cells)).toBe('stayState likely'),
  );

  it.each([
    ['Visa status', ['active', 'closed']],
    ['Passport', ['returned', 'missing']],
  ])('%s: %j is something else', async (title, cells) =>
    expect(await guessOf(title, cells)).toBe('null none'),
  );
});

describe('a sure title over cells of another kind', () => {
  it.each([
    ['Case', ['trafficking', 'labour'], 'caseNumber likely'],
    ['File', ['complete', 'complete'], 'caseNumber likely'],
    ['File number', ['1', '2', '1', '2', '1'], 'caseNumber likely'],
    ['File number', ['K-1', 'K-2', 'K-2'], 'caseNumber sure'],
    ['رقم الملف', ['٠٠١', 'لا يوجد'], 'caseNumber sure'],
    ['Father', ['alive', 'Deceased'], 'father likely'],
    ['الأب', ['متوفى', 'سالم'], 'father likely'],
    ['الأب', ['متوفى', 'سالم', 'يوسف', 'نادر'], 'father sure'],
    ['الشهرة', ['نعم', 'لا'], 'preferredName likely'],
    ['First name', ['a', 'b', 'a', 'b', 'a', 'b'], 'given likely'],
    ['Last name', ['12', '13'], 'family likely'],
    ['Exit date', ['soon', 'yes'], 'exitedOn likely'],
  ])('%s: %j is %s', async (title, cells, expected) =>
    expect(await guessOf(title, cells)).toBe(expected),
  );

  it('an answer in the place of a name is no name, and stays in the note', async () => {
    const list = await listOf([
      ['الاسم الأول', 'الأب', 'العائلة', 'الشهرة', 'تاريخ الدخول'],
      ['مريم', 'متوفى', 'سالم', 'نعم', '2024-01-10'],
      ['هدى', 'نادر', 'يوسف', 'دودو', '2024-01-11'],
    ]);
    const { mapping } = valueOf(list.preview());
    await list.run({ mapping: { ...mapping, unsettled: [] } });
    expect(list.residents.map(({ draft }) => [draft.name, draft.note])).toEqual([
      [{ given: 'مريم', family: 'سالم' }, 'الشهرة: نعم\nالأب: متوفى'],
      [{ given: 'هدى', father: 'نادر', family: 'يوسف', preferred: 'دودو' }, undefined],
    ]);
  });
});
