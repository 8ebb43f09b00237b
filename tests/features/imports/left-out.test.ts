// What of a list becomes nothing is named: before the import, and in the file of whoever it was about.
import { describe, expect, it } from 'vitest';
import { filledHtcds, utf8 } from '../../support/workbooks';
import { ImportWorld, valueOf } from './import-world';

const LIST = [
  'الاسم,تاريخ الدخول,التصنيف,الحالة الاجتماعية,الطول,فارغ',
  'مريم سالم,2026-01-02,ضحية,متزوجة,160,',
  'هدى يوسف,2026-01-03,,,158,',
].join('\n');

async function imported(text: string, mapping: Record<string, unknown> = {}) {
  const world = await ImportWorld.with(utf8(text), 'list.csv');
  const before = valueOf(world.preview());
  const chosen = { ...before.mapping, unsettled: [], ...mapping };
  const preview = valueOf(world.preview({ mapping: chosen }));
  await world.run({ mapping: chosen });
  return { preview, drafts: world.residents.map(({ draft }) => draft) };
}

describe('columns that are not imported', () => {
  it('are named before the import where they hold anything, and in each file they spoke of', async () => {
    const { preview, drafts } = await imported(LIST);
    expect(preview.leftOut).toEqual(['الحالة الاجتماعية', 'الطول']);
    expect(drafts.map(({ leftOut }) => leftOut)).toEqual([
      ['الحالة الاجتماعية', 'الطول'],
      ['الطول'],
    ]);
  });

  it('are none once the worker takes them as notes', async () => {
    const first = await imported(LIST);
    const notes = [3, 4].map((column) => ({ column, target: 'note' }));
    const columns = [...first.preview.mapping.columns, ...notes];
    const { preview, drafts } = await imported(LIST, { columns });
    expect(preview.leftOut).toEqual([]);
    expect(drafts[0]).not.toHaveProperty('leftOut');
    expect(drafts[0]?.note).toBe('الحالة الاجتماعية: متزوجة\nالطول: 160');
  });

  it('of a case workbook are named as well', async () => {
    const bytes = await filledHtcds('multi', [
      { 'First Name': 'Amal', 'Incoming Referral Date': '2024-01-10' },
    ]);
    const world = await ImportWorld.with(bytes, 'cases.xlsx');
    expect(valueOf(world.preview()).leftOut).toEqual([]);
    const file = world.held?.file;
    if (file === undefined) throw new Error('no file');
    const sheets = file.sheets.map((sheet) => {
      const at = sheet.rows.findIndex((cells) => cells.includes('First Name'));
      const width = Math.max(...sheet.rows.map((cells) => cells.length));
      const wide = (cells: readonly string[], more: string) => [
        ...Array.from({ length: width }, (_, index) => cells[index] ?? ''),
        more,
      ];
      const rows = sheet.rows.map((cells, index) => {
        if (at === -1) return cells;
        return wide(cells, index === at ? 'Blood group' : cells.includes('Amal') ? 'A+' : '');
      });
      return { ...sheet, rows };
    });
    world.held = { file: { ...file, sheets }, hash: 'other' };
    expect(valueOf(world.preview()).leftOut).toEqual(['Blood group']);
  });
});

describe('what is not the list’s word', () => {
  it('is said of each file: a category and a day that were assumed', async () => {
    const text = 'الاسم,تاريخ الدخول,التصنيف\nمريم سالم,2026-01-02,ضحية\nهدى يوسف,,';
    const { drafts } = await imported(text, { admittedOnWhenMissing: '2026-01-01' });
    expect(drafts.map(({ assumed }) => assumed)).toEqual([
      undefined,
      ['imports.admission-assumed', 'imports.category-assumed'],
    ]);
  });
});

describe('cells that no field needs', () => {
  it('stay readable: an age beside a birth date, and the second of two columns for one field', async () => {
    const text =
      'الاسم,تاريخ الدخول,تاريخ الميلاد,العمر,أول\nمريم سالم,2026-01-02,1998-03-04,27,2020-05-05';
    const first = await imported(text);
    const second = { column: 4, target: 'admittedOn' };
    const columns = [...first.preview.mapping.columns.filter(({ column }) => column !== 4), second];
    const { drafts } = await imported(text, { columns });
    expect(drafts[0]).toMatchObject({ admittedOn: '2026-01-02' });
    expect(drafts[0]?.note).toBe('أول: 2020-05-05\nالعمر: 27');
  });
});

describe('the first rows', () => {
  it('show every column that is taken, with what was read', async () => {
    const text =
      'الاسم,تاريخ الدخول,العمر,الجنسية,الغرفة\nمريم أحمد سالم,٢٠٢٦/١/٢,20,مصرية,٧\nهدى يوسف,متى؟,20,,';
    const { preview } = await imported(text);
    const [row, other] = preview.firstRows;
    expect(row?.cells.map(({ text: words }) => words)).toEqual(
      expect.arrayContaining(['مريم أحمد سالم', '٢٠٢٦/١/٢', '20', 'مصرية', '٧']),
    );
    expect(row?.read).toMatchObject({
      name: { given: 'مريم', father: 'أحمد', family: 'سالم' },
      admittedOn: '2026-01-02',
      birth: { precision: 'estimated', date: '2006-01-01' },
      nationalities: ['EG'],
      category: 'possible-victim',
      room: '٧',
    });
    expect(other).not.toHaveProperty('read');
    expect(other?.cells).toContainEqual({ column: 1, text: 'متى؟' });
  });
});
