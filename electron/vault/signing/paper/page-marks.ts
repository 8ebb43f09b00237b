// What a page shows: runs of glyphs and black shapes, read from the few drawing commands that the printer uses.
// Colours other than black and white, turned or transparent text, pictures and patterns are not read at all.
import { fontsOf, type PaperFont } from './paper-fonts';
import type { PdfFile } from './pdf-objects';
import { unpacked } from './unpacked';
import type { PdfPage } from './summary-pdf';

/** One run of text as it was drawn; points from the upper left corner. */
export interface Run {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly font: PaperFont;
  readonly glyphs: readonly Glyph[];
  /** In reading order. */
  readonly text: string;
}

export interface Glyph {
  readonly id: number;
  readonly x: number;
  /** What it adds to the text of its run. */
  readonly text: string;
  /** What the page says that it, or the group it is drawn with, stands for. */
  readonly said: string;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Mark {
  readonly kind: 'rectangle' | 'shape';
  readonly isWhite: boolean;
  readonly box: Box;
  readonly corners: readonly (readonly [x: number, y: number])[];
}

export interface PageMarks {
  readonly runs: readonly Run[];
  readonly marks: readonly Mark[];
}

const PAGE_HEIGHT = 841.91998;
const N = String.raw`-?(?:\d{1,6}(?:\.\d{1,9})?|\.\d{1,9})`;
const pattern = (text: string): RegExp => new RegExp(`^${text.replaceAll('N', N)}$`);
const COMMANDS = {
  matrix: pattern('(N) 0 0 (N) (N) (N) cm'),
  rectangle: pattern('(N) (N) (N) (N) re'),
  black: pattern('0 0 0 RG 0 0 0 rg'),
  white: pattern('1 1 1 RG 1 1 1 rg'),
  state: /^\/G\d{1,4} gs$/,
  move: pattern('(N) (N) m'),
  line: pattern('(N) (N) l'),
  curve: pattern('(N) (N) (N) (N) (N) (N) c'),
  tagged: /^\/[A-Z][A-Za-z0-9]{0,9} <<\/MCID \d{1,6} >>BDC$/,
  reversed: /^\/ReversedChars BMC$/,
  artifact: /^\/Artifact BMC$/,
  said: /^\/Span<<\/ActualText (?:<FEFF((?:[0-9A-F]{4})+)>|\(((?:[\x20-\x27\x2a-\x5b\x5d-\x7e]|\\[()\\])+)\)) >> BDC$/,
  font: pattern(String.raw`\/(F\d{1,4}) (N) Tf`),
  place: pattern('1 0 0 -1 (N) (N) Tm'),
  show: pattern('(?:(N) (N) Td )?<((?:[0-9A-F]{4}){1,200})> Tj'),
} as const;

interface State {
  readonly scale: readonly [number, number];
  readonly shift: readonly [number, number];
  readonly isWhite: boolean;
  /** What is drawn above or below is cut off: the upper and lower edge of the page's body. */
  readonly clip: readonly [top: number, bottom: number];
}

/** Undefined where the page holds a command that our printer does not use. Never throws. */
export function readPageMarks(file: PdfFile, page: PdfPage): PageMarks | undefined {
  const streams: string[] = [];
  for (const number of page.contents) {
    const drawn = unpacked(file.objects.get(number));
    if (drawn === undefined) return undefined;
    streams.push(Buffer.from(drawn).toString('latin1'));
  }
  const fonts = fontsOf(file, page.fonts);
  if (fonts === undefined) return undefined;
  const reader = new PageReader(fonts);
  // Streams are read as one text with a line break between them.
  const lines = streams
    .join('\n')
    .split('\n')
    .filter((line) => line !== '');
  return lines.every((line) => reader.take(line)) ? reader.marks() : undefined;
}

class PageReader {
  readonly #stack: State[] = [];
  #state: State = {
    scale: [1, 1],
    shift: [0, 0],
    isWhite: false,
    clip: [0, PAGE_HEIGHT],
  };
  readonly #runs: Run[] = [];
  readonly #marks: Mark[] = [];
  #path: (readonly [number, number])[] = [];
  #isRectangle = false;
  #isClip = false;
  #inText = false;
  readonly #tags: ('tag' | 'reversed' | 'said')[] = [];
  #glyphs: Glyph[] = [];
  #font: PaperFont | undefined;
  #size = 0;
  #origin: readonly [number, number] = [0, 0];
  #said: { readonly text: string; readonly from: number } | undefined;
  #isReversed = false;

