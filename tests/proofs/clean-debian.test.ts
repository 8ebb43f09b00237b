// A Debian that has never seen Kanaf: the package installs with what it names, starts for an ordinary user, is refused while
// the app is open, keeps the version before, and leaves the worker's files alone when it goes.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ROOT } from '../journeys/support/places';

const PACKAGES = join(ROOT, 'out/package');
/** Numbers of the running processes of the installed app. */
const RUNNING =
  'for exe in /proc/[0-9]*/exe; do [ "$(readlink "$exe" || true)" = /opt/kanaf/kanaf ] && basename "$(dirname "$exe")"; done; true';
const WORKER_FILES = 'home/worker/.config/Kanaf';

let system: string;
test.beforeAll(() => {
  test.setTimeout(600_000);
  system = mkdtempSync(join(tmpdir(), 'kanaf-debian-'));
  run('debootstrap', ['--variant=minbase', 'bookworm', system]);
  // Its root would be closed to everybody but root.
  chmodSync(system, 0o755);
  run('mount', ['-t', 'proc', 'proc', join(system, 'proc')]);
  run('mount', ['--rbind', '/dev', join(system, 'dev')]);
  const name = readdirSync(PACKAGES).find((file) => file.endsWith('.deb')) ?? '';
  copyFileSync(join(PACKAGES, name), join(system, 'root/kanaf.deb'));
});
test.afterAll(() => {
  for (const place of ['proc', 'dev']) run('umount', ['-l', join(system, place)]);
  rmSync(system, { recursive: true, force: true });
});

test('installs, starts, waits for the open app, keeps the version before, and goes', async () => {
  test.setTimeout(600_000);
  inside(
    'apt-get -q update && apt-get install -y --no-install-recommends xvfb xauth /root/kanaf.deb',
  );
  inside('useradd -m worker');
  expect(inside(asWorker('kanaf --smoke'))).toMatch(/ready in \d+ ms on Electron/u);
  expect(existsSync(join(system, WORKER_FILES))).toBe(true);

  const open = spawn('chroot', [system, 'sh', '-c', asWorker('timeout 60 kanaf')], {
    stdio: 'ignore',
  });
  await expect.poll(() => inside(RUNNING) !== '', { timeout: 30_000 }).toBe(true);
  const refused = outcomeWithWords('dpkg -i /root/kanaf.deb');
  expect(refused.code).not.toBe(0);
  expect(refused.said).toContain('Kanaf is open on this computer');
  expect(refused.said).toContain('كنف مفتوح');
  inside(`for program in $(${RUNNING}); do kill -9 "$program" || true; done`);
  open.kill('SIGKILL');

  inside('dpkg -i /root/kanaf.deb');
  expect(existsSync(join(system, 'opt/kanaf.before/kanaf'))).toBe(true);
  inside('apt-get remove -y kanaf');
  expect(existsSync(join(system, 'opt/kanaf'))).toBe(false);
  expect(existsSync(join(system, 'opt/kanaf.before'))).toBe(false);
  expect(existsSync(join(system, WORKER_FILES))).toBe(true);
});

const asWorker = (command: string) =>
  `runuser -u worker -- sh -c 'cd; xvfb-run -a ${command} --log-level=3'`;

function inside(command: string): string {
  const { code, said } = outcomeWithWords(command);
  expect(code, said.slice(-2000)).toBe(0);
  return said;
}

function outcomeWithWords(command: string): { readonly code: number; readonly said: string } {
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const line = [system, 'sh', '-c', `{ ${command} ; } 2>&1`];
    return { code: 0, said: execFileSync('chroot', line, { encoding: 'utf8', env }) };
  } catch (error) {
    const { status, stdout } = error as { status: number | null; stdout: string };
    return { code: status ?? 1, said: stdout };
  }
}

function run(program: string, args: readonly string[]): void {
  execFileSync(program, args, { stdio: 'ignore' });
}
