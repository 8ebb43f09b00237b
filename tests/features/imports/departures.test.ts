// Whoever a list says has left never becomes a resident of today without a word, whatever way the list says it.
import { describe, expect, it } from 'vitest';
import { guessColumns } from '../../../src/features/imports/column-guess';
import { isKnownTitle } from '../../../src/features/imports/title-meaning';
import { mayTellLeaving } from '../../../src/features/imports/leaving-remark';
import { stayStateOf } from '../../../src/features/imports/stay-state';
import { tableOf } from '../../../src/features/imports/table';
import { filledHtcds, utf8 } from '../../support/workbooks';
import { ImportWorld, valueOf } from './import-world';

function csv(rows: readonly (readonly string[])[]): Uint8Array {
  return utf8(rows.map((cells) => cells.join(',')).join('\n'));
}

/** A list of one person, admitted 2024-01-10, with one more column. */
async function listOf(title: string, cell: string, mapping?: Record<string, unknown>) {
  const world = await ImportWorld.with(
    csv([
      ['الاسم', 'تاريخ الدخول', title],
      ['مريم سالم', '2024-01-10', cell],
    ]),
    'list.csv',
  );
  const before = valueOf(world.preview());
  const chosen = { ...before.mapping, unsettled: [], ...mapping };
  const preview = valueOf(world.preview({ mapping: chosen }));
  await world.run({ mapping: chosen });
  return { preview, draft: world.residents[0]?.draft };
}

const codesOf = (preview: Awaited<ReturnType<typeof listOf>>['preview']) =>
  preview.report.causes.map(({ code }) => code);

