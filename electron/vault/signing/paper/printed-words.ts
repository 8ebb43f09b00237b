// What the paper must say: the words of the document that the payload gives, in reading order, and where its figures stand.
import { type DigitSet, writeDigits } from '../../../../src/kernel/digits';

/** One piece of text of the document between two tags. */
export interface Piece {
  readonly text: string;
  /** A figure of a table, alone in its cell. */
  readonly isFigure: boolean;
  /** Begins a row of a table. */
  readonly beginsRow: boolean;
}

export interface PrintedWords {
  readonly pieces: readonly Piece[];
  /** The line at the foot of every page, beside its number. */
  readonly running: string;
  /** Page x of y, as that foot says it. */
  readonly pageOf: (page: number, pages: number) => string;
  /** The head lines of tables that may go on over a page's end. */
  readonly heads: readonly string[];
}

const TAG = /<[^>]*>|[^<]+/g;

/** Reads our own document (summary-document.ts); nobody else's HTML. */
export function wordsOfDocument(html: string): PrintedWords {
  const body = html.slice(html.indexOf('<body>'), html.indexOf('</body>'));
  const rest = body.replace(/<svg[\s\S]*?<\/svg>/g, '');
  const heads = [...rest.matchAll(/<table class="long">[\s\S]*?<thead>([\s\S]*?)<\/thead>/g)];
  const digits = /<html[^>]* data-digits="arab">/.test(html) ? 'arab' : 'latn';
  const inHead = (name: string): string =>
    decoded(new RegExp(`<meta name="${name}" content="([^"]*)">`).exec(html)?.[1] ?? '');
  const pageOf = inHead('page-of');
  return {
    pieces: piecesOf(numbered(rest, digits)),
    running: inHead('running'),
    pageOf: (page, pages) =>
      pageOf
        .replace('{page}', writeDigits(String(page), digits))
        .replace('{pages}', writeDigits(String(pages), digits)),
    heads: heads.map(([, head = '']) => textIn(head)),
  };
}

/** The numbers that a numbered list draws before its items (summary-style.ts). */
function numbered(body: string, digits: DigitSet): string {
  return body.replace(/<ol[^>]*>[\s\S]*?<\/ol>/g, (list) => {
    let item = 0;
    return list.replaceAll('<li>', () => {
      item += 1;
      return `<li><i>${writeDigits(String(item), digits)}.</i>`;
    });
  });
}

function piecesOf(body: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let isFigure = false;
  let beginsRow = false;
  for (const [part] of body.matchAll(TAG)) {
    if (part.startsWith('<')) {
      if (part.startsWith('<td')) isFigure = part.includes('class="figure');
      else if (part === '</td>') isFigure = false;
      else if (part.startsWith('<tr')) beginsRow = true;
      continue;
    }
    const text = decoded(part).trim();
    if (text === '') continue;
    pieces.push({ text, isFigure, beginsRow });
    beginsRow = false;
  }
  return pieces;
}

function textIn(markup: string): string {
  return decoded(markup.replace(/<[^>]*>/g, ' '));
}

function decoded(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** Letters, digits and their marks: what is read in order. Joined forms are taken apart. */
export function lettersOf(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}\p{M}]/gu, '');
}

/** All other signs but blanks, sorted: their place in a line depends on its direction. */
export function signsOf(text: string): string {
  const signs = text.normalize('NFKC').replace(/[\p{L}\p{N}\p{M}\s\p{Cf}]/gu, '');
  return [...signs.replace(/[()[\]{}<>«»]/g, '')].sort().join('');
}
