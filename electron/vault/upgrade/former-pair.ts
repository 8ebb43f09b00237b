// Both databases of a vault in a former format, open to be copied and for nothing else. While they are, no other process can
// have them: whoever brings the vault up to date does so alone.
import { ok, refuse, type Result } from '../../../src/kernel/result';
import { join } from 'node:path';
import type { Handle } from '../database/driver';
import { openDatabase, type OpenRefusal } from '../database/open';
import type { VaultFileNames } from '../keys/header';
import type { SnapshotFile, SnapshotSource } from '../open-vault/snapshot';
import { RawFiles } from '../platform/raw-files';
import type { DamagedFile, PairKeys } from '../platform/vault-files';

export interface FormerPairRequest {
  readonly folder: string;
  readonly names: VaultFileNames;
  readonly keys: PairKeys;
}

export class FormerPair implements SnapshotSource {
  readonly keyring: Handle;
  readonly records: Handle;
  readonly #raw: RawFiles;

  private constructor(keyring: Handle, records: Handle, raw: RawFiles) {
    this.keyring = keyring;
    this.records = records;
    this.#raw = raw;
  }

  /** On a refusal nothing stays open. */
  static open(request: FormerPairRequest): Result<FormerPair, OpenRefusal | DamagedFile> {
    const { folder, names, keys } = request;
    const keyring = openDatabase({
      path: join(folder, names.keyring),
      keyHex: keys.keyringKeyHex,
      file: 'existing',
    });
    if (!keyring.ok) {
      const isDamaged = keyring.refusal.code === 'database.damaged';
      return isDamaged ? refuse('database.keyring-damaged') : keyring;
    }
    const records = openDatabase({
      path: join(folder, names.records),
      keyHex: keys.databaseKeyHex,
      file: 'existing',
    });
    if (records.ok) {
      return ok(new FormerPair(keyring.value, records.value, new RawFiles({ folder, names })));
    }
    keyring.value.close();
    return records;
  }

  /** Whether every page opens to its key, as it lies on the disk. */
  isWhole(file: SnapshotFile): boolean {
    try {
      return this[file].pragmaRows('cipher_integrity_check').length === 0;
    } catch {
      return false;
    }
  }

  rawFile(file: SnapshotFile): number {
    return this.#raw.of(file);
  }

  close(): void {
    this.records.close();
    this.keyring.close();
    this.#raw.close();
  }
}
