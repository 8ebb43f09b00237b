// The foot of a printed summary: it stands clear of the text on a full page, and it says which paper and which page.
import { describe, expect, it } from 'vitest';
import { BODY_END, partsOfPage } from '../../../electron/vault/signing/paper/page-foot';
import { type PageMarks, readPageMarks } from '../../../electron/vault/signing/paper/page-marks';
import { wordsOfDocument } from '../../../electron/vault/signing/paper/printed-words';
import { readSummaryPdf } from '../../../electron/vault/signing/paper/summary-pdf';
import { readLayout } from '../../../electron/vault/signing/pdf-layout';
import { type PaperName, redraw, signedPaper, wordOn } from '../../support/signed-papers';

/** Amiri, in parts of its size: the deepest letter below the line, the highest mark above it. */
const DEPTH = 0.45;
const HEIGHT = 1.2;

async function pagesOf(name: PaperName): Promise<readonly PageMarks[]> {
  const bytes = await signedPaper(name);
  const layout = readLayout(bytes);
  const pdf = layout.ok ? readSummaryPdf(bytes, layout.value.objectNumber) : undefined;
  if (pdf === undefined) throw new Error('not ours');
  return pdf.pages.map((page) => {
    const marks = readPageMarks(pdf.file, page);
    if (marks === undefined) throw new Error('not our drawing');
    return marks;
  });
}

describe('a full page', () => {
  it.each(['long.ar', 'long.en', 'short.ar', 'short.en'] as const)(
    '%s: no word and no line of the text reaches down to the foot',
    async (name) => {
      const pages = await pagesOf(name);
      const reached: number[] = [];
      for (const page of pages) {
        const parts = partsOfPage(page);
        if (parts === undefined) throw new Error('text and foot are not apart');
        const { body, foot } = parts;
        const edge = Math.min(...foot.map(({ y, size }) => y - size * HEIGHT));
        const lowest = Math.max(
          ...body.runs.map(({ y, size }) => y + size * DEPTH),
          ...body.marks.map(({ box }) => box.bottom),
        );
        expect(foot.length).toBeGreaterThan(0);
        expect(lowest).toBeLessThan(edge);
        reached.push(lowest);
      }
      // The long papers have a page that is full to its last line: without one this test would say nothing.
      if (name.startsWith('long')) expect(Math.max(...reached)).toBeGreaterThan(780);
    },
  );
});

/** The part of a page's commands that draws its foot, rewritten. */
function inFoot(page: number, rewrite: (commands: string) => string) {
  return redraw(page, (text) => {
    const at = text.lastIndexOf('W* n');
    return text.slice(0, at) + rewrite(text.slice(at));
  });
}

/** Where the foot's words of the two papers are drawn, in the printer's own measure. */
const HEIGHT_OF_FOOT = ' 1097 Tm';

