// A vault that is open: its two databases, this session's keys and the rule of one transaction.
// Keyring first, records second: a record or a slot without its key is lost, a key alone can be taken back (keyring-half.ts).
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Access, Compartment, Role } from '../../src/kernel/compartments';
import { covers, ROLE_ACCESS } from '../../src/kernel/compartments';
import type { StaffId } from '../../src/kernel/ids';
import { ok, refuse, type Result } from '../../src/kernel/result';
import type { Session } from '../../src/kernel/use-case';
import type { ShelterSettings } from '../../src/features/shelter/index';
import { type AuditSecret, auditSecret } from './audit/audit-secret';
import type { DataKey } from './audit/data-key';
import type { EventOrder } from './audit/event';
import { Recorder } from './audit/recorder';
import { AuditTrail } from './audit/trail';
import { TrailSeal } from './audit/trail-seal';
import { Unwritten } from './audit/unwritten';
import { type Handle, isDamage } from './database/driver';
import { isDiskTrouble, readOn } from './database/open';
import { SealedParts } from './records/sealed-parts';
import type { VaultFileNames } from './keys/header';
import { KeyringHalf } from './keyring-half';
import type { SessionKeys } from './keys/session-keys';
import { type Keychain, Sealing } from './sealing';

export interface VaultSession extends Session {
  readonly id: string;
  readonly staffCode: string;
}

export interface OpenVaultParts {
  readonly vaultId: string;
  readonly folder: string;
  /** Names of the two files inside the folder. */
  readonly names: VaultFileNames;
  readonly training: boolean;
  readonly records: Handle;
  readonly keyring: Handle;
  /** True when the schema of its files was raised at this opening. */
  readonly raised?: boolean;
  readonly keys: SessionKeys;
  readonly session: VaultSession;
  readonly settings: () => ShelterSettings;
  /** What this session's events are sealed under. */
  readonly dataKey: DataKey;
  /** Random id of this computer, for the trail. */
  readonly device: string;
  /** This account's own folder outside the vault, where it remembers the trail; tests and terminals have none. */
  readonly profile?: string | undefined;
  readonly now: () => string;
}

/** Something in memory that follows a transaction: kept after commit, dropped after undo. */
export interface Follower {
  beforeCommit?(): void;
  settle(): void;
  forget(): void;
}

/**
 * `read-only` while the disk takes nothing; `damaged` once a page could not be read, until the vault is locked.
 * What is read meanwhile is noted beside the trail, or in memory.
 */
export type VaultMode = 'normal' | 'read-only' | 'damaged';

export class OpenVault {
  readonly parts: OpenVaultParts;
  readonly audit: AuditTrail;
  readonly auditSecret: AuditSecret;
  readonly recorder: Recorder;
  readonly unwritten: Unwritten;
  readonly seal: TrailSeal;
  readonly sealing: Sealing;
  readonly sealedParts: SealedParts;
  readonly #keyringHalf: KeyringHalf;
  readonly #followers: Follower[] = [];
  #mode: VaultMode = 'normal';
  #alarms = 0;
  readonly #raw = new Map<keyof VaultFileNames, number>();

  constructor(parts: OpenVaultParts) {
    this.parts = parts;
    this.audit = new AuditTrail(parts.records);
    this.auditSecret = auditSecret(parts.keyring, parts.vaultId);
    const began = performance.now();
    const own = { ...parts, trail: this.audit, secret: this.auditSecret };
    this.recorder = new Recorder({ ...own, elapsed: () => performance.now() - began });
    this.#keyringHalf = new KeyringHalf({ ...own, recorder: this.recorder });
    this.unwritten = new Unwritten({ ...parts, recorder: this.recorder });
    this.seal = new TrailSeal(own);
    this.sealing = new Sealing({ ...parts, keychain: parts.keys });
    this.sealedParts = new SealedParts(parts.records, this.sealing);
    this.#followers.push(this.sealing);
  }

  /** What the role allows, as far as its keys were handed over: a write-only drop needs none. */
  get session(): VaultSession {
    const { session, keys } = this.parts;
    return {
      ...session,
      may: (compartment, access) =>
        session.may(compartment, access) &&
        (access === 'drop' || keys.newest(compartment) !== undefined),
    };
  }

  get keychain(): Keychain {
    return this.parts.keys;
  }

  get records(): Handle {
    return this.parts.records;
  }

  get keyring(): Handle {
    return this.parts.keyring;
  }

  timeZone(): string {
    return this.parts.settings().timeZone;
  }

  follow(follower: Follower): void {
    this.#followers.push(follower);
  }

  /** Runs `work` with every write to either database refused. */
  reading<Value>(work: () => Value): Value {
    this.#readOn();
    return this.records.reading(() => this.keyring.reading(work));
  }

  /** One transaction that is kept only if `work` answers ok. */
  attempt<Value, Code extends string>(work: () => Result<Value, Code>): Result<Value, Code> {
    this.#keyringHalf.settleCut();
    this.records.begin();
    try {
      const result = work();
      if (result.ok) this.#commit();
      else this.#undo();
      return result;
    } catch (error) {
      this.#undo();
      throw error;
    }
  }

  /** One transaction that is always kept. */
  writing(work: () => void): void {
    this.attempt(() => {
      work();
      return { ok: true, value: undefined };
    });
  }

