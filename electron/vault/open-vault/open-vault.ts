// A vault that is open: its two databases, this session's keys and the rule of one transaction.
// Keyring first, records second: a record or a slot without its key is lost, a key alone can be taken back (keyring-half.ts).
import { ok, type Result } from '../../../src/kernel/result';
import type { ShelterSettings } from '../../../src/features/shelter/index';
import { type AuditSecret, auditSecret } from '../audit/audit-secret';
import type { DataKey } from '../audit/data-key';
import type { Book, DeedOrder, DeedSigner } from '../deeds/book';
import type { EventInput } from '../audit/event';
import { Recorder } from '../audit/recorder';
import type { OpenTail } from '../audit/authorship';
import { Covers } from '../audit/covers';
import { SessionAuthor } from '../audit/session-author';
import { AuditTrail } from '../audit/trail';
import { TrailSeal } from '../audit/trail-seal';
import { Unwritten } from '../audit/unwritten';
import type { Handle } from '../database/driver';
import { DiskMode, type VaultMode } from './disk-mode';
import type { TransactionListener } from '../database/transaction-listener';
import { SealedParts } from './sealed-parts';
import type { VaultFileNames } from '../keys/header';
import { KeyringHalf } from './keyring-half';
import type { SessionKeys } from '../keys/session-keys';
import { RawFiles } from '../platform/raw-files';
import { type Keychain, Sealing } from './sealing';
import type { VaultSession } from './vault-session';

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
  readonly book: Book;
  /** Random id of this computer, for the trail. */
  readonly device: string;
  /** This account's own folder outside the vault, where it remembers the trail; tests and terminals have none. */
  readonly profile?: string | undefined;
  readonly now: () => string;
}

export class OpenVault {
  readonly vaultId: string;
  readonly folder: string;
  readonly names: VaultFileNames;
  readonly training: boolean;
  readonly raised: boolean;
  readonly device: string;
  readonly profile: string | undefined;
  readonly records: Handle;
  readonly keyring: Handle;
  readonly keys: SessionKeys;
  readonly dataKey: DataKey;
  readonly book: Book;
  readonly settings: () => ShelterSettings;
  readonly now: () => string;
  readonly #session: VaultSession;
  readonly audit: AuditTrail;
  readonly auditSecret: AuditSecret;
  readonly recorder: Recorder;
  readonly unwritten: Unwritten;
  readonly seal: TrailSeal;
  readonly covers: Covers;
  /** Ends of earlier sessions of this person that were cut short before they were signed for. */
  cutTails: readonly OpenTail[] = [];
  readonly #author: SessionAuthor;
  readonly sealing: Sealing;
  readonly sealedParts: SealedParts;
  readonly #keyringHalf: KeyringHalf;
  #isByFormerSlot = false;
  readonly #listeners: TransactionListener[] = [];
  readonly #disk: DiskMode;
  readonly #raw: RawFiles;
  #alarms = 0;