  constructor(private readonly fonts: ReadonlyMap<string, PaperFont>) {}

  marks(): PageMarks | undefined {
    const isEnded = this.#stack.length === 0 && !this.#inText && this.#path.length === 0;
    return isEnded ? { runs: this.#runs, marks: this.#marks } : undefined;
  }

  take(line: string): boolean {
    return this.#inText ? this.#takeText(line) : this.#takeDrawing(line);
  }

  #takeDrawing(line: string): boolean {
    switch (line) {
      case 'q':
        if (this.#stack.length > 20) return false;
        this.#stack.push(this.#state);
        return true;
      case 'Q': {
        const state = this.#stack.pop();
        if (state !== undefined) this.#state = state;
        return state !== undefined;
      }
      case 'BT':
        this.#inText = true;
        this.#glyphs = [];
        this.#isReversed = false;
        return this.#path.length === 0;
      case 'W n':
      case 'W* n':
        return this.#isRectangle && this.#narrow() && this.#endPath(false);
      case 'W':
      case 'W*':
        this.#isClip = true;
        return this.#path.length > 0;
      case 'n':
        return this.#isClip && this.#endPath(false);
      case 'f':
      case 'f*':
        return this.#endPath(true);
      case 'S':
        return this.#isRectangle && this.#outline();
      case 'h':
        return this.#path.length > 0;
      case 'EMC':
        return this.#tags.pop() !== undefined;
      default:
        return this.#takeShape(line);
    }
  }

  #takeShape(line: string): boolean {
    const { matrix, rectangle, black, white, state, move, line: to, curve, artifact } = COMMANDS;
    if (black.test(line) || white.test(line)) {
      this.#state = { ...this.#state, isWhite: white.test(line) };
      return true;
    }
    if (state.test(line)) return true;
    if (artifact.test(line)) return this.#tags.push('tag') > 0;
    const shape = rectangle.exec(line);
    if (shape !== null) return this.#addRectangle(numbersOf(shape));
    const point = move.exec(line) ?? to.exec(line) ?? curve.exec(line);
    if (point !== null) return this.#addPoints(numbersOf(point));
    const placed = matrix.exec(line);
    return placed !== null && this.#transform(numbersOf(placed));
  }

