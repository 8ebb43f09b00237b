// Workbooks as other programs write them: addresses left out, other prefixes, hidden parts, merged cells, limits.
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../electron/importer/limits';
import { parseFile } from '../../electron/importer/parse';
import type { ParsedFile } from '../../src/features/imports';
import { caseFile } from '../support/case-files';
import { utf8, workbookOf, zipOf } from '../support/workbooks';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

function withSheet(xml: string, more: Record<string, Uint8Array> = {}): Promise<Uint8Array> {
  return workbookOf({ a: [['x']] }, { 'xl/worksheets/sheet1.xml': utf8(xml), ...more });
}

function rowsXml(rows: string, around = { before: '', after: '' }): string {
  return `<worksheet xmlns="${MAIN}">${around.before}<sheetData>${rows}</sheetData>${around.after}</worksheet>`;
}

async function parsed(bytes: Uint8Array): Promise<ParsedFile> {
  const outcome = await parseFile(bytes, 'list.xlsx');
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.code}`);
  return outcome.file;
}

async function refusal(bytes: Uint8Array, name = 'list.xlsx'): Promise<string> {
  const outcome = await parseFile(bytes, name);
  return outcome.ok ? 'parsed' : outcome.refusal.code;
}

const text = (words: string, more = ''): string =>
  `<c t="inlineStr"${more}><is><t>${words}</t></is></c>`;

describe('cells and rows', () => {
  it.each([
    ['no address at all', `<row>${text('a')}${text('b')}</row><row>${text('c')}</row>`],
    [
      'an address on rows only',
      `<row r="1">${text('a')}${text('b')}</row><row r="2">${text('c')}</row>`,
    ],
    [
      'an address on cells only',
      `<row>${text('a', ' r="A1"')}${text('b', ' r="B1"')}</row><row>${text('c', ' r="A2"')}</row>`,
    ],
    [
      'an address on some cells',
      `<row r="1">${text('a', ' r="A1"')}${text('b')}</row><row>${text('c')}</row>`,
    ],
    [
      'single quotation marks and spaces',
      `<row  r = '1' >${text('a')}${text('b')}</row><row r='2'>${text('c')}</row>`,
    ],
  ])('are read in their order with %s', async (_, rows) => {
    const [sheet] = (await parsed(await withSheet(rowsXml(rows)))).sheets;
    expect(sheet?.rows).toEqual([['a', 'b'], ['c']]);
    expect(sheet?.lines).toEqual([1, 2]);
  });

  it('keep their places across gaps, with and without an address', async () => {
    const rows = `<row r="3">${text('a', ' r="C3"')}${text('b')}<c/>${text('c')}</row>`;
    const [sheet] = (await parsed(await withSheet(rowsXml(rows)))).sheets;
    expect(sheet?.rows).toEqual([['', '', 'a', 'b', '', 'c']]);
    expect(sheet?.lines).toEqual([3]);
  });

  it('are read under any prefix, from any part name, with rich and escaped text', async () => {
    const rows = `<x:row><x:c t="inlineStr"><x:is><x:r><x:t>a &amp; </x:t></x:r><x:r><x:t>b_x000D_</x:t></x:r><x:rPh sb="0" eb="1"><x:t>no</x:t></x:rPh></x:is></x:c><x:c><x:v><![CDATA[7]]></x:v></x:c></x:row>`;
    const xml = `<x:worksheet xmlns:x="${MAIN}"><!-- > --><x:sheetData>${rows}</x:sheetData></x:worksheet>`;
    expect((await parsed(await withSheet(xml))).sheets[0]?.rows).toEqual([['a & b\r', '7']]);
  });

  it.each([
    ['two cells in one place', `<row r="1">${text('a', ' r="A1"')}${text('b', ' r="A1"')}</row>`],
    ['rows out of order', `<row r="2">${text('a')}</row><row r="1">${text('b')}</row>`],
    ['a filled cell of another row', `<row r="1">${text('a', ' r="A7"')}</row>`],
    ['a shared text that is not there', '<row><c t="s"><v>9</v></c></row>'],
    ['letters for a number', '<row><c><v>seven</v></c></row>'],
    ['a tag never closed', '<row><c><v>7</v>'],
    ['a tag within a tag', '<row <c></row>'],
    ['an entity of its own', '<row><c t="str"><v>&mine;</v></c></row>'],
  ])('are refused with %s', async (_, rows) => {
    expect(await refusal(await withSheet(rowsXml(rows)))).toBe('imports.file-damaged');
  });

  it.each(['1', 'true', 'on', 'TRUE'])(
    'count days from 1904 by date1904="%s"',
    async (spelling) => {
      const workbook = `<workbook xmlns="${MAIN}" xmlns:r="x"><workbookPr date1904="${spelling}"/><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`;
      const bytes = await workbookOf(
        { a: [[{ serial: 44258 }]] },
        { 'xl/workbook.xml': utf8(workbook) },
      );
      expect((await parsed(bytes)).sheets[0]?.rows).toEqual([['2025-03-04']]);
    },
  );

  it.each(['0', 'false', 'off', ''])('count days from 1900 by date1904="%s"', async (spelling) => {
    const workbook = `<workbook xmlns="${MAIN}" xmlns:r="x"><workbookPr date1904="${spelling}"/><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`;
    const bytes = await workbookOf(
      { a: [[{ serial: 45720 }]] },
      { 'xl/workbook.xml': utf8(workbook) },
    );
    expect((await parsed(bytes)).sheets[0]?.rows).toEqual([['2025-03-04']]);
  });
});

describe('what a workbook hides', () => {
  it('rows, columns and sheets, in every spelling', async () => {
    const rows = ['1', 'true', 'on']
      .map((hidden, index) => `<row r="${index + 2}" hidden="${hidden}">${text('x')}</row>`)
      .join('');
    const before =
      '<cols><col min="2" max="3" hidden="true"/><col min="5" max="5" width="0"/></cols>';
    const xml = rowsXml(
      `<row r="1">${text('a')}</row>${rows}<row r="5" ht="0">${text('y')}</row><row r="6" hidden="0">${text('z')}</row>`,
      { before, after: '' },
    );
    const workbook = `<workbook xmlns="${MAIN}" xmlns:r="x"><sheets><sheet name="a" r:id="rId1" state="veryHidden"/></sheets></workbook>`;
    const file = await parsed(await withSheet(xml, { 'xl/workbook.xml': utf8(workbook) }));
    expect(file.sheets[0]).toMatchObject({
      hiddenRows: [2, 3, 4, 5],
      hiddenColumns: [1, 2, 4],
      isHidden: true,
    });
  });

  it('takes the text of a cell merged downwards for each of its rows, and says so', async () => {
    const rows = `<row r="1">${text('name')}${text('day')}</row><row r="2">${text('a')}${text('2025')}</row><row r="3">${text('b')}</row><row r="4">${text('c')}</row>`;
    const after = '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>';
    const file = await parsed(await withSheet(rowsXml(rows, { before: '', after })));
    expect(file.sheets[0]?.rows).toEqual([['name', 'day'], ['a', '2025'], ['b', '2025'], ['c']]);
    expect(file.notes).toEqual([{ code: 'imports.merged-cells', count: 1 }]);
  });

  it('a far cell that is empty hides nothing and is said', async () => {
    expect(await refusal(caseFile('attacks', '26d-far-selfclosed.xlsx'))).toBe('parsed');
    const rows = `<row r="1">${text('a', ' r="A1"')}<c r="XFD1"/></row><row r="2">${text('b', ' r="A2"')}<c r="XFD1048576"/></row><row r="1048576"><c r="XFD1048576"/></row>`;
    const file = await parsed(await withSheet(rowsXml(rows)));
    expect(file.sheets[0]?.rows).toEqual([['a'], ['b']]);
    expect(file.notes).toEqual([{ code: 'imports.far-cells', count: 3 }]);
  });
});

describe('files made to be dear', () => {
  it('a tag that never ends is refused, not searched for ever', async () => {
    expect(await refusal(caseFile('attacks', '40b-redos-f-1MB.xlsx'))).toBe('imports.file-damaged');
  });

  it.each([
    ['f', '<f '],
    ['c', '<c '],
    ['row', '<row '],
    ['quotation marks', '<c r="'],
    ['comments', '<!-- '],
    ['spaces in a tag', `<c${' '.repeat(900)}`],
  ])('a megabyte of %s gets an answer', async (_, piece) => {
    const many = piece.repeat(Math.floor(1_000_000 / piece.length));
    expect(await refusal(await withSheet(rowsXml(many)))).toBe('imports.file-damaged');
  });

  it('blanks between the cells cost next to nothing', async () => {
    const rows = `<row>${text('a')}</row>${' \n'.repeat(90_000)}<row>${text('b')}</row>`;
    expect((await parsed(await withSheet(rowsXml(rows)))).sheets[0]?.rows).toEqual([['a'], ['b']]);
  });

  it('rows, columns, letters and cells are counted while reading', async () => {
    const long = text('x'.repeat(LIMITS.cellCharacters + 1));
    expect(await refusal(await withSheet(rowsXml(`<row>${long}</row>`)))).toBe(
      'imports.cell-too-long',
    );
    const wide = `<row>${text('x').repeat(LIMITS.columns + 1)}</row>`;
    expect(await refusal(await withSheet(rowsXml(wide)))).toBe('imports.too-many-columns');
    const tall = '<row><c><v>1</v></c></row>'.repeat(LIMITS.rows + 1);
    expect(await refusal(await stored(rowsXml(tall)))).toBe('imports.too-many-rows');
    const gaps = Array.from(
      { length: 8_100 },
      (_, index) => `<row><c r="SF${index + 1}"><v>1</v></c></row>`,
    );
    expect(await refusal(await withSheet(rowsXml(gaps.join(''))))).toBe('imports.too-many-cells');
  });

  it.each([
    ['commas in one line', ','.repeat(5_000_000), 'imports.too-many-columns'],
    ['rows of empty cells', `${','.repeat(299)}\n`.repeat(20_000), 'imports.too-many-cells'],
    ['rows', 'a\n'.repeat(1_100_000), 'imports.too-many-rows'],
    ['letters in one cell', 'x'.repeat(20_000_000), 'imports.cell-too-long'],
    ['letters after one quotation mark', `a,"${'x\n'.repeat(10_000_000)}`, 'imports.cell-too-long'],
    ['quotation marks', '"'.repeat(20_000_001), 'imports.cell-too-long'],
    ['stray quotation marks', `${'"a"b"c'.repeat(6_000)}\n`.repeat(300), 'imports.cell-too-long'],
    ['stray cells', `${'"a"b"c,'.repeat(600)}\n`.repeat(300), 'imports.too-many-columns'],
  ])('a list of many %s is refused as soon as it is seen', async (_, list, code) => {
    expect(await refusal(utf8(list), 'list.csv')).toBe(code);
  });
});

