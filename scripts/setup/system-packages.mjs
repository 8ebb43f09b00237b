// Debian and Ubuntu: the libraries Electron needs, and the tools that tests compare with.
// As root it installs what is missing; otherwise it prints the one line to run.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { say, stop } from './say.mjs';

const TO_RUN = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'xvfb', 'xauth'];
const TO_TEST = [
  'poppler-utils',
  'libnss3-tools',
  'openssl',
  'qpdf',
  'mupdf-tools',
  'strace',
  'faketime',
  'minisign',
];

const TO_PACKAGE = ['dpkg', 'rpm'];
/** Installers for Windows, their signatures, and the clock that stands still. */
const TO_PACKAGE_WINDOWS = ['nsis', 'wixl', 'msitools', 'osslsigncode', 'faketime'];
/** A window manager and hands for the system's own dialogs; a Debian and a Windows of its own to install into. */
const TO_PROVE = ['openbox', 'xdotool', 'x11-utils', 'debootstrap', 'wine', 'wine64', 'p7zip-full'];
const WANTED = {
  run: TO_RUN,
  test: [...TO_RUN, ...TO_TEST],
  package: [...TO_RUN, ...TO_PACKAGE],
  windows: [...TO_RUN, ...TO_PACKAGE, ...TO_PACKAGE_WINDOWS],
  proofs: [...TO_RUN, ...TO_TEST, ...TO_PACKAGE, ...TO_PACKAGE_WINDOWS, ...TO_PROVE],
};

/** `purpose` is one of `WANTED`; a machine without dpkg is left to its owner. */
export function provideSystemPackages(purpose) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const wanted = WANTED[purpose];
  const missing = missingOf(wanted);
  if (missing.length === 0) return;
  if (process.getuid() !== 0) {
    const names = missing.map(installable).join(' ');
    stop([
      'some system packages are missing. Run this line once, then the same command again:',
      `sudo apt-get install -y --no-install-recommends ${names}`,
    ]);
  }
  say(`installing system packages: ${missing.join(' ')}`);
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...missing.map(installable));
  const still = missingOf(wanted);
  if (still.length > 0) stop(`these system packages could not be installed: ${still.join(' ')}`);
}

// Since Debian 13 and Ubuntu 24.04 some libraries carry the suffix t64.
function missingOf(names) {
  const asked = names.flatMap((name) => [name, `${name}t64`]);
  const query = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Abbrev}\n', ...asked]);
  const there = new Set(
    String(query.stdout)
      .split('\n')
      .filter((line) => / ii/.test(line))
      .map((line) => line.split(' ')[0]),
  );
  return names.filter((name) => !there.has(name) && !there.has(`${name}t64`));
}

function installable(name) {
  const known = (candidate) => {
    const policy = spawnSync('apt-cache', ['policy', candidate], {
      env: { ...process.env, LC_ALL: 'C' },
    });
    return /Candidate: (?!\(none\))/.test(String(policy.stdout));
  };
  return known(`${name}t64`) ? `${name}t64` : name;
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['-q', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    stop([`apt-get ${args[0]} failed:`, String(error.stderr).trim()]);
  }
}
