// One person's session over open files: who it is, the keys they hold, and the lines of the trail that they write and sign.
// The files stay as they are when the session ends; another person's can be opened over them.
import { ok, type Result } from '../../../src/kernel/result';
import type { ShelterSettings } from '../../../src/features/shelter/index';
import type { AuditSecret } from '../audit/audit-secret';
import type { OpenTail } from '../audit/authorship';
import { Covers } from '../audit/covers';
import type { DataKey } from '../audit/data-key';
import type { EventInput } from '../audit/event';
import { Recorder } from '../audit/recorder';
import { SessionAuthor } from '../audit/session-author';
import type { AuditTrail } from '../audit/trail';
import { TrailSeal } from '../audit/trail-seal';
import type { Handle } from '../database/driver';
import type { TransactionListener } from '../database/transaction-listener';
import type { Book, DeedRequest, DeedSigner } from '../deeds/book';
import type { SessionKeys } from '../keys/session-keys';
import type { OpenFiles } from './open-files';
import { SealedParts } from './sealed-parts';
import { type Keychain, Sealing } from './sealing';
import type { TransactionWriter } from './transaction-writer';
import type { VaultSession } from './vault-session';

export interface PersonSessionParts {
  readonly files: OpenFiles;
  readonly session: VaultSession;
  readonly keys: SessionKeys;
  /** What this session's events are sealed under. */
  readonly dataKey: DataKey;
  /** The book of deeds as this person verified it. */
  readonly book: Book;
}

export class PersonSession {
  readonly files: OpenFiles;
  readonly keys: SessionKeys;
  readonly dataKey: DataKey;
  readonly book: Book;
  readonly recorder: Recorder;
  readonly seal: TrailSeal;
  readonly sealing: Sealing;
  readonly sealedParts: SealedParts;
  /** Ends of earlier sessions of this person that were cut short before they were signed for. */
  cutTails: readonly OpenTail[] = [];
  readonly #session: VaultSession;
  readonly #author: SessionAuthor;
  readonly #covers: Covers;
  readonly #writer: TransactionWriter;
  readonly #listeners: TransactionListener[] = [];
  #isByFormerSlot = false;

