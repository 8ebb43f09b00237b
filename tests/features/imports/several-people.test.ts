// A row is one person. A name that names more is told, and abbreviations with a stroke stay names.
import { describe, expect, it } from 'vitest';
import { peopleIn } from '../../../src/features/imports/people-in-name';
import { writtenName } from '../../../src/features/imports/written-name';
import { filledHtcds, utf8 } from '../../support/workbooks';
import { ImportWorld, valueOf } from './import-world';

describe('people in one name', () => {
  it.each([
    ...[
      'هناء وابنتها سارة',
      'هناء صالح + طفل',
      'Hana & baby',
      'هناء و سارة',
      'هناء وطفلها',
      'هناء وأطفالها',
    ],
    ...[
      'هناء صالح ومولودها',
      'هناء مع طفلها',
      'هناء مع طفلين',
      'هناء (وطفلتها)',
      'هناء + 2',
      'هناء +2 أطفال',
    ],
    ...[
      'هناء و3 أطفال',
      'Hana and Sara',
      'Hana and 2 children',
      'Hana with baby',
      'Hana w/ baby',
      'Hana + child',
    ],
    ...[
      'Hana with her son',
      'Hana Saleh (and her two children)',
      'Amina et sa fille',
      'Amina avec un enfant',
    ],
    ...[
      'Hana/baby',
      'Hana - baby',
      'هناء / طفلة',
      'هناء صالح، طفلها علي',
      'Hana, her son Ali',
      'هناء - ابنتها سارة',
      'أطفال هناء',
      'توأم هناء',
      'Twins of Hana',
      'هناء ووالدتها',
      'هناء وأختها',
      'هناء وزوجها',
      'هناء برفقة ابنها',
    ],
    ...[
      'Sarah - daughter Ella',
      'Abeba - sister Sena',
      'Dina 25, Abel 3',
      'Faith with her baby boy',
    ],
    ...['Leah x2', 'Leah ×2', 'Abeba plus one', 'Peace (3 persons)', 'Mrs Abeba family of 4'],
    ...[
      'مروى بصحبة صغيرها',
      'أسرة سيدة محمود',
      'نجاح وآخرون',
      'Sisters Mona Nora',
      'عفاف (٣ أفراد)',
    ],
  ])('%s: several', (text) => expect(peopleIn(text)).toBe('several'));

  it.each([
    ...['هناء وسارة', 'هناء صالح / سارة صالح', 'Hana/Sara', 'هناء صالح\nسارة صالح', 'Hana; Sara'],
    ...['سارة، مريم، هناء'],
    ...['Abeba sister Sena', 'Faith baby', 'Abeba Sena – Marta Bekele', 'Hana | Sara', 'Hana 25'],
    ...['زينب - مريم', 'تهاني ورزان', 'ولاء ووعد', 'سميرة وكنزة', 'نجوى والدة كريم', 'Hana (2)'],
    ...['Hana mother of Ali', 'رباب حامل بتوأم', 'Infant of Abeba', 'B/O Abeba', 'Baby of Hana'],
    ...['رضيعة هناء', 'Hana with Sara', 'هناء أختها', 'هناء ٢٥'],
  ])('%s: perhaps', (text) => expect(peopleIn(text)).toBe('perhaps'));

  it.each([
    ...[
      'هناء وفاء',
      'هناء وليد',
      'وفاء وهبة',
      'وجدان ولاء',
      'مريم (أم علي) سالم',
      'أم علي',
      'هناء بنت صالح',
    ],
    ...[
      'السيدة/ مريم أحمد',
      'السيدة/مريم أحمد',
      'د/ هالة سعيد',
      'هناء / Hana',
      'Selam G/Medhin Hagos',
      'W/ro Hana',
    ],
    ...[
      'G/ Medhin Hagos',
      'Alpha, Mina',
      'Andrea Sandy',
      'Sonia Babiker',
      'Sara (daughter of Hana)',
      'Sara, daughter of Hana',
      'سارة، ابنة هناء',
      'هناء (ابنها علي)',
    ],
    ...[
      'منى أمية',
      'هناء الوليد',
      'Hana - Ethiopian',
      '1. Hana Saleh',
      'Hana - left',
      'Al-Sayed Hana',
    ],
    ...['سعاد وردية', 'Mari Alpha', 'Hana Mari', 'Kim Son', 'Hana A-1234'],
    ...[
      'هناء ولد محمد',
      'وائل والي',
      'منى وهدان',
      'Etenesh Withanage',
      'Hana +201001234567',
      'ولد',
      'طفلة',
    ],
  ])('%s: one', (text) => expect(peopleIn(text)).toBe('one'));
});

