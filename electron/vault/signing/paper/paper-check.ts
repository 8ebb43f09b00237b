// Reads a summary's pages and compares them with the payload they carry: every letter in order, every figure in its
// place, the QR code, and nothing drawn over them. The words are those of the document that the payload gives.
import { renderSVG } from 'uqr';
import type { SummaryPayload } from '../../../../src/features/summaries/index';
import { qrText, summaryDocument } from '../../print/summary-document';
import type { PrintStyle } from '../../print/print-words';
import { figuresInPlace } from './figures-check';
import { hasOwnLetters } from './letters-check';
import { hasOnlyLines } from './marks-check';
import { type PageMarks, readPageMarks, type Run } from './page-marks';
import { hasPageNumber } from './page-number';
import { lettersOf, type PrintedWords, signsOf, wordsOfDocument } from './printed-words';
import { inReadingOrder } from './reading-order';
import type { SummaryPdf } from './summary-pdf';

export type PaperCode = 'verify.paper-drawing' | 'verify.paper-differs';

export interface PaperOrder {
  readonly pdf: SummaryPdf;
  readonly payload: SummaryPayload;
  /** SHA-256 of the payload's exact bytes, in hex. */
  readonly payloadSha256: string;
}

/** Undefined where the pages say what the payload says. Never throws. */
export function paperTrouble({ pdf, payload, payloadSha256 }: PaperOrder): PaperCode | undefined {
  const pages: PageMarks[] = [];
  for (const page of pdf.pages) {
    const marks = readPageMarks(pdf.file, page);
    if (marks === undefined) return 'verify.paper-drawing';
    pages.push(marks);
  }
  const bodies = bodiesOf(pages);
  if (bodies === undefined) return 'verify.paper-differs';
  if (!hasOwnLetters(bodies.flatMap(({ runs }) => runs))) return 'verify.paper-drawing';
  for (const style of stylesOf(pdf.language)) {
    const html = summaryDocument({ payload, payloadSha256, style, fontsCss: '' });
    const figures = figuresOn(bodies, wordsOfDocument(html), pdf.language);
    if (figures === undefined) continue;
    const qr = renderSVG(qrText(payload, payloadSha256), { ecc: 'M', border: 2 });
    return hasOnlyLines(bodies, { qr, figures }) ? undefined : 'verify.paper-drawing';
  }
  return 'verify.paper-differs';
}

/** Pages without the number at their foot, which is drawn in a typeface of the system. */
function bodiesOf(pages: readonly PageMarks[]): readonly PageMarks[] | undefined {
  const bodies: PageMarks[] = [];
  for (const [at, page] of pages.entries()) {
    const start = page.runs.findLastIndex(({ font }) => font.name.startsWith('Amiri-')) + 1;
    const number = page.runs.slice(start);
    if (!hasPageNumber(number, `${at + 1} / ${pages.length}`)) return undefined;
    bodies.push({ ...page, runs: page.runs.slice(0, start) });
  }
  return bodies;
}

/** A shelter chooses digits and names of months; the payload does not say which. */
function stylesOf(language: 'ar' | 'en'): readonly PrintStyle[] {
  const digits = language === 'ar' ? (['arab', 'latn'] as const) : (['latn'] as const);
  return digits.flatMap((set) => [
    { language, digits: set, monthNames: 'international' },
    { language, digits: set, monthNames: 'levantine' },
  ]);
}

/** The figures of pages that say these words and no others; undefined where they say anything else. */
function figuresOn(
  pages: readonly PageMarks[],
  words: PrintedWords,
  language: 'ar' | 'en',
): ReadonlySet<Run> | undefined {
  const running = lettersOf(words.running);
  let wanted = lettersOf(words.pieces.map(({ text }) => text).join(' '));
  const read: Run[][] = [];
  for (const page of pages) {
    const lines = inReadingOrder(page.runs, language);
    const letters = lettersOf(textOf(lines.flat()));
    if (!letters.endsWith(running)) return undefined;
    const rest = afterBody(wanted, letters.slice(0, letters.length - running.length), words.heads);
    if (rest === undefined) return undefined;
    wanted = rest;
    read.push(lines.flat());
  }
  if (wanted !== '') return undefined;
  const signs = signsOf(
    [...words.pieces.map(({ text }) => text), ...pages.map(() => words.running)].join(' '),
  );
  if (signs !== signsOf(textOf(read.flat()))) return undefined;
  return figuresInPlace(words, read, language);
}

/** What is still to come after one page. A long table repeats its head where it goes on. */
function afterBody(wanted: string, body: string, heads: readonly string[]): string | undefined {
  if (wanted.startsWith(body)) return wanted.slice(body.length);
  for (const head of heads.map(lettersOf)) {
    const without = body.startsWith(head) ? body.slice(head.length) : undefined;
    if (without !== undefined && wanted.startsWith(without)) return wanted.slice(without.length);
  }
  return undefined;
}

function textOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join(' ');
}
