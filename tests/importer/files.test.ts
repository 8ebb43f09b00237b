import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../electron/importer/limits';
import { type ParseOutcome, parseFile } from '../../electron/importer/parse';
import {
  FILE_REFUSALS,
  messagesOf,
  ParsedFileCollector,
  type ParsedFile,
} from '../../src/features/imports';
import {
  template,
  utf8,
  windows1256,
  withDeclaredSize,
  workbookOf,
  zipOf,
} from '../support/workbooks';

async function parsed(bytes: Uint8Array, name: string): Promise<ParsedFile> {
  const outcome = await parseFile(bytes, name);
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.code}`);
  return outcome.file;
}

async function refusal(bytes: Uint8Array, name: string): Promise<string> {
  const outcome = await parseFile(bytes, name);
  return outcome.ok ? 'parsed' : outcome.refusal.code;
}

const LIST = 'الاسم,الجنسية\nسارة أحمد,سودانية\n';

describe('encodings of office PCs', () => {
  const encodings: [string, Uint8Array, string][] = [
    ['utf-8', utf8(LIST), 'utf-8'],
    ['utf-8 with mark', utf8(`\ufeff${LIST}`), 'utf-8'],
    ['windows-1256', windows1256(LIST), 'windows-1256'],
    ['utf-16le with mark', new Uint8Array(Buffer.from(`\ufeff${LIST}`, 'utf16le')), 'utf-16le'],
    [
      'utf-16be with mark',
      new Uint8Array(Buffer.from(`\ufeff${LIST}`, 'utf16le').swap16()),
      'utf-16be',
    ],
  ];
  it.each(encodings)('%s', async (_, bytes, encoding) => {
    const file = await parsed(bytes, 'list.csv');
    expect(file.encoding).toBe(encoding);
    expect(file.sheets[0]?.rows).toEqual([
      ['الاسم', 'الجنسية'],
      ['سارة أحمد', 'سودانية'],
    ]);
  });

  it('finds utf-16 without a mark by its zeros', async () => {
    const text = 'name,nationality,file\nSara Ahmed,SD,K-1\nMona Ali,ET,K-2\n';
    const file = await parsed(new Uint8Array(Buffer.from(text, 'utf16le')), 'list.csv');
    expect(file.encoding).toBe('utf-16le');
    expect(file.sheets[0]?.rows[1]).toEqual(['Sara Ahmed', 'SD', 'K-1']);
  });

  it('refuses a damaged utf-8 file instead of showing wrong letters', async () => {
    const bytes = utf8(LIST);
    bytes[3] = 0xff;
    expect(await refusal(bytes, 'list.csv')).toBe('imports.encoding-damaged');
  });

  it('says that a file cut within a letter was cut', async () => {
    expect(await refusal(utf8(LIST).subarray(0, 5), 'list.csv')).toBe('imports.file-cut');
  });
});

describe('separators, lines and uneven rows', () => {
  it.each([
    [',', 'a,b\n1,2'],
    [';', 'a;b\n1,5;2'],
    ['\t', 'a\tb\n"1,2"\t3'],
  ])('finds %j', async (separator, text) => {
    expect((await parsed(utf8(text), 'x.csv')).separator).toBe(separator);
  });

  it('obeys the sep= line of Excel', async () => {
    const file = await parsed(utf8('sep=;\r\na;b\r\n1;2\r\n'), 'x.csv');
    expect(file.sheets[0]?.rows).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(file.sheets[0]?.lines).toEqual([2, 3]);
  });

  it('keeps the line where a row begins, across empty lines and line breaks in cells', async () => {
    const file = await parsed(utf8('a,b\n"one\ntwo",2\n\n3,4\n'), 'x.csv');
    expect(file.sheets[0]?.lines).toEqual([1, 2, 5]);
  });

  it('keeps uneven rows and counts them', async () => {
    const file = await parsed(utf8('a,b,c\n1,2\n1,2,3\n1,2,3,4\n'), 'x.csv');
    expect(file.sheets[0]?.rows.map((row) => row.length)).toEqual([3, 2, 3, 4]);
    expect(file.notes).toEqual([{ code: 'imports.uneven-rows', count: 2 }]);
  });

  it('keeps a stray quote as a letter and a formula as text', async () => {
    const file = await parsed(utf8('a,b\n5" pipe,=1+1\n'), 'x.csv');
    expect(file.sheets[0]?.rows[1]).toEqual(['5" pipe', '=1+1']);
    expect(file.notes.map(({ code }) => code)).toEqual([
      'imports.stray-quotes',
      'imports.formula-like-text',
    ]);
  });

  it('says that a file cut within a quoted cell was cut', async () => {
    expect(await refusal(utf8('a,b\n1,"half'), 'x.csv')).toBe('imports.file-cut');
  });
});

describe('workbooks', () => {
  it('reads text, truth values, days and the saved value of a formula', async () => {
    const bytes = await workbookOf({
      نزلاء: [
        ['الاسم', 'دخول', 'x', 'y', 'z'],
        [
          'سارة',
          { serial: 45_000 },
          true,
          { formula: 'A2&"!"', value: 'سارة!' },
          { formula: 'NOW()' },
        ],
      ],
    });
    const file = await parsed(bytes, 'list.xlsx');
    expect(file.sheets[0]?.name).toBe('نزلاء');
    // 45,000 days after 1899-12-30
    expect(file.sheets[0]?.rows[1]).toEqual(['سارة', '2023-03-15', 'TRUE', 'سارة!']);
    expect(file.notes).toEqual([
      { code: 'imports.formula-values-used', count: 1 },
      { code: 'imports.formula-without-value', count: 1 },
    ]);
  });

  it('keeps row numbers across empty rows and tells hidden rows', async () => {
    const file = await parsed(template('multi'), 'htcds.xlsx');
    expect(file.sheets[0]?.lines.slice(0, 3)).toEqual([1, 2, 3]);
    expect(file.sheets[0]?.hiddenRows).toEqual([1]);
    expect(file.notes).toEqual([]);
  });

  it('refuses macros', async () => {
    const bytes = await workbookOf({ a: [['x']] }, { 'xl/vbaProject.bin': utf8('macro') });
    expect(await refusal(bytes, 'list.xlsx')).toBe('imports.has-macros');
  });

  it('refuses a sheet that declares entities', async () => {
    const xml = '<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>';
    const bytes = await workbookOf({ a: [['x']] }, { 'xl/worksheets/sheet1.xml': utf8(xml) });
    expect(await refusal(bytes, 'list.xlsx')).toBe('imports.file-damaged');
  });

  it('refuses a cell far outside before building the rows in between', async () => {
    const xml =
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>';
    const bytes = await workbookOf({ a: [['x']] }, { 'xl/worksheets/sheet1.xml': utf8(xml) });
    expect(await refusal(bytes, 'list.xlsx')).toBe('imports.too-many-columns');
  });

  it('refuses a workbook cut anywhere', async () => {
    const bytes = template('multi');
    for (const share of [0.1, 0.5, 0.9, 0.999]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * share));
      expect(await refusal(cut, 'htcds.xlsx')).toBe('imports.file-cut');
    }
  });
});

describe('zip bombs', () => {
  const big = new Uint8Array(30 * 1024 * 1024);

  it('refuses an entry that grows too much', async () => {
    const bytes = await workbookOf({ a: [['x']] }, { 'xl/worksheets/sheet1.xml': big });
    expect(bytes.length).toBeLessThan(100_000);
    expect(await refusal(bytes, 'list.xlsx')).toBe('imports.unpacks-too-large');
  });

  it('stops unpacking an entry that holds more than it declares', async () => {
    const honest = await workbookOf({ a: [['x']] }, { 'xl/worksheets/sheet1.xml': big });
    const lying = withDeclaredSize(honest, 'xl/worksheets/sheet1.xml', 500);
    expect(await refusal(lying, 'list.xlsx')).toBe('imports.unpacks-too-large');
  });

  it('refuses too many entries', async () => {
    const parts = new Map(
      Array.from({ length: LIMITS.zipEntries + 1 }, (_, index): [string, Uint8Array] => [
        `xl/${index}.xml`,
        utf8('x'),
      ]),
    );
    expect(await refusal(await zipOf(parts), 'list.xlsx')).toBe('imports.unpacks-too-large');
  });

  it('refuses entries that share the same bytes', async () => {
    const bytes = await workbookOf({ a: [['x']], b: [['y']] });
    const view = new DataView(bytes.buffer);
    const places = [...bytes.keys()].filter(
      (at) => at + 4 < bytes.length && view.getUint32(at, true) === 0x02014b50,
    );
    view.setUint32((places[1] ?? 0) + 42, view.getUint32((places[0] ?? 0) + 42, true), true);
    expect(await refusal(bytes, 'list.xlsx')).toBe('imports.unpacks-too-large');
  });

  it('refuses names that climb out of the archive', async () => {
    const bytes = await workbookOf({ a: [['x']] }, { 'xl/AA/BB.xml': utf8('x') });
    const text = Buffer.from(bytes);
    for (let at = text.indexOf('xl/AA/'); at >= 0; at = text.indexOf('xl/AA/'))
      text.write('../../', at, 'latin1');
    expect(await refusal(new Uint8Array(text), 'list.xlsx')).toBe('imports.file-damaged');
  });
});

describe('files that are not what they say', () => {
  const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0];
  const cases: [string, Uint8Array, string, string][] = [
    ['an empty file', new Uint8Array(), 'a.csv', 'imports.file-empty'],
    ['a PDF named xlsx', utf8('%PDF-1.7 ...'), 'a.xlsx', 'imports.is-pdf'],
    [
      'a program named xlsx',
      new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]),
      'a.xlsx',
      'imports.is-program',
    ],
    [
      'a program named csv',
      new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]),
      'a.csv',
      'imports.is-program',
    ],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10]), 'a.csv', 'imports.is-image'],
    ['an old Excel file', new Uint8Array(ole), 'a.xls', 'imports.is-old-excel'],
    [
      'a workbook with a password',
      new Uint8Array([...ole, ...Buffer.from('EncryptedPackage', 'utf16le')]),
      'a.xlsx',
      'imports.has-password',
    ],
    ['a web page named xls', utf8('<html><table><tr><td>x'), 'a.xls', 'imports.is-web-page'],
    ['a web page named csv', utf8('<!DOCTYPE html><html>'), 'a.csv', 'imports.is-web-page'],
    ['text named xlsx', utf8('a,b'), 'a.xlsx', 'imports.not-a-workbook'],
    ['binary named csv', new Uint8Array([1, 2, 3, 0, 5, 6, 0, 0, 9]), 'a.csv', 'imports.not-text'],
    ['only empty lines', utf8('\n\n\n'), 'a.csv', 'imports.no-rows'],
  ];
  it.each(cases)('%s', async (_, bytes, name, code) => {
    expect(await refusal(bytes, name)).toBe(code);
  });

  it('a workbook named csv', async () => {
    expect(await refusal(await workbookOf({ a: [['x']] }), 'a.csv')).toBe('imports.not-text');
  });

  it('an archive that is no workbook', async () => {
    expect(await refusal(await zipOf(new Map([['a.txt', utf8('x')]])), 'a.xlsx')).toBe(
      'imports.not-a-workbook',
    );
  });

  it('a list that begins with the letters of a program', async () => {
    expect((await parsed(utf8('MZ,name\n1,Sara\n'), 'a.csv')).sheets[0]?.rows[0]).toEqual([
      'MZ',
      'name',
    ]);
  });
});

describe('limits', () => {
  it('refuses more rows, columns and letters than it takes', async () => {
    expect(await refusal(utf8('a\n'.repeat(LIMITS.rows + 1)), 'a.csv')).toBe(
      'imports.too-many-rows',
    );
    expect(await refusal(utf8(','.repeat(LIMITS.columns)), 'a.csv')).toBe(
      'imports.too-many-columns',
    );
    expect(await refusal(utf8('x'.repeat(LIMITS.cellCharacters + 1)), 'a.csv')).toBe(
      'imports.cell-too-long',
    );
    expect(await refusal(new Uint8Array(LIMITS.bytes + 1), 'a.csv')).toBe('imports.file-too-large');
  });
});

describe('random bytes', () => {
  const known: ReadonlySet<string> = new Set(FILE_REFUSALS);
  const answers = (outcome: ParseOutcome): boolean => outcome.ok || known.has(outcome.refusal.code);

  it('always answers with a table or a known refusal', async () => {
    const file = fc.record({
      bytes: fc.uint8Array({ maxLength: 400 }),
      head: fc.constantFrom(
        [],
        [0x50, 0x4b, 3, 4],
        [0xff, 0xfe],
        [0xd0, 0xcf, 0x11, 0xe0],
        [0xef, 0xbb, 0xbf],
      ),
      name: fc.constantFrom('a.csv', 'a.xlsx', 'a', 'a.txt'),
    });
    await fc.assert(
      fc.asyncProperty(file, async ({ bytes, head, name }) =>
        answers(await parseFile(new Uint8Array([...head, ...bytes]), name)),
      ),
      { numRuns: 1_000 },
    );
  });

  it('always answers when a real workbook is damaged', async () => {
    const whole = await workbookOf({
      a: [
        ['الاسم', 'x'],
        ['سارة', { serial: 45_000 }],
      ],
    });
    const hits = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(hits, async (places) => {
        const bytes = whole.slice();
        for (const [at, byte] of places) bytes[at] = byte;
        return answers(await parseFile(bytes, 'a.xlsx'));
      }),
      { numRuns: 1_000 },
    );
  });

  it('reads back any table it could have been written from', async () => {
    const cell = fc.stringMatching(/^[a-z\u0627-\u064a "\n,;]{0,12}$/);
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const text = rows
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          .join('\r\n');
        expect((await parsed(utf8(text), 'a.csv')).sheets[0]?.rows).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the importer’s port', () => {
  it('carries a table over in chunks', async () => {
    const file = await parsed(utf8('a,b\n1,2\n'.repeat(1_500)), 'a.csv');
    const collector = new ParsedFileCollector();
    const messages = [...messagesOf(file)];
    expect(messages.filter(({ kind }) => kind === 'parsed-sheet')).toHaveLength(3);
    const states = messages.map((message) => collector.take(JSON.parse(JSON.stringify(message))));
    expect(states.at(-1)).toEqual({ kind: 'parsed', file });
  });

  it.each([
    ['nonsense', { kind: 'hello' }],
    ['rows before the start', { kind: 'parsed-sheet', sheet: 0, rows: [['x']], lines: [1] }],
    ['an end before the start', { kind: 'done' }],
    ['a code of its own', { kind: 'refused', code: 'imports.all-fine' }],
  ])('does not believe %s', (_, message) => {
    expect(new ParsedFileCollector().take(message)).toEqual({
      kind: 'refused',
      refusal: { code: 'imports.file-damaged' },
    });
  });

  it('does not take more rows than were announced', () => {
    const collector = new ParsedFileCollector();
    const sheets = [
      {
        name: 'a',
        rowCount: 1,
        hiddenRows: [],
        struckRows: [],
        partlyStruckRows: [],
        hiddenColumns: [],
        isHidden: false,
        daysFrom1904: false,
        markedLines: [],
      },
    ];
    collector.take({ kind: 'opened', fileKind: 'csv', notes: [], sheets });
    const state = collector.take({
      kind: 'parsed-sheet',
      sheet: 0,
      rows: [['x'], ['y']],
      lines: [1, 2],
    });
    expect(state.kind).toBe('refused');
  });
});
