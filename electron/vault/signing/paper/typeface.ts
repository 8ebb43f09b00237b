// Outlines of a TrueType font, so that a page's letters can be compared with those of the typeface it says it uses.
import { Bytes } from './bytes';

/** An outline as text: equal texts, equal shapes. `parts`: glyphs that it is put together from. */
export interface Outline {
  readonly shape: string;
  readonly parts: readonly number[];
  /** It has a program of its own that may move its points. */
  readonly isHinted: boolean;
  readonly box: readonly [left: number, bottom: number, right: number, top: number];
}

export interface Typeface {
  readonly unitsPerEm: number;
  /** Undefined where the font has no such glyph. Throws where it is broken. */
  readonly outline: (glyph: number) => Outline | undefined;
  /** The glyphs of single characters; empty for a font inside a PDF. */
  readonly characters: ReadonlyMap<number, readonly string[]>;
  /** The programs that may move points while it draws, in hex. */
  readonly programs: string;
}

export const EMPTY: Outline = { shape: '', parts: [], isHinted: false, box: [0, 0, 0, 0] };

export interface Point {
  readonly x: number;
  readonly y: number;
  readonly isOn: boolean;
}

export function simpleOutline(ends: readonly number[], points: readonly Point[]): Outline {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const drawn = points.map(({ x, y, isOn }) => `${x},${y},${isOn ? 1 : 0}`).join(' ');
  return {
    shape: `${ends.join(' ')}|${drawn}`,
    parts: [],
    isHinted: false,
    box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
  };
}

const ARGS_ARE_WORDS = 0x1;
const HAS_SCALE = 0x8;
const MORE_PARTS = 0x20;
const HAS_TWO_SCALES = 0x40;
const HAS_MATRIX = 0x80;
const HAS_INSTRUCTIONS = 0x100;

/** Reads the parts of a composite glyph; where it is hinted, instructions follow. */
export function compositeOutline(bytes: Bytes): Outline {
  const parts: number[] = [];
  const shapes: string[] = [];
  let flags = MORE_PARTS;
  let hasInstructions = false;
  while ((flags & MORE_PARTS) !== 0) {
    flags = bytes.u16();
    const part = bytes.u16();
    const args = (flags & ARGS_ARE_WORDS) === 0 ? 2 : 4;
    const scales = (flags & HAS_SCALE) !== 0 ? 2 : (flags & HAS_TWO_SCALES) !== 0 ? 4 : 0;
    const rest = bytes.take(args + ((flags & HAS_MATRIX) === 0 ? scales : 8));
    parts.push(part);
    shapes.push(`${part}:${Buffer.from(rest).toString('hex')}`);
    hasInstructions ||= (flags & HAS_INSTRUCTIONS) !== 0;
    if (parts.length > 400) throw new RangeError('too many parts');
  }
  return {
    shape: `+${shapes.join(' ')}`,
    parts,
    isHinted: hasInstructions,
    box: [0, 0, 0, 0],
  };
}

/** Reads a TrueType program as it lies in a PDF. Undefined where it is none. */
export function readTrueType(program: Uint8Array): Typeface | undefined {
  try {
    return typefaceOf(tablesOf(program));
  } catch {
    return undefined;
  }
}

function tablesOf(program: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const bytes = new Bytes(program);
  if (bytes.u32() !== 0x00010000) throw new RangeError('not TrueType');
  const count = bytes.u16();
  bytes.at = 12;
  const tables = new Map<string, Uint8Array>();
  for (let at = 0; at < count; at += 1) {
    const tag = bytes.tag();
    bytes.u32();
    const [offset, length] = [bytes.u32(), bytes.u32()];
    if (tables.has(tag)) throw new RangeError('one table twice');
    tables.set(tag, new Bytes(program, offset).take(length));
  }
  return tables;
}

function typefaceOf(tables: ReadonlyMap<string, Uint8Array>): Typeface {
  const table = (tag: string): Uint8Array => {
    const found = tables.get(tag);
    if (found === undefined) throw new RangeError(`no ${tag}`);
    return found;
  };
  const glyphs = table('glyf');
  const count = new Bytes(table('maxp'), 4).u16();
  const isLong = new Bytes(table('head'), 50).u16() === 1;
  const places = new Bytes(table('loca'));
  const offsets: number[] = [];
  for (let at = 0; at <= count; at += 1) offsets.push(isLong ? places.u32() : places.u16() * 2);
  const sides = new Bytes(table('hmtx'));
  const widths = new Bytes(table('hhea'), 34).u16();
  return {
    unitsPerEm: new Bytes(table('head'), 18).u16(),
    programs: programsOf(tables),
    characters: new Map(),
    outline: (glyph) => {
      const [start, end] = [offsets[glyph], offsets[glyph + 1]];
      if (start === undefined || end === undefined) return undefined;
      if (end <= start) return EMPTY;
      const read = outlineAt(new Bytes(new Bytes(glyphs, start).take(end - start)));
      sides.at = glyph < widths ? glyph * 4 + 2 : widths * 4 + (glyph - widths) * 2;
      // A side bearing that is not the outline's own edge would move the letter.
      return sides.i16() === read.left ? read.outline : undefined;
    },
  };
}

export function programsOf(tables: ReadonlyMap<string, Uint8Array>): string {
  const programs = ['fpgm', 'prep', 'cvt '].map((tag) => tables.get(tag) ?? new Uint8Array());
  return programs.map((program) => Buffer.from(program).toString('hex')).join('/');
}

function outlineAt(bytes: Bytes): { readonly outline: Outline; readonly left: number } {
  const contours = bytes.i16();
  const left = bytes.i16();
  bytes.take(6);
  if (contours < 0) return { outline: compositeOutline(bytes), left };
  const ends: number[] = [];
  for (let at = 0; at < contours; at += 1) ends.push(bytes.u16());
  const instructions = bytes.u16();
  bytes.take(instructions);
  const outline = simpleOutline(ends, pointsOf(bytes, (ends.at(-1) ?? -1) + 1));
  return { outline: { ...outline, isHinted: instructions > 0 }, left };
}

function pointsOf(bytes: Bytes, count: number): readonly Point[] {
  if (count > 10_000) throw new RangeError('too many points');
  const flags: number[] = [];
  while (flags.length < count) {
    const flag = bytes.u8();
    const times = (flag & 8) === 0 ? 1 : bytes.u8() + 1;
    for (let at = 0; at < times; at += 1) flags.push(flag);
  }
  const xs = coordinates(bytes, flags, { short: 2, same: 16 });
  const ys = coordinates(bytes, flags, { short: 4, same: 32 });
  return flags.map((flag, at) => ({ x: xs[at] ?? 0, y: ys[at] ?? 0, isOn: (flag & 1) === 1 }));
}

function coordinates(
  bytes: Bytes,
  flags: readonly number[],
  bit: { readonly short: number; readonly same: number },
): readonly number[] {
  let value = 0;
  return flags.map((flag) => {
    const isSame = (flag & bit.same) !== 0;
    if ((flag & bit.short) !== 0) value += isSame ? bytes.u8() : -bytes.u8();
    else if (!isSame) value += bytes.i16();
    return value;
  });
}
