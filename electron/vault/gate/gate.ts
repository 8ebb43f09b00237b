// The gate of the vault: closed, being founded, or open for one session. All keys come in through here.
import type { recovery } from '../../../src/features/recovery/contract';
import type { RecoveryRead } from '../../../src/features/recovery/records';
import type { vault } from '../../../src/features/vault/contract';
import type { VaultGate } from '../../../src/features/vault/records';
import type { CheckedInputOf } from '../../../src/kernel/operation';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import type { SecondPersonInput, SecondPersonRefusal } from '../../../src/kernel/second-person';
import { arrive, beginSession, holdersWork, noteWrongTries } from './session-start';
import type { Workshop } from '../workshop/workshop';
import { COVERED_WITHIN_MS } from '../audit/covers';
import { ClockWatch } from '../audit/clock-watch';
import { deviceId } from '../audit/last-seen';
import { type FoundRequest, slotParameters } from '../unlock/founding';
import { FoundingCeremony, type SetUpOptions } from './founding-ceremony';
import { DeviceAtHand } from '../platform/device-at-hand';
import type { DeviceKeeper } from '../platform/device-secret';
import { readDeviceCode } from '../keys/device-code';
import type { Header } from '../keys/header';
import { KNOWN_FORMATS, type KnownFormats } from '../upgrade/known-formats';
import { bringUpToDate, dueUpgrade, upgradeDetails } from '../upgrade/upgrade';
import { selfTest, type SelfTest } from '../keys/vectors';
import { NewPapers } from './new-papers';
import { PapersInHand } from '../recovery-papers/papers-in-hand';
import { JobLock } from './job-lock';
import { Returning } from './returning';
import { IdleWork } from './idle-work';
import type { PersonSession } from '../open-vault/person-session';
import { proveSamePerson } from '../second-person/same-person';
import { proveSecondPerson, type SecondPerson } from '../second-person/second-person';
import { folderStatusOf, type FolderStatus } from './folder-status';
import { SETTLED_AFTER_MS, SearchDebounce } from '../name-search/search-debounce';
import { openSessionOf, type UnlockRequest, unlockVault } from '../unlock/unlocking';

export interface GateDependencies {
  readonly folder: string;
  readonly now: () => string;
  /** Milliseconds by a clock that nobody can set; tests move their own. */
  readonly ticks?: (() => number) | undefined;
  /** Calls back after so many of those milliseconds; answers how to call it off. */
  readonly later?: Later | undefined;
  readonly workshop: Workshop;
  /** This account's own folder outside the vault, where it remembers the trail. */
  readonly profile?: string | undefined;
  /** Called once the vault is open, before the first answer leaves. */
  readonly opened: (vault: PersonSession) => void;
  /** Keeps the secrets of this computer. */
  readonly deviceKeeper: DeviceKeeper;
  /** Tests hand in ciphers that err. */
  readonly selfTest?: SelfTest | undefined;
  /** Tests hand in formats that never were; the app and the command line never do. */
  readonly formats?: KnownFormats | undefined;
}

export type Later = (work: () => void, milliseconds: number) => () => void;

export class Gate implements VaultGate {
  readonly #tools: GateDependencies;
  #open: PersonSession | undefined;
  #failedVectors: ReturnType<SelfTest> | undefined;
  readonly #computer: DeviceAtHand;
  readonly #founding: FoundingCeremony;
  readonly jobLock = new JobLock();
  /** What makes way for everything else. */
  readonly idle = new IdleWork();
  readonly papers = new PapersInHand();
  readonly newPapers = new NewPapers(this.papers);
  readonly returning: Returning;
  readonly searchDebounce: SearchDebounce;

