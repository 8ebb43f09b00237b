// A packaged program as an ordinary start runs it, and how the benches look into it. Linux only: they read /proc.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from '@playwright/test';

export interface PackagedPair {
  /** Folders of the packaged programs. */
  readonly kanaf: string;
  readonly bare: string;
  /** The runtime as its makers ship it. */
  readonly runtime: string;
}

export function packagedPair(): PackagedPair {
  const { KANAF_PACKAGED, KANAF_PACKAGED_BARE, KANAF_BARE_RUNTIME } = process.env;
  if (!KANAF_PACKAGED || !KANAF_PACKAGED_BARE || !KANAF_BARE_RUNTIME)
    throw new Error('nothing was packaged: run it by `npm run bench`');
  return { kanaf: KANAF_PACKAGED, bare: KANAF_PACKAGED_BARE, runtime: KANAF_BARE_RUNTIME };
}

const PATIENCE_MS = 30_000;

export class PackagedApp {
  readonly startedAt: number;
  readonly #child: ChildProcess;
  readonly #home: string;
  #browser: Browser | undefined;
  #said = '';

  /** With a home of its own, thrown away at the end. */
  constructor(folder: string, args: readonly string[] = []) {
    this.#home = mkdtempSync(join(tmpdir(), 'kanaf-bench-home-'));
    const env = { ...process.env, HOME: this.#home, XDG_CONFIG_HOME: join(this.#home, '.config') };
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const options = [...sandbox, '--log-level=3', '--remote-debugging-port=0', ...args];
    this.startedAt = Date.now();
    this.#child = spawn(join(folder, 'kanaf'), options, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.setEncoding('utf8').on('data', (part: string) => (this.#said += part));
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Once it shows `selector`. */
  async page(selector: string): Promise<Page> {
    await until(() => this.#said.includes('DevTools listening on'));
    const address = /DevTools listening on (ws:\S+)/u.exec(this.#said)?.[1] ?? '';
    this.#browser = await chromium.connectOverCDP(address);
    const browser = this.#browser;
    await until(() => pagesOf(browser).length > 0);
    const [page] = pagesOf(browser);
    if (page === undefined) throw new Error('no window');
    await page.locator(selector).first().waitFor();
    return page;
  }

  async end(): Promise<void> {
    const gone = new Promise((done) => this.#child.once('exit', done));
    this.#child.kill('SIGTERM');
    const impatient = setTimeout(() => this.#child.kill('SIGKILL'), 5000);
    await gone;
    clearTimeout(impatient);
    await this.#browser?.close().catch(() => undefined);
    rmSync(this.#home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

const pagesOf = (browser: Browser): readonly Page[] =>
  browser.contexts().flatMap((context) => context.pages());

async function until(holds: () => boolean): Promise<void> {
  const last = Date.now() + PATIENCE_MS;
  while (!holds()) {
    if (Date.now() > last) throw new Error('the packaged program did not come up');
    await pause(5);
  }
}
