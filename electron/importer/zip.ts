// Looks into a ZIP archive before anything is unpacked, and unpacks by count and size, never by trust:
// sizes that lie, parts that overlap, passwords and names that climb out of the folder are refused.
import { FileRefused, LIMITS } from './limits';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly headerAt: number;
}

const END_RECORD = 0x06054b50;
const CENTRAL_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const PIECE = 64 * 1024;

/** Reads the list at the archive's end and checks it whole. Throws only FileRefused. */
export function listEntries(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecordAt(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || count > LIMITS.zipEntries)
    throw new FileRefused('imports.unpacks-too-large');
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    const { entry, next } = centralEntry(view, at);
    entries.push(entry);
    at = next;
  }
  checkTotals(entries);
  checkOverlap(view, entries);
  return entries;
}

/** Unpacks one entry piece by piece and stops at its declared size: an entry that holds more was lying. */
export async function* unpackedPieces(
  bytes: Uint8Array,
  entry: ZipEntry,
): AsyncGenerator<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = dataStart(view, entry);
  const packed = bytes.slice(start, start + entry.packedBytes);
  if (entry.method === 0) return yield* piecesOf(packed);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  let filled = 0;
  try {
    for (let part = await nextPart(reader); part !== undefined; part = await nextPart(reader)) {
      filled += part.length;
      if (filled > entry.unpackedBytes) throw new FileRefused('imports.unpacks-too-large');
      yield part;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  if (filled !== entry.unpackedBytes) throw new FileRefused('imports.file-damaged');
}

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += PIECE) yield bytes.subarray(from, from + PIECE);
}

async function nextPart(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<Uint8Array | undefined> {
  try {
    const { value } = await reader.read();
    return value;
  } catch {
    throw new FileRefused('imports.file-damaged');
  }
}

function endRecordAt(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END_RECORD) return at;
  }
  throw new FileRefused('imports.file-cut');
}

function centralEntry(view: DataView, at: number): { entry: ZipEntry; next: number } {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL_ENTRY) {
    throw new FileRefused('imports.file-damaged');
  }
  const nameBytes = view.getUint16(at + 28, true);
  const next = at + 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (next > view.byteLength) throw new FileRefused('imports.file-damaged');
  if ((view.getUint16(at + 8, true) & 1) === 1) throw new FileRefused('imports.has-password');
  const name = new TextDecoder().decode(
    new Uint8Array(view.buffer, view.byteOffset + at + 46, nameBytes),
  );
  const entry = {
    name,
    method: view.getUint16(at + 10, true),
    packedBytes: view.getUint32(at + 20, true),
    unpackedBytes: view.getUint32(at + 24, true),
    headerAt: view.getUint32(at + 42, true),
  };
  checkEntry(entry);
  return { entry, next };
}

function checkEntry(entry: ZipEntry): void {
  const parts = entry.name.split(/[/\\]/);
  const climbs =
    parts.includes('..') || /^([/\\]|[a-z]:)/i.test(entry.name) || entry.name.includes('\0');
  if (climbs || (entry.method !== 0 && entry.method !== 8))
    throw new FileRefused('imports.file-damaged');
  if (entry.method === 0 && entry.packedBytes !== entry.unpackedBytes) {
    throw new FileRefused('imports.file-damaged');
  }
  const grows = entry.unpackedBytes / Math.max(1, entry.packedBytes);
  if (entry.unpackedBytes > LIMITS.ratioFrom && grows > LIMITS.unpackRatio) {
    throw new FileRefused('imports.unpacks-too-large');
  }
}

function checkTotals(entries: readonly ZipEntry[]): void {
  const total = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0);
  if (total > LIMITS.unpackedBytes) throw new FileRefused('imports.unpacks-too-large');
  const names = new Set(entries.map((entry) => entry.name));
  if (names.size !== entries.length) throw new FileRefused('imports.file-damaged');
}

// Entries that share bytes are how one small archive unpacks to terabytes.
function checkOverlap(view: DataView, entries: readonly ZipEntry[]): void {
  const ordered = [...entries].sort((one, other) => one.headerAt - other.headerAt);
  let free = 0;
  for (const entry of ordered) {
    if (entry.headerAt < free) throw new FileRefused('imports.unpacks-too-large');
    free = dataStart(view, entry) + entry.packedBytes;
    if (free > view.byteLength) throw new FileRefused('imports.file-cut');
  }
}

function dataStart(view: DataView, entry: ZipEntry): number {
  const at = entry.headerAt;
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL_HEADER) {
    throw new FileRefused('imports.file-damaged');
  }
  return at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
}
