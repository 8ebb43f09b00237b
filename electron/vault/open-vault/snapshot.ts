// A snapshot of both files at one moment, for backups and renewals, while the work goes on.
// After a checkpoint the main files stay as they are until the next one: new work goes into the logs beside them.
import { open, type FileHandle } from 'node:fs/promises';
import { fstatSync, read } from 'node:fs';
import type { Handle } from '../database/driver';

const CHUNK_BYTES = 1024 * 1024;
/** What is not yet on the medium keeps every other file of the disk waiting for its own sync. */
const SYNC_EVERY_BYTES = 4 * CHUNK_BYTES;
const USUAL_CHECKPOINT_PAGES = 1000;

export type SnapshotFile = 'records' | 'keyring';

/** Both files of a vault, open. */
export interface SnapshotSource {
  readonly keyring: Handle;
  readonly records: Handle;
  /** A descriptor for reading the bytes of one file as they lie on the disk. */
  rawFile(file: SnapshotFile): number;
}

/** Vaults whose main files must stay as they are: another checkpoint would change them under the copying. */
const held = new WeakSet<SnapshotSource>();

export class Snapshot {
  readonly #files: SnapshotSource;

  private constructor(files: SnapshotSource) {
    this.#files = files;
  }

  /** Checkpoints both files and keeps them still until `release`. Not inside a transaction. */
  static take(files: SnapshotSource): Snapshot {
    if (held.has(files)) throw new Error('another snapshot of this vault is being copied');
    for (const handle of [files.keyring, files.records]) {
      handle.pragma('wal_autocheckpoint = 0');
      const [ended] = handle.pragmaRows('wal_checkpoint(TRUNCATE)');
      if (ended?.['busy'] !== 0) throw new Error('the log could not be brought into its file');
    }
    held.add(files);
    return new Snapshot(files);
  }

  static isHeld(files: SnapshotSource): boolean {
    return held.has(files);
  }

  bytesOf(file: SnapshotFile): number {
    return fstatSync(this.#files.rawFile(file)).size;
  }

  /** Copies one file to a path that must not exist yet, synced; yields the bytes copied so far. */
  async *copy(file: SnapshotFile, toPath: string): AsyncGenerator<number, void, void> {
    const from = this.#files.rawFile(file);
    const size = this.bytesOf(file);
    const target = await open(toPath, 'wx', 0o600);
    try {
      let synced = 0;
      for (let at = 0; at < size; ) {
        at += await copyChunk(from, target, at);
        if (at - synced >= SYNC_EVERY_BYTES) {
          await target.datasync();
          synced = at;
        }
        yield at;
      }
      await target.sync();
    } finally {
      await target.close();
    }
  }

  release(): void {
    held.delete(this.#files);
    for (const handle of [this.#files.keyring, this.#files.records]) {
      handle.pragma(`wal_autocheckpoint = ${USUAL_CHECKPOINT_PAGES}`);
    }
  }
}

async function copyChunk(from: number, target: FileHandle, at: number): Promise<number> {
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  const length = await readAt(from, chunk, at);
  if (length === 0) throw new Error('a file ended before its size');
  for (let written = 0; written < length; ) {
    const { bytesWritten } = await target.write(chunk, written, length - written, at + written);
    written += bytesWritten;
  }
  return length;
}

function readAt(file: number, chunk: Buffer, at: number): Promise<number> {
  return new Promise((resolve, reject) => {
    read(file, chunk, 0, chunk.length, at, (error, length) => {
      if (error === null) resolve(length);
      else reject(error);
    });
  });
}
