// The small parts of a workbook that say how its sheets are to be read: their names and places, whether days are
// counted from 1904, the number formats, and the texts that cells share.
import { FileRefused, LIMITS } from './limits';
import { type CellFormat, cellFormatOf } from './number-format';
import { isStrike, StruckText } from './struck-text';
import { attributesOf, isTrue, type XmlHandler } from './xml';

export interface SheetPlace {
  readonly name: string;
  readonly relation: string;
  readonly isHidden: boolean;
}

/** `xl/workbook.xml` */
export class WorkbookPart implements XmlHandler {
  readonly sheets: SheetPlace[] = [];
  starts1904 = false;
  readonly close = nothing;
  readonly text = nothing;

  open(tag: string, raw: string): void {
    const attributes = attributesOf(raw);
    if (tag === 'workbookPr') this.starts1904 ||= isTrue(attributes.get('date1904'));
    if (tag !== 'sheet') return;
    if (this.sheets.length >= LIMITS.sheets) throw new FileRefused('imports.unpacks-too-large');
    this.sheets.push({
      name: attributes.get('name') ?? '',
      relation: attributes.get('id') ?? '',
      isHidden: /^(?:veryhidden|hidden)$/i.test(attributes.get('state') ?? ''),
    });
  }
}

export interface Relation {
  /** The last word of its type: `worksheet`, `styles`, `sharedStrings`. */
  readonly type: string;
  /** The part's name in the archive, in small letters. */
  readonly part: string;
}

/** `xl/_rels/workbook.xml.rels` */
export class RelationsPart implements XmlHandler {
  readonly relations = new Map<string, Relation>();
  readonly close = nothing;
  readonly text = nothing;

  open(tag: string, raw: string): void {
    if (tag !== 'Relationship') return;
    const attributes = attributesOf(raw);
    const type = (attributes.get('Type') ?? '').split('/').at(-1) ?? '';
    this.relations.set(attributes.get('Id') ?? '', {
      type,
      part: partName(attributes.get('Target') ?? ''),
    });
  }

  partOf(type: string): string | undefined {
    return [...this.relations.values()].find((one) => one.type === type)?.part;
  }
}

export function partName(target: string): string {
  const path = target.replaceAll('\\', '/').toLowerCase();
  const bare = path.startsWith('./') ? path.slice(2) : path;
  return bare.startsWith('/') ? bare.slice(1) : `xl/${bare}`;
}

/** `xl/styles.xml`: the number format of each cell style, made ready once; and which styles strike a cell out. */
export class StylesPart implements XmlHandler {
  readonly #codes = new Map<number, string>();
  readonly #styles: number[] = [];
  readonly #formats = new Map<number, CellFormat>();
  readonly #struckFonts = new Set<number>();
  readonly #struckStyles = new Set<number>();
  #fonts = 0;
  #isInFonts = false;
  #isInCells = false;
  starts1904 = false;
  readonly text = nothing;

  open(tag: string, raw: string): void {
    if (tag === 'cellXfs') this.#isInCells = true;
    if (tag === 'fonts') this.#isInFonts = true;
    if (this.#isInFonts) this.#openFont(tag, raw);
    if (tag === 'numFmt') {
      const attributes = attributesOf(raw);
      this.#codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
    }
    if (tag === 'xf' && this.#isInCells) {
      const attributes = attributesOf(raw);
      const isStruck = this.#struckFonts.has(Number(attributes.get('fontId') ?? '0'));
      if (isStruck) this.#struckStyles.add(this.#styles.length);
      this.#styles.push(Number(attributes.get('numFmtId') ?? '0'));
    }
  }

  close(tag: string): void {
    if (tag === 'cellXfs') this.#isInCells = false;
    if (tag === 'fonts') this.#isInFonts = false;
  }

  #openFont(tag: string, raw: string): void {
    if (tag === 'font') this.#fonts += 1;
    if (isStrike(tag, raw)) this.#struckFonts.add(this.#fonts - 1);
  }

  isStruck(style: string | undefined): boolean {
    return this.#struckStyles.has(Number(style ?? '0'));
  }

  /** A style that the workbook does not list shows the value as it stands. */
  formatOf(style: string | undefined): CellFormat {
    const id = this.#styles[Number(style ?? '0')] ?? 0;
    const known = this.#formats.get(id);
    if (known !== undefined) return known;
    const format = cellFormatOf(this.#codes.get(id) ?? builtInFormat(id), this.starts1904);
    this.#formats.set(id, format);
    return format;
  }
}

/** Formats that a workbook names by number only (ECMA-376 part 1, 18.8.30). */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'mm-dd-yy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yy h:mm',
  37: '#,##0;(#,##0)',
  38: '#,##0;(#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;(#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss',
  48: '##0.0E+0',
  49: '@',
};
/** Days of East Asian editions; some of these show no day there, yet none of them hides it here. */
const EAST_ASIAN_DAYS = [
  ...[27, 28, 29, 30, 31, 34, 35, 36],
  ...[50, 51, 52, 53, 54, 55, 56, 57, 58],
];

function builtInFormat(id: number): string {
  return BUILT_IN[id] ?? (EAST_ASIAN_DAYS.includes(id) ? 'yyyy-mm-dd' : 'General');
}

/** `xl/sharedStrings.xml`: readings beside the letters (`rPh`) are left out. */
export class SharedTextsPart implements XmlHandler {
  readonly texts: string[] = [];
  /** Places of the texts that are struck out as a whole. */
  readonly struck = new Set<number>();
  readonly #strokes = new StruckText();
  #text = '';
  #isText = false;
  #readings = 0;

  open(tag: string, raw: string): void {
    this.#strokes.open(tag, raw);
    if (tag === 'si') {
      this.#text = '';
      this.#strokes.begin();
    }
    if (tag === 't') this.#isText = true;
    if (tag === 'rPh') this.#readings += 1;
  }

  close(tag: string): void {
    this.#strokes.close(tag);
    if (tag === 't') this.#isText = false;
    if (tag === 'rPh') this.#readings -= 1;
    if (tag !== 'si') return;
    if (this.#strokes.isStruck) this.struck.add(this.texts.length);
    this.texts.push(withoutEscapes(this.#text));
  }

  text(text: string): void {
    if (!this.#isText || this.#readings > 0) return;
    this.#text += text;
    this.#strokes.text(text);
    if (this.#text.length > LIMITS.cellCharacters) {
      throw new FileRefused('imports.cell-too-long', { limit: LIMITS.cellCharacters });
    }
  }
}

/** Excel writes signs that XML cannot hold as `_x000D_`. */
export function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function nothing(): void {
  return undefined;
}
