// Under a list of names stand totals, and rows that refer to others: no file is made of them. A departure behind a name is asked.
import { describe, expect, it } from 'vitest';
import { isNoPerson } from '../../../src/features/imports/no-person';
import { utf8 } from '../../support/workbooks';
import { ImportWorld, valueOf } from './import-world';

describe('in the place of a name', () => {
  it.each([
    ...[
      'Total',
      'TOTAL: 12',
      'Grand total',
      'Sub-total',
      'Total residents',
      'see above',
      'Same as above',
      'ditto',
    ],
    ...['Prepared by Salma K', 'Approved by:', 'Signature', 'End of list', 'Page 2 of 3'],
    ...[
      'الإجمالي',
      'الاجمالى',
      'المجموع ١٢',
      'إجمالي النزيلات',
      'العدد الكلي',
      'كما سبق',
      'أعلاه',
      'انظر أعلاه',
    ],
    ...['نفس السابق', 'أعده: سلمى', 'إعداد سلمى كامل', 'التوقيع', 'نهاية القائمة'],
  ])('%s is nobody', (text) => expect(isNoPerson(text)).toBe(true));

  it.each([
    'Hana Total',
    'Totalina Beza',
    'اعتماد صالح',
    'جملات سعيد',
    'Page Hana',
    'عدد',
    'هناء السابق',
  ])('%s is a name', (text) => expect(isNoPerson(text)).toBe(false));
});

describe.each([
  [
    'English',
    'Name,Date of admission',
    'Prepared by Salma K',
    'Abeba Sena - LEFT',
    'Abeba',
    'Sena',
  ],
  ['Arabic', 'الاسم,تاريخ الدخول', 'الإجمالي', 'هناء صالح - غادرت', 'هناء', 'صالح'],
])('a list in %s', (_, titles, nobody, left, given, family) => {
  it('leaves nobody out with its cause and names who may have left', async () => {
    const list = await ImportWorld.with(
      utf8(`${titles}\n${left},2025-01-07\n${nobody},2025-01-08\n`),
      'list.csv',
    );
    expect(valueOf(list.preview()).report).toMatchObject({
      create: 1,
      reject: 1,
      causes: expect.arrayContaining([
        { code: 'imports.no-person', count: 1, lines: [3] },
        { code: 'imports.perhaps-left', count: 1, lines: [2] },
      ]) as unknown,
    });
    await list.run();
    expect(list.residents.map(({ draft: { name } }) => name)).toEqual([{ given, family }]);
  });
});
