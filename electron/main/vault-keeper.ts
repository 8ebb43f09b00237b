// The one vault process as main keeps it: started in its folder, heard, and ended by every lock.
import { join } from 'node:path';
import { app, type MessagePortMain } from 'electron';
import type { LockReason } from '../../src/contract/lock-reason';
import type { FromVault, ToVault } from '../vault/process/process-messages';
import { type ParseRequest, parsed, parseFile, cancelParsing } from './importing';
import { checkInOwnProcess } from './checking';
import { isProgramReplaced } from './program-files';
import { printOnPaper, printToPdf } from './printing';
import { rememberedFolder, rememberFolder } from './vault-folder';
import { VaultProcess } from './vault-process';

type Heard<Kind extends FromVault['kind']> = Extract<FromVault, { kind: Kind }>;

/** Not before the window opens: reading the file's shape would keep it waiting. */
const deviceSecrets = () => import('./device-secrets');

export interface KeeperOptions {
  /** Named at the start; counts until the worker moves. */
  readonly givenFolder: string | undefined;
  readonly ready: () => void;
  /** Somebody signed in. */
  readonly opened: (role: Heard<'opened'>['role']) => void;
  /** The process ended without having been asked to. */
  readonly stopped: () => void;
  /** The program's files are others by now: none is started. */
  readonly replaced: () => void;
}

export class VaultKeeper {
  readonly #wishes: KeeperOptions;
  #process: VaultProcess | undefined;
  #starting: Promise<void> | undefined;
  #isClosed = false;
  /** A vault that the process has just made beside a damaged one. */
  #made: string | undefined;
  #moved: string | undefined;

  constructor(wishes: KeeperOptions) {
    this.#wishes = wishes;
  }

  /** In which the vault lies, or will. */
  get folder(): string {
    return this.#moved ?? this.#wishes.givenFolder ?? rememberedFolder();
  }

  start(): Promise<void> {
    this.#starting = this.#startNow();
    return this.#starting;
  }

  /** One that is only just starting ends too. */
  async end(reason: LockReason): Promise<void> {
    await this.#starting;
    await this.#process?.end(reason);
    this.#process = undefined;
  }

  /** For good: a process forked while the app goes takes the app down with it. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.end('closing');
  }

  async #startNow(): Promise<void> {
    const { readDeviceSecrets } = await deviceSecrets();
    if (this.#isClosed) return;
    if (isProgramReplaced()) {
      this.#wishes.replaced();
      return;
    }
    this.#process = new VaultProcess({
      vaultFolder: this.folder,
      logFolder: join(app.getPath('userData'), 'logs'),
      deviceSecrets: readDeviceSecrets(),
      heard: (message) => this.#hear(message),
      stopped: this.#wishes.stopped,
    });
  }

  kill(): void {
    this.#process?.kill();
  }

  /** Remembers another folder and starts a locked vault there. */
  async moveTo(folder: string): Promise<void> {
    rememberFolder(folder);
    this.#moved = folder;
    await this.end('closing');
    await this.start();
  }

  /** Only where the vault process itself has just made a vault beside a damaged one. */
  async moveToMade(): Promise<boolean> {
    const folder = this.#made;
    if (folder === undefined) return false;
    this.#made = undefined;
    await this.moveTo(folder);
    return true;
  }

  /** A port for a window whose sender was checked; undefined where no vault process runs. */
  portForWindow(): MessagePortMain | undefined {
    return this.#process?.portFor({ kind: 'window' });
  }

  grantFolder(token: string, path: string): void {
    this.#tell({ kind: 'folder-granted', token, path });
  }

  parse(request: ParseRequest) {
    if (this.#process === undefined) throw new Error('no vault process');
    return parseFile(this.#process, request);
  }

  cancelParsing(): void {
    cancelParsing();
  }

  #tell(message: ToVault): void {
    this.#process?.tell(message);
  }

  #hear(message: FromVault): void {
    switch (message.kind) {
      case 'ready':
        this.#wishes.ready();
        return;
      case 'opened':
        this.#wishes.opened(message.role);
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
        void this.#printOnPaper(message);
        return;
      case 'check':
        void this.#check(message);
        return;
      case 'print':
        void this.#print(message);
    }
  }

  async #keepDeviceSecret({ vaultId, secret }: Heard<'keep-device-secret'>): Promise<void> {
    const how = (await deviceSecrets()).keepDeviceSecret(vaultId, secret);
    this.#tell({ kind: 'device-secret-kept', vaultId, how });
  }

  async #printOnPaper({ job, html }: Heard<'print-on-paper'>): Promise<void> {
    this.#tell({ kind: 'on-paper', job, outcome: await printOnPaper(html) });
  }

  async #check({ job, request }: Heard<'check'>): Promise<void> {
    const answer = await checkInOwnProcess(request);
    this.#tell({ kind: 'checked', job, ...(answer === undefined ? {} : { answer }) });
  }

  async #print({ job, html }: Heard<'print'>): Promise<void> {
    try {
      this.#tell({ kind: 'printed', job, pdf: await printToPdf(html) });
    } catch {
      this.#tell({ kind: 'not-printed', job });
    }
  }
}
