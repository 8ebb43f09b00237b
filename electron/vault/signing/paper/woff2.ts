// Reads the outlines of a WOFF2 font (W3C, WOFF File Format 2.0, section 5): the typeface that this program prints with,
// to compare the letters of a page with. Reads our own font files alone.
import { brotliDecompressSync } from 'node:zlib';
import { Bytes } from './bytes';
import {
  compositeOutline,
  EMPTY,
  type Outline,
  type Point,
  programsOf,
  simpleOutline,
  type Typeface,
} from './typeface';

/** The tags that the format numbers, four signs each. */
const KNOWN_TAGS =
  'cmapheadhheahmtxmaxpnameOS/2postcvt fpgmglyflocaprepCFF VORGEBDTEBLCgasphdmxkernLTSHPCLTVDMXvheavmtxBASEGDEFGPOSGSUB';

/** Throws where the file is no WOFF2 font with packed outlines. */
export function readWoff2(file: Uint8Array): Typeface {
  const tables = tablesOf(file);
  const table = (tag: string): Uint8Array => {
    const found = tables.get(tag);
    if (found === undefined) throw new Error(`the typeface lacks ${tag}`);
    return found;
  };
  const outlines = outlinesOf(table('glyf'));
  return {
    unitsPerEm: new Bytes(table('head'), 18).u16(),
    outline: (glyph) => outlines[glyph],
    characters: charactersOf(table('cmap')),
    programs: programsOf(tables),
  };
}

function tablesOf(file: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const bytes = new Bytes(file);
  if (bytes.tag() !== 'wOF2') throw new Error('not a WOFF2 font');
  bytes.at = 12;
  const count = bytes.u16();
  bytes.at = 20;
  const packed = bytes.u32();
  bytes.at = 48;
  const entries = Array.from({ length: count }, () => entryAt(bytes));
  const all = new Bytes(new Uint8Array(brotliDecompressSync(bytes.take(packed))));
  return new Map(entries.map(({ tag, length }) => [tag, all.take(length)]));
}

function entryAt(bytes: Bytes): { readonly tag: string; readonly length: number } {
  const flags = bytes.u8();
  const known = flags & 0x3f;
  const tag = known === 0x3f ? bytes.tag() : KNOWN_TAGS.slice(known * 4, known * 4 + 4);
  const version = flags >> 6;
  const length = base128(bytes);
  const isOutline = tag === 'glyf' || tag === 'loca';
  const isTransformed = isOutline ? version === 0 : version !== 0;
  return { tag, length: isTransformed ? base128(bytes) : length };
}

function base128(bytes: Bytes): number {
  let value = 0;
  for (;;) {
    const byte = bytes.u8();
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return value;
  }
}

function outlinesOf(glyf: Uint8Array): readonly Outline[] {
  const bytes = new Bytes(glyf, 4);
  const count = bytes.u16();
  bytes.u16();
  const sizes = Array.from({ length: 7 }, () => bytes.u32());
  const [contours, points, flags, glyphs, parts] = sizes.map((size) => new Bytes(bytes.take(size)));
  if (!contours || !points || !flags || !glyphs || !parts) throw new Error('outlines missing');
  return Array.from({ length: count }, () => {
    const number = contours.i16();
    if (number === 0) return EMPTY;
    if (number < 0) {
      const outline = compositeOutline(parts);
      if (outline.isHinted) short(glyphs);
      return outline;
    }
    const lengths = Array.from({ length: number }, () => short(points));
    const drawn = pointsOf(
      lengths.reduce((a, b) => a + b, 0),
      flags,
      glyphs,
    );
    short(glyphs);
    let end = -1;
    return simpleOutline(
      lengths.map((length) => (end += length)),
      drawn,
    );
  });
}

/** 255UInt16 of the format. */
function short(bytes: Bytes): number {
  const code = bytes.u8();
  if (code === 253) return bytes.u16();
  if (code === 254) return bytes.u8() + 506;
  return code === 255 ? bytes.u8() + 253 : code;
}

function pointsOf(count: number, flags: Bytes, glyphs: Bytes): readonly Point[] {
  let [x, y] = [0, 0];
  return Array.from({ length: count }, () => {
    const flag = flags.u8();
    const [right, up] = step(flag & 0x7f, glyphs);
    x += right;
    y += up;
    return { x, y, isOn: flag < 0x80 };
  });
}

/** The triplet encoding of section 5.2. */
function step(flag: number, bytes: Bytes): readonly [number, number] {
  const signed = (bits: number, value: number): number => ((bits & 1) === 1 ? value : -value);
  if (flag < 10) return [0, signed(flag, ((flag & 14) << 7) + bytes.u8())];
  if (flag < 20) return [signed(flag, (((flag - 10) & 14) << 7) + bytes.u8()), 0];
  if (flag < 84) {
    const [base, low] = [flag - 20, bytes.u8()];
    return [
      signed(flag, 1 + (base & 0x30) + (low >> 4)),
      signed(flag >> 1, 1 + ((base & 0x0c) << 2) + (low & 0x0f)),
    ];
  }
  if (flag < 120) {
    const base = flag - 84;
    return [
      signed(flag, 1 + (Math.floor(base / 12) << 8) + bytes.u8()),
      signed(flag >> 1, 1 + (((base % 12) >> 2) << 8) + bytes.u8()),
    ];
  }
  if (flag < 124) {
    const [high, middle, low] = [bytes.u8(), bytes.u8(), bytes.u8()];
    return [
      signed(flag, (high << 4) + (middle >> 4)),
      signed(flag >> 1, ((middle & 0x0f) << 8) + low),
    ];
  }
  return [signed(flag, bytes.u16()), signed(flag >> 1, bytes.u16())];
}

/** From the table of characters (format 4 or 12): which characters each glyph stands for. */
function charactersOf(cmap: Uint8Array): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  const add = (code: number, glyph: number): void => {
    if (glyph === 0) return;
    const known = found.get(glyph) ?? [];
    const character = String.fromCodePoint(code);
    if (!known.includes(character)) found.set(glyph, [...known, character]);
  };
  const bytes = new Bytes(cmap, 2);
  const count = bytes.u16();
  for (let at = 0; at < count; at += 1) {
    bytes.at = 4 + at * 8 + 4;
    const start = bytes.u32();
    const format = new Bytes(cmap, start).u16();
    if (format === 4) segments(cmap, start, add);
    if (format === 12) groups(cmap, start, add);
  }
  return found;
}

type Add = (code: number, glyph: number) => void;

function segments(cmap: Uint8Array, start: number, add: Add): void {
  const count = new Bytes(cmap, start + 6).u16() / 2;
  const word = (at: number): number => new Bytes(cmap, at).u16();
  for (let segment = 0; segment < count; segment += 1) {
    const at = start + 14 + segment * 2;
    const [last, first] = [word(at), word(at + count * 2 + 2)];
    const [delta, place] = [word(at + count * 4 + 2), at + count * 6 + 2];
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const offset = word(place);
      const glyph = offset === 0 ? code : word(place + offset + (code - first) * 2);
      add(code, glyph === 0 ? 0 : (glyph + delta) & 0xffff);
    }
  }
}

function groups(cmap: Uint8Array, start: number, add: Add): void {
  const bytes = new Bytes(cmap, start + 12);
  const count = bytes.u32();
  for (let at = 0; at < count; at += 1) {
    const [first, last, glyph] = [bytes.u32(), bytes.u32(), bytes.u32()];
    for (let code = first; code <= last; code += 1) add(code, glyph + code - first);
  }
}
