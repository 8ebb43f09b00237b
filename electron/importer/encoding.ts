// Finds the encoding of a text file from an office PC: UTF-8, UTF-16 or the old Arabic Windows-1256 and ISO 8859-6.
// A damaged UTF-8 file, or one of mixed letters, is refused, never shown as wrong letters.
import type { Encoding } from '../../src/features/imports';
import { FileRefused } from './limits';

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes);
  const text = decoded(bytes, encoding);
  refuseBinary(text);
  if (isOneByte(encoding)) refuseOtherLetters(text);
  return { text, encoding };
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked !== undefined) return unmarked;
  const { good, bad, cutAtEnd, surelyGood } = utf8Sequences(bytes);
  if (bad === 0 && !cutAtEnd) return 'utf-8';
  if (bad === 0 && good > 0) throw new FileRefused('imports.file-cut');
  // One-byte Arabic almost never forms two UTF-8 letters in a row: such a pair is a line of another encoding.
  if (good > bad * 2 || surelyGood > 0) throw new FileRefused('imports.encoding-damaged');
  return oneByteArabic(bytes);
}

function isOneByte(encoding: Encoding): boolean {
  return encoding === 'windows-1256' || encoding === 'iso-8859-6';
}

/** Signs that ISO 8859-6 knows at all, and its ه و ي, which Windows-1256 keeps for French. */
const ISO_ONLY = [0xe7, 0xe8, 0xea];

// Both write the letters up to ظ alike; from there on they differ. French letters stand among Latin ones, not within
// an Arabic word: where they would, the text is ISO 8859-6.
function oneByteArabic(bytes: Uint8Array): Encoding {
  let isWithinWords = false;
  for (const [at, byte] of bytes.entries()) {
    if (byte < 0x80) continue;
    if (!isIsoArabic(byte)) return 'windows-1256';
    const neighbours = [bytes[at - 1] ?? 0, bytes[at + 1] ?? 0];
    if (ISO_ONLY.includes(byte) && neighbours.some(isSharedLetter)) isWithinWords = true;
  }
  return isWithinWords ? 'iso-8859-6' : 'windows-1256';
}

function isSharedLetter(byte: number): boolean {
  return byte >= 0xc1 && byte <= 0xd6;
}

function isIsoArabic(byte: number): boolean {
  const isLetter = (byte >= 0xc1 && byte <= 0xda) || (byte >= 0xe0 && byte <= 0xf2);
  return isLetter || [0xa0, 0xa4, 0xac, 0xad, 0xbb, 0xbf].includes(byte);
}

// Read as Arabic, text of a third encoding is mostly signs; it is refused, not shown as wrong letters.
function refuseOtherLetters(text: string): void {
  const other = count(text, /[^\u0000-\u007f]/g);
  const letters = count(
    text,
    /[\p{Script=Arabic}\p{M}\u00a0\u060c\u061b\u061fàâçéèêëîïôùûü\u200c-\u200f]/gu,
  );
  if (other >= 8 && letters < other * 0.75) throw new FileRefused('imports.encoding-damaged');
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found += 1;
  return found;
}

// Text of two bytes a letter without a mark: line ends, commas and digits leave zeros on one side only.
function unmarkedUtf16(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  const many = Math.max(4, sample.length / 20);
  if (odd >= many && even === 0) return 'utf-16le';
  if (even >= many && odd === 0) return 'utf-16be';
  return undefined;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 0;
}

interface Sequences {
  readonly good: number;
  readonly bad: number;
  readonly cutAtEnd: boolean;
  /** Sequences that one-byte letters do not form by chance: three bytes long, or Arabic after Arabic. */
  readonly surelyGood: number;
}

function utf8Sequences(bytes: Uint8Array): Sequences {
  let [good, bad, surelyGood, at] = [0, 0, 0, 0];
  let arabicEndsAt = -1;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    const length = sequenceLength(lead);
    const tail = tailLength(bytes, at, length);
    if (length > 0 && at + 1 + tail === bytes.length && tail < length - 1) {
      return { good, bad, cutAtEnd: true, surelyGood };
    }
    const isWhole = length > 0 && tail === length - 1;
    const isArabic = isWhole && lead >= 0xd8 && lead <= 0xdb;
    if (isWhole) good += 1;
    else bad += 1;
    if (isWhole && (length > 2 || (isArabic && arabicEndsAt === at))) surelyGood += 1;
    at += isWhole ? length : 1;
    if (isArabic) arabicEndsAt = at;
  }
  return { good, bad, cutAtEnd: false, surelyGood };
}

/** How many of the bytes that should follow do follow. */
function tailLength(bytes: Uint8Array, at: number, length: number): number {
  let tail = 0;
  while (tail < length - 1 && ((bytes[at + 1 + tail] ?? 0) & 0xc0) === 0x80) tail += 1;
  return tail;
}

function decoded(bytes: Uint8Array, encoding: Encoding): string {
  try {
    return new TextDecoder(encoding, { fatal: !isOneByte(encoding) }).decode(bytes);
  } catch {
    throw new FileRefused('imports.encoding-damaged');
  }
}

function refuseBinary(text: string): void {
  const controls = count(text, /[\u0000-\u0008\u000e-\u001f]/g);
  if (text.includes('\u0000') || controls > text.length / 500)
    throw new FileRefused('imports.not-text');
}
