// Rows with a line through them: said before anything is imported, and left out unless they are wanted.
import { describe, expect, it } from 'vitest';
import { messagesOf, ParsedFileCollector } from '../../../src/features/imports';
import { utf8, workbookOf } from '../../support/workbooks';
import { ImportWorld, valueOf } from './import-world';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="3"><font><sz val="11"/></font><font><strike/><sz val="11"/></font><font><strike val="0"/></font></fonts><dxfs><dxf><font><strike/></font></dxf></dxfs><cellXfs count="3"><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="0" fontId="2"/></cellXfs></styleSheet>`;

type Style = 'plain' | 'struck' | 'unstruck' | 'run' | 'half-run';

function cell(words: string, style: Style = 'plain'): string {
  const at = style === 'struck' ? 1 : style === 'unstruck' ? 2 : 0;
  const run = (text: string, isStruck: boolean): string =>
    `<r><rPr>${isStruck ? '<strike/>' : '<b/>'}</rPr><t>${text}</t></r>`;
  const inside =
    style === 'run'
      ? run(words, true)
      : style === 'half-run'
        ? run(words, true) + run(' x', false)
        : `<t>${words}</t>`;
  return `<c s="${at}" t="inlineStr"><is>${inside}</is></c>`;
}

async function listOf(rows: readonly (readonly string[])[]): Promise<ImportWorld> {
  const titles = ['Name', 'Date of admission', 'Phone'].map((title) => cell(title));
  const body = [titles, ...rows].map((cells) => `<row>${cells.join('')}</row>`).join('');
  const more = {
    'xl/styles.xml': utf8(STYLES),
    'xl/worksheets/sheet1.xml': utf8(
      `<worksheet xmlns="${MAIN}"><sheetData>${body}</sheetData></worksheet>`,
    ),
  };
  const list = await ImportWorld.with(await workbookOf({ a: [['x']] }, more), 'list.xlsx');
  const held = list.held;
  if (held === undefined) throw new Error('no file is held');
  const collector = new ParsedFileCollector();
  const state = [...messagesOf(held.file)].map((message) => collector.take(message)).at(-1);
  if (state?.kind !== 'parsed') throw new Error('not parsed');
  list.held = { ...held, file: state.file };
  return list;
}

const person = (name: string, styles: readonly Style[]): string[] =>
  [name, '2025-01-07', '0100 123 4567'].map((words, index) => cell(words, styles[index]));

describe('rows that are struck out', () => {
  it('are named with their lines and left out; some cells that are struck are named', async () => {
    const list = await listOf([
      person('Mina Alpha', []),
      person('Rosa Beta', ['struck', 'struck', 'struck']),
      person('Hana Gamma', ['run', 'run', 'run']),
      person('Sara Delta', ['struck', 'struck', 'plain']),
      person('Nour Epsilon', ['plain', 'plain', 'struck']),
      person('Lina Zeta', ['unstruck', 'unstruck', 'half-run']),
    ]);
    const { notes, rows } = valueOf(list.preview());
    expect(rows).toBe(3);
    expect(notes).toEqual([
      { code: 'imports.struck-rows', count: 3, of: 6, lines: [3, 4, 5] },
      { code: 'imports.struck-cells', count: 1, of: 6, lines: [6] },
    ]);
    await list.run();
    expect(list.residents.map(({ draft }) => draft.name.given)).toEqual(['Mina', 'Nour', 'Lina']);
  });

  it('are imported where the worker wants them', async () => {
    const list = await listOf([
      person('Mina Alpha', []),
      person('Rosa Beta', ['struck', 'struck', 'struck']),
    ]);
    const { mapping } = valueOf(list.preview());
    await list.run({ mapping: { ...mapping, leaveStruck: false } });
    expect(list.residents.map(({ draft }) => draft.name.given)).toEqual(['Mina', 'Rosa']);
  });

  it('tell nothing where every row is struck out', async () => {
    const list = await listOf([person('Rosa Beta', ['struck', 'struck', 'struck'])]);
    expect(valueOf(list.preview())).toMatchObject({
      rows: 1,
      notes: [{ code: 'imports.struck-rows', count: 1 }],
    });
  });

  it('by the style of shared texts too', async () => {
    const shared = `<sst xmlns="${MAIN}"><si><t>Name</t></si><si><t>Date of admission</t></si><si><t>Mina Alpha</t></si><si><r><rPr><strike/></rPr><t>Rosa Beta</t></r></si><si><t>2025-01-07</t></si><si><r><rPr><strike/></rPr><t>2025-01-08</t></r></si></sst>`;
    const row = (...places: readonly number[]): string =>
      `<row>${places.map((place) => `<c t="s"><v>${place}</v></c>`).join('')}</row>`;
    const bytes = await workbookOf(
      { a: [['x']] },
      {
        'xl/sharedStrings.xml': utf8(shared),
        'xl/worksheets/sheet1.xml': utf8(
          `<worksheet xmlns="${MAIN}"><sheetData>${row(0, 1)}${row(2, 4)}${row(3, 5)}</sheetData></worksheet>`,
        ),
      },
    );
    const list = await ImportWorld.with(bytes, 'list.xlsx');
    await list.run();
    expect(list.residents.map(({ draft }) => draft.name.given)).toEqual(['Mina']);
  });
});