  /** Opens the keyring's transaction beside the records' one; commit and undo go together. */
  writeKeyring(): Handle {
    return this.#keyringHalf.begin();
  }

  /** The same for handing keys out or taking them back: either the trail tells of it, or it did not happen. */
  changeHolders(): Handle {
    return this.#keyringHalf.changeHolders();
  }

  /** Adds an event of this session to the trail, inside the open transaction. */
  record(event: Omit<EventOrder, 'actor'> & { readonly actor?: string }): void {
    this.recorder.add({ actor: this.session.staffCode, ...event });
  }

  get mode(): VaultMode {
    return this.#mode;
  }

  /** How many alarms this session has raised: whoever shows them hears of each, also where its call was refused. */
  get alarms(): number {
    return this.#alarms;
  }

  noteAlarm(): void {
    this.#alarms += 1;
  }

  /** Like `attempt`; where the disk takes nothing any more the answer is a refusal, and reading goes on. */
  attemptOnDisk<Value, Code extends string>(
    work: () => Result<Value, Code>,
  ): Result<Value, Code | 'vault.read-only' | 'vault.damaged'> {
    if (this.#mode === 'damaged') return refuse('vault.damaged');
    if (this.#mode === 'read-only' && !this.#isWritableAgain()) return refuse('vault.read-only');
    try {
      return this.attempt(work);
    } catch (error) {
      if (this.metDamage(error)) return refuse('vault.damaged');
      if (!isDiskTrouble(error)) throw error;
      this.#mode = 'read-only';
      return refuse('vault.read-only');
    }
  }

  /**
   * True where a page of this vault is not as it was written. From here on nothing new is saved, since no backup of
   * it would pass its check; what lies on the other pages is read on. Nothing is deleted to repair.
   */
  metDamage(error: unknown): boolean {
    if (!isDamage(error) || !(this.records.isSpoiled || this.keyring.isSpoiled)) return false;
    this.#noteDamage();
    return true;
  }

  #noteDamage(): void {
    if (this.#mode === 'damaged') return;
    this.#mode = 'damaged';
    const at = this.parts.now();
    this.unwritten.setAside({ at, actor: 'vault', verb: 'vault.damage-met', outcome: 'done' });
  }

  #readOn(): void {
    const { databaseKeyHex, keyringKeyHex } = this.parts.keys;
    if (this.records.isSpoiled || this.keyring.isSpoiled) this.#noteDamage();
    if (this.records.isSpoiled) readOn(this.records, databaseKeyHex);
    if (this.keyring.isSpoiled) readOn(this.keyring, keyringKeyHex);
  }

  /** One transaction that is always kept; false where the disk took nothing. */
  writingIfPossible(work: () => void): boolean {
    return this.attemptOnDisk(() => {
      work();
      return ok(undefined);
    }).ok;
  }

  /** An event of its own: in the trail, else sealed beside it, else in memory. */
  witness(event: Omit<EventOrder, 'actor'>): void {
    if (this.writingIfPossible(() => this.record(event))) return;
    this.unwritten.setAside({ actor: this.session.staffCode, ...event });
  }

  /** Keeps a signed checkpoint of the trail as it stands, inside the open transaction. */
  keepCheckpoint(): void {
    this.recorder.flush();
    this.seal.keep();
  }

  #isWritableAgain(): boolean {
    try {
      this.writing(() => {
        this.unwritten.take();
        const at = this.parts.now();
        this.record({ at, actor: 'vault', verb: 'vault.writable-again', outcome: 'done' });
      });
      this.#mode = 'normal';
      return true;
    } catch (error) {
      if (!isDiskTrouble(error)) throw error;
      return false;
    }
  }

  /**
   * A descriptor for reading the bytes of one file as they lie on the disk. It stays open as long as the
   * vault: on POSIX closing any descriptor of a file would drop the database's lock on it.
   */
  rawFile(file: keyof VaultFileNames): number {
    const there = this.#raw.get(file);
    if (there !== undefined) return there;
    const opened = openSync(join(this.parts.folder, this.parts.names[file]), 'r');
    this.#raw.set(file, opened);
    return opened;
  }

  close(): void {
    this.parts.keys.wipe();
    this.records.close();
    this.keyring.close();
    for (const file of this.#raw.values()) closeSync(file);
    this.#raw.clear();
  }

  #commit(): void {
    for (const follower of this.#followers) follower.beforeCommit?.();
    this.recorder.flush();
    this.seal.keepWhenDue();
    this.#keyringHalf.commit();
    this.records.commit();
    this.#keyringHalf.settle();
    this.recorder.settle();
    this.unwritten.settle();
    this.seal.settle(this.unwritten.inMemory);
    for (const follower of this.#followers) follower.settle();
  }

  #undo(): void {
    this.records.rollback();
    this.audit.forget();
    this.#keyringHalf.undo();
    this.recorder.forget();
    this.unwritten.forget();
    this.seal.forget();
    for (const follower of this.#followers) follower.forget();
  }
}

export function sessionOf(facts: {
  readonly id: string;
  readonly staffId: StaffId;
  readonly staffCode: string;
  readonly role: Role;
}): VaultSession {
  return {
    ...facts,
    may: (compartment: Compartment, access: Access) =>
      covers(ROLE_ACCESS[facts.role][compartment], access),
  };
}
