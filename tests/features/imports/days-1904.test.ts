// A workbook that counts its days from 1904 counts all of them so: in cells shown as days, as bare numbers and as text.
import { describe, expect, it } from 'vitest';
import { ParsedFileCollector, messagesOf } from '../../../src/features/imports';
import { utf8, workbookOf } from '../../support/workbooks';
import { ImportWorld, valueOf } from './import-world';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const text = (words: string): string => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
const number = (value: number): string => `<c><v>${value}</v></c>`;
const day = (value: number): string => `<c s="1"><v>${value}</v></c>`;

async function listOf(
  date1904: string,
  rows: readonly (readonly string[])[],
): Promise<ImportWorld> {
  const titles = ['Name', 'Date of birth', 'Date of admission'].map(text);
  const body = [titles, ...rows].map((cells) => `<row>${cells.join('')}</row>`).join('');
  const more = {
    'xl/workbook.xml': utf8(
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr ${date1904}/><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/worksheets/sheet1.xml': utf8(
      `<worksheet xmlns="${MAIN}"><sheetData>${body}</sheetData></worksheet>`,
    ),
  };
  const list = await ImportWorld.with(await workbookOf({ a: [['x']] }, more), 'list.xlsx');
  const held = list.held;
  if (held === undefined) throw new Error('no file is held');
  // As it reaches the vault: through the importer's messages.
  const collector = new ParsedFileCollector();
  const states = [...messagesOf(held.file)].map((message) => collector.take(message));
  const state = states.at(-1);
  if (state?.kind !== 'parsed') throw new Error('not parsed');
  list.held = { ...held, file: state.file };
  return list;
}

// By hand: 17 May 1999 is day 36297 from 1900, 4 March 2025 is day 45720; from 1904 each is 1462 less.
describe.each([
  ['date1904="1"', 34_835, 44_258],
  ['date1904="true"', 34_835, 44_258],
  ['date1904="0"', 36_297, 45_720],
  ['', 36_297, 45_720],
])('a workbook with %s', (date1904, birth, admission) => {
  it.each([
    ['shown as days', day],
    ['bare numbers', number],
    ['numbers kept as text', (value: number) => text(String(value))],
    ['numbers with an hour', (value: number) => number(value + 0.5)],
  ])('%s', async (_, cell) => {
    const list = await listOf(date1904, [[text('Mina Alpha'), cell(birth), cell(admission)]]);
    await list.run();
    expect(list.residents[0]?.draft).toMatchObject({
      birth: { precision: 'day', date: '1999-05-17' },
      admittedOn: '2025-03-04',
    });
  });
});

describe('the rows left out of a workbook that counts from 1904', () => {
  it('leave with days and come back with the same ones', async () => {
    const list = await listOf('date1904="1"', [
      [text('Mina Alpha'), number(34_835), number(44_258)],
      ['<c/>', number(34_835), text('44258')],
    ]);
    expect(valueOf(list.preview()).report.mended).toContainEqual({
      code: 'imports.serial-date-1904',
      count: 2,
    });
    const { csv } = valueOf(list.rejectedRows());
    expect(csv).toContain('1999-05-17,2025-03-04');
    expect(csv).not.toContain('44258');
  });
});
