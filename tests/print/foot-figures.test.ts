// The page numbers of a printed Arabic paper, read back from the PDF: in Arabic digits, and nothing left of the help they needed.
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { footInArabic } from '../../electron/vault/print/foot-figures';
import { inOwnDigits } from '../../electron/vault/print/printed';
import { ROOT } from '../journeys/support/places';

/** What Chromium draws for `page 10 of 12`: the running line, both sets of digits, then the numbers. */
const glyphs = (codes: readonly string[], step: number) =>
  codes.map((code, at) => `${at === 0 ? '' : `${step} 0 Td `}<${code}> Tj`).join('\n');
const block = (font: string, size: number, shown: string) =>
  `BT\n/${font} ${size} Tf\n1 0 0 -1 60 1097 Tm\n${shown}\nET\n`;
const LATIN = ['002A', '002B', '002C', '002D', '002E', '002F', '0030', '0031', '0032', '0033'];
const ARABIC = ['0065', '0066', '0067', '0068', '0069', '006A', '006B', '006C', '006D', '006E'];
const SETS = block('F7', 3, glyphs(LATIN, 1.6)) + block('F8', 3, glyphs(ARABIC, 1.8));
const RUNNING = block('F7', 11, glyphs(['003F', '002B'], 6));

describe('the foot of an Arabic paper', () => {
  it('has each number glyph by glyph in the other digits, with their own widths; the sets are gone', () => {
    const drawn = `${RUNNING}${SETS}${block('F7', 11, '<002B> Tj\n5.86 0 Td <002A> Tj')}${block('F7', 11, '3.2 0 Td <002B> Tj\n5.86 0 Td <002C> Tj')}Q\n`;
    const ten = block('F8', 11, '<0066> Tj\n6.6 0 Td <0065> Tj');
    const twelve = block('F8', 11, '3.2 0 Td <0066> Tj\n6.6 0 Td <0067> Tj');
    expect(footInArabic(drawn)).toBe(`${RUNNING}${ten}${twelve}Q\n`);
  });

  it('keeps words and digits that are no number of their own', () => {
    const word = block('F8', 11, '<06E3> Tj');
    const mixed = block('F7', 11, '<0001> Tj\n3.2 0 Td <002B> Tj');
    expect(footInArabic(`${RUNNING}${SETS}${word}${mixed}`)).toBe(`${RUNNING}${word}${mixed}`);
  });

  it('is not guessed where the two sets are missing or not whole', () => {
    expect(footInArabic(RUNNING)).toBeUndefined();
    expect(footInArabic(SETS.replace('<0065> Tj\n', ''))).toBeUndefined();
  });

  it('stops the paper where the printer drew none', async () => {
    const print = new Uint8Array(
      readFileSync(`${ROOT}/tests/support/data/papers/long.en.print.pdf`),
    );
    await expect(inOwnDigits('<html data-digits="arab">', print)).rejects.toThrow(/no foot/);
    expect(await inOwnDigits('<html data-digits="latn">', print)).toBe(print);
  });
});

describe('a paper as the app printed it', () => {
  it.each([
    ['long.ar', 0],
    ['short.ar', 0],
    ['long.en', 0],
  ])('%s holds no text in the small type of the two sets', (name, expected) => {
    const pdf = readFileSync(`${ROOT}/tests/support/data/papers/${name}.print.pdf`);
    const small = [...pdf.toString('latin1').matchAll(/stream\r?\n/g)].filter(({ index }) => {
      try {
        const start = (index ?? 0) + (pdf[(index ?? 0) + 6] === 13 ? 8 : 7);
        return / 3 Tf\n/.test(
          inflateSync(pdf.subarray(start), { finishFlush: 2 }).toString('latin1'),
        );
      } catch {
        return false;
      }
    });
    expect(small).toHaveLength(expected);
  });
});
