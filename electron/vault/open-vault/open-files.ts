// The files of a vault while they are open: two databases and the rule of one transaction over both, their trail, and how they
// stand with their disk. Whose session writes is said with each call; nothing here outlives it or knows who is signed in.
// Keyring first, records second: a record or a slot without its key is lost, a key alone can be taken back (keyring-half.ts).
import type { Result } from '../../../src/kernel/result';
import type { ShelterSettings } from '../../../src/features/shelter/index';
import { type AuditSecret, auditSecret } from '../audit/audit-secret';
import { AuditTrail } from '../audit/trail';
import { Unwritten } from '../audit/unwritten';
import { type WatchedRows, watchRows } from '../audit/watched-rows';
import type { Handle } from '../database/driver';
import type { VaultFileNames } from '../keys/header';
import type { FileKeys } from '../keys/holder-keys';
import { wipe } from '../keys/suite';
import { RawFiles } from '../platform/raw-files';
import { DiskMode, type VaultMode } from './disk-mode';
import { KeyringHalf } from './keyring-half';
import type { TransactionWriter } from './transaction-writer';

export interface OpenFilesParts {
  readonly vaultId: string;
  readonly folder: string;
  /** Names of the two files inside the folder. */
  readonly names: VaultFileNames;
  readonly training: boolean;
  readonly records: Handle;
  readonly keyring: Handle;
  /** True when the schema of its files was raised at this opening. */
  readonly raised: boolean;
  /** Copied: a session that ends wipes its own. */
  readonly fileKeys: FileKeys;
  readonly settings: () => ShelterSettings;
  /** Random id of this computer, for the trail. */
  readonly device: string;
  /** This account's own folder outside the vault, where it remembers the trail; tests and terminals have none. */
  readonly profile?: string | undefined;
  readonly now: () => string;
}

/** So many damaged parts are passed over in one query; where more are, the question is refused as a whole. */
const PASSED_OVER = 100;

export class OpenFiles {
  readonly vaultId: string;
  readonly folder: string;
  readonly names: VaultFileNames;
  readonly training: boolean;
  readonly raised: boolean;
  readonly device: string;
  readonly profile: string | undefined;
  readonly records: Handle;
  readonly keyring: Handle;
  readonly settings: () => ShelterSettings;
  readonly now: () => string;
  readonly audit: AuditTrail;
  readonly auditSecret: AuditSecret;
  readonly watches: WatchedRows;
  readonly unwritten: Unwritten;
  readonly #fileKeys: FileKeys;
  readonly #keyringHalf: KeyringHalf;
  readonly #disk: DiskMode;
  readonly #raw: RawFiles;
  #alarms = 0;
  /** Whose query runs, and how many damaged parts it may still pass over. */
  #query: { readonly reader: TransactionWriter; left: number } | undefined;