  constructor(parts: OpenVaultParts) {
    this.vaultId = parts.vaultId;
    this.folder = parts.folder;
    this.names = parts.names;
    this.training = parts.training;
    this.raised = parts.raised === true;
    this.device = parts.device;
    this.profile = parts.profile;
    this.records = parts.records;
    this.keyring = parts.keyring;
    this.keys = parts.keys;
    this.dataKey = parts.dataKey;
    this.book = parts.book;
    this.settings = parts.settings;
    this.now = parts.now;
    this.#session = parts.session;
    this.audit = new AuditTrail(parts.records);
    this.auditSecret = auditSecret(parts.keyring, parts.vaultId);
    const began = performance.now();
    const { keys, vaultId, session } = parts;
    const person = { staffId: session.staffId, sign: (message: Uint8Array) => keys.sign(message) };
    this.#author = new SessionAuthor(vaultId, person);
    const author = this.#author;
    const own = { ...parts, trail: this.audit, secret: this.auditSecret, author };
    this.recorder = new Recorder({ ...own, elapsed: () => performance.now() - began });
    this.#keyringHalf = new KeyringHalf({ ...own, recorder: this.recorder });
    this.unwritten = new Unwritten({ ...parts, recorder: this.recorder });
    this.seal = new TrailSeal(own);
    this.covers = new Covers({ ...own, session: () => this.recorder.session });
    this.sealing = new Sealing({ ...parts, keychain: parts.keys });
    this.sealedParts = new SealedParts(parts.records, this.sealing);
    this.#listeners.push(this.sealing, parts.book);
    this.#raw = new RawFiles(parts);
    this.#disk = new DiskMode({
      ...parts,
      unwritten: this.unwritten,
      attempt: (work) => this.attempt(work),
      record: (event) => this.record(event),
    });
  }

  /** What the role allows, as far as its keys were handed over: a write-only drop needs none. */
  get session(): VaultSession {
    const session = this.#session;
    return {
      ...session,
      may: (compartment, access) =>
        session.may(compartment, access) &&
        (access === 'drop' || this.keys.newest(compartment) !== undefined),
    };
  }

  /** Somebody came in by a slot of before, out of an old header: alone they work, with a second person they decide nothing. */
  get isByFormerSlot(): boolean {
    return this.#isByFormerSlot;
  }

  noteFormerSlot(): void {
    this.#isByFormerSlot = true;
  }

  get keychain(): Keychain {
    return this.keys;
  }

  /** Inside the open transaction: what these people do about people and keys, signed by them. */
  deed(order: DeedOrder, signers: readonly DeedSigner[]): void {
    this.changeHolders();
    this.book.add(order, signers);
  }

  timeZone(): string {
    return this.settings().timeZone;
  }

  listen(listener: TransactionListener): void {
    this.#listeners.push(listener);
  }

  /** Runs `work` with every write to either database refused. */
  reading<Value>(work: () => Value): Value {
    this.#disk.readOn();
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
  record(event: Omit<EventInput, 'actor'> & { readonly actor?: string }): void {
    this.recorder.add({ actor: this.session.staffCode, ...event });
  }

  get mode(): VaultMode {
    return this.#disk.mode;
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
    return this.#disk.attempt(work);
  }

  /**
   * True where a page of this vault is not as it was written. From here on nothing new is saved, since no backup of
   * it would pass its check; what lies on the other pages is read on. Nothing is deleted to repair.
   */
  metDamage(error: unknown): boolean {
    return this.#disk.metDamage(error);
  }

  /** One transaction that is always kept; false where the disk took nothing. */
  writingIfPossible(work: () => void): boolean {
    return this.attemptOnDisk(() => {
      work();
      return ok(undefined);
    }).ok;
  }

  /** An event of its own: in the trail, else sealed beside it, else in memory. */
  witness(event: Omit<EventInput, 'actor'>): void {
    if (this.writingIfPossible(() => this.record(event))) return;
    this.unwritten.setAside({ actor: this.session.staffCode, ...event });
  }

  /** Keeps a signed checkpoint of the trail as it stands, inside the open transaction. */
  keepCheckpoint(): void {
    this.recorder.flush();
    this.seal.keep();
  }

  /** Signs for the lines that were written since the last time; a disk that takes nothing leaves them as they are. */
  coverLines(): void {
    if (!this.covers.isDue) return;
    this.writingIfPossible(() => {
      this.recorder.flush();
      this.covers.keep();
    });
  }

  /** A descriptor for reading the bytes of one file as they lie on the disk. It stays open as long as the vault. */
  rawFile(file: keyof VaultFileNames): number {
    return this.#raw.of(file);
  }

  close(): void {
    this.keys.wipe();
    this.#author.wipe();
    this.records.close();
    this.keyring.close();
    this.#raw.close();
  }

  #commit(): void {
    for (const listener of this.#listeners) listener.beforeCommit?.();
    this.recorder.flush();
    this.seal.keepWhenDue();
    if (this.seal.isFresh) this.covers.keep();
    this.#keyringHalf.commit();
    this.records.commit();
    this.#keyringHalf.settle();
    this.recorder.settle();
    this.unwritten.settle();
    this.seal.settle(this.unwritten.inMemory);
    for (const listener of this.#listeners) listener.settle();
  }

  #undo(): void {
    this.records.rollback();
    this.audit.forget();
    this.#keyringHalf.undo();
    this.recorder.forget();
    this.unwritten.forget();
    this.seal.forget();
    this.covers.forget();
    for (const listener of this.#listeners) listener.forget();
  }
}
