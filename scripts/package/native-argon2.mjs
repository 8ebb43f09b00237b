// The key derivation's native part for one system. npm installs only that of the machine at hand; another system's is taken
// from the registry and must have the checksum that stands in the lock file.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../setup/places.mjs';
import { fileFromTarball } from '../setup/zip.mjs';

const SUFFIX = { linux: '-gnu', win32: '-msvc', darwin: '' };

export function nativeArgon2({ platform, arch }, modules) {
  const name = `@node-rs/argon2-${platform}-${arch}${SUFFIX[platform]}`;
  const installed = join(ROOT, 'node_modules', name);
  if (existsSync(installed)) cpSync(installed, join(modules, name), { recursive: true });
  else fetchPackage(name, join(modules, name));
}

function fetchPackage(name, folder) {
  const { version, integrity } = lockedPackage(name);
  const temporary = mkdtempSync(join(tmpdir(), 'kanaf-native-'));
  try {
    const args = ['pack', `${name}@${version}`, '--silent', '--ignore-scripts'];
    const packed = execFileSync('npm', args, { cwd: temporary, encoding: 'utf8' }).trim();
    const tarball = readFileSync(join(temporary, packed));
    const sum = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
    if (sum !== integrity) throw new Error(`${name} is not the package of the lock file`);
    mkdirSync(folder, { recursive: true });
    const { main } = JSON.parse(String(fileFromTarball(tarball, 'package/package.json')));
    for (const file of ['package.json', main])
      writeFileSync(join(folder, file), fileFromTarball(tarball, `package/${file}`));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function lockedPackage(name) {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const found = lock.packages[`node_modules/${name}`];
  if (found === undefined) throw new Error(`the lock file does not know ${name}`);
  return found;
}
