// One spelling for one content: the bytes that are hashed and signed must not depend on who wrote them.
// Never accepts what JSON cannot say exactly (undefined, fractions, dates, class instances).

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/**
 * Canonical text: keys sorted by UTF-16 code units, no spaces, one line feed at the end.
 * Throws TypeError on anything but objects, arrays, strings, safe integers, booleans and null.
 */
export function payloadTextOf(value: unknown): string {
  return `${write(value)}\n`;
}

/** The canonical text as UTF-8 bytes. */
export function payloadBytesOf(value: unknown): Uint8Array {
  return utf8(payloadTextOf(value));
}

/** Reads bytes that must be canonical: undefined when they are not JSON or are spelled another way. */
export function readPayloadText(bytes: Uint8Array): unknown {
  const text = textOf(bytes);
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return payloadTextOf(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

function write(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return writeText(value);
  if (typeof value === 'number') return writeNumber(value);
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  if (isPlainObject(value)) return writeObject(value);
  throw new TypeError('canonical JSON cannot hold this value');
}

function writeText(text: string): string {
  if (!isWellFormed(text)) throw new TypeError('canonical JSON cannot hold half a character');
  return JSON.stringify(text);
}

function writeNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new TypeError('canonical JSON holds whole numbers only');
  return String(value === 0 ? 0 : value);
}

function writeObject(value: Record<string, unknown>): string {
  const keys = Object.keys(value).sort((a, b) => (a < b ? -1 : 1));
  return `{${keys.map((key) => `${writeText(key)}:${write(value[key])}`).join(',')}}`;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isWellFormed(text: string): boolean {
  return !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);
}

/** UTF-8 without TextEncoder, which the language itself does not have. `text` must be well formed. */
function utf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(code, 0));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), tail(code, 6), tail(code, 0));
    else bytes.push(0xf0 | (code >> 18), tail(code, 12), tail(code, 6), tail(code, 0));
  }
  return Uint8Array.from(bytes);
}

function tail(code: number, shift: number): number {
  return 0x80 | ((code >> shift) & 0x3f);
}

/** Strict UTF-8: decodeURIComponent refuses overlong, broken and surrogate forms. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = decodeURIComponent(
      Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
    );
    return text;
  } catch {
    return undefined;
  }
}