  #transform([a = 0, d = 0, e = 0, f = 0]: readonly number[]): boolean {
    if (a === 0 || d === 0) return false;
    const { scale, shift } = this.#state;
    this.#state = {
      ...this.#state,
      scale: [scale[0] * a, scale[1] * d],
      shift: [shift[0] + scale[0] * e, shift[1] + scale[1] * f],
    };
    return true;
  }

  #addRectangle([x = 0, y = 0, width = 0, height = 0]: readonly number[]): boolean {
    this.#isRectangle = this.#path.length === 0;
    this.#path.push(this.#at(x, y), this.#at(x + width, y + height));
    return true;
  }

  #addPoints(numbers: readonly number[]): boolean {
    this.#isRectangle = false;
    for (let at = 0; at < numbers.length; at += 2) {
      this.#path.push(this.#at(numbers[at] ?? 0, numbers[at + 1] ?? 0));
    }
    return true;
  }

  #endPath(isDrawn: boolean): boolean {
    if (this.#path.length === 0) return false;
    if (isDrawn) {
      this.#marks.push({
        kind: this.#isRectangle ? 'rectangle' : 'shape',
        isWhite: this.#state.isWhite,
        box: boxAround(this.#path),
        corners: this.#path,
      });
    }
    this.#path = [];
    this.#isClip = false;
    return true;
  }

  #narrow(): boolean {
    const { top, bottom } = boxAround(this.#path);
    const [upper, lower] = this.#state.clip;
    this.#state = { ...this.#state, clip: [Math.max(upper, top), Math.min(lower, bottom)] };
    return true;
  }

  /**
   * Where a page ends inside a list, the printer draws those letters of the next line whose marks rise high, and cuts
   * them off. Of a digit nothing that could be read is left there.
   */
  #isCutOff(y: number, size: number): boolean {
    const [top, bottom] = this.#state.clip;
    return y <= top || y - size * 0.5 >= bottom;
  }

  /** A frame is its four sides. */
  #outline(): boolean {
    const { left, top, right, bottom } = boxAround(this.#path);
    const sides: readonly Box[] = [
      { left, top, right, bottom: top },
      { left, top: bottom, right, bottom },
      { left, top, right: left, bottom },
      { left: right, top, right, bottom },
    ];
    for (const box of sides) {
      this.#marks.push({ kind: 'rectangle', isWhite: this.#state.isWhite, box, corners: [] });
    }
    return this.#endPath(false);
  }

  #at(x: number, y: number): readonly [number, number] {
    const { scale, shift } = this.#state;
    return [shift[0] + scale[0] * x, PAGE_HEIGHT - (shift[1] + scale[1] * y)];
  }

  #takeText(line: string): boolean {
    if (line === 'ET') return this.#endText();
    if (line === 'EMC') return this.#endTag();
    const { tagged, reversed, said, font, place, show } = COMMANDS;
    if (tagged.test(line)) return this.#tags.push('tag') < 8;
    if (reversed.test(line)) {
      this.#isReversed = true;
      return this.#tags.push('reversed') < 8;
    }
    const words = said.exec(line);
    if (words !== null) {
      if (this.#said !== undefined) return false;
      this.#said = { text: saidText(words), from: this.#glyphs.length };
      return this.#tags.push('said') < 8;
    }
    const chosen = font.exec(line);
    if (chosen !== null) {
      this.#font = this.fonts.get(chosen[1] ?? '');
      this.#size = Number(chosen[2]);
      return this.#font !== undefined && this.#glyphs.length === 0;
    }
    const placed = place.exec(line);
    if (placed !== null) {
      this.#origin = [Number(placed[1]), Number(placed[2])];
      return this.#glyphs.length === 0;
    }
    const shown = show.exec(line);
    return shown !== null && this.#show(shown);
  }

  #show([, right = '0', down = '0', digits = '']: RegExpExecArray): boolean {
    const font = this.#font;
    if (font === undefined) return false;
    this.#origin = [this.#origin[0] + Number(right), this.#origin[1] - Number(down)];
    for (let at = 0; at < digits.length; at += 4) {
      const id = Number.parseInt(digits.slice(at, at + 4), 16);
      const text = font.text.get(id) ?? '';
      if (text === '' && this.#said === undefined) return false;
      this.#glyphs.push({ id, x: this.#at(...this.#origin)[0], text, said: text });
    }
    return true;
  }

  #endTag(): boolean {
    const tag = this.#tags.pop();
    if (tag === 'said' && this.#said !== undefined) {
      const { text, from } = this.#said;
      // What is said stands for all glyphs of the span together.
      this.#glyphs = this.#glyphs.map((glyph, at) =>
        at < from ? glyph : { ...glyph, said: text, text: at === from ? text : '' },
      );
      this.#said = undefined;
    }
    return tag !== undefined;
  }

  #endText(): boolean {
    this.#inText = false;
    const font = this.#font;
    if (this.#said !== undefined || this.#state.isWhite) return false;
    if (this.#glyphs.length === 0) return true;
    const [x, y] = this.#at(...this.#origin);
    const first = this.#glyphs[0]?.x ?? x;
    if (font === undefined) return false;
    const read = this.#isReversed ? this.#glyphs.toReversed() : this.#glyphs;
    const size = this.#size * Math.abs(this.#state.scale[1]);
    const text = read.map((glyph) => glyph.text).join('');
    if (this.#isCutOff(y, size)) return true;
    this.#runs.push({ x: first, y, size, font, glyphs: this.#glyphs, text });
    return true;
  }
}

function numbersOf(found: RegExpExecArray): readonly number[] {
  return found.slice(1).map(Number);
}

function boxAround(points: readonly (readonly [number, number])[]): Box {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b));
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b));
  return { left: least(xs), top: least(ys), right: most(xs), bottom: most(ys) };
}

function saidText([, digits, plain]: RegExpExecArray): string {
  if (digits !== undefined) {
    return Buffer.from(digits, 'hex').swap16().toString('utf16le');
  }
  return (plain ?? '').replace(/\\(.)/g, '$1');
}
