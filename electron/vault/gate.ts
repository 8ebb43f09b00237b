// The gate of the vault: closed, being founded, or open for one session. All keys come in through here.
import type { recovery } from '../../src/features/recovery/contract';
import type { RecoveryRead } from '../../src/features/recovery/records';
import type { vault } from '../../src/features/vault/contract';
import type { VaultGate } from '../../src/features/vault/records';
import type { CheckedInputOf, OutputOf } from '../../src/kernel/operation';
import { ok, refuse, type Result } from '../../src/kernel/result';
import type { SecondPersonInput, SecondPersonRefusal } from '../../src/kernel/second-person';
import { arrive } from './arrival';
import { isDamage } from './database/open';
import type { Workshop } from './database/workshop';
import { deviceId } from './audit/last-seen';
import {
  foundVault,
  type Founding,
  type FoundOrder,
  slotParameters,
  writeFounding,
} from './founding';
import { type DeviceKeeper, deviceStanding, secretOfVault } from './device-secret';
import { deviceGroups, readDeviceCode } from './keys/device-code';
import type { Header } from './keys/header';
import { keepDealFresh } from './emergency-dealing';
import { readHeader } from './keys/header-file';
import { wipeHolderKeys } from './keys/holder-keys';
import { wipe } from './keys/suite';
import { selfTest, type SelfTest } from './keys/vectors';
import { NewPapers } from './new-papers';
import { finishPapers } from './paper-change';
import { PapersInHand } from './papers-in-hand';
import { Returning } from './returning';
import type { OpenVault } from './open-vault';
import { proveSecondPerson, type SecondPerson } from './second-person';
import { openTrail } from './trail-opening';
import { foundingCutShort, hasDatabases, isNetworkPath } from './vault-files';
import { openSessionOf, proveStaff, unlockVault } from './unlocking';

export interface GateTools {
  readonly folder: string;
  readonly now: () => string;
  readonly workshop: Workshop;
  /** This account's own folder outside the vault, where it remembers the trail. */
  readonly profile?: string | undefined;
  /** Called once the vault is open, before the first answer leaves. */
  readonly opened: (vault: OpenVault) => void;
  /** Keeps the secrets of this computer. */
  readonly deviceKeeper: DeviceKeeper;
  /** Tests hand in ciphers that err. */
  readonly selfTest?: SelfTest | undefined;
}

export class Gate implements VaultGate {
  readonly #tools: GateTools;
  #open: OpenVault | undefined;
  #jobs = 0;
  #quiet: Promise<void> = Promise.resolve();
  #typedDevice: Uint8Array | undefined;
  #failedVectors: ReturnType<SelfTest> | undefined;
  #founding: { readonly ceremony: string; readonly made: Founding } | undefined;
  readonly papers = new PapersInHand();
  readonly newPapers = new NewPapers(this.papers);
  readonly returning: Returning;