describe('strokes in a name', () => {
  it.each([
    ['Selam G/Medhin', 'Selam G/Medhin'],
    ['G/Medhin Hagos', 'G/Medhin Hagos'],
    ['W/Mariam T/Haimanot', 'W/Mariam T/Haimanot'],
    ['Abrehet H/ Selassie', 'Abrehet H/Selassie'],
    ['Abrehet G / Egziabher', 'Abrehet G/Egziabher'],
    ['Genet Wo/Gebriel', 'Genet Wo/Gebriel'],
    ['سلام ج/مدهن', 'سلام ج/مدهن'],
    ['W/ro Hana Bekele', 'Hana Bekele'],
    ['Ato Bekele Hagos', 'Bekele Hagos'],
    ['أ/ هناء صالح', 'هناء صالح'],
    ['م/هناء صالح', 'هناء صالح'],
    ['د/ هالة سعيد', 'هالة سعيد'],
    ['Mr/Samir Alpha', 'Samir Alpha'],
    ['السيدة/مريم أحمد', 'مريم أحمد'],
    ['Lakshmi D/O Raman', 'Lakshmi'],
    ['Sita Devi w/o Ram', 'Sita Devi'],
    ['هناء صالح زوجة كريم سالم', 'هناء صالح'],
    ['م. س.', 'م. س.'],
    // Of other people, and of a departure, nothing comes into a name.
    ['Abeba sister Sena', 'Abeba'],
    ['نجوى والدة كريم', 'نجوى'],
    ['رباب حامل بتوأم', 'رباب'],
    ['Sara, daughter of Hana', 'Sara'],
    ['سارة، ابنة هناء', 'سارة'],
    ['Abeba Sena – Marta Bekele', 'Abeba Sena'],
    ['Abeba Sena - LEFT', 'Abeba Sena'],
    ['هناء صالح - غادرت', 'هناء صالح'],
    ['Alpha, Mina', 'Mina Alpha'],
    ['هناء بنت صالح', 'هناء بنت صالح'],
  ])('%s is %s', (text, name) => expect(writtenName(text)).toBe(name));
});

describe('a row of several people', () => {
  it('is left out with its reason; one that may be is made and named', async () => {
    const list = await ImportWorld.with(
      utf8(
        'الاسم,تاريخ الدخول\nهناء وابنتها سارة,2025-01-07\nمنى وسارة,2025-01-08\nSelam G/Medhin,2025-01-09\n',
      ),
      'list.csv',
    );
    const { report } = valueOf(list.preview());
    expect(report).toMatchObject({
      create: 2,
      reject: 1,
      causes: [
        { code: 'imports.several-people', lines: [2] },
        { code: 'imports.perhaps-several-people', lines: [3] },
      ],
    });
    await list.run();
    expect(list.residents.map(({ draft: { name, note } }) => [name, note])).toEqual([
      [{ given: 'منى', family: 'وسارة' }, 'الاسم: منى وسارة'],
      [{ given: 'Selam', family: 'G/Medhin' }, undefined],
    ]);
  });

  it('in a column of first names and in the HTCDS workbook too', async () => {
    const parts = await ImportWorld.with(
      utf8('First name,Last name,Date of admission\nHana & baby,Alpha,2025-01-07\n'),
      'list.csv',
    );
    expect(valueOf(parts.preview()).report.reject).toBe(1);
    const bytes = await filledHtcds('multi', [
      { 'First Name': 'Hana and Sara', 'Incoming Referral Date': '2025-01-07' },
    ]);
    const workbook = await ImportWorld.with(bytes, 'list.xlsx');
    expect(valueOf(workbook.preview()).report.causes).toMatchObject([
      { code: 'imports.several-people' },
    ]);
  });
});
