// Events that cannot go into the trail yet: tries at a locked door, and what was read while the disk took nothing.
// Each is sealed to the audit compartment; the next session that can write takes them into the trail as they are.
import { closeSync, fsyncSync, openSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { canonicalText } from '../keys/canonical-json';
import { nodeDisk, replaceFile, writeWhole } from '../keys/disk';
import { sha256 } from '../keys/suite';
import { type AuditDrop, type DataKey, newDataKey, sealPayload } from './data-key';

const SIDE_FILE = 'sealed-events.kanaf';
const PUBLIC_FILE = 'audit-public.kanaf';
/** About 400 events: whoever can only write to the folder must not be able to fill the trail. */
const MAX_BYTES = 256 * 1024;

const lineSchema = z.strictObject({
  v: z.literal(1),
  key: z.strictObject({ generation: z.int().min(1), wrapped: z.base64().max(400) }),
  sealed: z.base64().max(8000),
});
export type AsideLine = z.output<typeof lineSchema>;

const publicSchema = z.strictObject({
  formatVersion: z.literal(1),
  vaultId: z.string().length(26),
  generation: z.int().min(1),
  dropPublicKey: z.hex().length(64),
});

/** Seals an event under a data key that goes along with it. */
export function asideLine(
  dataKey: DataKey,
  vaultId: string,
  event: Readonly<Record<string, unknown>>,
): AsideLine {
  const sealed = sealPayload(dataKey.key, { vaultId, at: 'aside' }, event);
  return { v: 1, key: dataKey.sealedKey, sealed };
}

/**
 * Adds a line, on disk when it answers true. False when the file is full or cannot be written; a line that was begun
 * is cut off again, so that the next one is not read as a part of it.
 */
export function appendAside(folder: string, line: AsideLine): boolean {
  const path = join(folder, SIDE_FILE);
  const content = Buffer.from(`${canonicalText(line)}\n`, 'utf8');
  try {
    const before = sizeOf(path);
    if (before + content.length > MAX_BYTES) return false;
    if (isAppended(path, content)) return true;
    // By its name: Windows cuts off nothing of a file that was opened to be added to.
    truncateSync(path, before);
    return false;
  } catch {
    return false;
  }
}

function isAppended(path: string, content: Buffer): boolean {
  const file = openSync(path, 'a', 0o600);
  try {
    writeWhole(file, content);
    fsyncSync(file);
    return true;
  } catch {
    return false;
  } finally {
    closeSync(file);
  }
}

export interface FoundAside {
  readonly lines: readonly AsideLine[];
  /** Lines that are not ours or were cut. */
  readonly unreadable: number;
  /** To tell after a crash how much of the file is in the trail already. */
  readonly taken: string;
}

/** What waits beside the trail, without what `taken` says is in it already. */
export function readAside(folder: string, taken: string | undefined): FoundAside {
  const content = Buffer.from(readQuietly(join(folder, SIDE_FILE)) ?? []);
  const start = lengthTaken(content, taken);
  const texts = content
    .subarray(start)
    .toString('utf8')
    .split('\n')
    .filter((text) => text !== '');
  const read = texts.map((text) => lineSchema.safeParse(parsed(text)));
  return {
    lines: read.flatMap((line) => (line.success ? [line.data] : [])),
    unreadable: read.filter(({ success }) => !success).length,
    taken: `${content.length}:${sha256(content).toString('hex')}`,
  };
}

/** Only after what it held is committed. */
export function clearAside(folder: string): void {
  try {
    rmSync(join(folder, SIDE_FILE), { force: true });
  } catch {
    // It stays; `taken` keeps it from being taken in twice.
  }
}

/** Seals a try at the locked door. Must never keep the door from answering. */
export async function sealTry(
  folder: string,
  vaultId: string,
  event: { readonly at: string; readonly slotId: string },
): Promise<void> {
  const drop = readPublicDrop(folder, vaultId);
  if (drop === undefined) return;
  try {
    const dataKey = await newDataKey(vaultId, drop);
    appendAside(folder, asideLine(dataKey, vaultId, { verb: 'vault.wrong-try', ...event }));
  } catch {
    // The count in attempts.json remains.
  }
}

/**
 * Leaves the audit compartment's public key where it can be read while the vault is locked.
 * Answers false when another key lay there for the same generation: somebody had replaced it.
 */
export function publishDrop(folder: string, vaultId: string, drop: AuditDrop | undefined): boolean {
  if (drop === undefined) return true;
  const there = readPublicDrop(folder, vaultId);
  const dropPublicKey = Buffer.from(drop.dropPublicKey).toString('hex');
  const isSame = there?.generation === drop.generation;
  if (isSame && Buffer.from(there.dropPublicKey).toString('hex') === dropPublicKey) return true;
  const value = { formatVersion: 1, vaultId, generation: drop.generation, dropPublicKey };
  try {
    const path = join(folder, PUBLIC_FILE);
    replaceFile(nodeDisk, { folder, path }, Buffer.from(`${canonicalText(value)}\n`, 'utf8'));
  } catch {
    // A full disk: tries are still counted.
  }
  return !isSame;
}

function readPublicDrop(folder: string, vaultId: string): AuditDrop | undefined {
  const content = readQuietly(join(folder, PUBLIC_FILE));
  if (content === undefined) return undefined;
  const read = publicSchema.safeParse(parsed(Buffer.from(content).toString('utf8')));
  if (!read.success || read.data.vaultId !== vaultId) return undefined;
  const { generation, dropPublicKey } = read.data;
  return { generation, dropPublicKey: Buffer.from(dropPublicKey, 'hex') };
}

function lengthTaken(content: Buffer, taken: string | undefined): number {
  const [length = '', hash = ''] = (taken ?? '').split(':');
  const bytes = Number(length);
  if (!(bytes > 0) || bytes > content.length) return 0;
  return sha256(content.subarray(0, bytes)).toString('hex') === hash ? bytes : 0;
}

function readQuietly(path: string): Uint8Array | undefined {
  try {
    return sizeOf(path) > 2 * MAX_BYTES ? undefined : nodeDisk.read(path);
  } catch {
    return undefined;
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