describe('a foot that says or shows something else', () => {
  it.each<[name: string, rewrite: (commands: string) => string]>([
    [
      'another page',
      (text) => text.replace(/(66 Tm|\d 1097 Tm)\n<002B> Tj\nET/, '$1\n<002C> Tj\nET'),
    ],
    ['another count of pages', (text) => text.replace(/<002D> Tj\nET\n(?!BT)/, '<002E> Tj\nET\n')],
    ['another number of the summary', (text) => text.replace(/<002D> Tj/, '<002E> Tj')],
    ['another name of the mark', (text) => text.replace('<004E> Tj', '<004F> Tj')],
    ['no page number', (text) => text.replace(/BT\n\/F6 11 Tf\n1 0 0 -1 706[^]*?ET\n/, '')],
    ['nothing', (text) => text.replace(/BT[^]*ET\n/, '')],
    ['higher, over the text', (text) => text.replaceAll(HEIGHT_OF_FOOT, ' 700 Tm')],
    ['a little higher', (text) => text.replaceAll(HEIGHT_OF_FOOT, ' 1080 Tm')],
    ['the number alone higher', (text) => text.replace(/(706\.\d+) 1097 Tm/, '$1 1095 Tm')],
    [
      'the number in the middle',
      (text) =>
        text.replace(
          /(683|706|712|727)(\.\d+) 1097/g,
          (_, x: string, rest: string) => `${Number(x) - 200}${rest} 1097`,
        ),
    ],
    ['large letters', (text) => text.replaceAll('/F6 11 Tf', '/F6 22 Tf')],
    [
      'a name more',
      (text) => text.replace('BT\n', 'BT\n/F6 11 Tf\n1 0 0 -1 500 1097 Tm\n<0058> Tj\nET\nBT\n'),
    ],
    [
      'a word above it',
      (text) => text.replace('BT\n', 'BT\n/F6 11 Tf\n1 0 0 -1 60 1070 Tm\n<0058> Tj\nET\nBT\n'),
    ],
    ['a line through it', (text) => text.replace('BT\n', '60 1090 400 1 re\nf\nBT\n')],
    ['a line above it', (text) => text.replace('BT\n', '60 1075 400 1 re\nf\nBT\n')],
  ])('%s', async (_, rewrite) => {
    expect(wordOn(await signedPaper('long.en', inFoot(0, rewrite)))).toMatch(/^verify\.paper-/);
  });

  it.each<[name: string, rewrite: (commands: string) => string]>([
    ['another page', (text) => text.replace(/( 8\d\.\d+ 1097 Tm)\n<0066> Tj/, '$1\n<0067> Tj')],
    [
      'its number in the digits of another paper',
      (text) =>
        text.replace(
          '/F8 11 Tf\n1 0 0 -1 83.796875 1097 Tm\n<0066> Tj',
          '/F7 11 Tf\n1 0 0 -1 83.796875 1097 Tm\n<002B> Tj',
        ),
    ],
    ['no count of pages', (text) => text.replace(/BT\n\/F8 11 Tf\n1 0 0 -1 60[^]*?ET\n/, '')],
  ])('in Arabic: %s', async (_, rewrite) => {
    expect(wordOn(await signedPaper('long.ar', inFoot(0, rewrite)))).toMatch(/^verify\.paper-/);
  });

  it('in the letters of another typeface', async () => {
    // Bold is Amiri too, but it has other numbers for the same letters.
    const bold = inFoot(0, (text) => text.replaceAll('/F6 11 Tf', '/F5 11 Tf'));
    expect(wordOn(await signedPaper('long.en', bold))).toMatch(/^verify\.paper-/);
  });

  it('of another page', async () => {
    const feet: string[] = [];
    await signedPaper(
      'long.en',
      inFoot(1, (text) => `${text}${feet.push(text) > 1 ? '' : '\n'}`),
    );
    const second = feet[0] ?? '';
    expect(second).toContain('<002C> Tj');
    const swapped = await signedPaper(
      'long.en',
      inFoot(0, () => second),
    );
    expect(wordOn(swapped)).toBe('verify.paper-differs');
  });
});

describe('a numbered list', () => {
  const list = (digits: string): string =>
    `<!doctype html>\n<html lang="ar" dir="rtl" data-digits="${digits}">\n<head><meta name="running" content="A &amp; B"></head><body><ol class="notes"><li>x</li><li>y</li></ol></body>`;

  it('has the digits of its paper', () => {
    const said = (digits: string) => wordsOfDocument(list(digits)).pieces.map(({ text }) => text);
    expect(said('arab')).toEqual(['١.', 'x', '٢.', 'y']);
    expect(said('latn')).toEqual(['1.', 'x', '2.', 'y']);
    expect(wordsOfDocument(list('arab')).running).toBe('A & B');
  });

  it('is refused where its digits are those of another paper', async () => {
    const changed = redraw(2, (text) => text.replace('<0067> Tj', '<0068> Tj'));
    expect(wordOn(await signedPaper('long.ar', changed))).toMatch(/^verify\.paper-/);
  });
});

it('text ends where the foot can begin', () => {
  expect(BODY_END).toBeLessThan(816);
});