describe('a departure without a day', () => {
  it.each([
    ['سبب الخروج', 'عودة طوعية'],
    ['سبب المغادرة', 'سافرت مع أختها'],
    ['Reason for exit', 'Voluntary return'],
    ['Exit reason', 'went home'],
    ['تاريخ الخروج', 'غادرت'],
    ['تاريخ الخروج', 'مارس 2024'],
    ['تاريخ المغادرة', '2024'],
    ['تاريخ المغادرة', '5/3/24'],
    ['Exit date', 'left'],
    ['Exit date', 'spring?'],
    ['Date of exit', 'yes'],
    ['الحالة', 'خرجت'],
    ['الحالة', 'غادرت الدار مع أهلها'],
    ['حالة الملف', 'مغلق'],
    ['حالة النزيلة', 'لم تعد مقيمة'],
    ['Status', 'Closed'],
    ['Status', 'exited'],
    ['Case status', 'inactive'],
    ['Status', 'not active'],
    ['Left?', 'yes'],
    ['Still in the house', 'no'],
    ['غادرت؟', 'نعم'],
    ['مقيمة حاليا', 'لا'],
  ])('%s: %s', async (title, cell) => {
    const { preview, draft } = await listOf(title, cell);
    expect(codesOf(preview)).toContain('imports.closed-without-date');
    expect(preview.report).toMatchObject({ create: 0, reject: 1 });
    expect(preview.leaving).toEqual([
      { line: 2, name: 'مريم سالم', words: cell, verdict: 'reject' },
    ]);
    expect(draft).toBeUndefined();
  });

  it.each([
    ['سبب الخروج', ''],
    ['سبب الخروج', 'لا يوجد'],
    ['سبب الخروج', 'غير محدد'],
    ['سبب الخروج', '-'],
    ['سبب الخروج', 'لا تزال مقيمة'],
    ['تاريخ الخروج', '—'],
    ['تاريخ الخروج', 'لا يوجد'],
    ['تاريخ الخروج', 'حتى الآن'],
    ['تاريخ الخروج', 'ما زالت في الدار'],
    ['Exit date', 'still here'],
    ['Exit date', 'not yet left'],
    ['الحالة', 'مقيمة'],
    ['الحالة', 'لم تغادر بعد'],
    ['Status', 'Active'],
    ['Left?', 'no'],
    ['غادرت؟', 'لا'],
  ])('%s: %s is somebody who lives in the house', async (title, cell) => {
    const { preview, draft } = await listOf(title, cell);
    expect(preview.report).toMatchObject({ create: 1, reject: 0 });
    expect(preview.leaving).toEqual([]);
    expect(draft).toMatchObject({ admittedOn: '2024-01-10' });
    expect(draft).not.toHaveProperty('exitedOn');
  });

  it.each([
    ['حالة الملف', 'قيد الدراسة'],
    ['Case status', 'pending'],
    ['ملاحظات', 'غادرت في مايو'],
    ['Notes', 'She left with her cousin'],
    ['الغرفة', 'خرجت'],
  ])('%s: %s may say so: imported, said, and asked', async (title, cell) => {
    const { preview, draft } = await listOf(title, cell);
    expect(codesOf(preview)).toEqual(['imports.perhaps-left']);
    expect(preview.leaving).toEqual([
      { line: 2, name: 'مريم سالم', words: cell, verdict: 'create' },
    ]);
    expect(draft).not.toHaveProperty('exitedOn');
  });

  it.each([
    ['المتابعة', 'تم تسليمها لأهلها في مايو', ['imports.perhaps-left']],
    ['Progress', 'Learns sewing; case closed 5/5', ['imports.perhaps-left']],
    ['Progress', 'Learns sewing', []],
    ['Mother', 'left 5/5', []],
  ])('%s: %s in a column that is not imported', async (title, cell, codes) => {
    const columns = [
      { column: 0, target: 'fullName' },
      { column: 1, target: 'admittedOn' },
    ];
    const { preview } = await listOf(title, cell, { columns });
    expect(codesOf(preview)).toEqual(codes);
  });

  it('a remark about something else, or of somebody whose state says she lives here, is no departure', async () => {
    const { preview } = await listOf('ملاحظات', 'وصلت ليلًا وتركت أوراقها');
    expect(preview.leaving).toEqual([]);
    const world = await ImportWorld.with(
      csv([
        ['الاسم', 'تاريخ الدخول', 'الحالة', 'ملاحظات'],
        ['مريم سالم', '2024-01-10', 'مقيمة', 'خرجت من المستشفى'],
        ['هدى يوسف', '2024-01-11', 'غادرت', ''],
      ]),
      'list.csv',
    );
    expect(valueOf(world.preview()).leaving.map(({ line }) => line)).toEqual([3]);
  });

  it('a plain day of exit needs nobody’s decision, and its reason is read', async () => {
    const world = await ImportWorld.with(
      csv([
        ['الاسم', 'تاريخ الدخول', 'تاريخ الخروج', 'سبب الخروج', 'الحالة'],
        ['مريم سالم', '2024-01-10', '2024-03-05', 'عودة طوعية', 'مغلق'],
      ]),
      'list.csv',
    );
    const preview = valueOf(world.preview());
    expect(preview.leaving).toEqual([]);
    expect(preview.report.causes).toEqual([]);
    await world.run({ mapping: { ...preview.mapping, unsettled: [] } });
    expect(world.residents[0]?.draft).toMatchObject({
      exitedOn: '2024-03-05',
      exitReason: 'voluntary-return',
    });
    expect(world.residents[0]?.draft).not.toHaveProperty('note');
  });

  it('a day of exit of somebody who lives here, by the same row, is said and may be turned', async () => {
    const rows = csv([
      ['الاسم', 'تاريخ الدخول', 'تاريخ الخروج', 'الحالة'],
      ['مريم سالم', '2024-01-10', '2024-03-05', 'مقيمة'],
      ['هدى يوسف', '2024-01-11', '', 'غادرت'],
    ]);
    const world = await ImportWorld.with(rows, 'list.csv');
    const { mapping, leaving, report } = valueOf(world.preview());
    expect(report.causes.map(({ code }) => code)).toContain('imports.exit-disputed');
    expect(leaving[0]).toMatchObject({ line: 2, verdict: 'create', exitedOn: '2024-03-05' });
    const departures = [{ line: 2, exitedOn: null }];
    await world.run({ mapping: { ...mapping, unsettled: [], departures } });
    expect(world.residents[0]?.draft).not.toHaveProperty('exitedOn');
    expect(world.residents[0]?.draft.note).toContain('تاريخ الخروج: 2024-03-05');
  });
});

