// The house that main keeps standing: one window, one vault process, and the lock between them.
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, session } from 'electron';
import type { LockReason } from '../../src/contract/lock-reason';
import type { ShellEvent } from '../../src/contract/shell';
import type { FromVault } from '../vault/process-messages';
import { Copies } from './copies';
import { forbidCoreDumps } from './core-dumps';
import { touchedBy, watchSession, watchSystem } from './idle';
import { parseFile, parsed } from './importing';
import { hearPanicKey, holdPanicKey, letPanicKeyGo } from './panic-key';
import { printOnPaper, printToPdf } from './printing';
import { APP_ORIGIN, serveApp } from './protocol';
import type { StartArguments } from './start-arguments';
import { VaultProcess } from './vault-process';
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

type Wish<Kind extends FromVault['kind']> = Extract<FromVault, { kind: Kind }>;

/** Not before the window opens: reading the file's shape would keep it waiting. */
const deviceSecrets = () => import('./device-secrets');

interface Opening {
  readonly bounds?: Electron.Rectangle | undefined;
  readonly after?: LockReason;
}

export class House {
  readonly copies = new Copies();
  readonly #arguments: StartArguments;
  readonly #root = join(import.meta.dirname, '../renderer');
  readonly #preload = join(import.meta.dirname, '../preload/index.cjs');
  readonly #limits = watchSession((reason) => void this.lock(reason));
  #window: BrowserWindow | undefined;
  #vault: VaultProcess | undefined;
  #locking: Promise<void> | undefined;
  #isWatching = false;
  #made: string | undefined;
  /** Where the worker went since the start; a folder named at the start counts only until then. */
  #moved: string | undefined;
  /** The panic key was pressed, perhaps while another lock was under way: what comes next shows nothing. */
  #isPanic = false;
  #draftsKept: () => void = () => undefined;

  constructor(given: StartArguments) {
    this.#arguments = given;
  }

  get window(): BrowserWindow | undefined {
    return this.#window;
  }

  get vaultPid(): number | undefined {
    return this.#vault?.pid;
  }

  begin(answering: Promise<void>): void {
    serveApp(session.fromPartition(PARTITION), this.#root, answering);
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
    if (this.#vault === undefined) throw new Error('no vault process');
    return parseFile(this.#vault, { ...file, preload: this.#preload, root: this.#root });
  }

  grantFolder(token: string, path: string): void {
    this.#vault?.tell({ kind: 'folder-granted', token, path });
  }

  /** Remembers another vault folder and starts a locked vault there. */
  async moveTo(folder: string): Promise<void> {
    mkdirSync(app.getPath('userData'), { recursive: true, mode: 0o700 });
    writeFileSync(locationFile(), JSON.stringify({ folder }), { mode: 0o600 });
    this.#moved = folder;
    await this.#endVault('closing');
    await this.#startVault();
    this.handPort();
  }

  /** Only where the vault process itself has just made a vault beside a damaged one. */
  async moveToMade(): Promise<boolean> {
    const folder = this.#made;
    if (folder === undefined) return false;
    this.#made = undefined;
    await this.moveTo(folder);
    return true;
  }

  async close(): Promise<void> {
    await Promise.all([this.#endVault('closing'), this.copies.takeAllBack()]);
  }

  async #lockNow(reason: LockReason): Promise<void> {
    this.#sessionEnded();
    if (KEEPS_DRAFTS[reason]) await this.#keepDrafts(reason);
    const old = this.#window;
    await Promise.all([this.#endVault(reason), this.copies.takeAllBack()]);
    this.#openWindow({ bounds: old?.getBounds(), after: this.#isPanic ? 'panic' : reason });
    old?.destroy();
  }

  /** Nothing is seen any more; a lock that is under way waits for nothing either. */
  #hurry(): void {
    this.#isPanic = true;
    for (const window of BrowserWindow.getAllWindows()) window.hide();
    if (this.#locking === undefined) return;
    this.#draftsKept();
    this.#vault?.kill();
  }

  #sessionEnded(): void {
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

  async #endVault(reason: LockReason): Promise<void> {
    await this.#vault?.end(reason);
    this.#vault = undefined;
  }

  async #startVault(): Promise<void> {
    const { readDeviceSecrets } = await deviceSecrets();
    this.#vault = new VaultProcess({
      vaultFolder: this.#moved ?? this.#arguments.vaultFolder ?? rememberedFolder(),
      logFolder: join(app.getPath('userData'), 'logs'),
      deviceSecrets: readDeviceSecrets(),
      heard: (message) => this.#hear(message),
      stopped: () => this.#afterStop(),
    });
  }

  /** The vault fell over by itself: same as a lock, and the worker is told. */
  #afterStop(): void {
    this.#sessionEnded();
    void this.copies.takeAllBack();
    this.#tellWindow({ kind: 'vault-stopped' });
    void this.#startVault().then(() => this.handPort());
  }

  #hear(message: FromVault): void {
    switch (message.kind) {
      case 'ready':
        forbidCoreDumps([this.vaultPid]);
        return;
      case 'opened':
        this.#limits.begin(message.role, this.#arguments.idleMs);
        holdPanicKey(() => void this.lock('panic'));
        return;
      case 'parsed':
        parsed(message);
        return;
      case 'made-beside':
        this.#made = message.path;
        return;
      case 'keep-device-secret':
        void this.#keepDeviceSecret(message);
        return;
      case 'print-on-paper':
        void printOnPaper(message.html).then((outcome) =>
          this.#vault?.tell({ kind: 'on-paper', job: message.job, outcome }),
        );
        return;
      case 'print':
        void this.#print(message.job, message.html);
    }
  }

