// How an open vault stands with its disk: all is saved, nothing new is, or a page cannot be read. Reading always goes on.
import { ok, refuse, type Result } from '../../../src/kernel/result';
import type { Unwritten } from '../audit/unwritten';
import { type Handle, isDamage } from '../database/driver';
import { isDiskTrouble, readOn } from '../database/open';
import type { FileKeys } from '../keys/holder-keys';
import type { TransactionWriter } from './transaction-writer';

/**
 * `read-only` while the disk takes nothing; `damaged` once a page could not be read, until the vault is locked.
 * What is read meanwhile is noted beside the trail, or in memory.
 */
export type VaultMode = 'normal' | 'read-only' | 'damaged';

export interface DiskModeDependencies {
  readonly records: Handle;
  readonly keyring: Handle;
  readonly fileKeys: FileKeys;
  readonly now: () => string;
  readonly unwritten: Unwritten;
  /** One transaction that is kept only if `work` answers ok. */
  readonly attempt: <Value, Code extends string>(
    writer: TransactionWriter,
    work: () => Result<Value, Code>,
  ) => Result<Value, Code>;
}

export class DiskMode {
  readonly #tools: DiskModeDependencies;
  #mode: VaultMode = 'normal';

  constructor(tools: DiskModeDependencies) {
    this.#tools = tools;
  }

  get mode(): VaultMode {
    return this.#mode;
  }

  attempt<Value, Code extends string>(
    writer: TransactionWriter,
    work: () => Result<Value, Code>,
  ): Result<Value, Code | 'vault.read-only' | 'vault.damaged'> {
    if (this.#mode === 'damaged') return refuse('vault.damaged');
    if (this.#mode === 'read-only' && !this.#isWritableAgain(writer))
      return refuse('vault.read-only');
    try {
      return this.#tools.attempt(writer, work);
    } catch (error) {
      if (this.metDamage(writer, error)) return refuse('vault.damaged');
      if (!isDiskTrouble(error)) throw error;
      this.#mode = 'read-only';
      return refuse('vault.read-only');
    }
  }

  metDamage(writer: TransactionWriter, error: unknown): boolean {
    const { records, keyring } = this.#tools;
    if (!isDamage(error) || !(records.isSpoiled || keyring.isSpoiled)) return false;
    this.#noteDamage(writer);
    return true;
  }

  /** Opens a file anew for reading where a damaged page spoiled its connection. */
  readOn(writer: TransactionWriter): void {
    const { records, keyring, fileKeys } = this.#tools;
    if (records.isSpoiled || keyring.isSpoiled) this.#noteDamage(writer);
    if (records.isSpoiled) readOn(records, fileKeys.databaseKey.toString('hex'));
    if (keyring.isSpoiled) readOn(keyring, fileKeys.keyringKey.toString('hex'));
  }

  #noteDamage(writer: TransactionWriter): void {
    if (this.#mode === 'damaged') return;
    this.#mode = 'damaged';
    const at = this.#tools.now();
    this.#tools.unwritten.setAside(writer.dataKey, {
      at,
      actor: 'vault',
      verb: 'vault.damage-met',
      outcome: 'done',
    });
  }

  #isWritableAgain(writer: TransactionWriter): boolean {
    const { attempt, unwritten, now } = this.#tools;
    const { recorder } = writer;
    try {
      attempt(writer, () => {
        unwritten.take(recorder);
        recorder.add({ at: now(), actor: 'vault', verb: 'vault.writable-again', outcome: 'done' });
        return ok(undefined);
      });
      this.#mode = 'normal';
      return true;
    } catch (error) {
      if (!isDiskTrouble(error)) throw error;
      return false;
    }
  }
}