describe('what the worker decides', () => {
  it('a day for one row closes the stay, and the list’s words stay in the note', async () => {
    const departures = [{ line: 2, exitedOn: '2024-03-31' }];
    const { preview, draft } = await listOf('تاريخ الخروج', 'مارس 2024', { departures });
    expect(draft).toMatchObject({ exitedOn: '2024-03-31', note: 'تاريخ الخروج: مارس 2024' });
    expect(preview.report.mended).toContainEqual({ code: 'imports.exit-assumed', count: 1 });
    expect(preview.leaving[0]).toMatchObject({ verdict: 'create', exitedOn: '2024-03-31' });
  });

  it('"lives in the house" makes a resident of today, said as a choice, and keeps the words', async () => {
    const departures = [{ line: 2, exitedOn: null }];
    const { preview, draft } = await listOf('سبب الخروج', 'عودة طوعية', { departures });
    expect(draft).not.toHaveProperty('exitedOn');
    expect(draft?.note).toBe('سبب الخروج: عودة طوعية');
    expect(preview.report.mended).toContainEqual({ code: 'imports.stays-by-choice', count: 1 });
  });

  it('a day for the whole list is taken where the row may have it, and not in another month', async () => {
    const given = { exitedOnWhenMissing: '2024-12-31' };
    expect((await listOf('الحالة', 'خرجت', given)).draft).toMatchObject({ exitedOn: '2024-12-31' });
    expect((await listOf('تاريخ الخروج', '2024', given)).draft).toMatchObject({
      exitedOn: '2024-12-31',
    });
    const other = await listOf('تاريخ الخروج', 'مارس 2024', given);
    expect(other.draft).toBeUndefined();
    expect(codesOf(other.preview)).toContain('imports.closed-without-date');
  });

  it('a day before the admission is refused like any other, and can still be mended', async () => {
    const departures = [{ line: 2, exitedOn: '2023-12-31' }];
    const { preview, draft } = await listOf('الحالة', 'خرجت', { departures });
    expect(draft).toBeUndefined();
    expect(codesOf(preview)).toEqual(['imports.exit-before-admission']);
    expect(preview.leaving).toHaveLength(1);
  });

  it('a word of the state that the worker settles is read as settled', async () => {
    const left = [{ target: 'stayState', word: 'قيد الدراسة', code: 'left' }];
    const one = await listOf('حالة الملف', 'قيد الدراسة', { values: left });
    expect(codesOf(one.preview)).toEqual(['imports.closed-without-date']);
    const here = [{ target: 'stayState', word: 'قيد الدراسة', code: 'present' }];
    const other = await listOf('حالة الملف', 'قيد الدراسة', { values: here });
    expect(other.preview.leaving).toEqual([]);
    const empty = [{ target: 'stayState', word: 'قيد الدراسة', code: '' }];
    const third = await listOf('حالة الملف', 'قيد الدراسة', { values: empty });
    expect(third.preview.leaving).toEqual([]);
    expect(third.draft?.note).toBe('حالة الملف: قيد الدراسة');
  });
});

describe('HTCDS cases, by the same rule', () => {
  const PLAIN = { 'First Name': 'Amal', 'Incoming Referral Date': '2024-01-10' };

  async function caseOf(cells: Record<string, string>, mapping: Record<string, unknown> = {}) {
    const world = await ImportWorld.with(
      await filledHtcds('multi', [{ ...PLAIN, ...cells }]),
      'cases.xlsx',
    );
    const preview = valueOf(world.preview({ mapping: { columns: [], ...mapping } }));
    await world.run({ mapping: { columns: [], ...mapping } });
    return { preview, draft: world.residents[0]?.draft };
  }

  it('a closed case without a day is rejected, and may be settled', async () => {
    const { preview, draft } = await caseOf({ Status: 'Closed' });
    expect(codesOf(preview)).toEqual(['imports.closed-without-date']);
    expect(preview.leaving[0]).toMatchObject({ words: 'Closed', verdict: 'reject' });
    expect(draft).toBeUndefined();
    const line = preview.leaving[0]?.line;
    const closed = await caseOf(
      { Status: 'Closed' },
      { departures: [{ line, exitedOn: '2024-02-01' }] },
    );
    expect(closed.draft?.exitedOn).toBe('2024-02-01');
  });

  it('an outgoing referral of a case without a status may be a departure', async () => {
    const { preview, draft } = await caseOf({ 'Outgoing Referral Date': '2024-03-01' });
    expect(codesOf(preview)).toEqual(['imports.perhaps-left']);
    expect(draft).not.toHaveProperty('exitedOn');
    expect(draft?.note).toContain('2024-03-01');
    const active = await caseOf({ Status: 'Active', 'Outgoing Referral Date': '2024-03-01' });
    expect(active.preview.leaving).toEqual([]);
  });
});

