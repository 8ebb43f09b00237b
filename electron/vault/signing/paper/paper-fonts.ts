// The typefaces of a summary's PDF: what each glyph stands for by the file's own table.
import { entry, itemsOf, refOf } from './pdf-shapes';
import type { PdfFile } from './pdf-objects';
import { unpacked } from './unpacked';

export interface PaperFont {
  /** Without the tag of the subset: `Amiri-Bold`. */
  readonly name: string;
  /** What a glyph stands for; a glyph that is not here must be said otherwise. */
  readonly text: ReadonlyMap<number, string>;
  /** The embedded TrueType program, unpacked. */
  readonly program: Uint8Array;
}

export function fontsOf(
  file: PdfFile,
  numbers: ReadonlyMap<string, number>,
): ReadonlyMap<string, PaperFont> | undefined {
  const fonts = new Map<string, PaperFont>();
  for (const [name, number] of numbers) {
    const font = fontOf(file, number);
    if (font === undefined) return undefined;
    fonts.set(name, font);
  }
  return fonts;
}

function fontOf(file: PdfFile, number: number): PaperFont | undefined {
  const at = (ref: number | undefined) => (ref === undefined ? undefined : file.objects.get(ref));
  const font = at(number)?.value;
  const descendant = at(refOf(itemsOf(entry(font, 'DescendantFonts'))[0]))?.value;
  const descriptor = at(refOf(entry(descendant, 'FontDescriptor')))?.value;
  const program = unpacked(at(refOf(entry(descriptor, 'FontFile2'))));
  const table = unpacked(at(refOf(entry(font, 'ToUnicode'))));
  const name = entry(font, 'BaseFont');
  if (program === undefined || table === undefined || name?.kind !== 'name') return undefined;
  const text = glyphTexts(Buffer.from(table).toString('latin1'));
  return text === undefined ? undefined : { name: name.text.slice(7), text, program };
}

const HEAD =
  '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n<<  /Registry (Adobe)\n/Ordering (UCS)\n/Supplement 0\n>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n';
const TAIL = 'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend';
const FRAME = /^(?:\d{1,3} (?:beginbfchar|beginbfrange)|endbfchar|endbfrange)$/;
const PAIR = /^<([0-9A-F]{4})> <([0-9A-F]{4,16})>$/;
const RANGE = /^<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]{4})>$/;

function glyphTexts(table: string): ReadonlyMap<number, string> | undefined {
  if (!table.startsWith(HEAD) || !table.endsWith(TAIL)) return undefined;
  const texts = new Map<number, string>();
  const add = (glyph: number, text: string): void => {
    if (text !== '\0') texts.set(glyph, text);
  };
  for (const line of table.slice(HEAD.length, -TAIL.length).split('\n')) {
    const pair = PAIR.exec(line);
    const range = RANGE.exec(line);
    if (pair !== null)
      add(
        hex(pair[1]),
        Buffer.from(pair[2] ?? '', 'hex')
          .swap16()
          .toString('utf16le'),
      );
    else if (range !== null) {
      const [first, last, start] = [hex(range[1]), hex(range[2]), hex(range[3])];
      for (let glyph = first; glyph <= last; glyph += 1) {
        add(glyph, String.fromCharCode(start + glyph - first));
      }
    } else if (line !== '' && !FRAME.test(line)) return undefined;
  }
  return texts;
}

function hex(digits: string | undefined): number {
  return Number.parseInt(digits ?? '', 16);
}
