// The two copies of the header in the vault's folder. Whatever moment the power fails, one of them is whole.
// A copy that cannot be read is reported and kept; it is replaced only by the next saving.
import { join } from 'node:path';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import { nodeDisk, replaceFile, type Disk } from './disk';
import { headerFileBytes, readHeaderFile, type CopyFailure, type Header } from './header';

const COPY_NAMES = ['header-a.kanaf', 'header-b.kanaf'] as const;

export type CopyState = 'good' | 'missing' | 'unreadable' | CopyFailure;

export interface FoundHeader {
  readonly header: Header;
  /** State of copy a and copy b: anything but two times `good` is worth a warning. */
  readonly copies: readonly CopyState[];
}

export type HeaderRefusal = 'vault.header-missing' | 'vault.header-damaged' | 'vault.newer-format';

interface Copy {
  readonly path: string;
  readonly state: CopyState;
  readonly header?: Header;
}

/**
 * The newest whole copy. Refusals: `vault.header-missing` (no copy at all), `vault.header-damaged` (no copy
 * is whole), `vault.newer-format` (a whole copy was written by a later version; nothing is touched).
 */
export function readHeader(
  folder: string,
  disk: Disk = nodeDisk,
): Result<FoundHeader, HeaderRefusal> {
  const copies = readCopies(folder, disk);
  const states = copies.map((copy) => copy.state);
  if (states.includes('newer-format')) return refuse('vault.newer-format');
  const header = newest(copies);
  if (header !== undefined) return ok({ header, copies: states });
  const none = states.every((state) => state === 'missing');
  return refuse(none ? 'vault.header-missing' : 'vault.header-damaged');
}

/**
 * The header whose generation both copies carry, whole: whichever of them is lost, no older one comes back. Undefined
 * while they differ, which a crash between their two savings leaves behind, or one is not whole.
 */
export function twofoldHeader(folder: string, disk: Disk = nodeDisk): Header | undefined {
  const [first, second] = readCopies(folder, disk).map(({ header }) => header);
  return first?.content.generation === second?.content.generation ? first : undefined;
}

/** Saves the header to both copies, the older or damaged one first, so that one is whole at any moment. Throws beside a later format. */
export function writeHeader(folder: string, header: Header, disk: Disk = nodeDisk): void {
  const copies = readCopies(folder, disk);
  if (copies.some((copy) => copy.state === 'newer-format')) {
    throw new Error('a header of a later format is not overwritten');
  }
  const olderFirst = copies.toSorted((left, right) => ageRank(left) - ageRank(right));
  const bytes = headerFileBytes(header);
  for (const { path } of olderFirst) replaceFile(disk, { folder, path }, bytes);
}

function readCopies(folder: string, disk: Disk): readonly Copy[] {
  return COPY_NAMES.map((name) => readCopy(join(folder, name), disk));
}

function readCopy(path: string, disk: Disk): Copy {
  let bytes: Uint8Array | undefined;
  try {
    bytes = disk.read(path);
  } catch {
    return { path, state: 'unreadable' };
  }
  if (bytes === undefined) return { path, state: 'missing' };
  const read = readHeaderFile(bytes);
  if (!read.ok) return { path, state: read.refusal.code };
  return { path, state: 'good', header: read.value };
}

function newest(copies: readonly Copy[]): Header | undefined {
  return copies.toSorted((left, right) => ageRank(right) - ageRank(left))[0]?.header;
}

function ageRank(copy: Copy): number {
  return copy.header?.content.generation ?? 0;
}
