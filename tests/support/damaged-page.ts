// One wrong bit on one page of an encrypted file, on the page that holds what a test wants to lose and nothing else of note.
import { readFileSync, writeFileSync } from 'node:fs';
import { type BoundValues, Handle, isDamage } from '../../electron/vault/database/driver';

export const PAGE = 4096;

export interface Reading {
  readonly sql: string;
  readonly values?: BoundValues;
}

export interface DamageOptions {
  readonly path: string;
  readonly keyHex: string;
  /** Can no longer be read afterwards. */
  readonly lost: Reading;
  /** Can still be read afterwards. */
  readonly kept: readonly Reading[];
}

/** The file must be closed. Answers where the page begins; it is left damaged. */
export function damagePageOf(options: DamageOptions): number {
  for (const start of damagedPagesOf(options)) return start;
  throw new Error('no page holds just that');
}

/** Every such page in turn, each the only one that is damaged while it is at hand; at the end the file is whole again. */
export function* damagedPagesOf({ path, keyHex, lost, kept }: DamageOptions): Generator<number> {
  const whole = readFileSync(path);
  // From the end: the roots of the tables, whose loss costs a whole table, were made first.
  for (let page = Math.floor(whole.length / PAGE); page > 1; page -= 1) {
    writeFileSync(path, flipped(whole, page));
    const isFound = !reads(path, keyHex, lost) && kept.every((one) => reads(path, keyHex, one));
    if (isFound) yield (page - 1) * PAGE;
  }
  writeFileSync(path, whole);
}

/** Each reading by a connection of its own: one damaged page spoils the whole connection. */
function reads(path: string, keyHex: string, { sql, values }: Reading): boolean {
  const handle = Handle.at(path);
  try {
    handle.pragma(`key = "x'${keyHex}'"`);
    handle.pragma('cipher_log_level = NONE');
    handle.all(sql, values);
    return true;
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  } finally {
    handle.close();
  }
}

function flipped(whole: Buffer, page: number): Buffer {
  const copy = Buffer.from(whole);
  const at = (page - 1) * PAGE + 1000;
  copy[at] = (copy[at] ?? 0) ^ 4;
  return copy;
}
