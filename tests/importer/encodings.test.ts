// Old Arabic letters told apart, and files of mixed letters refused: no name becomes wrong letters without a word.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFile } from '../../electron/importer/parse';
import { caseFile } from '../support/case-files';
import { utf8, windows1256 } from '../support/workbooks';

/** Arabic text as an old Unix or Macintosh program saves it (ISO 8859-6). */
function iso88596(text: string): Uint8Array {
  const decoder = new TextDecoder('iso-8859-6');
  const codes = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) codes.set(decoder.decode(new Uint8Array([byte])), byte);
  return Uint8Array.from([...text].map((letter) => codes.get(letter) ?? 0x3f));
}

async function read(bytes: Uint8Array) {
  const outcome = await parseFile(bytes, 'list.csv');
  if (!outcome.ok) return outcome.refusal.code;
  const { encoding, sheets, notes } = outcome.file;
  return { encoding, rows: sheets[0]?.rows, notes: notes.map(({ code }) => code) };
}

const LIST = 'الاسم,الجنس,تاريخ الدخول\nسارة أحمد,أنثى,2025-03-01\nمنى علي,أنثى,2025-03-02\n';
const ROWS = LIST.trim()
  .split('\n')
  .map((line) => line.split(','));

describe('letters that the file does not name', () => {
  it.each([
    ['iso-8859-6', iso88596(LIST)],
    ['windows-1256', windows1256(LIST)],
  ])('are known as %s and asked about', async (encoding, bytes) => {
    expect(await read(bytes)).toEqual({ encoding, rows: ROWS, notes: ['imports.letters-guessed'] });
  });

  it('the list that came out without names', async () => {
    const answer = await read(caseFile('attacks', '15d-iso8859-6.csv'));
    if (typeof answer === 'string') throw new Error(answer);
    expect(answer.encoding).toBe('iso-8859-6');
    expect(answer.rows?.[0]).toEqual(['الاسم', 'الجنس', 'العمر', 'الجنسية', 'تاريخ الدخول']);
    expect(answer.rows?.map((row) => row[0])).toEqual(['الاسم', 'سارة أحمد', 'منى علي']);
  });

  it('either is found again for any Arabic names', async () => {
    const word = fc.stringMatching(/^[اأإبتثجحخدذرزسشصضطظعغفقكلمنهويىة]{3,8}$/);
    const names = fc.array(fc.tuple(word, word, word), { minLength: 6, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(names, async (people) => {
        const text = `${LIST}${people.map((person) => `${person.join(' ')},أنثى,2025-03-01`).join('\n')}`;
        expect(await read(iso88596(text))).toMatchObject({ encoding: 'iso-8859-6' });
        expect(await read(windows1256(text))).toMatchObject({ encoding: 'windows-1256' });
        expect(await read(utf8(text))).toMatchObject({ encoding: 'utf-8', notes: [] });
      }),
      { numRuns: 100 },
    );
  });

  it('Latin names beside Arabic ones stay Windows-1256', async () => {
    const list = `${LIST}Zoé Müller,F,2025-03-03\n`.replace('ü', 'û');
    expect(await read(windows1256(list))).toMatchObject({ encoding: 'windows-1256' });
  });
});

describe('mixed letters are refused', () => {
  const line = utf8('هدى يوسف,أنثى,2025-03-03\n');
  it.each([
    ['one line of UTF-8 among Windows-1256', windows1256(LIST), line],
    ['one line of UTF-8 among ISO 8859-6', iso88596(LIST), line],
    ['one name of UTF-8 among Windows-1256', windows1256(LIST), utf8('هدى,F,2025-03-03\n')],
    ['a line of Windows-1256 among UTF-8', utf8(LIST), windows1256('هدى يوسف,أنثى,2025-03-03\n')],
    ['a mark of UTF-8 among Windows-1256', windows1256(LIST), utf8('\u200fx,F,2025-03-03\n')],
  ])('%s', async (_, one, other) => {
    expect(await read(new Uint8Array([...one, ...other]))).toBe('imports.encoding-damaged');
    const long = new Uint8Array([...one, ...one, ...one, ...one, ...one, ...one, ...other, ...one]);
    expect(await read(long)).toBe('imports.encoding-damaged');
  });

  it('and so are letters of a third kind', async () => {
    const dos = Uint8Array.from([...'name,x\n'].map((letter) => letter.charCodeAt(0)));
    const signs = Uint8Array.from({ length: 60 }, (_, at) => 0x80 + ((at * 7) % 0x20));
    expect(await read(new Uint8Array([...dos, ...signs]))).toBe('imports.encoding-damaged');
  });
});
