// Renews the vault's files under fresh keys: after somebody left, after an erasure. The old files serve until the
// header names the new ones; that one saving makes the renewal true, so a crash leaves the old vault or the new one.
import { rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Progress } from '../../../src/kernel/operation';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import type { NotedRow } from '../audit/row-hashes';
import type { Handle } from '../database/driver';
import { openDatabase } from '../database/open';
import { workWith } from '../workshop/workshop';
import type { WorkshopTask } from '../workshop/workshop-tasks';
import type { Gate } from '../gate/gate';
import { Book, judgeOf, ownerOf } from '../deeds/book';
import { heedHeader } from '../open-vault/header-alarm';
import type { CompartmentWrap } from '../keys/compartment-keys';
import {
  type Header,
  headerGenuine,
  type HeaderContent,
  type VaultFileNames,
} from '../keys/header';
import { readHeader } from '../keys/header-file';
import { newFileKeys, type FileKeys } from '../keys/holder-keys';
import { freshId } from '../keys/places';
import { finishHeader } from '../gate/mending';
import type { PersonSession } from '../open-vault/person-session';
import { readWraps } from '../keyring/compartment-wraps';
import { keepFormerKey } from '../keyring/former-keys';
import { nameNewFiles } from '../open-vault/naming-files';
import { headerOfRenewed, openRenewed, takeFormerFilesAway } from './renewal-switch';
import { Snapshot, type SnapshotFile } from '../open-vault/snapshot';
import { destroyFormerVault } from '../upgrade/former-vault-ends';
import { MediumCondition } from '../database/medium-condition';

/** `keyring` after an erasure: records keep their key, and no row changes. */
export type RenewalRequest = { readonly files: 'keyring' } | RenewalOfBoth;

/** Where somebody left. */
export interface RenewalOfBoth {
  readonly files: 'both';
  /** Changes inside the new files before they become true, each file in one transaction of its own; in slices. */
  readonly change?: (copies: Copies) => Iterable<Part>;
  /** What else changes in the header, such as a slot that goes. Names and file keys are done here. */
  readonly header?: (content: HeaderContent) => HeaderContent;
}

interface Copies {
  readonly keyring: Handle;
  readonly records: Handle;
  readonly book: Book;
}

/** How far a piece of work is. */
export type Part = Omit<Progress, 'step'>;

/** Changed rows noted for the trail at once before other work may come in. */
const NOTED_AT_ONCE = 100;

export type RenewalRefusal = 'vault.busy' | 'vault.header-damaged';

/**
 * Runs inside a job; yields progress (steps `renew-copy`, `renew-encrypt`, `renew-check`, `renew-keys`, `renew-switch`). While
 * it runs every other call waits. Afterwards `gate.open` is a new vault on the new files with the same session; objects
 * taken from the old one are dead. Cancelled or failed before the switch, nothing has changed.
 */
export async function* renew(
  gate: Gate,
  request: RenewalRequest,
): AsyncGenerator<Progress, Result<PersonSession, RenewalRefusal>, void> {
  await gate.idle.stop();
  const release = gate.jobLock.acquire();
  if (release === undefined) return refuse('vault.busy');
  const renewal = new Renewal(gate, request);
  try {
    return yield* renewal.run();
  } finally {
    renewal.dropUnfinished();
    release();
  }
}

class Renewal {
  readonly #gate: Gate;
  readonly #request: RenewalRequest;
  readonly #vault: PersonSession;
  readonly #fresh: FileKeys = newFileKeys();
  readonly #names: VaultFileNames;
  #wraps: readonly CompartmentWrap[] = [];
  /** As it is in the new keyring. */
  #book: Book;
  #unfinished: string[] = [];

