// The two copies of the header in the vault's folder. Whatever moment the power fails, one of them is whole.
// A copy that cannot be read is reported and kept; it is replaced only by the next saving.
import { join } from 'node:path';
import { ok, type Refusal, refuse, type Result } from '../../../src/kernel/result';
import { nodeDisk, replaceFile, type Disk } from './disk';
import { type Header, type HeaderCopy, headerFileBytes, readHeaderCopy } from './header';
import { formatDetails, savings, OWN_FORMAT, type VaultFormats } from './vault-format';

export const HEADER_COPIES = ['header-a.kanaf', 'header-b.kanaf'] as const;

export type CopyState = HeaderCopy['state'] | 'missing' | 'unreadable';

export interface FoundHeader {
  readonly header: Header;
  /** State of copy a and copy b: anything but two times `good` is worth a warning. */
  readonly copies: readonly CopyState[];
}

export type HeaderRefusal =
  | 'vault.header-missing'
  | 'vault.header-damaged'
  | 'vault.newer-format'
  | 'vault.older-format';

type Copy = { readonly path: string } & (
  | HeaderCopy
  | { readonly state: 'missing' }
  | { readonly state: 'unreadable' }
);

/**
 * The newest whole copy. Refusals: `vault.header-missing` (no copy at all), `vault.header-damaged` (no copy
 * is whole), `vault.newer-format` (a whole copy was written by a later version), `vault.older-format` (the newest whole copy is
 * of a format from before). Nothing is touched.
 */
export function readHeader(
  folder: string,
  disk: Disk = nodeDisk,
  formats: VaultFormats = OWN_FORMAT,
): Result<FoundHeader, HeaderRefusal> {
  const { newest, copies } = newestCopy(folder, disk);
  switch (newest.state) {
    case 'good':
      return ok({ header: newest.header, copies });
    case 'newer-format':
    case 'older-format':
      return { ok: false, refusal: formatRefusal(newest, formats) };
    default:
      return refuse(
        copies.every((state) => state === 'missing')
          ? 'vault.header-missing'
          : 'vault.header-damaged',
      );
  }
}

/** The copy that is heeded, whatever it is, the state of both, and whether both say the same. */
export function newestCopy(
  folder: string,
  disk: Disk = nodeDisk,
): { readonly newest: Copy; readonly copies: readonly CopyState[]; readonly isTwofold: boolean } {
  const copies = readCopies(folder, disk);
  const [first] = copies.toSorted(newestFirst);
  const newest = copies.find(isNewer) ?? first;
  if (newest === undefined) throw new Error('a header has two copies');
  const [one, other] = copies.map(hmacOf);
  return {
    newest,
    copies: copies.map(({ state }) => state),
    isTwofold: one !== undefined && one === other,
  };
}

export function copyStates(folder: string, disk: Disk = nodeDisk): readonly CopyState[] {
  return readCopies(folder, disk).map(({ state }) => state);
}

/** What is said of a whole header of another format. */
export function formatRefusal(
  { state, content }: Extract<HeaderCopy, { readonly content: unknown }>,
  formats: VaultFormats,
): Refusal<'vault.newer-format' | 'vault.older-format'> {
  return { code: `vault.${state}`, details: formatDetails(content, formats) };
}

/**
 * The header whose generation both copies carry, whole: whichever of them is lost, no older one comes back. Undefined
 * while they differ, which a crash between their two savings leaves behind, or one is not whole.
 */
export function twofoldHeader(folder: string, disk: Disk = nodeDisk): Header | undefined {
  const [first, second] = readCopies(folder, disk).map((copy) =>
    copy.state === 'good' ? copy.header : undefined,
  );
  return first?.content.generation === second?.content.generation ? first : undefined;
}

/** Saves the header to both copies, the older or damaged one first, so that one is whole at any moment. Throws beside a vault of another format. */
export function writeHeader(folder: string, header: Header, disk: Disk = nodeDisk): void {
  const copies = readCopies(folder, disk);
  if (copies.some((copy) => isOfAnother(copy, header))) {
    throw new Error('the header of a vault of another format is not overwritten');
  }
  const olderFirst = copies.toSorted((left, right) => age(left) - age(right));
  const bytes = headerFileBytes(header);
  for (const { path } of olderFirst) replaceFile(disk, { folder, path }, bytes);
}

function readCopies(folder: string, disk: Disk): readonly Copy[] {
  return HEADER_COPIES.map((name) => readCopy(join(folder, name), disk));
}

function readCopy(path: string, disk: Disk): Copy {
  let bytes: Uint8Array | undefined;
  try {
    bytes = disk.read(path);
  } catch {
    return { path, state: 'unreadable' };
  }
  return bytes === undefined ? { path, state: 'missing' } : { path, ...readHeaderCopy(bytes) };
}

const isNewer = ({ state }: Copy): boolean => state === 'newer-format';

/** True for a later format, and for an earlier one that was not saved over: bringing it up to date saves once more. */
function isOfAnother(copy: Copy, { content }: Header): boolean {
  return isNewer(copy) || (copy.state === 'older-format' && age(copy) >= content.generation);
}

/** Of two that were saved as often the one that this program reads. */
function newestFirst(left: Copy, right: Copy): number {
  return age(right) - age(left) || Number(right.state === 'good') - Number(left.state === 'good');
}

/** Of a whole copy of any format; the MAC is over all that it says. */
function hmacOf(copy: Copy): string | undefined {
  if (copy.state === 'good') return copy.header.hmac;
  return 'content' in copy ? copy.hmac : undefined;
}

/** How often a copy was saved, whatever its format; -1 where it says nothing. */
function age(copy: Copy): number {
  if (copy.state === 'good') return copy.header.content.generation;
  return 'content' in copy ? savings(copy.content) : -1;
}
