// Walks through XML piece by piece as it is unpacked, each letter once. A part that declares entities or does not
// close what it opens is refused; so is a tag longer than any program writes.
import { FileRefused } from './limits';

export interface XmlHandler {
  /** The name without its prefix; the attributes as they stand, for `attributesOf`. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** One text may come in several pieces. */
  text(text: string): void;
}

const LONGEST_TAG = 64 * 1024;
const LONGEST_ASIDE = 1024 * 1024;
const DEEPEST = 100;
const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

export class XmlReader {
  readonly #handler: XmlHandler;
  readonly #open: string[] = [];
  #text = '';
  #at = 0;

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  push(piece: string): void {
    this.#text = this.#text.slice(this.#at) + piece;
    this.#at = 0;
    while (this.#at < this.#text.length && this.#step());
  }

  end(): void {
    const rest = this.#text.slice(this.#at);
    if (rest.trim() !== '' || this.#open.length > 0) throw new FileRefused('imports.file-damaged');
  }

  /** Takes one text or tag; false when the rest of it is still to come. */
  #step(): boolean {
    const start = this.#text.indexOf('<', this.#at);
    if (start !== this.#at) return this.#takeText(start);
    if (this.#text.startsWith('<!--', start)) return this.#skipTo('-->', start + 4);
    if (this.#text.startsWith('<![CDATA[', start)) return this.#takeCdata(start + 9);
    if (this.#text.startsWith('<?', start)) return this.#skipTo('?>', start + 2);
    if (this.#text.startsWith('<!', start) && this.#text.length >= start + 9)
      throw new FileRefused('imports.file-damaged');
    return this.#takeTag(start);
  }

  #takeText(next: number): boolean {
    const end = next < 0 ? this.#textEnd() : next;
    if (end === this.#at) return false;
    this.#handler.text(unescaped(this.#text.slice(this.#at, end)));
    this.#at = end;
    return true;
  }

  // The start of an entity at the very end waits for its rest.
  #textEnd(): number {
    const sign = this.#text.lastIndexOf('&');
    const isWhole = sign < this.#at || this.#text.length - sign > 12;
    return isWhole || this.#text.includes(';', sign) ? this.#text.length : sign;
  }

  #skipTo(mark: string, from: number): boolean {
    const end = this.#find(mark, from);
    if (end < 0) return false;
    this.#at = end + mark.length;
    return true;
  }

  #takeCdata(from: number): boolean {
    const end = this.#find(']]>', from);
    if (end < 0) return false;
    this.#handler.text(this.#text.slice(from, end));
    this.#at = end + 3;
    return true;
  }

  #find(mark: string, from: number): number {
    const end = this.#text.indexOf(mark, from);
    if (end < 0 && this.#text.length - from > LONGEST_ASIDE)
      throw new FileRefused('imports.file-damaged');
    return end;
  }

  #takeTag(start: number): boolean {
    const end = this.#tagEnd(start + 1);
    if (end < 0) {
      if (this.#text.length - start > LONGEST_TAG) throw new FileRefused('imports.file-damaged');
      return false;
    }
    this.#at = end + 1;
    if (this.#text.charCodeAt(start + 1) === SLASH) this.#close(this.#text.slice(start + 2, end));
    else this.#openTag(this.#text.slice(start + 1, end));
    return true;
  }

  // A closing bracket within quotation marks belongs to the value.
  #tagEnd(from: number): number {
    for (let at = from; at < this.#text.length; at += 1) {
      const code = this.#text.charCodeAt(at);
      if (code === GREATER) return at;
      if (code === LESS) throw new FileRefused('imports.file-damaged');
      if (code !== QUOTE && code !== APOSTROPHE) continue;
      const closing = this.#text.indexOf(code === QUOTE ? '"' : "'", at + 1);
      if (closing < 0) return -1;
      at = closing;
    }
    return -1;
  }

  #openTag(tag: string): void {
    const isEmpty = tag.endsWith('/');
    const length = nameLength(tag);
    const name = localName(tag.slice(0, length));
    if (name === '' || this.#open.length >= DEEPEST) throw new FileRefused('imports.file-damaged');
    this.#handler.open(name, tag.slice(length, isEmpty ? -1 : undefined));
    if (isEmpty) this.#handler.close(name);
    else this.#open.push(name);
  }

  #close(tag: string): void {
    const name = localName(tag.trim());
    if (this.#open.pop() !== name) throw new FileRefused('imports.file-damaged');
    this.#handler.close(name);
  }
}

const SLASH = 0x2f;
const LESS = 0x3c;
const GREATER = 0x3e;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

/** Attributes by their name without a prefix. */
export function attributesOf(raw: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  // Sticky: it goes on where it stopped and never begins anew, so a long value is read once.
  const next = /\s*([^\s=/"'<>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
  for (let match = next.exec(raw); match !== null; match = next.exec(raw)) {
    found.set(localName(match[1] ?? ''), unescaped(match[2] ?? match[3] ?? ''));
  }
  return found;
}

/** Every spelling of an XML truth value that says yes. */
export function isTrue(value: string | undefined): boolean {
  return value !== undefined && ['1', 'true', 'on'].includes(value.trim().toLowerCase());
}

function nameLength(tag: string): number {
  let length = 0;
  while (length < tag.length && !isNameEnd(tag.charCodeAt(length))) length += 1;
  return length;
}

function isNameEnd(code: number): boolean {
  return code <= 0x20 || code === SLASH;
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, (_, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? refuseEntity();
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : refuseEntity();
  });
}

function refuseEntity(): never {
  throw new FileRefused('imports.file-damaged');
}
