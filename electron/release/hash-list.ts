// A list of files with their hashes, in the form of `sha256sum`, whose first line says what it was made for. Read strictly:
// what could be understood in two ways is no list.

const MAX_BYTES = 8 * 1024 * 1024;
const PURPOSE = /^# ([\x20-\x7e]{1,200})$/;
const LINE = /^([0-9a-f]{64}) {2}(.+)$/;
/** Relative, with slashes, no step up, nothing that a system reads otherwise. */
const NAME = /^(?!\.{1,2}(?:\/|$))[^/\\:\p{Cc}]+(?:\/(?!\.{1,2}(?:\/|$))[^/\\:\p{Cc}]+)*$/u;

export interface HashList {
  /** The words of the first line: they bind version and purpose to the signature. */
  readonly purpose: string;
  /** SHA-256 in hex by name. */
  readonly hashes: ReadonlyMap<string, string>;
}

/** Undefined where it is none. */
export function readHashList(bytes: Uint8Array): HashList | undefined {
  const text = bytes.length > MAX_BYTES ? undefined : textOf(bytes);
  if (text?.endsWith('\n') !== true) return undefined;
  const [first = '', ...lines] = text.slice(0, -1).split('\n');
  const purpose = PURPOSE.exec(first)?.[1];
  const entries = lines.map(entryOf);
  if (purpose === undefined || !areInOrder(entries)) return undefined;
  return { purpose, hashes: new Map(entries) };
}

type Entry = readonly [name: string, hash: string];

function entryOf(line: string): Entry | undefined {
  const [, hash, name] = LINE.exec(line) ?? [];
  return hash !== undefined && name !== undefined && NAME.test(name) ? [name, hash] : undefined;
}

/** Rising by the bytes of the name, which leaves no room for a name twice; nor for two that differ in case alone. */
function areInOrder(entries: readonly (Entry | undefined)[]): entries is readonly Entry[] {
  const folded = new Set<string>();
  let before: Buffer | undefined;
  for (const entry of entries) {
    if (entry === undefined) return false;
    const here = Buffer.from(entry[0]);
    if (before !== undefined && Buffer.compare(before, here) >= 0) return false;
    before = here;
    folded.add(foldedName(entry[0]));
  }
  return folded.size === entries.length;
}

/** Equal for two names that one disk keeps apart and another takes for the same. */
export function foldedName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