  constructor(tools: GateTools) {
    this.#tools = tools;
    const { folder, now, profile } = tools;
    this.returning = new Returning({
      folder,
      now,
      profile,
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

  get folder(): string {
    return this.#tools.folder;
  }

  now(): string {
    return this.#tools.now();
  }

  get workshop(): Workshop {
    return this.#tools.workshop;
  }

  get open(): OpenVault | undefined {
    return this.#open;
  }

  /** Resolves once nobody asks for quiet: every call but the holder's own waits here. */
  get quiet(): Promise<void> {
    return this.#quiet;
  }

  /** While it runs, no other job may ask for quiet. Answers what to call at its end. */
  beginJob(): () => void {
    this.#jobs += 1;
    return () => {
      this.#jobs -= 1;
    };
  }

  /**
   * Lets no other call in until the answered function is called. Undefined while another job runs:
   * it could commit in the middle.
   */
  askForQuiet(): (() => void) | undefined {
    if (this.#jobs > 1) return undefined;
    let release: () => void = () => undefined;
    this.#quiet = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  }

  /** The same session on renewed files: what the old vault object held is closed and wiped. */
  replace(open: () => OpenVault): OpenVault {
    this.#close();
    const renewed = open();
    this.#open = renewed;
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
    return this.#typedDevice ?? secretOfVault(header, this.#tools.deviceKeeper)?.secret;
  }

  requireOpen(): OpenVault {
    if (this.#open === undefined) throw new Error('the vault is locked');
    return this.#open;
  }

  status(): OutputOf<typeof vault.status> {
    const { folder } = this.#tools;
    const found = readHeader(folder);
    const device = found.ok ? deviceStanding(found.value.header, this.#tools.deviceKeeper) : 'none';
    const quiet = { training: false, folder, headerWorn: false, device };
    if (this.#open !== undefined) {
      return { ...quiet, state: 'open', training: this.#open.parts.training };
    }
    if (found.ok) {
      const { header, copies } = found.value;
      const headerWorn = copies.some((copy) => copy !== 'good');
      return { ...quiet, state: 'locked', training: header.content.training, headerWorn };
    }
    switch (found.refusal.code) {
      case 'vault.header-missing':
        return { ...quiet, state: headerWasThere(folder) ? 'header-missing' : 'none' };
      case 'vault.header-damaged':
        return { ...quiet, state: 'header-damaged' };
      case 'vault.newer-format':
        return { ...quiet, state: 'newer-format' };
    }
  }

  async *found(order: FoundOrder): ReturnType<VaultGate['found']> {
    if (this.status().state !== 'none') return refuse('vault.already-there');
    if (isNetworkPath(this.#tools.folder)) return refuse('vault.folder-on-network');
    if (!(await this.ciphersSound())) return refuse('vault.crypto-self-test-failed');
    yield { step: 'measuring', done: 0, total: 1 };
    const parameters = await slotParameters();
    yield { step: 'founding', done: 0, total: order.team.length + 1 };
    const made = await foundVault(order, { now: this.#tools.now(), parameters });
    if (!made.ok) return made;
    const { vault: founded, written, deviceSecret } = made.value;
    const shown = this.papers.take({
      vaultId: founded.header.content.vaultId,
      code: written,
      deviceCode: deviceSecret === undefined ? [] : deviceGroups(deviceSecret),
      cards: founded.cards.written,
    });
    this.#founding = { ceremony: shown.ceremony, made: made.value };
    return ok(shown);
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

  async *setUp({
    ceremony,
    training,
    cards,
  }: Omit<CheckedInputOf<typeof vault.setUp>, 'cards'> & {
    readonly cards?: boolean;
  }): ReturnType<VaultGate['setUp']> {
    const founding = this.#founding;
    if (founding?.ceremony !== ceremony) return refuse('vault.ceremony-over');
    const { papers } = this;
    const isConfirmed =
      papers.isConfirmed(ceremony, 'code') &&
      (cards !== true || papers.isConfirmed(ceremony, 'cards'));
    if (!isConfirmed) return refuse('vault.recovery-not-confirmed');
    if (this.status().state !== 'none') return refuse('vault.already-there');
    yield { step: 'writing', done: 0, total: 1 };
    const { folder, now } = this.#tools;
    await this.#keepDevice(founding.made.vault.header, founding.made.deviceSecret);
    const opened = writeFounding(founding.made, {
      folder,
      training,
      cards: cards === true,
      now: now(),
      clock: now,
      device: this.#device,
      profile: this.#tools.profile,
    });
    this.#founding = undefined;
    papers.drop();
    this.#enter(opened, 0);
    return ok(openSessionOf(opened, 0));
  }

  async *unlock(input: CheckedInputOf<typeof vault.unlock>): ReturnType<VaultGate['unlock']> {
    if (!(await this.ciphersSound())) return refuse('vault.crypto-self-test-failed');
    yield { step: 'unlocking', done: 0, total: 1 };
    const { folder, now } = this.#tools;
    const { staffCode, passphrase, deviceCode } = input;
    this.lock();
    const typed = deviceCode === undefined ? ok(undefined) : readDeviceCode(deviceCode);
    if (!typed.ok) return typed;
    this.#typedDevice = typed.value;
    const unlocked = await unlockVault({
      folder,
      now: now(),
      clock: now,
      device: this.#device,
      profile: this.#tools.profile,
      staffCode,
      passphrase,
      deviceSecret: (header) => this.deviceSecret(header),
    });
    if (!unlocked.ok) return unlocked;
    const { vault: opened, failedTries, header } = unlocked.value;
    const begun = beginSession(opened, now());
    if (!begun.ok) return begun;
    this.#enter(opened, failedTries);
    this.#recordWrongTries(opened, failedTries);
    await keepDealFresh(opened, now());
    await this.#keepDevice(header, typed.value);
    return ok(openSessionOf(opened, failedTries));
  }

  async *beginReturn(input: CheckedInputOf<typeof recovery.begin>): ReturnType<Returning['begin']> {
    if (this.#open !== undefined) return refuse('vault.already-open');
    if (!(await this.ciphersSound())) return refuse('vault.crypto-self-test-failed');
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
    await this.#keepDevice(header, typedDevice);
    return ok(openSessionOf(opened, 0));
  }

  async *confirmIdentity({
    passphrase,
  }: CheckedInputOf<typeof vault.confirmIdentity>): ReturnType<VaultGate['confirmIdentity']> {
    yield { step: 'unlocking', done: 0, total: 1 };
    const { folder, now } = this.#tools;
    const open = this.requireOpen();
    const { staffCode } = open.session;
    const deviceSecret = (header: Header) => this.deviceSecret(header);
    const proved = await proveStaff({ folder, staffCode, passphrase, now: now(), deviceSecret });
    if (!proved.ok) return proved;
    const { holder, failedTries } = proved.value;
    wipeHolderKeys(holder.keys);
    wipe(holder.fileKeys.databaseKey, holder.fileKeys.keyringKey);
    this.#recordWrongTries(open, failedTries);
    return ok({});
  }

  /** Closes the databases and drops the keys. In the app the process ends right after. */
  lock(): void {
    this.#close();
    this.returning.forget();
    this.newPapers.forget();
    this.#typedDevice = undefined;
  }

  #close(): void {
    this.#open?.close();
    this.#open = undefined;
  }

  /** Only after the secret was proved by an opened slot, or just made. Where nothing keeps it, it is typed each time. */
  async #keepDevice(header: Header, secret: Uint8Array | undefined): Promise<void> {
    if (secret === undefined) return;
    this.#typedDevice = secret;
    await this.#tools.deviceKeeper.keep(header.content.vaultId, secret);
  }

  #recordWrongTries(open: OpenVault, tries: number): void {
    if (tries === 0) return;
    open.writing(() =>
      open.record({
        at: this.#tools.now(),
        verb: 'vault.wrong-tries',
        outcome: 'refused',
        details: { tries },
      }),
    );
  }

  #enter(opened: OpenVault, failedTries: number): void {
    this.#open = opened;
    arrive(opened, { at: this.now(), failedTries });
    this.#tools.opened(opened);
  }
}

/** Databases without a header: a lost header, unless the founding itself never got that far. */
function headerWasThere(folder: string): boolean {
  return hasDatabases(folder) && !foundingCutShort(folder);
}

/** Damage that shows only here shuts the files again: left open, they would answer "in use" at the next try. */
function beginSession(opened: OpenVault, at: string): Result<true, 'database.damaged'> {
  try {
    openTrail(opened, at);
    finishPapers(opened);
    return ok(true);
  } catch (error) {
    opened.close();
    if (!isDamage(error)) throw error;
    return refuse('database.damaged');
  }
}
