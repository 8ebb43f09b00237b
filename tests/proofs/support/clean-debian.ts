// A Debian made for one test: packages are installed in it as IT does, an ordinary user starts what was installed.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';

const PLACES = ['proc', 'dev'] as const;
const ENV = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
/** Numbers of the running processes of the installed app. */
const RUNNING =
  'for exe in /proc/[0-9]*/exe; do [ "$(readlink "$exe" || true)" = /opt/kanaf/kanaf ] && basename "$(dirname "$exe")"; done; true';

export class CleanDebian {
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  static make(): CleanDebian {
    const root = mkdtempSync(join(tmpdir(), 'kanaf-debian-'));
    run('debootstrap', ['--variant=minbase', 'bookworm', root]);
    // Its root would be closed to everybody but root.
    chmodSync(root, 0o755);
    run('mount', ['-t', 'proc', 'proc', join(root, 'proc')]);
    run('mount', ['--rbind', '/dev', join(root, 'dev')]);
    return new CleanDebian(root);
  }

  remove(): void {
    for (const place of PLACES) run('umount', ['-l', join(this.root, place)]);
    rmSync(this.root, { recursive: true, force: true });
  }

  path(...parts: readonly string[]): string {
    return join(this.root, ...parts);
  }

  /** What the commands said; the test ends where they fail. */
  does(command: string): string {
    const { code, said } = this.tries(command);
    expect(code, said.slice(-2000)).toBe(0);
    return said;
  }

  tries(command: string): { readonly code: number; readonly said: string } {
    try {
      const line = [this.root, 'sh', '-c', `{ ${command} ; } 2>&1`];
      return { code: 0, said: execFileSync('chroot', line, { encoding: 'utf8', env: ENV }) };
    } catch (error) {
      const { status, stdout } = error as { status: number | null; stdout: string };
      return { code: status ?? 1, said: stdout };
    }
  }

  isRunning(): boolean {
    return this.does(RUNNING) !== '';
  }

  endAll(): void {
    this.does(`for program in $(${RUNNING}); do kill -9 "$program" || true; done`);
  }
}

export const asWorker = (command: string): string =>
  `runuser -u worker -- sh -c 'cd; xvfb-run -a ${command} --log-level=3'`;

function run(program: string, args: readonly string[]): void {
  execFileSync(program, args, { stdio: 'ignore' });
}