describe('columns that tell the state of a stay', () => {
  it.each([
    ['الحالة', ['مقيمة', 'غادرت'], 'stayState sure'],
    ['Status', ['Active', 'Closed'], 'stayState sure'],
    ['Status', ['victim', 'possible victim'], 'category likely'],
    ['الحالة الاجتماعية', ['متزوجة', 'عزباء'], 'null none'],
    ['وضعها', ['مقيمة', 'غادرت'], 'stayState likely'],
    ['Column7', ['in shelter', 'left'], 'stayState likely'],
    ['الحالة', ['متزوجة', 'عزباء'], 'null none'],
    ['سبب الخروج', ['غادرت', 'عودة طوعية'], 'exitReason sure'],
    ['Visa status', ['active', 'closed'], 'null none'],
    ['Left?', ['no', 'yes'], 'stayState likely'],
  ])('%s: %j', (title, cells, expected) => {
    const rows = [['الاسم', title], ...cells.map((cell, nth) => [`اسم ${nth}`, cell])];
    const sheet = { name: '', rows, lines: rows.map((_, index) => index + 1) };
    const column = guessColumns(tableOf(sheet, 0, isKnownTitle))[1];
    expect(`${column?.target} ${column?.confidence}`).toBe(expected);
  });

  it.each([
    ['خرجت', 'left'],
    ['وغادرت', 'left'],
    ['المغادرة', 'left'],
    ['لم تعد موجودة', 'left'],
    ['غير مقيمة', 'left'],
    ['no longer a resident', 'left'],
    ['كانت مقيمة وغادرت في مايو', 'left'],
    ['ملف مغلق', 'left'],
    ['ranaway', undefined],
    ['ran away', 'left'],
    ['Discharged 3/2024', 'left'],
    ['sortie', 'left'],
    ['مستمرة', 'present'],
    ['ما زالت', 'present'],
    ['not closed', 'present'],
    ['has not left', 'present'],
    ['en cours', 'present'],
    ['متزوجة', undefined],
    ['', undefined],
  ])('“%s” says %s', (text, state) => {
    expect(stayStateOf(text)).toBe(state);
  });

  it.each([
    ['غادرت إلى أهلها', true],
    ['تم الإخلاء بتاريخ مجهول', true],
    ['She has left', true],
    ['تركت المدرسة', false],
    ['her passport was left with the employer', false],
    ['وصلت وغادرت أختها', false],
    ...[
      'Client left 5/5',
      'transferred to Safe House 2',
      'case closed 5/5',
      'ran away',
      'returned home',
      'no longer in shelter',
      'released to brother',
      'reunified with family 4/4',
      'went back to Manila',
      'family collected her',
      'Married and moved out',
      'Flew home 3/5/2024',
      'Left the shelter',
      'taken home by her uncle',
      'عادت لبلدها',
      'سافرت',
      'نقلت إلى دار أخرى',
      'تزوجت وغادرت',
      'سلمت للسفارة',
      'انتهت إقامتها',
      'ماتت',
      'النزيلة غادرت',
      'لم تعد بالدار',
      'تم تسليمها لأهلها',
      'رجعت بلدها',
      'استلمها والدها',
      'تركت الدار في مايو',
      'خرجت من الدار',
      'حضرت أختها وغادرت معها',
      'out',
      'escaped from the shelter',
    ].map((text): [string, boolean] => [text, true]),
    ...[
      'did not leave',
      'has not left',
      'لم تغادر',
      'لن تعود... لم تخرج',
      'escaped from her employer',
      'transferred from police',
      'هربت من زوجها',
      'خرجت من المستشفى',
      'left her husband in 2019',
      'moved to room 4',
      'نقلت إلى الغرفة 3',
      'تركت أوراقها',
      'not currently pregnant',
      'completed school',
      'former employer owes wages',
      'speaks Amharic',
      '',
    ].map((text): [string, boolean] => [text, false]),
  ])('a remark “%s”', (text, expected) => {
    expect(mayTellLeaving(text)).toBe(expected);
  });
});
