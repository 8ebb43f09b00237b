// Finds the encoding of a text file from an office PC: UTF-8, UTF-16 or the old Arabic Windows-1256.
// A damaged UTF-8 file is refused, never shown as wrong letters.
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
  return { text, encoding };
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked !== undefined) return unmarked;
  const { good, bad, cutAtEnd } = utf8Sequences(bytes);
  if (bad === 0 && !cutAtEnd) return 'utf-8';
  if (bad === 0 && good > 0) throw new FileRefused('imports.file-cut');
  // Arabic in Windows-1256 almost never forms two-byte UTF-8; many good pairs mean a damaged UTF-8 file.
  if (good > bad * 2) throw new FileRefused('imports.encoding-damaged');
  return 'windows-1256';
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

function utf8Sequences(bytes: Uint8Array): { good: number; bad: number; cutAtEnd: boolean } {
  let good = 0;
  let bad = 0;
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    const length = sequenceLength(lead);
    const tail = bytes.subarray(at + 1, at + Math.max(length, 1));
    const whole = length > 0 && tail.every((byte) => (byte & 0xc0) === 0x80);
    if (whole && tail.length < length - 1) return { good, bad, cutAtEnd: true };
    if (whole) good += 1;
    else bad += 1;
    at += whole ? length : 1;
  }
  return { good, bad, cutAtEnd: false };
}

function decoded(bytes: Uint8Array, encoding: Encoding): string {
  try {
    return new TextDecoder(encoding, { fatal: encoding !== 'windows-1256' }).decode(bytes);
  } catch {
    throw new FileRefused('imports.encoding-damaged');
  }
}

function refuseBinary(text: string): void {
  const controls = text.match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0;
  if (text.includes('\u0000') || controls > text.length / 500)
    throw new FileRefused('imports.not-text');
}
