// The house that main keeps standing: one window, the vault behind it, and the lock between them.
import { once } from 'node:events';
import { join } from 'node:path';
import { BrowserWindow, session } from 'electron';
import type { LockReason } from '../../src/contract/lock-reason';
import type { ShellEvent } from '../../src/contract/shell';
import type { Role } from '../../src/kernel/compartments';
import { Copies } from './copies';
import { forbidCoreDumps } from './core-dumps';
import { touchedBy, watchSession, watchSystem } from './idle';
import { hearPanicKey, holdPanicKey, letPanicKeyGo } from './panic-key';
import { tellReplaced } from './program-files';
import { APP_ORIGIN, serveApp } from './protocol';
import type { StartArguments } from './start-arguments';
import { VaultKeeper } from './vault-keeper';
import { openWindow } from './window';

const PARTITION = 'kanaf-window';
const DRAFT_GRACE_MS = 400;

/** Whether the page still has a moment to hand in what is being written. */
const KEEPS_DRAFTS: Readonly<Record<LockReason, boolean>> = {
  asked: true,
  idle: true,
  'session-over': true,
  system: true,
  damage: true,
  panic: false,
  'window-stopped': false,
  closing: false,
};

interface Opening {
  readonly bounds?: Electron.Rectangle | undefined;
  readonly after?: LockReason;
}

export class House {
  readonly copies = new Copies();
  /** Where the built programs lie; parts of main that are read later lie deeper. */
  readonly programs = import.meta.dirname;
  readonly #arguments: StartArguments;
  readonly #root = join(import.meta.dirname, '../renderer');
  readonly #preload = join(import.meta.dirname, '../preload/index.cjs');
  readonly #limits = watchSession((reason) => void this.lock(reason));
  readonly #vault: VaultKeeper;
  #window: BrowserWindow | undefined;
  #locking: Promise<void> | undefined;
  #role: Role | undefined;
  #isWatching = false;
  /** The panic key was pressed, perhaps while another lock was under way: what comes next shows nothing. */
  #isPanic = false;
  #draftsKept: () => void = () => undefined;

