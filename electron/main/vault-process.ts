// Starts and ends the vault process. Ending it is what locking means: the keys die with it.
import { join } from 'node:path';
import {
  app,
  MessageChannelMain,
  type MessagePortMain,
  type UtilityProcess,
  utilityProcess,
} from 'electron';
import type { LockReason } from '../../src/contract/lock-reason';
import { vaultEnvironment } from './vault-environment';
import type { FromVault, KeptSecret, ToVault } from '../vault/process/process-messages';

/** With the drafts' moment before it, the keys are gone within a second of the wish to lock. */
const GRACE_MS = 400;
const PANIC_GRACE_MS = 150;

export interface VaultOptions {
  readonly vaultFolder: string;
  readonly logFolder: string;
  /** Handed over and wiped here at once. */
  readonly deviceSecrets: readonly KeptSecret[];
  readonly heard: (message: FromVault) => void;
  /** The process ended without having been asked to. */
  readonly stopped: () => void;
}

export class VaultProcess {
  readonly #process: UtilityProcess;
  readonly #ended: Promise<void>;
  #ending = false;

  constructor(wishes: VaultOptions) {
    this.#process = utilityProcess.fork(join(import.meta.dirname, 'vault.js'), [], {
      serviceName: 'kanaf-vault',
      // Megabytes for short-lived objects: what one long answer has made it grow to is never given back.
      execArgv: ['--js-flags=--max-semi-space-size=4'],
      stdio: 'inherit',
      env: vaultEnvironment(process.env, app.isPackaged),
    });
    this.#ended = new Promise((resolve) => this.#process.once('exit', () => resolve()));
    void this.#ended.then(() => {
      if (!this.#ending) wishes.stopped();
    });
    this.#process.on('message', (message: FromVault) => wishes.heard(message));
    const { vaultFolder, logFolder, deviceSecrets } = wishes;
    this.tell({ kind: 'start', vaultFolder, logFolder, deviceSecrets });
    for (const { secret } of deviceSecrets) secret.fill(0);
  }

  tell(message: ToVault, ports: MessagePortMain[] = []): void {
    this.#process.postMessage(message, ports);
  }

  /** A fresh port to this vault; the other end goes to a window whose sender was checked. */
  portFor(message: Extract<ToVault, { kind: 'window' | 'importer' }>): MessagePortMain {
    const { port1, port2 } = new MessageChannelMain();
    this.tell(message, [port1]);
    return port2;
  }

  /** Lets the vault write its last event, then ends it in any case. */
  async end(reason: LockReason): Promise<void> {
    this.#ending = true;
    this.tell({ kind: 'lock', reason });
    const grace = setTimeout(() => this.kill(), reason === 'panic' ? PANIC_GRACE_MS : GRACE_MS);
    await this.#ended;
    clearTimeout(grace);
  }

  /** Not asked but ended: a vault in the middle of a long call would hear no request. */
  kill(): void {
    this.#ending = true;
    const { pid } = this.#process;
    if (pid === undefined) this.#process.kill();
    else process.kill(pid, 'SIGKILL');
  }
}