  constructor(gate: Gate, request: RenewalRequest) {
    this.#gate = gate;
    this.#request = request;
    this.#vault = gate.requireOpen();
    this.#book = this.#vault.book;
    const mark = freshId().slice(0, 8);
    const { names } = this.#vault.files;
    this.#names = {
      keyring: `keyring-${mark}.kanaf`,
      records: request.files === 'both' ? `records-${mark}.kanaf` : names.records,
    };
    if (request.files === 'keyring')
      this.#vault.keys.fileKeys.databaseKey.copy(this.#fresh.databaseKey);
  }

  async *run(): AsyncGenerator<Progress, Result<PersonSession, RenewalRefusal>, void> {
    const { keys: former } = this.#vault;
    const { folder, databaseKey } = this.#vault.files;
    finishHeader(this.#vault);
    const found = readHeader(folder);
    if (!found.ok || !headerGenuine(found.value.header, databaseKey)) {
      return refuse('vault.header-damaged');
    }
    heedHeader(this.#vault, found.value.header);
    this.#assertRoom();
    // The renewed files are opened as another session: what this one wrote is signed for while it still can be.
    this.#vault.coverLines();
    const snapshot = Snapshot.take(this.#vault.files);
    try {
      yield* this.#makeKeyring(snapshot);
      if (this.#request.files === 'both') yield* this.#makeRecords(snapshot);
    } finally {
      snapshot.release();
    }
    for (const part of this.#change()) {
      yield { step: 'renew-keys', ...part };
      this.#assertSameVault();
    }
    yield { step: 'renew-switch', done: 0, total: 1 };
    const header = await this.#renewedHeader(found.value.header.content);
    const keys = await former.renewed(this.#fresh, this.#wraps, judgeOf(this.#book));
    try {
      this.#assertSameVault();
      this.#nameNewFiles(header);
    } catch (error) {
      keys.wipe();
      throw error;
    }
    const renewed = openRenewed(this.#gate, { former: this.#vault, names: this.#names, keys });
    // The header's memory follows at the next saving or unlock: an older header names files that are gone.
    if (this.#request.files === 'keyring') renewed.witness(this.#event());
    takeFormerFilesAway(folder);
    await destroyFormerVault(renewed, this.#gate.now());
    return ok(renewed);
  }

  #renewedHeader(content: HeaderContent): Promise<Header> {
    const changed =
      this.#request.files === 'both' ? (this.#request.header?.(content) ?? content) : content;
    return headerOfRenewed(changed, {
      names: this.#names,
      fresh: this.#fresh,
      book: this.#book,
    });
  }

  #nameNewFiles(header: Header): void {
    const unfinished = this.#unfinished;
    this.#unfinished = [];
    const named = nameNewFiles(this.#vault.files.folder, header);
    if (named.kind === 'new') return;
    if (named.kind === 'former') this.#unfinished = unfinished;
    throw named.error;
  }

  /**
   * Locked meanwhile, this session's keys are wiped: nothing may be wrapped with them any more. From the last time this
   * was asked nothing waits until the new files are open: a lock would write its line into files that are none any more.
   */
  #assertSameVault(): void {
    if (this.#gate.requireOpen() !== this.#vault) throw new Error('another vault is open');
  }

  /** Begun on a disk without room, a renewal would end only after minutes, somewhere in its middle. */
  #assertRoom(): void {
    const { folder, names } = this.#vault.files;
    const size = (file: SnapshotFile): number => statSync(join(folder, names[file])).size;
    const records = this.#request.files === 'both' ? size('records') : 0;
    const { bavail, bsize } = statfsSync(folder);
    // Each copy, and the log of what is encrypted anew beside it.
    if (bavail * bsize > 3 * (size('keyring') + records)) return;
    throw new MediumCondition('no-room');
  }

  /** Takes away what was not made true; after the switch there is nothing. */
  dropUnfinished(): void {
    for (const path of this.#unfinished) {
      for (const part of ['', '-wal', '-shm', '-journal']) rmSync(path + part, { force: true });
    }
    this.#unfinished = [];
  }

  /** A fresh file, so that nothing that was destroyed in the old one is left in unused pages. */
  async *#makeKeyring(snapshot: Snapshot): AsyncGenerator<Progress, void, void> {
    const toPath = this.#pathOf('keyring');
    const path = `${toPath}.from`;
    this.#unfinished.push(path, toPath);
    yield* this.#copy(snapshot, 'keyring', path);
    const { keyringKeyHex: keyHex } = this.#vault.keys;
    const newKeyHex = this.#fresh.keyringKey.toString('hex');
    yield* this.#work('renew-encrypt', { kind: 'rewrite', path, keyHex, toPath, newKeyHex });
    rmSync(path);
    yield* this.#checkFile(toPath, newKeyHex);
  }

  async *#makeRecords(snapshot: Snapshot): AsyncGenerator<Progress, void, void> {
    const path = this.#pathOf('records');
    this.#unfinished.push(path);
    yield* this.#copy(snapshot, 'records', path);
    const { databaseKeyHex: keyHex } = this.#vault.keys;
    const newKeyHex = this.#fresh.databaseKey.toString('hex');
    yield* this.#work('renew-encrypt', { kind: 'rekey', path, keyHex, newKeyHex });
    yield* this.#checkFile(path, newKeyHex);
  }

  async *#copy(
    snapshot: Snapshot,
    file: SnapshotFile,
    toPath: string,
  ): AsyncGenerator<Progress, void, void> {
    const total = snapshot.bytesOf(file);
    for await (const done of snapshot.copy(file, toPath)) yield { step: 'renew-copy', done, total };
  }

  async *#checkFile(path: string, keyHex: string): AsyncGenerator<Progress, void, void> {
    const check = yield* this.#work('renew-check', { kind: 'check', path, keyHex });
    if (check?.sound === true) return;
    // It was written and reads otherwise: the disk did not keep it.
    throw new MediumCondition('not-kept');
  }

  #work(step: string, task: WorkshopTask) {
    return workWith(this.#gate.workshop.start(task), step);
  }

  *#change(): Generator<Part, void, void> {
    if (this.#request.files === 'keyring') {
      this.#wraps = readWraps(this.#vault.keyring, this.#vault.keys.holderId);
      return;
    }
    const keyring = this.#openCopy('keyring', this.#fresh.keyringKey);
    const records = this.#openCopy('records', this.#fresh.databaseKey);
    try {
      const book = Book.open(keyring, ownerOf(this.#vault.keys));
      yield* this.#changeCopies({ keyring, records, book }, this.#request);
    } finally {
      keyring.close();
      records.close();
    }
  }

  /** The event that tells of the renewal, with every row it changed, becomes true in the same moment as the files. */
  *#changeCopies(copies: Copies, { change }: RenewalOfBoth): Generator<Part, void, void> {
    const { keys } = this.#vault;
    const { keyring, records } = copies;
    const recorder = this.#vault.recorder.ofCopies(copies);
    this.#book = copies.book;
    keyring.begin();
    records.begin();
    keepFormerKey(keyring, keys.fileKeys.databaseKey);
    yield* change?.(copies) ?? [];
    const rows = yield* this.#note(recorder.touched());
    recorder.baseline({ ...this.#event(), actor: this.#vault.session.staffCode }, rows);
    recorder.coverCopies();
    keyring.commit();
    records.commit();
    copies.book.settle();
    this.#wraps = readWraps(keyring, keys.holderId);
  }

  #event() {
    return { at: this.#gate.now(), verb: 'vault.renewed', outcome: 'done' } as const;
  }

  *#note(touched: Iterable<NotedRow>): Generator<Part, readonly NotedRow[], void> {
    const rows: NotedRow[] = [];
    for (const row of touched) {
      rows.push(row);
      if (rows.length % NOTED_AT_ONCE === 0) yield { done: 1, total: 1 };
    }
    return rows;
  }

  #openCopy(file: SnapshotFile, key: Buffer): Handle {
    const opened = openDatabase({
      path: this.#pathOf(file),
      keyHex: key.toString('hex'),
      file: 'existing',
    });
    if (!opened.ok) throw new Error(`a renewed file did not open: ${opened.refusal.code}`);
    return opened.value;
  }

  #pathOf(file: SnapshotFile): string {
    return join(this.#vault.files.folder, this.#names[file]);
  }
}