  constructor(given: StartArguments) {
    this.#arguments = given;
    this.#vault = new VaultKeeper({
      givenFolder: given.vaultFolder,
      ready: () => this.#vaultReady(),
      opened: (role) => {
        this.#role = role;
        void import('./version-before').then(({ noteOpened }) => noteOpened());
        this.#limits.begin(role, given.idleMs);
        holdPanicKey(() => void this.lock('panic'));
      },
      stopped: () => this.#afterStop(),
      replaced: () => void tellReplaced(),
    });
  }

  get window(): BrowserWindow | undefined {
    return this.#window;
  }

  /** Of the open session. */
  get role(): Role | undefined {
    return this.#role;
  }

  get vaultFolder(): string {
    return this.#vault.folder;
  }

  /** Where an installed app is to be looked at in its stead; only in development. */
  get installedFolder(): string | undefined {
    return this.#arguments.installed;
  }

  readonly tellProgress = (done: number, total: number): void => {
    this.#tellWindow({ kind: 'inspecting', done, total });
  };

  begin(): void {
    serveApp(session.fromPartition(PARTITION), this.#root);
    this.#openWindow();
  }

  focus(): void {
    if (this.#window?.isMinimized() === true) this.#window.restore();
    this.#window?.focus();
  }

  /** Drafts are kept, the vault process ends, and a new window takes the old one's place. */
  lock(reason: LockReason): Promise<void> {
    if (reason === 'panic') this.#hurry();
    this.#locking ??= this.#lockNow(reason).finally(() => {
      this.#locking = undefined;
      this.#isPanic = false;
    });
    return this.#locking;
  }

  readyToLock(): void {
    this.#draftsKept();
  }

  parse(file: { readonly fileName: string; readonly bytes: Uint8Array }) {
    return this.#vault.parse({ ...file, preload: this.#preload, root: this.#root });
  }

  cancelParsing(): void {
    this.#vault.cancelParsing();
  }

  grantFolder(token: string, path: string): void {
    this.#vault.grantFolder(token, path);
  }

  async moveTo(folder: string): Promise<void> {
    await this.#vault.moveTo(folder);
    this.handPort();
  }

  async moveToMade(): Promise<boolean> {
    const moved = await this.#vault.moveToMade();
    if (moved) this.handPort();
    return moved;
  }

  async close(): Promise<void> {
    await Promise.all([this.#vault.close(), this.copies.takeAllBack()]);
  }

  async #lockNow(reason: LockReason): Promise<void> {
    this.#sessionEnded();
    if (KEEPS_DRAFTS[reason]) await this.#keepDrafts(reason);
    const old = this.#window;
    await Promise.all([this.#vault.end(reason), this.copies.takeAllBack()]);
    this.#openWindow({ bounds: old?.getBounds(), after: this.#isPanic ? 'panic' : reason });
    old?.destroy();
  }

  /** Nothing is seen any more; a lock that is under way waits for nothing either. */
  #hurry(): void {
    this.#isPanic = true;
    for (const window of BrowserWindow.getAllWindows()) window.hide();
    if (this.#locking === undefined) return;
    this.#draftsKept();
    this.#vault.kill();
  }

  #sessionEnded(): void {
    this.#role = undefined;
    this.#limits.end();
    letPanicKeyGo();
  }

  #keepDrafts(reason: LockReason): Promise<void> {
    return new Promise((resolve) => {
      this.#draftsKept = resolve;
      setTimeout(resolve, DRAFT_GRACE_MS);
      this.#tellWindow({ kind: 'locking', reason });
    });
  }

  /** The vault fell over by itself: same as a lock, and the worker is told. */
  #afterStop(): void {
    this.#sessionEnded();
    void this.copies.takeAllBack();
    this.#tellWindow({ kind: 'vault-stopped' });
    void this.#vault.start().then(() => this.handPort());
  }

  /**
   * `after` is told in the address: a page that begins knows why the one before it ended. The vault process starts
   * when the page has been drawn: two that start at once keep each other waiting on a machine of two cores.
   */
  #openWindow({ bounds, after }: Opening = {}): void {
    const window = openWindow({
      page: `${APP_ORIGIN}/src/app/index.html${after === undefined ? '' : `#${after}`}`,
      preload: this.#preload,
      partition: PARTITION,
      shape: {
        ...(bounds ?? { width: 1280, height: 800 }),
        minWidth: 640,
        minHeight: 480,
        show: false,
        title: 'كنف',
        backgroundColor: '#faf7f1',
        autoHideMenuBar: true,
      },
    });
    this.#window = window;
    touchedBy(window, this.#limits);
    hearPanicKey(window.webContents, () => void this.lock('panic'));
    window.webContents.on('render-process-gone', () => {
      if (this.#window === window) void this.lock('window-stopped');
    });
    window.setContentProtection(true);
    const started = once(window, 'ready-to-show').then(() => {
      // A lock may have put another window in its place, which starts its own.
      return this.#window === window ? this.#vault.start() : undefined;
    });
    // At did-finish-load the window still counts as loading, and a port would not be handed out.
    window.webContents.on('did-stop-loading', () => void started.then(() => this.handPort()));
    window.once('ready-to-show', () => {
      if (!this.#arguments.smoke) window.show();
    });
  }

  /**
   * Before anybody can sign in. Not when the window is shown: starting programs takes main's time, and the page is
   * asking for its scripts then.
   */
  #vaultReady(): void {
    forbidCoreDumps();
    if (this.#isWatching) return;
    this.#isWatching = true;
    watchSystem(() => void this.lock('system'));
  }

  /** A fresh port to the vault for the window that stands there now, once its page can hear it. None where the app is going. */
  handPort(): void {
    if (this.#window?.isDestroyed() !== false) return;
    const contents = this.#window.webContents;
    if (!contents.getURL().startsWith(`${APP_ORIGIN}/`)) return;
    const port = this.#vault.portForWindow();
    if (port !== undefined) contents.postMessage('vault-port', null, [port]);
  }

  #tellWindow(event: ShellEvent): void {
    if (this.#window?.isDestroyed() === false) this.#window.webContents.send('shell', event);
  }
}
