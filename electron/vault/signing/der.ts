// The strict form of certificates and signatures (X.690 DER): one way to write a thing, and only that way is read.
// Libraries here read the looser BER; a checker that did so would accept a file changed in its envelope.

/** One element. `raw` is the whole element, `content` what is inside; `children` only where constructed. */
export interface DerNode {
  readonly tag: number;
  readonly raw: Uint8Array;
  readonly content: Uint8Array;
  readonly children: readonly DerNode[];
}

const MAX_DEPTH = 16;

interface Header {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads the one element that fills `bytes` exactly.
 * Answers undefined on anything that is not DER: long tags, indefinite or padded lengths, bytes left over,
 * padded integers, nesting beyond 16. Never throws.
 */
export function readDer(bytes: Uint8Array): DerNode | undefined {
  const header = headerAt(bytes, 0);
  if (header === undefined || header.end !== bytes.length) return undefined;
  return nodeOf(bytes, header, 0);
}

/** Length in bytes of the element that begins `bytes`, or undefined where none fits. */
export function derLength(bytes: Uint8Array): number | undefined {
  return headerAt(bytes, 0)?.end;
}

function headerAt(bytes: Uint8Array, at: number): Header | undefined {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
  if (first < 0x80) return withinBytes(bytes, at + 2, first);
  const count = first & 0x7f;
  if (count === 0 || count > 3 || at + 2 + count > bytes.length) return undefined;
  let length = 0;
  for (const byte of bytes.subarray(at + 2, at + 2 + count)) length = length * 256 + byte;
  const shortest = length < 0x80 ? 0 : length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
  return shortest === count ? withinBytes(bytes, at + 2 + count, length) : undefined;
}

function withinBytes(bytes: Uint8Array, start: number, length: number): Header | undefined {
  return start + length <= bytes.length ? { start, end: start + length } : undefined;
}

function nodeOf(raw: Uint8Array, header: Header, depth: number): DerNode | undefined {
  const tag = raw[0] ?? 0;
  const content = raw.subarray(header.start, header.end);
  if ((tag & 0x20) === 0) {
    return primitiveIsStrict(tag, content) ? { tag, raw, content, children: [] } : undefined;
  }
  const children = childrenOf(content, depth);
  return children === undefined ? undefined : { tag, raw, content, children };
}

function childrenOf(content: Uint8Array, depth: number): DerNode[] | undefined {
  if (depth >= MAX_DEPTH) return undefined;
  const children: DerNode[] = [];
  let at = 0;
  while (at < content.length) {
    const rest = content.subarray(at);
    const header = headerAt(rest, 0);
    if (header === undefined) return undefined;
    const child = nodeOf(rest.subarray(0, header.end), header, depth + 1);
    if (child === undefined) return undefined;
    children.push(child);
    at += header.end;
  }
  return children;
}

function primitiveIsStrict(tag: number, content: Uint8Array): boolean {
  if (tag === 0x01) return content.length === 1 && (content[0] === 0x00 || content[0] === 0xff);
  if (tag !== 0x02) return true;
  const [first, second] = content;
  if (first === undefined) return false;
  if (second === undefined) return true;
  return !(first === 0x00 && second < 0x80) && !(first === 0xff && second >= 0x80);
}

/** Writes one element of the given tag around the parts in their order. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return joined([Uint8Array.of(tag, ...lengthOf(length)), ...parts]);
}

export function sequence(...parts: readonly Uint8Array[]): Uint8Array {
  return der(0x30, ...parts);
}

/** SET OF: DER orders the members by their bytes (X.690, 11.6). */
export function setOf(...parts: readonly Uint8Array[]): Uint8Array {
  return der(0x31, ...inDerOrder(parts));
}

/** The members of a SET OF in DER order, without the wrapper. */
export function inDerOrder(parts: readonly Uint8Array[]): Uint8Array[] {
  return [...parts].sort((left, right) => Buffer.compare(left, right));
}

export function octets(content: Uint8Array): Uint8Array {
  return der(0x04, content);
}

/** An unsigned whole number given as big-endian bytes of any length. */
export function unsigned(bytes: Uint8Array): Uint8Array {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
  const trimmed = bytes.subarray(start);
  return (trimmed[0] ?? 0) < 0x80 ? der(0x02, trimmed) : der(0x02, Uint8Array.of(0), trimmed);
}

/** An object identifier written with dots, `1.2.840.113549.1.7.2`. */
export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(0x06, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
}

function base128(value: number): number[] {
  const digits = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) {
    digits.unshift((rest % 128) + 128);
  }
  return digits;
}

function lengthOf(length: number): number[] {
  if (length < 0x80) return [length];
  const digits: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  return [0x80 + digits.length, ...digits];
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** True when both hold the same bytes. For public data only: the time taken tells where they differ. */
export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && Buffer.compare(left, right) === 0;
}
