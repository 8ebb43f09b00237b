// Reads a PDF in the one spelling that pdf-lib writes: numbered objects one after the other, one table, one trailer.
// Every byte belongs to one object or to the frame; what is spelled another way is not read at all.

export type PdfValue =
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'ref'; readonly number: number }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'list'; readonly items: readonly PdfValue[] }
  | PdfDict;

export interface PdfDict {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, PdfValue>;
}

export interface PdfObject {
  readonly value: PdfValue;
  /** The packed bytes of a stream, as long as its dictionary says. */
  readonly stream?: Uint8Array;
}

export interface PdfFile {
  readonly objects: ReadonlyMap<number, PdfObject>;
  readonly root: number;
  readonly info: number;
}

const MAX_DEPTH = 16;
const MAX_OBJECTS = 20_000;
const HEAD = /^%PDF-1\.[4-7]\n%\x81\x81\x81\x81\n\n/;
const OBJECT_HEAD = /(\d{1,7}) 0 obj\n/y;
const OBJECT_END = '\nendobj\n\n';
const STREAM = /\nstream\n/y;
const STREAM_END = '\nendstream';
const TRAILER =
  /\ntrailer\n<<\n\/Size (\d{1,7})\n\/Root (\d{1,7}) 0 R\n\/Info (\d{1,7}) 0 R\n>>\n\nstartxref\n(\d{1,9})\n%%EOF$/;

/** Undefined for anything that our writer would have spelled differently. Never throws. */
export function readPdfObjects(pdf: Uint8Array): PdfFile | undefined {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const head = HEAD.exec(text)?.[0];
  if (head === undefined) return undefined;
  const objects = new Map<number, PdfObject>();
  const offsets: number[] = [];
  let at = head.length;
  while (!text.startsWith('xref\n', at)) {
    const read = objectAt(pdf, text, at);
    // Ascending from 1 without a gap: no number twice, none that the table leaves out.
    if (read?.number !== offsets.length + 1 || offsets.length >= MAX_OBJECTS) return undefined;
    objects.set(read.number, read.object);
    offsets.push(at);
    at = read.end;
  }
  const frame = TRAILER.exec(text.slice(at));
  const [, size, root, info, table] = (frame ?? []).map(Number);
  if (size !== offsets.length + 1 || table !== at || root === undefined || info === undefined) {
    return undefined;
  }
  const isWhole =
    text.startsWith(tableOf(offsets), at) &&
    at + tableOf(offsets).length + (frame?.[0].length ?? 0) === text.length;
  return isWhole ? { objects, root, info } : undefined;
}

function tableOf(offsets: readonly number[]): string {
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  return `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${lines.join('')}`;
}

interface ObjectAt {
  readonly number: number;
  readonly object: PdfObject;
  readonly end: number;
}

function objectAt(pdf: Uint8Array, text: string, start: number): ObjectAt | undefined {
  OBJECT_HEAD.lastIndex = start;
  const head = OBJECT_HEAD.exec(text);
  if (head === null) return undefined;
  const reader = new ValueReader(text, OBJECT_HEAD.lastIndex);
  const value = reader.value(0);
  if (value === undefined) return undefined;
  const body = bodyAt(pdf, text, { value, at: reader.at });
  if (body === undefined || !text.startsWith(OBJECT_END, body.end)) return undefined;
  return { number: Number(head[1]), object: body.object, end: body.end + OBJECT_END.length };
}

function bodyAt(
  pdf: Uint8Array,
  text: string,
  { value, at }: { readonly value: PdfValue; readonly at: number },
): { readonly object: PdfObject; readonly end: number } | undefined {
  STREAM.lastIndex = at;
  if (!STREAM.test(text)) return { object: { value }, end: at };
  const start = STREAM.lastIndex;
  const length = value.kind === 'dict' ? value.entries.get('Length') : undefined;
  if (length?.kind !== 'number') return undefined;
  const end = start + length.value;
  if (!text.startsWith(STREAM_END, end)) return undefined;
  return { object: { value, stream: pdf.subarray(start, end) }, end: end + STREAM_END.length };
}

