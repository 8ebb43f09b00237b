// The packaged app as an IT person installs it: its files belong to root, an ordinary user starts it with the whole sandbox.
// The fuses forbid what Playwright's own launcher needs, so the window is spoken to as any Chromium's.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, expect, type Page } from '@playwright/test';
import { TRACE } from '../../../scripts/proofs/connections.mjs';
import { ROOT } from '../../journeys/support/places';
import { processesOf } from '../../journeys/support/processes';

export const UNPACKED = join(ROOT, 'out/package/linux-unpacked');
const WORKER = 'kanaf-journey';
const IS_ROOT = process.getuid?.() === 0;
const READY = { timeout: 30_000, intervals: [50] };

export interface InstalledApp {
  readonly home: string;
  readonly program: string;
  readonly pid: number;
  /** What it wrote to its two outputs. */
  readonly said: () => string;
  page(): Promise<Page>;
  /** Does something and answers the window that took the old one's place. */
  windowAfter(action: () => Promise<unknown>): Promise<Page>;
  close(): Promise<void>;
}

/** A copy under a folder of its own, with a home for the worker. Removed by `remove`. */
export function install(): { readonly home: string; readonly program: string; remove(): void } {
  const base = mkdtempSync(join(tmpdir(), 'kanaf-installed-'));
  const folder = join(base, 'opt');
  const home = join(base, 'home');
  cpSync(UNPACKED, folder, { recursive: true });
  mkdirSync(home, { mode: 0o700 });
  const authority = process.env['XAUTHORITY'];
  if (authority !== undefined && existsSync(authority)) cpSync(authority, join(home, 'authority'));
  execFileSync('chmod', ['755', base, folder]);
  if (IS_ROOT) {
    addWorker();
    execFileSync('chown', ['-R', 'root:root', folder]);
    execFileSync('chown', ['-R', WORKER, home]);
  }
  return {
    home,
    program: join(folder, 'kanaf'),
    remove: () => rmSync(base, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}

function addWorker(): void {
  if (spawnSync('id', [WORKER]).status === 0) return;
  execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', WORKER]);
}

/** The command that runs `program` as the worker, and what it finds around itself. */
export function asWorker(
  { home, program }: { readonly home: string; readonly program: string },
  args: readonly string[],
) {
  const env = {
    PATH: process.env['PATH'] ?? '',
    DISPLAY: process.env['DISPLAY'] ?? '',
    HOME: home,
    XDG_RUNTIME_DIR: home,
    ...(existsSync(join(home, 'authority')) ? { XAUTHORITY: join(home, 'authority') } : {}),
  };
  const as = ['--reuid', WORKER, '--regid', WORKER, '--init-groups', '--inh-caps=-all', '--'];
  return IS_ROOT
    ? { command: 'setpriv', args: [...as, program, ...args], env }
    : { command: program, args: [...args], env };
}

/** `traceTo` names a file for the kernel's calls for connections, of every process of the app. */
export async function startInstalled(
  place: { readonly home: string; readonly program: string },
  { traceTo }: { readonly traceTo?: string } = {},
): Promise<InstalledApp> {
  const { command, args, env } = asWorker(place, ['--remote-debugging-port=0', '--log-level=3']);
  const under = traceTo === undefined ? [] : ['strace', ...TRACE, '-o', traceTo];
  const [program = command, ...all] = [...under, command, ...args];
  const child = spawn(program, all, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => (said += part));
  await expect.poll(() => said, READY).toContain('DevTools listening on');
  const address = /DevTools listening on (ws:\S+)/u.exec(said)?.[1] ?? '';
  const browser = await chromium.connectOverCDP(address);
  return {
    ...place,
    pid: child.pid ?? 0,
    said: () => said,
    page: () => standing(browser, () => true),
    windowAfter: async (action) => {
      const old = new Set(windowsOf(browser));
      await action();
      return await standing(browser, (page) => !old.has(page));
    },
    close: () => ended(child, browser),
  };
}

function windowsOf(browser: Browser): readonly Page[] {
  const pages = browser.contexts().flatMap((context) => context.pages());
  return pages.filter((page) => page.url().includes('/src/app/'));
}

async function standing(browser: Browser, wanted: (page: Page) => boolean): Promise<Page> {
  const found = () => windowsOf(browser).find(wanted);
  await expect.poll(() => found() !== undefined, READY).toBe(true);
  const page = found();
  if (page === undefined) throw new Error('the window has gone');
  await page.locator('h1').first().waitFor();
  return page;
}

async function ended(child: ChildProcess, browser: Browser): Promise<void> {
  const gone = new Promise((done) => child.once('exit', done));
  // What watches it ends with it, and hears no signal itself.
  const [started = 0, watched] = processesOf(child.pid ?? 0);
  process.kill(child.spawnfile === 'strace' ? (watched ?? started) : started, 'SIGTERM');
  const impatient = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(impatient);
  await browser.close().catch(() => undefined);
}
