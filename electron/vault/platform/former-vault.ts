// The vault as it was in its former format, whole in a folder of its own inside the vault's: `before-format-1` opens with the
// version of Kanaf that wrote it. Its two headers come in before the other format is made true, its databases after.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { nodeDisk, putNew } from '../keys/disk';
import { HEADER_COPIES } from '../keys/header-file';
import { wipeFolder } from './wiping';

const FORMER = /^before-format--?\d+(?:-\d+)?$/;
const RECORDS = /^records(?:-[0-9a-z]{8})?\.kanaf$/;
const KEYRING = /^keyring(?:-[0-9a-z]{8})?\.kanaf$/;

/** Names inside the vault's folder. */
export function formerVaults(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => FORMER.test(name));
}

/** Keeps the header of the former format. Answers the name; nothing that lies there is written over. */
export function beginFormerVault(folder: string, format: number): string {
  const name = freeName(folder, `before-format-${format}`);
  mkdirSync(join(folder, name), { mode: 0o700 });
  for (const copy of HEADER_COPIES) {
    const bytes = nodeDisk.read(join(folder, copy));
    if (bytes !== undefined) putNew(join(folder, name, copy), bytes);
  }
  nodeDisk.syncFolder(join(folder, name));
  nodeDisk.syncFolder(folder);
  return name;
}

/** Those that never got a database: the other format was never made true. */
export function dropBegunFormerVaults(folder: string): void {
  for (const name of formerVaults(folder)) {
    const isBegun = !readdirSync(join(folder, name)).some(isDatabase);
    if (isBegun) rmSync(join(folder, name), { recursive: true });
  }
}

/** Moves a database that is the vault's no more to the former vault that waits for it. False where none does. */
export function moveToFormerVault(folder: string, file: string): boolean {
  const waiting = formerVaults(folder).find((name) => isWaitingFor(join(folder, name), file));
  if (waiting === undefined) return false;
  renameSync(join(folder, file), join(folder, waiting, file));
  nodeDisk.syncFolder(join(folder, waiting));
  nodeDisk.syncFolder(folder);
  return true;
}

/** Writes them over and takes them away: their headers and keyrings hold keys. */
export async function wipeFormerVaults(folder: string): Promise<void> {
  for (const name of formerVaults(folder)) await wipeFolder(join(folder, name));
  nodeDisk.syncFolder(folder);
}

function isWaitingFor(former: string, file: string): boolean {
  const names = readdirSync(former);
  if (!HEADER_COPIES.some((copy) => names.includes(copy))) return false;
  if (RECORDS.test(file)) return !names.some((name) => RECORDS.test(name));
  if (KEYRING.test(file)) return !names.some((name) => KEYRING.test(name));
  // What SQLite leaves beside a file that was not closed goes where that file went.
  return names.includes(file.replace(/-(?:wal|shm)$/, ''));
}

function isDatabase(name: string): boolean {
  return RECORDS.test(name) || KEYRING.test(name);
}

function freeName(folder: string, wished: string): string {
  for (let nth = 1; ; nth += 1) {
    const name = nth === 1 ? wished : `${wished}-${nth}`;
    if (!existsSync(join(folder, name))) return name;
  }
}