const NUMBER = /-?\d{1,10}(?:\.\d{1,10})?(?![\w.])/y;
const REF = /(\d{1,7}) 0 R/y;
const NAME = /\/(application#2Fjson|[A-Za-z][\w.+-]*)/y;
const LITERAL = /\(((?:[\x20-\x27\x2a-\x5b\x5d-\x7e]|\\[()\\])*)\)/y;
const HEX = /<((?:[0-9A-Fa-f]{2})*)>/y;
/** signpdf fills the place of the ranges with spaces after the bracket. */
const RANGES = /\[0 (\d{1,9}) (\d{1,9}) (\d{1,9})\] */y;

class ValueReader {
  constructor(
    private readonly text: string,
    public at: number,
  ) {}

  value(depth: number): PdfValue | undefined {
    if (depth > MAX_DEPTH) return undefined;
    switch (this.text[this.at]) {
      case '/':
        return this.name();
      case '(':
        return this.match(LITERAL, ([, text = '']) => ({
          kind: 'text',
          text: textOfLiteral(text),
        }));
      case '[':
        return this.list(depth);
      case '<':
        return this.text[this.at + 1] === '<' ? this.dict(depth) : this.hex();
      case 't':
        return this.word('true', { kind: 'truth', value: true });
      case 'f':
        return this.word('false', { kind: 'truth', value: false });
      default:
        return (
          this.match(REF, ([, number]) => ({ kind: 'ref', number: Number(number) })) ??
          this.match(NUMBER, ([number]) => ({ kind: 'number', value: Number(number) }))
        );
    }
  }

  private match(
    pattern: RegExp,
    use: (found: RegExpExecArray) => PdfValue | undefined,
  ): PdfValue | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return undefined;
    this.at = pattern.lastIndex;
    return use(found);
  }

  private word(word: string, value: PdfValue): PdfValue | undefined {
    if (!this.text.startsWith(word, this.at)) return undefined;
    this.at += word.length;
    return value;
  }

  private name(): PdfValue | undefined {
    return this.match(NAME, ([, text = '']) => ({
      kind: 'name',
      text: text.replace('#2F', '/'),
    }));
  }

  private hex(): PdfValue | undefined {
    return this.match(HEX, ([, digits = '']) => ({ kind: 'text', text: textOfHex(digits) }));
  }

  private list(depth: number): PdfValue | undefined {
    const ranges = this.match(RANGES, ([, ...numbers]) => ({
      kind: 'list',
      items: ['0', ...numbers].map((number) => ({ kind: 'number', value: Number(number) })),
    }));
    if (ranges !== undefined) return ranges;
    const items: PdfValue[] = [];
    if (!this.skip('[ ')) return undefined;
    while (!this.skip(']')) {
      const item = this.value(depth + 1);
      if (item === undefined || !this.skip(' ')) return undefined;
      items.push(item);
    }
    return { kind: 'list', items };
  }

  private dict(depth: number): PdfValue | undefined {
    const entries = new Map<string, PdfValue>();
    if (!this.skip('<<\n')) return undefined;
    while (!this.skip('>>')) {
      const key = this.name();
      if (key?.kind !== 'name' || entries.has(key.text) || !this.skip(' ')) return undefined;
      const value = this.value(depth + 1);
      if (value === undefined || !this.skip('\n')) return undefined;
      entries.set(key.text, value);
    }
    return { kind: 'dict', entries };
  }

  private skip(word: string): boolean {
    const isThere = this.text.startsWith(word, this.at);
    if (isThere) this.at += word.length;
    return isThere;
  }
}

function textOfLiteral(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}

/** UTF-16 where it begins with the mark for it, else one byte to a sign. */
function textOfHex(digits: string): string {
  const bytes = Buffer.from(digits, 'hex');
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff || bytes.length % 2 !== 0) {
    return bytes.toString('latin1');
  }
  return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le');
}
