// An installed Kanaf is replaced by a newer one as IT does it, with apt, dpkg and rpm: where the disk is too small nothing is
// changed or everything is put back, the version before is kept and takes its place again, and the worker's vault is never touched.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import packageFile from '../../package.json' with { type: 'json' };
import { copyOfSources } from '../../scripts/package/copy-of-sources.mjs';
import { ROOT } from '../journeys/support/places';
import { layOutFirstVersion } from '../support/first-version';
import { asWorker, CleanDebian } from './support/clean-debian';

const OLD = packageFile.version;
const NEW = '0.99.0';
const VAULT = 'home/worker/.config/Kanaf/vault';
const NO_ROOM = 'Not enough room on the disk of /opt';
const READY = /ready in \d+ ms on Electron/u;

let system: CleanDebian;
let vault: string;
test.beforeAll(() => {
  test.setTimeout(900_000);
  system = CleanDebian.make();
  bring(join(ROOT, 'out/package'), 'old');
  const apart = mkdtempSync(join(tmpdir(), 'kanaf-newer-'));
  bring(packagedAs(NEW, apart), 'new');
  rmSync(apart, { recursive: true, force: true });
  system.does(
    'apt-get -q update && apt-get install -y --no-install-recommends xvfb xauth rpm /root/old.deb && apt-get remove -y kanaf',
  );
  system.does('useradd -m worker');
  layOutFirstVersion(system.path(VAULT));
  system.does('chown -R worker:worker /home/worker');
  vault = hashOfVault();
});
test.afterAll(() => system.remove());

interface Installer {
  readonly name: string;
  readonly install: (which: 'old' | 'new') => string;
  readonly remove: string;
}

const INSTALLERS: readonly Installer[] = [
  {
    name: 'apt',
    install: (which) => `apt-get install -y --reinstall --allow-downgrades /root/${which}.deb`,
    remove: 'apt-get remove -y kanaf',
  },
  {
    name: 'rpm',
    // Debian's own packages are unknown to rpm here: only what the package itself does is tried.
    install: (which) => `rpm -U --nodeps --replacepkgs /root/${which}.rpm`,
    remove: 'rpm -e kanaf',
  },
];

for (const { name, install, remove } of INSTALLERS) {
  test(`a newer version takes the place of the one before, and that comes back (${name})`, async () => {
    test.setTimeout(600_000);
    system.does(install('old'));
    works(OLD);
    const open = spawn('chroot', [system.root, 'sh', '-c', asWorker('timeout 120 kanaf')], {
      stdio: 'ignore',
    });
    await expect.poll(() => system.isRunning(), { timeout: 30_000 }).toBe(true);
    expect(refused(install('new'))).toContain('Kanaf is open on this computer');
    expect(system.isRunning()).toBe(true);
    system.endAll();
    open.kill('SIGKILL');
    works(OLD);

    system.does(install('new'));
    works(NEW);
    expect(versionIn('opt/kanaf.before')).toBe(OLD);
    system.does(install('new'));
    expect(versionIn('opt/kanaf.before')).toBe(OLD);

    expect(system.does('kanaf-go-back')).toContain(`Kanaf ${OLD} is in its place again`);
    works(OLD);
    expect(refused('kanaf-go-back')).toContain('No version before');
    system.does(install('new'));
    works(NEW);
    expect(versionIn('opt/kanaf.before')).toBe(OLD);
    expect(inOpt()).toEqual(['kanaf', 'kanaf.before']);

    system.does('kanaf-go-back');
    system.does(remove);
    expect(inOpt()).toEqual([]);
    expect(hashOfVault()).toBe(vault);
  });

  test(`a disk without room for the newer version (${name})`, () => {
    test.setTimeout(600_000);
    const size = megabytesOf('old');
    withOpt(1.5 * size, (resize) => {
      system.does(install('old'));
      const said = refused(install('new'));
      expect(said).toMatch(new RegExp(`${NO_ROOM}|needs .* on the /opt filesystem`, 'u'));
      expect(inOpt()).toEqual(['kanaf']);
      works(OLD);

      // The room goes while it is used: the copy of the version before does not fit any more, then the new files.
      pretendRoom(() => {
        expect(refused(withoutOwnCheck(install('new')))).toContain(
          'The version before could not be kept',
        );
        expect(inOpt()).toEqual(['kanaf']);
        works(OLD);
        resize(2.4 * size);
        refused(withoutOwnCheck(install('new')));
        works(OLD);
      });

      resize(3.5 * size);
      system.does(install('new'));
      works(NEW);
      expect(versionIn('opt/kanaf.before')).toBe(OLD);
      system.does(remove);
    });
    expect(hashOfVault()).toBe(vault);
  });
}