  constructor(tools: GateDependencies) {
    this.#tools = tools;
    const { folder, now, profile, deviceKeeper, later = inTime } = tools;
    this.searchDebounce = new SearchDebounce({
      ticks: () => this.ticks(),
      later: (work) => later(() => void this.jobLock.released.then(work), SETTLED_AFTER_MS),
    });
    this.#computer = new DeviceAtHand(deviceKeeper);
    this.#founding = new FoundingCeremony({
      folder,
      now,
      profile,
      device: () => this.#device,
      papers: this.papers,
      isFree: () => this.status().state === 'none',
      ciphersSound: () => this.ciphersSound(),
      keepDevice: (header, secret) => this.#computer.keep(header, secret),
    });
    this.returning = new Returning({
      folder,
      now,
      profile,
      formats: this.formats,
      device: () => this.#device,
      papers: this.papers,
      deviceSecret: (header) => this.deviceSecret(header),
      parameters: slotParameters,
    });
  }

  /** True when every published test vector holds on this computer; without that no key is touched. */
  async ciphersSound(): Promise<boolean> {
    this.#failedVectors ??= (this.#tools.selfTest ?? selfTest)();
    return (await this.#failedVectors).length === 0;
  }

  get #device(): string {
    return deviceId(this.#tools.profile);
  }

  get formats(): KnownFormats {
    return this.#tools.formats ?? KNOWN_FORMATS;
  }

  get folder(): string {
    return this.#tools.folder;
  }

  now(): string {
    return this.#tools.now();
  }

  /** Milliseconds by a clock that nobody can set. */
  ticks(): number {
    return (this.#tools.ticks ?? (() => performance.now()))();
  }

  get workshop(): Workshop {
    return this.#tools.workshop;
  }

  get open(): PersonSession | undefined {
    return this.#open;
  }

  /** The same session on renewed files: what the old vault object held is closed and wiped. */
  replace(open: () => PersonSession): PersonSession {
    this.#close();
    const renewed = open();
    this.#open = renewed;
    this.#watchClock(renewed);
    this.#coverEveryMinute(renewed);
    return renewed;
  }

  /** A second person at the desk proves with code and passphrase that they are there. Wipe their keys after the act. */
  async secondPerson(given: SecondPersonInput): Promise<Result<SecondPerson, SecondPersonRefusal>> {
    const { folder, now } = this.#tools;
    const deviceSecret = (header: Header) => this.deviceSecret(header);
    return proveSecondPerson(this.requireOpen(), { folder, now: now(), deviceSecret, ...given });
  }

  /**
   * The secret of this computer for a header: typed at this unlock or kept here. A new slot is made with it;
   * undefined where the header asks for none, or where it is not at hand. Not to be wiped by the asker.
   */
  deviceSecret(header: Header): Uint8Array | undefined {
    return this.#computer.secretOf(header);
  }

  requireOpen(): PersonSession {
    if (this.#open === undefined) throw new Error('the vault is locked');
    return this.#open;
  }

  status(): FolderStatus {
    return folderStatusOf(this.#tools.folder, {
      open: this.#open,
      keeper: this.#tools.deviceKeeper,
      formats: this.formats,
    });
  }

  found(request: FoundRequest): ReturnType<VaultGate['found']> {
    return this.#founding.found(request);
  }

  confirmRecovery({
    ceremony,
    typed,
  }: CheckedInputOf<typeof vault.confirmRecovery>): ReturnType<VaultGate['confirmRecovery']> {
    return this.papers.confirmCode(ceremony, typed);
  }

  confirmCards({
    ceremony,
    typed,
  }: CheckedInputOf<typeof vault.confirmCards>): ReturnType<VaultGate['confirmCards']> {
    return this.papers.confirmCards(ceremony, typed);
  }

  async *setUp(wished: SetUpOptions): ReturnType<VaultGate['setUp']> {
    const written = yield* this.#founding.setUp(wished);
    if (!written.ok) return written;
    this.#enter(written.value, 0);
    return ok(openSessionOf(written.value, 0));
  }

  async *unlock(input: CheckedInputOf<typeof vault.unlock>): ReturnType<VaultGate['unlock']> {
    if (!(await this.ciphersSound())) return refuse('vault.crypto-self-test-failed');
    yield { step: 'unlocking', done: 0, total: 1 };
    const { folder, now } = this.#tools;
    const { staffCode, passphrase, deviceCode } = input;
    this.lock();
    const typed = deviceCode === undefined ? ok(undefined) : readDeviceCode(deviceCode);
    if (!typed.ok) return typed;
    this.#computer.takeTyped(typed.value);
    const order: UnlockRequest = {
      folder,
      now: now(),
      clock: now,
      device: this.#device,
      profile: this.#tools.profile,
      staffCode,
      passphrase,
      deviceSecret: (header) => this.deviceSecret(header),
      formats: this.formats,
    };
    const upToDate = yield* this.#upToDate(order, input.bringUpToDate === true);
    if (!upToDate.ok) return upToDate;
    const unlocked = await unlockVault(order);
    if (!unlocked.ok) return unlocked;
    const { vault: opened, header } = unlocked.value;
    const failedTries = upToDate.value.failedTries + unlocked.value.failedTries;
    const begun = beginSession(opened, now());
    if (!begun.ok) return begun;
    this.#enter(opened, failedTries);
    noteWrongTries(opened, failedTries, now());
    await holdersWork(opened, now());
    await this.#computer.keep(header, typed.value);
    return ok(opened.reading(() => openSessionOf(opened, failedTries)));
  }

  /** A vault of a former format is brought up to date first, where whoever comes in has agreed. */
  async *#upToDate(order: UnlockRequest, isAgreed: boolean): ReturnType<typeof bringUpToDate> {
    const due = dueUpgrade(order.folder, this.formats);
    if (due === undefined) return ok({ failedTries: 0 });
    if (!isAgreed) return refuse('vault.upgrade-first', upgradeDetails(due));
    return yield* bringUpToDate({ ...order, workshop: this.workshop }, due);
  }

  async *beginReturn(input: CheckedInputOf<typeof recovery.begin>): ReturnType<Returning['begin']> {
    if (this.#open !== undefined) return refuse('vault.already-open');
    if (!(await this.ciphersSound())) return refuse('vault.crypto-self-test-failed');
    const due = dueUpgrade(this.folder, this.formats);
    if (due !== undefined) return refuse('vault.upgrade-first', upgradeDetails(due));
    return yield* this.returning.begin(input);
  }

  async *finishReturn({
    ceremony,
  }: CheckedInputOf<typeof recovery.finish>): ReturnType<RecoveryRead['finish']> {
    if (this.#open !== undefined) return refuse('vault.ceremony-over');
    yield { step: 'writing', done: 0, total: 1 };
    const returned = await this.returning.finish(ceremony);
    if (!returned.ok) return returned;
    const { vault: opened, header, typedDevice } = returned.value;
    this.#enter(opened, 0);
    await holdersWork(opened, this.now());
    await this.#computer.keep(header, typedDevice);
    return ok(openSessionOf(opened, 0));
  }

  async *confirmIdentity({
    passphrase,
  }: CheckedInputOf<typeof vault.confirmIdentity>): ReturnType<VaultGate['confirmIdentity']> {
    yield { step: 'unlocking', done: 0, total: 1 };
    const { folder, now } = this.#tools;
    const open = this.requireOpen();
    const deviceSecret = (header: Header) => this.deviceSecret(header);
    const proved = await proveSamePerson(open, { folder, passphrase, now: now(), deviceSecret });
    if (!proved.ok) return proved;
    noteWrongTries(open, proved.value, now());
    return ok({});
  }

  /** Closes the databases and drops the keys. In the app the process ends right after. */
  lock(): void {
    this.searchDebounce.end();
    this.#close();
    this.returning.forget();
    this.newPapers.forget();
    this.#computer.forgetTyped();
  }

  #close(): void {
    this.#open?.close();
    this.#open = undefined;
  }

  #watchClock(opened: PersonSession): void {
    const { now } = this.#tools;
    const ticks = () => this.ticks();
    opened.listen(new ClockWatch({ now, ticks, recorder: opened.recorder }));
  }

  /** Whoever is cut off leaves at most a minute's lines unsigned. */
  #coverEveryMinute(opened: PersonSession): void {
    const { later = inTime } = this.#tools;
    const cover = () => {
      if (this.#open !== opened) return;
      opened.coverLines();
      later(() => void this.jobLock.released.then(cover), COVERED_WITHIN_MS);
    };
    later(() => void this.jobLock.released.then(cover), COVERED_WITHIN_MS);
  }

  #enter(opened: PersonSession, failedTries: number): void {
    this.#open = opened;
    this.#watchClock(opened);
    this.#coverEveryMinute(opened);
    arrive(opened, { at: this.now(), failedTries });
    this.#tools.opened(opened);
  }
}

/** Keeps no process alive. */
const inTime: Later = (work, milliseconds) => {
  const timer = setTimeout(work, milliseconds).unref();
  return () => clearTimeout(timer);
};