  constructor(parts: OpenFilesParts) {
    this.vaultId = parts.vaultId;
    this.folder = parts.folder;
    this.names = parts.names;
    this.training = parts.training;
    this.raised = parts.raised;
    this.device = parts.device;
    this.profile = parts.profile;
    this.records = parts.records;
    this.keyring = parts.keyring;
    this.settings = parts.settings;
    this.now = parts.now;
    this.audit = new AuditTrail(parts.records);
    this.auditSecret = auditSecret(parts.keyring, parts.vaultId);
    this.watches = watchRows(parts);
    this.unwritten = new Unwritten(parts);
    this.#fileKeys = copied(parts.fileKeys);
    this.#keyringHalf = new KeyringHalf({ ...parts, trail: this.audit });
    this.#raw = new RawFiles(parts);
    this.#disk = new DiskMode({
      ...parts,
      fileKeys: this.#fileKeys,
      unwritten: this.unwritten,
      attempt: (writer, work) => this.attempt(writer, work),
    });
  }

  /** Says of a header whether it is this vault's, and signs a new one. */
  get databaseKey(): Buffer {
    return this.#fileKeys.databaseKey;
  }

  get mode(): VaultMode {
    return this.#disk.mode;
  }

  /** How many alarms were raised since the files were opened: whoever shows them hears of each, also where its call was refused. */
  get alarms(): number {
    return this.#alarms;
  }

  noteAlarm(): void {
    this.#alarms += 1;
  }

  /** Runs `work` with every write to either database refused. */
  reading<Value>(reader: TransactionWriter, work: () => Value): Value {
    this.#disk.readOn(reader);
    const before = this.#query;
    this.#query ??= { reader, left: PASSED_OVER };
    try {
      return this.records.reading(() => this.keyring.reading(work));
    } finally {
      this.#query = before;
    }
  }

  /**
   * True where what lay on a damaged page may be left out: within a query, which is then read on through a fresh
   * connection. Never in a transaction or a job: they would go on with a half.
   */
  readPast(error: unknown): boolean {
    const query = this.#query;
    if (query === undefined || query.left === 0) return false;
    if (!this.#disk.metDamage(query.reader, error)) return false;
    this.#disk.readOn(query.reader);
    query.left -= 1;
    return true;
  }

  /** One transaction that is kept only if `work` answers ok. */
  attempt<Value, Code extends string>(
    writer: TransactionWriter,
    work: () => Result<Value, Code>,
  ): Result<Value, Code> {
    const untold = this.#keyringHalf.settleCut();
    if (untold.length > 0) writer.recorder.carry(untold);
    this.records.begin();
    try {
      const result = work();
      if (result.ok) this.#commit(writer);
      else this.#undo(writer);
      return result;
    } catch (error) {
      this.#undo(writer);
      throw error;
    }
  }

  /** Like `attempt`; where the disk takes nothing any more the answer is a refusal, and reading goes on. */
  attemptOnDisk<Value, Code extends string>(
    writer: TransactionWriter,
    work: () => Result<Value, Code>,
  ): Result<Value, Code | 'vault.read-only' | 'vault.damaged'> {
    return this.#disk.attempt(writer, work);
  }

  /**
   * True where a page of this vault is not as it was written. From here on nothing new is saved, since no backup of
   * it would pass its check; what lies on the other pages is read on. Nothing is deleted to repair.
   */
  metDamage(reader: TransactionWriter, error: unknown): boolean {
    return this.#disk.metDamage(reader, error);
  }

  /** Opens the keyring's transaction beside the records' one; commit and undo go together. */
  writeKeyring(): Handle {
    return this.#keyringHalf.begin();
  }

  /** The same for handing keys out or taking them back: either the trail tells of it, or it did not happen. */
  changeHolders(): Handle {
    return this.#keyringHalf.changeHolders();
  }

  /** A descriptor for reading the bytes of one file as they lie on the disk. It stays open as long as the files. */
  rawFile(file: keyof VaultFileNames): number {
    return this.#raw.of(file);
  }

  close(): void {
    wipe(this.#fileKeys.databaseKey, this.#fileKeys.keyringKey);
    this.records.close();
    this.keyring.close();
    this.#raw.close();
  }

  #commit(writer: TransactionWriter): void {
    writer.beforeCommit();
    this.#keyringHalf.commit(writer.recorder.keyringRows);
    this.#commitRecords();
    this.#keyringHalf.settle();
    this.unwritten.settle();
    writer.settle();
  }

  #commitRecords(): void {
    try {
      this.records.commit();
    } catch (error) {
      this.#keyringHalf.noteDoubt();
      throw error;
    }
  }

  #undo(writer: TransactionWriter): void {
    this.records.rollback();
    this.audit.forget();
    this.#keyringHalf.undo();
    this.unwritten.forget();
    writer.forget();
  }
}

function copied({ databaseKey, keyringKey }: FileKeys): FileKeys {
  return { databaseKey: Buffer.from(databaseKey), keyringKey: Buffer.from(keyringKey) };
}
