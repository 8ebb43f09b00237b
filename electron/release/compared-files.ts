// The files of a folder against the list of their hashes: which differ, which are missing, which nobody listed.
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import {
  FILE_TROUBLES,
  type FileTrouble,
  type FileTroubles,
  SHOWN_FILES,
} from '../../src/contract/self-check';
import type { FoundFile } from './folder-walk';

/** How far the reading is, in bytes. */
export type Told = (done: number, total: number) => void;

export interface Comparison {
  readonly folder: string;
  readonly found: readonly FoundFile[];
  readonly hashes: ReadonlyMap<string, string>;
  /** Names that no list can hold: the list itself and its signatures. */
  readonly beside: ReadonlySet<string>;
  readonly tell: Told;
}

const CHUNK_BYTES = 1024 * 1024;
/** Windows has no such flag. */
const PLAIN_READING = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);
const NAME_CHARACTERS = 200;
/** Would turn, hide or break the line it is shown in. */
const UNSHOWABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu;

export async function comparedFiles(order: Comparison): Promise<FileTroubles> {
  const { found, hashes, beside } = order;
  const listed = found.filter(({ name, isPlain }) => isPlain && hashes.has(name));
  const met = new Map<string, FileTrouble>();
  for (const { name, isPlain } of found) {
    if (!isPlain) met.set(name, 'linked');
    else if (!hashes.has(name) && !beside.has(name)) met.set(name, 'extra');
  }
  const there = new Set(found.map(({ name }) => name));
  for (const name of hashes.keys()) if (!there.has(name)) met.set(name, 'missing');
  for (const [name, trouble] of await readThrough(order, listed)) met.set(name, trouble);
  return gathered(met);
}

async function readThrough(
  { folder, hashes, tell }: Comparison,
  files: readonly FoundFile[],
): Promise<readonly (readonly [string, FileTrouble])[]> {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const troubles: (readonly [string, FileTrouble])[] = [];
  let done = 0;
  tell(0, total);
  for (const { name } of files) {
    const hash = await hashOf(join(folder, name), (bytes) => {
      done += bytes;
      tell(Math.min(done, total), total);
    });
    if (hash === undefined) troubles.push([name, 'unreadable']);
    else if (hash !== hashes.get(name)) troubles.push([name, 'differs']);
  }
  return troubles;
}

/** Undefined where it cannot be read; a link that took the file's place meanwhile is not followed. */
async function hashOf(path: string, read: (bytes: number) => void): Promise<string | undefined> {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  try {
    const file = await open(path, PLAIN_READING);
    try {
      for (;;) {
        const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES);
        if (bytesRead === 0) return hash.digest('hex');
        hash.update(chunk.subarray(0, bytesRead));
        read(bytesRead);
      }
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}

function gathered(met: ReadonlyMap<string, FileTrouble>): FileTroubles {
  return FILE_TROUBLES.flatMap((trouble) => {
    const names = [...met].filter(([, one]) => one === trouble).map(([name]) => name);
    if (names.length === 0) return [];
    const shown = names.toSorted().slice(0, SHOWN_FILES).map(shownName);
    return [{ trouble, count: names.length, names: shown }];
  });
}

/** Whoever wrote on the stick chose the names; what could disguise one is shown as a sign of its own. */
export function shownName(name: string): string {
  return [...name.replace(UNSHOWABLE, '\ufffd')].slice(0, NAME_CHARACTERS / 2).join('');
}