describe('other programs’ files', () => {
  it('a LibreOffice sheet names the way out', async () => {
    const parts = new Map([
      ['mimetype', utf8('application/vnd.oasis.opendocument.spreadsheet')],
      ['content.xml', utf8('<office:document-content/>')],
    ]);
    expect(await refusal(await zipOf(parts), 'list.ods')).toBe('imports.is-open-document');
    const flat = '<?xml version="1.0"?><office:document xmlns:office="x"/>';
    expect(await refusal(utf8(flat), 'list.fods')).toBe('imports.is-open-document');
  });

  it('a binary workbook names the way out', async () => {
    const parts = new Map([['xl/workbook.bin', utf8('x')]]);
    expect(await refusal(await zipOf(parts), 'list.xlsb')).toBe('imports.is-binary-excel');
  });
});

/** A sheet packed so little that its size alone does not refuse it. */
async function stored(xml: string): Promise<Uint8Array> {
  const noise = Array.from({ length: 30_000 }, (_, at) =>
    ((at * 2_654_435_761) % 4_294_967_296).toString(36),
  );
  return withSheet(
    `${xml.slice(0, xml.indexOf('<sheetData>'))}<!-- ${noise.join('')} -->${xml.slice(xml.indexOf('<sheetData>'))}`,
  );
}
