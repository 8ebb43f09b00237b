// The page numbers in the foot of an Arabic paper, in Arabic digits. Chromium writes them in 0-9 and in no other way, so the
// foot (electron/main/paper-foot.ts) also draws both sets of ten digits in small type; here the glyphs of the numbers are
// replaced by their counterparts, and the two sets are taken out. Throws when a page has no such foot.
import {
  decodePDFRawStream,
  PDFArray,
  type PDFDocument,
  PDFName,
  type PDFPage,
  PDFRawStream,
  PDFRef,
} from 'pdf-lib';
import { openPrint, savedPrint } from './print-file';

/** Size of the two sets of digits, in CSS pixels; no other text of a foot has it. */
const SET_SIZE = 3;
const DIGITS = 10;
const BLOCK = /BT\n[\s\S]*?ET\n/g;
const FONT = /^\/(F\d+) ([\d.]+) Tf$/m;
const GLYPH = /^(?:(-?[\d.]+) (-?[\d.]+) Td )?<([0-9A-F]{4})> Tj$/gm;

interface DigitSet {
  readonly font: string;
  readonly glyphs: readonly string[];
  /** How far each digit moves the next one on, per unit of type size. */
  readonly advance: number;
}

export async function withArabicFoot(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await openPrint(pdf);
  for (const page of document.getPages()) rewriteFoot(document, page);
  return await savedPrint(document);
}

function rewriteFoot(document: PDFDocument, page: PDFPage): void {
  for (const reference of contentsOf(page)) {
    const stream = document.context.lookup(reference);
    if (!(stream instanceof PDFRawStream)) continue;
    const drawn = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
    const written = footInArabic(drawn);
    if (written === undefined) continue;
    const bytes = new Uint8Array(Buffer.from(written, 'latin1'));
    document.context.assign(reference, document.context.flateStream(bytes));
    return;
  }
  throw new Error('a page has no foot whose numbers could be written in Arabic digits');
}

function contentsOf(page: PDFPage): readonly PDFRef[] {
  const held = page.node.get(PDFName.of('Contents'));
  const all = held instanceof PDFArray ? held.asArray() : [held];
  return all.filter((reference): reference is PDFRef => reference instanceof PDFRef);
}

/** Undefined where these drawing commands hold no foot. */
export function footInArabic(drawn: string): string | undefined {
  const blocks = [...drawn.matchAll(BLOCK)];
  const sets = blocks.filter(([text]) => sizeOf(text) === SET_SIZE);
  const [latin, arabic] = sets.map(([text]) => setOf(text));
  const [, last] = sets;
  if (sets.length !== 2 || latin === undefined || arabic === undefined || last === undefined) {
    return undefined;
  }
  const start = last.index + last[0].length;
  const head = sets.reduce((text, [set]) => text.replace(set, ''), drawn.slice(0, start));
  return head + drawn.slice(start).replace(BLOCK, (block) => numberInArabic(block, latin, arabic));
}

function numberInArabic(block: string, latin: DigitSet, arabic: DigitSet): string {
  const glyphs = [...block.matchAll(GLYPH)].map(([, , , glyph = '']) =>
    latin.glyphs.indexOf(glyph),
  );
  const isNumber = fontOf(block) === latin.font && glyphs.length > 0 && !glyphs.includes(-1);
  if (!isNumber) return block;
  const size = sizeOf(block) ?? 0;
  let at = -1;
  return block
    .replace(`/${latin.font} `, `/${arabic.font} `)
    .replace(GLYPH, (_line, right?: string, down?: string) => {
      at += 1;
      const glyph = arabic.glyphs[glyphs[at] ?? 0] ?? '';
      const step = at === 0 ? right : String(Number((arabic.advance * size).toFixed(6)));
      return step === undefined ? `<${glyph}> Tj` : `${step} ${down ?? '0'} Td <${glyph}> Tj`;
    });
}

function setOf(block: string): DigitSet | undefined {
  const found = [...block.matchAll(GLYPH)];
  const font = fontOf(block);
  if (font === undefined || found.length !== DIGITS) return undefined;
  const advance = Number(found[1]?.[1] ?? 0) / SET_SIZE;
  return { font, glyphs: found.map(([, , , glyph = '']) => glyph), advance };
}

function fontOf(block: string): string | undefined {
  return FONT.exec(block)?.[1];
}

function sizeOf(block: string): number | undefined {
  const size = FONT.exec(block)?.[2];
  return size === undefined ? undefined : Number(size);
}
