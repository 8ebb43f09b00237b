// A Debian that has never seen Kanaf: the package installs with what it names, starts for an ordinary user, is refused while
// the app is open, keeps the version before, and leaves the worker's files alone when it goes.
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ROOT } from '../journeys/support/places';
import { asWorker, CleanDebian } from './support/clean-debian';

const PACKAGES = join(ROOT, 'out/package');
const WORKER_FILES = 'home/worker/.config/Kanaf';

let system: CleanDebian;
test.beforeAll(() => {
  test.setTimeout(600_000);
  system = CleanDebian.make();
  const name = readdirSync(PACKAGES).find((file) => file.endsWith('.deb')) ?? '';
  copyFileSync(join(PACKAGES, name), system.path('root/kanaf.deb'));
});
test.afterAll(() => system.remove());

test('installs, starts, waits for the open app, and goes', async () => {
  test.setTimeout(600_000);
  system.does(
    'apt-get -q update && apt-get install -y --no-install-recommends xvfb xauth /root/kanaf.deb',
  );
  system.does('useradd -m worker');
  expect(system.does(asWorker('kanaf --smoke'))).toMatch(/ready in \d+ ms on Electron/u);
  expect(existsSync(system.path(WORKER_FILES))).toBe(true);

  const open = spawn('chroot', [system.root, 'sh', '-c', asWorker('timeout 60 kanaf')], {
    stdio: 'ignore',
  });
  await expect.poll(() => system.isRunning(), { timeout: 30_000 }).toBe(true);
  for (const line of ['dpkg -i /root/kanaf.deb', 'dpkg -r kanaf', 'kanaf-go-back']) {
    const refused = system.tries(line);
    expect(refused.code, line).not.toBe(0);
    expect(refused.said, line).toContain('Kanaf is open on this computer');
    expect(refused.said, line).toContain('كنف مفتوح');
  }
  expect(system.isRunning()).toBe(true);
  system.endAll();
  open.kill('SIGKILL');

  system.does('apt-get remove -y kanaf');
  for (const name of ['opt/kanaf', 'opt/kanaf.before', 'usr/sbin/kanaf-go-back'])
    expect(existsSync(system.path(name)), name).toBe(false);
  expect(existsSync(system.path(WORKER_FILES))).toBe(true);
});
