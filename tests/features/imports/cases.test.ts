// One test per list of `tests/support/data/cases`: parsed and read as an import reads it, to the value a person means.
import { describe, expect, it } from 'vitest';
import type { ResidentDraft } from '../../../src/features/imports';
import { caseFile } from '../../support/case-files';
import { codeOf, ImportWorld, valueOf } from './import-world';

async function world(folder: string, name = 'list.xlsx'): Promise<ImportWorld> {
  return ImportWorld.with(caseFile(folder, name), name);
}

async function drafts(
  folder: string,
  name = 'list.xlsx',
  change: Record<string, unknown> = {},
): Promise<readonly ResidentDraft[]> {
  const list = await world(folder, name);
  const { mapping } = valueOf(list.preview());
  const { answer } = await list.run({ mapping: { ...mapping, ...change } });
  valueOf(answer);
  return list.residents.map(({ draft }) => draft);
}

describe('lists that were read wrongly without a word', () => {
  it.each(['list.xlsx', 'same-with-1.xlsx'])(
    'c01 counts the days of %s from 1904',
    async (name) => {
      const [first] = await drafts('c01-date1904-true', name);
      expect(first).toMatchObject({
        birth: { precision: 'day', date: '1999-05-17' },
        admittedOn: '2025-03-04',
      });
    },
  );

  it('c02 reads names under a title of two rows', async () => {
    const read = await drafts('c02-two-row-header');
    expect(read.map(({ name }) => name)).toEqual([
      { given: 'هناء', father: 'صالح', grandfather: 'مرعي', family: 'البدري' },
      { given: 'آمال', father: 'فتحي', grandfather: 'نجيب', family: 'الخطيب' },
    ]);
    expect(read.map(({ admittedOn, nationalities }) => [admittedOn, nationalities])).toEqual([
      ['2025-01-07', ['SY']],
      ['2025-01-08', ['EG']],
    ]);
  });

  it('c04 keeps zeros and letters that the format puts before a file number', async () => {
    const read = await drafts('c04-zeros-by-format');
    expect(read.map(({ caseNumber }) => caseNumber)).toEqual(['0042', 'K-0043']);
  });

  it('c05 says which rows are hidden before anything is imported, and can leave them out', async () => {
    const list = await world('c05-hidden-rows');
    const { notes, report, mapping } = valueOf(list.preview());
    expect(notes).toEqual([{ code: 'imports.hidden-rows', count: 2, of: 4, lines: [3, 4] }]);
    expect(report.create).toBe(4);
    await list.run({ mapping: { ...mapping, leaveHidden: true } });
    expect(list.residents.map(({ draft }) => draft.name.given)).toEqual(['وفاء', 'إلهام']);
  });

  it('c07 takes NA, N/A and No for no country', async () => {
    const list = await world('c07-na-is-namibia');
    const { firstRows, words } = valueOf(list.preview());
    expect(firstRows.map(({ issues }) => issues)).toEqual(
      ['NA', 'N/A', 'na', 'No'].map((value) => [
        { column: 'Nationality', code: 'imports.country-unknown', value },
      ]),
    );
    const asked = words.find(({ target }) => target === 'nationality')?.words;
    expect(asked?.every(({ code }) => code === null)).toBe(true);
    await list.run();
    expect(list.residents.map(({ draft }) => draft.nationalities)).toEqual([[], [], [], []]);
    const values = [{ target: 'nationality', word: 'NA', code: 'NA' }];
    const [settled] = await drafts('c07-na-is-namibia', 'list.xlsx', { values });
    expect(settled?.nationalities).toEqual(['NA']);
  });

  it('c09 takes the date of admission and not the arrival', async () => {
    const list = await world('c09-arrival-taken-for-admission');
    expect(valueOf(list.preview()).columns).toMatchObject([
      { title: 'Name', target: 'fullName', confidence: 'sure' },
      { title: 'Sex', target: 'sex', confidence: 'sure' },
      { title: 'Arrival date', target: null },
      { title: 'Admission date', target: 'admittedOn', confidence: 'sure' },
    ]);
    const read = await drafts('c09-arrival-taken-for-admission');
    expect(read.map(({ admittedOn }) => admittedOn)).toEqual(['2025-01-07', '2025-01-08']);
  });

  it('c10 keeps the case worker out of the name', async () => {
    const [first] = await drafts('c10-caseworker-in-the-name');
    expect(first?.name).toEqual({ given: 'Mina', family: 'Alpha' });
  });

  it('c11 knows of a birth what the cell shows', async () => {
    const read = await drafts('c11-year-only-cell');
    expect(read.map(({ birth }) => birth)).toEqual([
      { precision: 'month', date: '1999-05-01' },
      { precision: 'month', date: '2008-01-01' },
      { precision: 'year', date: '2007-01-01' },
    ]);
  });

  it('c12 does not settle the order of a column that holds both', async () => {
    const list = await world('c12-both-day-orders', 'list.csv');
    const { firstRows } = valueOf(list.preview());
    expect(firstRows.map(({ read }) => read?.admittedOn)).toEqual([
      '2025-11-25',
      '2025-10-24',
      '2025-04-03',
    ]);
    expect(firstRows[2]?.mended).toContain('imports.day-first-assumed');
  });

  it('c14 takes a number in powers of ten for no phone', async () => {
    const list = await world('c14-scientific-phone', 'list.csv');
    const [first] = valueOf(list.preview()).firstRows;
    expect(first?.issues).toEqual([
      { column: 'Phone', code: 'imports.number-shortened', value: '2.01E+11' },
    ]);
    const read = await drafts('c14-scientific-phone', 'list.csv');
    expect(read.map(({ phone, caseNumber }) => [phone, caseNumber])).toEqual([
      [undefined, 'A-1'],
      ['00201001234567', '0007'],
    ]);
    expect(read[0]?.note).toBe('Phone: 2.01E+11');
  });

  it('c16 takes invisible marks out and says so', async () => {
    const list = await world('c16-invisible-marks', 'list.csv');
    const { report, firstRows } = valueOf(list.preview());
    expect(report).toMatchObject({ create: 3, skip: 0, reject: 0, causes: [] });
    expect(firstRows.every(({ mended }) => mended.includes('imports.marks-removed'))).toBe(true);
    const read = await drafts('c16-invisible-marks', 'list.csv');
    expect(read.map(({ admittedOn }) => admittedOn)).toEqual(Array(3).fill('2025-01-12'));
    expect(read.map(({ caseNumber }) => caseNumber)).toEqual(['C-1', 'C-2', 'C-3']);
    expect(read[0]?.phone).toBe('+20 100 123 4567');
  });

  it('c17 knows a Hijri month by its name', async () => {
    const list = await world('c17-hijri-month-names', 'list.csv');
    const { firstRows, mapping } = valueOf(list.preview());
    expect(firstRows.map(({ issues }) => issues[0]?.code)).toEqual(
      Array(3).fill('imports.hijri-date'),
    );
    const told = valueOf(list.preview({ mapping: { ...mapping, hijri: 'convert' } }));
    expect(told.firstRows.map(({ read }) => read?.admittedOn)).toEqual(Array(3).fill('2025-03-15'));
  });

  it('c19 reads cells that name no address in their order', async () => {
    const read = await drafts('c19-cells-without-r');
    expect(read.map(({ name, admittedOn, note }) => [name.given, admittedOn, note])).toEqual([
      ['سلمى', '2025-01-07', 'ملاحظات: ok'],
      ['هند', '2025-01-08', 'ملاحظات: ok'],
    ]);
  });

  it('c20 passes over a space before a quotation mark', async () => {
    const read = await drafts('c20-space-before-quote', 'list.csv');
    expect(read.map(({ admittedOn, note }) => [admittedOn, note])).toEqual([
      ['2025-01-07', 'Notes: came at night, alone'],
      ['2025-01-08', 'Notes: none'],
    ]);
    const list = await world('c20-space-before-quote', 'list.csv');
    expect(valueOf(list.preview()).notes).toEqual([]);
  });

  it('n09 names rows that are perhaps a person on file, and leaves the decision open', async () => {
    const list = await world('n09-import-says-nothing-below-0.9');
    list.likeness = 0.76;
    const { report, mapping, known } = valueOf(list.preview());
    expect(known.map(({ line, caseNumber, isCreated }) => [line, caseNumber, isCreated])).toEqual(
      // Line 3 is the person of line 2 in another spelling; the years of lines 5 and 6 and a sex are not.
      [2, 3, 4, 5, 6].map((line) => [line, 'K-2026-0007', line !== 3]),
    );
    const twins = [
      { code: 'imports.perhaps-repeated', count: 2, lines: [5, 6] },
      { code: 'imports.repeated-person', count: 1, lines: [3] },
    ];
    expect(report).toMatchObject({
      create: 4,
      causes: [{ code: 'imports.perhaps-known', count: 5, lines: [2, 3, 4, 5, 6] }, ...twins],
    });
    list.likeness = 0.74;
    expect(valueOf(list.preview()).report.causes).toEqual(twins);
    list.likeness = 0.76;
    const left = valueOf(list.preview({ mapping: { ...mapping, leaveOut: [2, 6] } }));
    expect(left.report).toMatchObject({ create: 3, skip: 2 });
    expect(left.known.map(({ isCreated }) => isCreated)).toEqual([false, true, true, true, false]);
    expect(codeOf((await list.run({ mapping })).answer)).toBe('done');
  });
});
