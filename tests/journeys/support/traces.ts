// Looks for bytes where they should not be: in every file under some folders, and in the memory of processes (Linux, root).
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';

export interface Wanted {
  /** What a find is called in the test's answer; never the bytes themselves. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** A text as UTF-8 and as UTF-16 of either byte order. */
export function asText(name: string, text: string): readonly Wanted[] {
  const little = Buffer.from(text, 'utf16le');
  return [
    { name: `${name} utf-8`, bytes: Buffer.from(text, 'utf8') },
    { name: `${name} utf-16le`, bytes: little },
    { name: `${name} utf-16be`, bytes: Buffer.from(little).swap16() },
  ];
}

/** A key as it is and as hexadecimal text, as it is handed to the database. */
export function asKey(name: string, hex: string): readonly Wanted[] {
  return [
    { name: `${name} raw`, bytes: Buffer.from(hex, 'hex') },
    { name: `${name} hex`, bytes: Buffer.from(hex, 'latin1') },
  ];
}

/** `<file>: <name>` for every find, also in names of files; `except` are left out. */
export function foundUnder(
  folders: readonly string[],
  wanted: readonly Wanted[],
  except: readonly string[] = [],
): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      if (except.some((left) => path.startsWith(left))) return [];
      const inName = namesIn(Buffer.from(entry.name, 'utf8'), wanted);
      const inside = entry.isFile() ? namesIn(contentOf(path), wanted) : [];
      return [...inName, ...inside].map((name) => `${path}: ${name}`);
    }),
  );
}

/** A profile in use makes and drops files while it is read. */
function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return Buffer.alloc(0);
    throw error;
  }
}

function namesIn(bytes: Buffer, wanted: readonly Wanted[]): readonly string[] {
  return wanted.filter((one) => bytes.includes(one.bytes)).map(({ name }) => name);
}

const PAGE = 4096;
const CHUNK = 2048 * PAGE;
const OVERLAP = 256;

/** Names of what one process holds in memory. Fails where the system does not let this test look: that needs root. */
export function foundInMemory(pid: number, wanted: readonly Wanted[]): readonly string[] {
  const memory = openMemory(pid);
  const found = new Set<string>();
  const chunk = Buffer.alloc(CHUNK + OVERLAP);
  try {
    for (const { start, end } of presentIn(pid, regionsOf(pid))) {
      for (let at = start; at < end; at += CHUNK) {
        const length = Math.min(CHUNK + OVERLAP, end - at);
        const read = readAt(memory, { into: chunk, length, at });
        for (const name of namesIn(chunk.subarray(0, read), wanted)) found.add(name);
      }
    }
  } finally {
    closeSync(memory);
  }
  return [...found];
}

function openMemory(pid: number): number {
  try {
    return openSync(`/proc/${pid}/mem`, 'r');
  } catch (cause) {
    throw new Error('looking into the memory of other processes needs root', { cause });
  }
}

interface Place {
  readonly into: Buffer;
  readonly length: number;
  readonly at: number;
}

/** A region may be gone or forbidden by the time it is read; what is gone holds nothing. */
function readAt(file: number, { into, length, at }: Place): number {
  try {
    return readSync(file, into, 0, length, at);
  } catch {
    return 0;
  }
}

interface Region {
  readonly start: number;
  readonly end: number;
}

/** Readable memory, except the program's own files as they lie on the disk. */
function regionsOf(pid: number): readonly Region[] {
  const regions: Region[] = [];
  for (const line of readFileSync(`/proc/${pid}/maps`, 'latin1').split('\n')) {
    const [, start = '', end = '', rights = '', file = ''] =
      /^([0-9a-f]+)-([0-9a-f]+) (....) \S+ \S+ \S+ *(.*)/.exec(line) ?? [];
    const isOnDisk = file.startsWith('/') && !rights.includes('w') && !file.includes('(deleted)');
    if (!rights.startsWith('r') || isOnDisk || file.startsWith('[v')) continue;
    regions.push({ start: Number.parseInt(start, 16), end: Number.parseInt(end, 16) });
  }
  if (regions.length === 0) throw new Error(`the memory of process ${pid} cannot be listed`);
  return regions;
}

const PRESENT_OR_SWAPPED = 0xc0;

/** The parts of the regions that hold anything at all, by the system's own table of pages. */
function presentIn(pid: number, regions: readonly Region[]): readonly Region[] {
  const table = openSync(`/proc/${pid}/pagemap`, 'r');
  const present: { start: number; end: number }[] = [];
  try {
    for (const { start, end } of regions) {
      const entries = Buffer.alloc(((end - start) / PAGE) * 8);
      const length = entries.length;
      const read = readAt(table, { into: entries, length, at: (start / PAGE) * 8 });
      for (let entry = 0; entry < read; entry += 8) {
        if (((entries[entry + 7] ?? 0) & PRESENT_OR_SWAPPED) === 0) continue;
        const at = start + (entry / 8) * PAGE;
        const last = present.at(-1);
        if (last?.end === at) last.end += PAGE;
        else present.push({ start: at, end: at + PAGE });
      }
    }
  } finally {
    closeSync(table);
  }
  return present;
}