  async #keepDeviceSecret({ vaultId, secret }: Wish<'keep-device-secret'>): Promise<void> {
    const how = (await deviceSecrets()).keepDeviceSecret(vaultId, secret);
    this.#vault?.tell({ kind: 'device-secret-kept', vaultId, how });
  }

  async #print(job: number, html: string): Promise<void> {
    try {
      const pdf = await printToPdf(html);
      this.#vault?.tell({ kind: 'printed', job, pdf });
    } catch {
      this.#vault?.tell({ kind: 'not-printed', job });
    }
  }

  /**
   * `after` is told in the address: a page that begins knows why the one before it ended. The vault process starts
   * when the page stands: two that start at once keep each other waiting on a machine of two cores.
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
    const started = once(window.webContents, 'dom-ready').then(() => {
      // A lock may have put another window in its place, which starts its own.
      return this.#window === window ? this.#startVault() : undefined;
    });
    // At did-finish-load the window still counts as loading, and a port would not be handed out.
    window.webContents.on('did-stop-loading', () => void started.then(() => this.handPort()));
    window.once('ready-to-show', () => this.#seen(window));
  }

  #seen(window: BrowserWindow): void {
    if (!this.#arguments.smoke) window.show();
    forbidCoreDumps();
    this.#watchSystem();
  }

  /** From the first window that is seen until the app ends. */
  #watchSystem(): void {
    if (this.#isWatching) return;
    this.#isWatching = true;
    watchSystem(() => void this.lock('system'));
  }

  /** A fresh port to the vault for the window that stands there now, once its page can hear it. */
  handPort(): void {
    const contents = this.#window?.webContents;
    if (contents === undefined || this.#vault === undefined) return;
    if (!contents.getURL().startsWith(`${APP_ORIGIN}/`)) return;
    contents.postMessage('vault-port', null, [this.#vault.portFor({ kind: 'window' })]);
  }

  #tellWindow(event: ShellEvent): void {
    if (this.#window?.isDestroyed() === false) this.#window.webContents.send('shell', event);
  }
}

function locationFile(): string {
  return join(app.getPath('userData'), 'vault-location.json');
}

function rememberedFolder(): string {
  const usual = join(app.getPath('userData'), 'vault');
  try {
    const kept: unknown = JSON.parse(readFileSync(locationFile(), 'utf8'));
    if (typeof kept === 'object' && kept !== null && 'folder' in kept) {
      return typeof kept.folder === 'string' ? kept.folder : usual;
    }
    return usual;
  } catch {
    return usual;
  }
}