  constructor({ files, session, keys, dataKey, book }: PersonSessionParts) {
    this.files = files;
    this.keys = keys;
    this.dataKey = dataKey;
    this.book = book;
    this.#session = session;
    const began = performance.now();
    const { vaultId, records, watches, audit: trail, auditSecret: secret } = files;
    const { device, profile, now } = files;
    const person = {
      staffId: session.staffId,
      sign: (message: Uint8Array) => keys.sign(message),
    };
    const author = new SessionAuthor(vaultId, person);
    this.#author = author;
    const own = { vaultId, records, watches, trail, secret, device, profile, now, author };
    const elapsed = () => performance.now() - began;
    this.recorder = new Recorder({ ...own, dataKey, elapsed });
    this.seal = new TrailSeal({ ...own, book });
    this.#covers = new Covers({ ...own, session: () => this.recorder.session });
    this.sealing = new Sealing({ vaultId, keyring: files.keyring, keychain: keys });
    this.sealedParts = new SealedParts(records, this.sealing, (error) => files.readPast(error));
    this.#listeners.push(this.sealing, book);
    this.#writer = this.#asWriter();
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

  get vaultId(): string {
    return this.files.vaultId;
  }

  get records(): Handle {
    return this.files.records;
  }

  get keyring(): Handle {
    return this.files.keyring;
  }

  get audit(): AuditTrail {
    return this.files.audit;
  }

  get auditSecret(): AuditSecret {
    return this.files.auditSecret;
  }

  get settings(): () => ShelterSettings {
    return this.files.settings;
  }

  get training(): boolean {
    return this.files.training;
  }

  now(): string {
    return this.files.now();
  }

  timeZone(): string {
    return this.settings().timeZone;
  }

  /** Hears of every transaction of this session. */
  listen(listener: TransactionListener): void {
    this.#listeners.push(listener);
  }

  /** Runs `work` with every write to either database refused. */
  reading<Value>(work: () => Value): Value {
    return this.files.reading(this.#writer, work);
  }

  /** One transaction that is kept only if `work` answers ok. */
  attempt<Value, Code extends string>(work: () => Result<Value, Code>): Result<Value, Code> {
    return this.files.attempt(this.#writer, work);
  }

  /** One transaction that is always kept. */
  writing(work: () => void): void {
    this.attempt(() => {
      work();
      return ok(undefined);
    });
  }

  /** Like `attempt`; where the disk takes nothing any more the answer is a refusal, and reading goes on. */
  attemptOnDisk<Value, Code extends string>(
    work: () => Result<Value, Code>,
  ): Result<Value, Code | 'vault.read-only' | 'vault.damaged'> {
    return this.files.attemptOnDisk(this.#writer, work);
  }

  /** One transaction that is always kept; false where the disk took nothing. */
  writingIfPossible(work: () => void): boolean {
    return this.attemptOnDisk(() => {
      work();
      return ok(undefined);
    }).ok;
  }

  /** True where a page of the vault is not as it was written (open-files.ts). */
  metDamage(error: unknown): boolean {
    return this.files.metDamage(this.#writer, error);
  }

  writeKeyring(): Handle {
    return this.files.writeKeyring();
  }

  changeHolders(): Handle {
    return this.files.changeHolders();
  }

  /** Inside the open transaction: what these people do about people and keys, signed by them. */
  deed(request: DeedRequest, signers: readonly DeedSigner[]): void {
    this.changeHolders();
    this.book.add(request, signers);
  }

  /** Adds an event of this session to the trail, inside the open transaction. */
  record(event: Omit<EventInput, 'actor'> & { readonly actor?: string }): void {
    this.recorder.add({ actor: this.session.staffCode, ...event });
  }

  /** An event of its own: in the trail, else sealed beside it, else in memory. */
  witness(event: Omit<EventInput, 'actor'>): void {
    if (this.writingIfPossible(() => this.record(event))) return;
    this.setAside({ actor: this.session.staffCode, ...event });
  }

  /** Sealed beside the trail, until a transaction takes it in. */
  setAside(event: EventInput): void {
    this.files.unwritten.setAside(this.dataKey, event);
  }

  /** Inside the open transaction: what waits beside the trail, of this session or of one before. */
  takeAside(): void {
    this.files.unwritten.take(this.recorder);
  }

  /** Keeps a signed checkpoint of the trail as it stands, inside the open transaction. */
  keepCheckpoint(): void {
    this.recorder.flush();
    this.seal.keep();
  }

  /** Signs for the lines that were written since the last time; a disk that takes nothing leaves them as they are. */
  coverLines(): void {
    if (!this.#covers.isDue) return;
    this.writingIfPossible(() => {
      this.recorder.flush();
      this.#covers.keep();
    });
  }

  /** Ends the session: its keys are gone, the files stay open. */
  leave(): void {
    this.keys.wipe();
    this.#author.wipe();
  }

  /** Ends the session, and closes the files with it. */
  close(): void {
    this.leave();
    this.files.close();
  }

  #asWriter(): TransactionWriter {
    const { recorder, dataKey, seal, files } = this;
    return {
      recorder,
      dataKey,
      beforeCommit: () => {
        for (const listener of this.#listeners) listener.beforeCommit?.();
        recorder.flush();
        seal.keepWhenDue();
        if (seal.isFresh) this.#covers.keep();
      },
      settle: () => {
        recorder.settle();
        seal.settle(files.unwritten.inMemory);
        for (const listener of this.#listeners) listener.settle();
      },
      forget: () => {
        recorder.forget();
        seal.forget();
        this.#covers.forget();
        for (const listener of this.#listeners) listener.forget();
      },
    };
  }
}
