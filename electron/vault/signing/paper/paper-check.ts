// Reads a summary's pages and compares them with the payload they carry: every letter in order, every figure in its
// place, the QR code, and nothing drawn over them. The words are those of the document that the payload gives.
import { renderSVG } from 'uqr';
import type { SummaryPayload } from '../../../../src/features/summaries/index';
import { qrText, summaryDocument } from '../../print/summary-document';
import type { PrintStyle } from '../../print/print-words';
import { figuresInPlace } from './figures-check';
import { hasOwnLetters } from './letters-check';
import { hasOnlyLines } from './marks-check';
import { type PageParts, partsOfPage, saysFoot } from './page-foot';
import { readPageMarks, type Run } from './page-marks';
import { lettersOf, type PrintedWords, signsOf, wordsOfDocument } from './printed-words';
import { inReadingOrder } from './reading-order';
import type { SummaryPdf } from './summary-pdf';

export type PaperCode = 'verify.paper-drawing' | 'verify.paper-differs';

export interface PaperRequest {
  readonly pdf: SummaryPdf;
  readonly payload: SummaryPayload;
  /** SHA-256 of the payload's exact bytes, in hex. */
  readonly payloadSha256: string;
}

/** Undefined where the pages say what the payload says. Never throws. */
export function paperTrouble({ pdf, payload, payloadSha256 }: PaperRequest): PaperCode | undefined {
  const pages: PageParts[] = [];
  for (const page of pdf.pages) {
    const marks = readPageMarks(pdf.file, page);
    if (marks === undefined || !hasOwnLetters(marks.runs)) return 'verify.paper-drawing';
    const parts = partsOfPage(marks);
    if (parts === undefined) return 'verify.paper-differs';
    pages.push(parts);
  }
  for (const style of stylesOf(pdf.language)) {
    const html = summaryDocument({ payload, payloadSha256, style, fontsCss: '' });
    const figures = figuresOn(pages, wordsOfDocument(html), pdf.language);
    if (figures === undefined) continue;
    const qr = renderSVG(qrText(payload, payloadSha256), { ecc: 'M', border: 2 });
    const bodies = pages.map(({ body }) => body);
    return hasOnlyLines(bodies, { qr, figures }) ? undefined : 'verify.paper-drawing';
  }
  return 'verify.paper-differs';
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
  pages: readonly PageParts[],
  words: PrintedWords,
  language: 'ar' | 'en',
): ReadonlySet<Run> | undefined {
  const said = words.pieces.map(({ text }) => text).join(' ');
  let wanted = lettersOf(said);
  const read: Run[][] = [];
  for (const [at, { body, foot }] of pages.entries()) {
    const pageOf = words.pageOf(at + 1, pages.length);
    if (!saysFoot(foot, { running: words.running, pageOf, language })) return undefined;
    const runs = inReadingOrder(body.runs, language).flat();
    const rest = afterBody(wanted, lettersOf(textOf(runs)), words.heads);
    if (rest === undefined) return undefined;
    wanted = rest;
    read.push(runs);
  }
  if (wanted !== '' || signsOf(said) !== signsOf(textOf(read.flat()))) return undefined;
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
