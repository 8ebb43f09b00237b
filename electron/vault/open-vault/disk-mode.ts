// How an open vault stands with its disk: all is saved, nothing new is, or a page cannot be read. Reading always goes on.
import { ok, refuse, type Result } from '../../../src/kernel/result';
import type { EventInput } from '../audit/event';
import type { Unwritten } from '../audit/unwritten';
import { type Handle, isDamage } from '../database/driver';
import { isDiskTrouble, readOn } from '../database/open';
import type { SessionKeys } from '../keys/session-keys';

/**
 * `read-only` while the disk takes nothing; `damaged` once a page could not be read, until the vault is locked.
 * What is read meanwhile is noted beside the trail, or in memory.
 */
export type VaultMode = 'normal' | 'read-only' | 'damaged';

export interface DiskModeDependencies {
  readonly records: Handle;
  readonly keyring: Handle;
  readonly keys: Pick<SessionKeys, 'databaseKeyHex' | 'keyringKeyHex'>;
  readonly now: () => string;
  readonly unwritten: Unwritten;
  /** One transaction that is kept only if `work` answers ok. */
  readonly attempt: <Value, Code extends string>(
    work: () => Result<Value, Code>,
  ) => Result<Value, Code>;
  /** Inside the open transaction. */
  readonly record: (event: EventInput) => void;
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
    work: () => Result<Value, Code>,
  ): Result<Value, Code | 'vault.read-only' | 'vault.damaged'> {
    if (this.#mode === 'damaged') return refuse('vault.damaged');
    if (this.#mode === 'read-only' && !this.#isWritableAgain()) return refuse('vault.read-only');
    try {
      return this.#tools.attempt(work);
    } catch (error) {
      if (this.metDamage(error)) return refuse('vault.damaged');
      if (!isDiskTrouble(error)) throw error;
      this.#mode = 'read-only';
      return refuse('vault.read-only');
    }
  }

  metDamage(error: unknown): boolean {
    const { records, keyring } = this.#tools;
    if (!isDamage(error) || !(records.isSpoiled || keyring.isSpoiled)) return false;
    this.#noteDamage();
    return true;
  }

  /** Opens a file anew for reading where a damaged page spoiled its connection. */
  readOn(): void {
    const { records, keyring, keys } = this.#tools;
    const { databaseKeyHex, keyringKeyHex } = keys;
    if (records.isSpoiled || keyring.isSpoiled) this.#noteDamage();
    if (records.isSpoiled) readOn(records, databaseKeyHex);
    if (keyring.isSpoiled) readOn(keyring, keyringKeyHex);
  }

  #noteDamage(): void {
    if (this.#mode === 'damaged') return;
    this.#mode = 'damaged';
    const at = this.#tools.now();
    this.#tools.unwritten.setAside({
      at,
      actor: 'vault',
      verb: 'vault.damage-met',
      outcome: 'done',
    });
  }

  #isWritableAgain(): boolean {
    const { attempt, unwritten, record, now } = this.#tools;
    try {
      attempt(() => {
        unwritten.take();
        record({ at: now(), actor: 'vault', verb: 'vault.writable-again', outcome: 'done' });
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