/** rpm looks at the disk itself before the package may. */
const withoutOwnCheck = (line: string): string => line.replace('rpm -U', 'rpm -U --ignoresize');

/** Starts for the worker, every file as it was listed, nothing lies beside them, and the vault is as it was. */
function works(version: string): void {
  expect(system.does(asWorker('kanaf --smoke'))).toMatch(READY);
  expect(versionIn('opt/kanaf')).toBe(version);
  system.does(
    "cd /opt/kanaf && grep -v '^#' resources/files.sha256 | sha256sum --check --quiet --strict",
  );
  const listed = readFileSync(system.path('opt/kanaf/resources/files.sha256'), 'utf8');
  const known = listed
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.slice(66));
  const there = system.does("cd /opt/kanaf && find . ! -type d | sed 's,^./,,'").trim().split('\n');
  expect(there.filter((file) => file !== 'resources/files.sha256').toSorted()).toEqual(
    known.toSorted(),
  );
  expect(hashOfVault()).toBe(vault);
}

function refused(line: string): string {
  const { code, said } = system.tries(line);
  expect(code, said.slice(-2000)).not.toBe(0);
  return said;
}

/** An empty one goes with the package. */
function inOpt(): readonly string[] {
  const opt = system.path('opt');
  return existsSync(opt) ? readdirSync(opt).toSorted() : [];
}

function versionIn(folder: string): string {
  const list = readFileSync(system.path(folder, 'resources/files.sha256'), 'utf8');
  return /^# kanaf (\S+) /u.exec(list)?.[1] ?? '';
}

function hashOfVault(): string {
  const folder = system.path(VAULT);
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).toSorted())
    hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}

/** `/opt` on a disk of its own, of so many megabytes. */
function withOpt(megabytes: number, act: (resize: (to: number) => void) => void): void {
  const opt = system.path('opt');
  mkdirSync(opt, { recursive: true });
  const size = (of: number) => `size=${Math.round(of)}m`;
  execFileSync('mount', ['-t', 'tmpfs', '-o', `${size(megabytes)},mode=755`, 'tmpfs', opt]);
  try {
    act((to) => execFileSync('mount', ['-o', `remount,${size(to)}`, opt]));
  } finally {
    execFileSync('umount', ['-l', opt]);
  }
}

/** As if there had been room when the package looked. */
function pretendRoom(act: () => void): void {
  const df = system.path('usr/bin/df');
  renameSync(df, `${df}.aside`);
  writeFileSync(df, '#!/bin/sh\necho head\necho disk 99999999 0 99999999 0% /opt\n', {
    mode: 0o755,
  });
  try {
    act();
  } finally {
    renameSync(`${df}.aside`, df);
  }
}

function megabytesOf(which: 'old' | 'new'): number {
  const kilobytes = system.does(`dpkg-deb -f /root/${which}.deb Installed-Size`);
  return Number(kilobytes) / 1024;
}

function bring(folder: string, as: string): void {
  for (const end of ['deb', 'rpm']) {
    const name = readdirSync(folder).find((file) => file.endsWith(`.${end}`)) ?? '';
    copyFileSync(join(folder, name), system.path('root', `${as}.${end}`));
  }
}

/** The same sources under another version, in a folder of their own. */
function packagedAs(version: string, apart: string): string {
  const root = copyOfSources(apart);
  const file = join(root, 'package.json');
  const text = readFileSync(file, 'utf8').replace(`"version": "${OLD}"`, `"version": "${version}"`);
  writeFileSync(file, text);
  const env = { ...process.env, SOURCE_DATE_EPOCH: '1700000000' };
  execFileSync(process.execPath, [join(root, 'scripts/package.mjs')], {
    cwd: root,
    env,
    stdio: 'ignore',
  });
  expect(existsSync(join(root, 'out/package'))).toBe(true);
  return join(root, 'out/package');
}
