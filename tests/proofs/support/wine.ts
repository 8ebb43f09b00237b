// A Windows of its own for a test: Wine in an empty folder, without windows and without the machine's own settings.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';

export interface Windows {
  /** The folder that is C: there. */
  readonly disk: string;
  /** The account's own folder. */
  readonly account: string;
  /** Answers the exit code; of the upper bits of a code of Windows Wine hands on none. */
  run(program: string, ...args: readonly string[]): number;
  /** What a program writes. */
  ask(...args: readonly string[]): string;
  /** Starts it and comes back when the file `note` is there. */
  start(program: string, note: string): Promise<void>;
  /** Ends every program of this Windows. */
  endAll(): void;
  remove(): void;
}

export function newWindows(): Windows {
  const base = mkdtempSync(join(tmpdir(), 'kanaf-windows-'));
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: base,
    LANG: 'C.UTF-8',
    WINEPREFIX: join(base, 'prefix'),
    WINEDEBUG: '-all',
    // Neither a browser nor .NET of Wine's own: nothing is fetched.
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
  };
  const quietly = { env, cwd: base, stdio: 'ignore' } as const;
  execFileSync('wine', ['wineboot', '-i'], quietly);
  const disk = join(env.WINEPREFIX, 'drive_c');
  const name = readdirSync(join(disk, 'users')).find((each) => each !== 'Public') ?? '';
  const ask = (...args: readonly string[]) =>
    spawnSync('wine', args, { env, cwd: base, encoding: 'utf8' }).stdout;
  const endAll = () => void spawnSync('wineserver', ['-k', '-w'], quietly);
  return {
    disk,
    account: join(disk, 'users', name),
    run: (program, ...args) => spawnSync('wine', [program, ...args], quietly).status ?? -1,
    ask,
    start: async (program, note) => {
      spawn('wine', [program], quietly);
      await expect.poll(() => existsSync(note), { timeout: 60_000 }).toBe(true);
    },
    endAll,
    remove: () => {
      if (existsSync(base)) endAll();
      rmSync(base, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
