// What a release folder says of itself: list of parts, licences, and the lines by which a machine without Node checks it.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { VAULT_FORMAT } from '../../src/kernel/vault-format';
import { packageOf } from '../../scripts/package/bundled-packages.mjs';
import { writeFileList } from '../../scripts/package/file-list.mjs';
import { vaultFormat } from '../../scripts/release/about.mjs';
import { placeGuides } from '../../scripts/release/guides.mjs';
import { licencesOf } from '../../scripts/release/licences.mjs';
import { minisignPublicKey } from '../../scripts/release/minisign.mjs';
import { partsInside } from '../../scripts/release/native-parts.mjs';
import { partsTogether } from '../../scripts/release/parts.mjs';
import { sbomOf } from '../../scripts/release/sbom.mjs';
import { placeSource } from '../../scripts/release/source-archive.mjs';
import { verifyPage, WITH_MINISIGN, WITH_OPENSSL } from '../../scripts/release/verify-page.mjs';
import {
  DEB,
  emptyFolder,
  flipByte,
  newKey,
  signedFolder,
  SOURCE,
  VERSION,
} from './stand-in-folder';

const NATIVE = 'node_modules/@signalapp/sqlcipher/prebuilds/linux-x64/@signalapp+sqlcipher.node';

it('sees what is compiled into the library that encrypts the vault', () => {
  const names = partsInside(NATIVE).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['sqlcipher', 'sqlite', 'aes', 'sha2', 'rust-std']));
});

it('stops at a part whose licence nobody has said', () => {
  const file = join(emptyFolder(), 'other.node');
  writeFileSync(
    file,
    '\0/cargo/registry/src/index.crates.io-1/never-heard-of-it-1.2.3/src/lib.rs\0',
  );
  expect(() => partsInside(file)).toThrow(
    'never-heard-of-it 1.2.3 is compiled into a native package',
  );
});

it.each([
  ['/a/node_modules/react/index.js', ['node_modules/react']],
  ['/a/node_modules/@hpke/core/esm/x.js?v=1', ['node_modules/@hpke/core']],
  ['/a/node_modules/x/node_modules/tslib/t.js', ['node_modules/x/node_modules/tslib']],
  ['\0commonjs-proxy:/a/node_modules/pako/index.js', ['node_modules/pako']],
  ['C:\\a\\node_modules\\zod\\v4.js', ['node_modules/zod']],
  ['/a/src/kernel/result.ts', []],
])('knows the package of a module: %j', (path, expected) => {
  expect(packageOf(path)).toEqual(expected);
});

const ZOD = {
  path: 'node_modules/zod',
  name: 'zod',
  version: '4.6.7',
  licence: 'MIT',
  sha512: 'ab'.repeat(64),
  about: { dependencies: {} },
};
const SQLCIPHER = {
  ...ZOD,
  path: 'node_modules/@signalapp/sqlcipher',
  name: '@signalapp/sqlcipher',
  about: { dependencies: { zod: '*', 'not-shipped': '*' } },
};
const PART = {
  name: 'aes',
  version: '0.8.4',
  purl: 'pkg:cargo/aes@0.8.4',
  licence: 'MIT OR Apache-2.0',
  takenUnder: 'Apache-2.0',
};
const PARTS = {
  packages: [SQLCIPHER, ZOD],
  inside: new Map([[SQLCIPHER.path, [PART]]]),
  runtime: [{ name: 'Chromium', version: '1.2.3', purl: 'pkg:github/chromium/chromium@1.2.3' }],
  runtimeVersion: '45.4.1',
};

function installed(): string {
  const folder = emptyFolder();
  const native = join(folder, 'resources/app.asar.unpacked', SQLCIPHER.path);
  mkdirSync(native, { recursive: true });
  for (const [path, text] of [
    ['kanaf', 'program'],
    ['LICENSE.electron.txt', 'words of Electron'],
    ['resources/app.asar', 'archive'],
  ])
    writeFileSync(join(folder, String(path)), String(text));
  writeFileSync(join(native, 'x.node'), 'library');
  writeFileList({ folder, version: VERSION, target: { platform: 'linux', arch: 'x64' } });
  return folder;
}

interface Component {
  readonly 'bom-ref': string;
  readonly components?: readonly Component[];
}

it('lists every installed file once, each package with its hash, and what is inside it', () => {
  const folder = installed();
  const artifact = join(emptyFolder(), DEB);
  writeFileSync(artifact, 'package');
  const about = { version: VERSION, date: '2026-01-02' };
  const make = () => sbomOf({ parts: PARTS, app: { folder }, about, artifacts: [artifact] });
  const sbom = make();
  expect(make()).toEqual(sbom);
  const flat = (all: readonly Component[]): readonly string[] =>
    all.flatMap((each) => [each['bom-ref'], ...flat(each.components ?? [])]);
  const refs = flat([sbom.metadata.component, ...sbom.components] as readonly Component[]);
  expect(new Set(refs).size).toBe(refs.length);
  expect(refs.filter((ref) => ref.startsWith('file:')).sort()).toEqual([
    'file:LICENSE.electron.txt',
    'file:kanaf',
    'file:resources/app.asar',
    `file:resources/app.asar.unpacked/${SQLCIPHER.path}/x.node`,
  ]);
  expect(refs).toContain('pkg:npm/%40signalapp/sqlcipher@4.6.7#pkg:cargo/aes@0.8.4');
  expect(refs).toContain('pkg:github/chromium/chromium@1.2.3');
  expect(sbom.dependencies).toContainEqual({
    ref: 'pkg:npm/%40signalapp/sqlcipher@4.6.7',
    dependsOn: ['pkg:npm/zod@4.6.7'],
  });
  expect(sbom.components.at(-2)).toMatchObject({
    purl: 'pkg:npm/zod@4.6.7',
    licenses: [{ license: { id: 'MIT' } }],
    hashes: [{ alg: 'SHA-512', content: ZOD.sha512 }],
  });
});

it('gives the text of every licence, and stops where a package has none', () => {
  const folder = installed();
  const text = licencesOf(PARTS, { folder });
  expect(text).toContain(readFileSync('node_modules/zod/LICENSE', 'utf8').trim());
  expect(text).toContain('words of Electron');
  expect(text).toContain(
    'aes 0.8.4, in @signalapp/sqlcipher: MIT OR Apache-2.0; used under Apache-2.0',
  );
  const without = { ...ZOD, path: 'node_modules/.bin', name: 'without' };
  expect(() => licencesOf({ packages: [without], inside: new Map() }, { folder })).toThrow(
    'without ships, but holds no licence text',
  );
});

it('lists the licences of two systems as one: a package once, of each native file what is in it', () => {
  const other = { ...PART, name: 'napi', purl: 'pkg:cargo/napi@3.0.0' };
  const more = { ...PARTS, inside: new Map([[SQLCIPHER.path, [PART, other]]]) };
  expect(partsTogether([PARTS, more])).toEqual({
    packages: PARTS.packages,
    inside: new Map([[SQLCIPHER.path, [PART, other]]]),
  });
});

it('lays the source of its commit beside what was made of it, the same each time', () => {
  const [repository, first, second] = [emptyFolder(), emptyFolder(), emptyFolder()];
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@a', ...args], {
      cwd: repository,
      encoding: 'utf8',
    }).trim();
  writeFileSync(join(repository, 'LICENSE'), 'the licence');
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'first');
  writeFileSync(join(repository, 'LICENSE'), 'in no commit');
  const about = { version: VERSION, source: SOURCE, madeOf: git('rev-parse', 'HEAD') };
  for (const folder of [first, second]) placeSource(folder, about, repository);
  const archive = join(first, SOURCE);
  expect(readFileSync(join(second, SOURCE))).toEqual(readFileSync(archive));
  const said = shell(first, `gzip -cd ${SOURCE} | git get-tar-commit-id`).stdout;
  expect(said).toBe(`${about.madeOf}\n`);
  const licence = shell(first, `tar -xOzf ${SOURCE} kanaf-${VERSION}-source/LICENSE`);
  expect(licence.stdout).toBe('the licence');
});

const shell = (folder: string, line: string | undefined) =>
  spawnSync('bash', ['-c', String(line)], { cwd: folder, encoding: 'utf8' });

it('is accepted by the lines of VERIFY.txt, and refused by them', () => {
  const key = newKey();
  const folder = signedFolder(key);
  const page = verifyPage({ version: VERSION, trial: false });
  for (const line of WITH_OPENSSL) expect(page.split(line)).toHaveLength(3);
  const [fingerprint, signature, first, sums, others] = WITH_OPENSSL;
  expect(shell(folder, fingerprint).stdout).toBe(`${key.fingerprint}  -\n`);
  expect(shell(folder, signature).stdout).toBe('Signature Verified Successfully\n');
  expect(shell(folder, first).stdout).toBe(`# kanaf ${VERSION}: release folder\n`);
  expect(shell(folder, sums)).toMatchObject({ status: 0, stdout: '', stderr: '' });
  expect(shell(folder, others)).toMatchObject({ status: 0, stdout: '', stderr: '' });
  const minisign = WITH_MINISIGN.replace('KEY-ON-THE-PAPER', minisignPublicKey(key.signing));
  expect(shell(folder, minisign).stdout).toContain(`Trusted comment: kanaf ${VERSION}: release`);
  symlinkSync(DEB, join(folder, 'link'));
  expect(shell(folder, others).stdout).toContain('link');
  flipByte(join(folder, DEB), 3);
  expect(shell(folder, sums).status).not.toBe(0);
  flipByte(join(folder, 'SHA256SUMS'), 3);
  expect(shell(folder, signature).status).not.toBe(0);
  expect(shell(folder, minisign).status).not.toBe(0);
});

it('names the format of the vault that the core writes', () => {
  expect(vaultFormat()).toBe(VAULT_FORMAT);
});

it('says on the page that a folder is a trial, and leaves nothing unfilled', () => {
  const trial = verifyPage({ version: VERSION, trial: true });
  expect(trial).toContain('made for a trial');
  expect(trial).toContain('للتجربة');
  expect(trial).not.toContain('{{');
  expect(verifyPage({ version: VERSION, trial: false })).not.toContain('trial');
});

it('takes the guides that a program makes, PDF only, and none where there is no program', () => {
  const folder = emptyFolder();
  const program = join(emptyFolder(), 'guides.mjs');
  placeGuides(folder, program);
  writeFileSync(
    program,
    `import { writeFileSync } from 'node:fs';
     const to = process.argv[process.argv.indexOf('--to') + 1];
     for (const name of ['guide.ar.pdf', 'notes.txt']) writeFileSync(to + '/' + name, name);`,
  );
  placeGuides(folder, program);
  expect(existsSync(join(folder, 'guide.ar.pdf'))).toBe(true);
  expect(existsSync(join(folder, 'notes.txt'))).toBe(false);
});

it('runs on nothing but Node: the checking program, copied away alone', () => {
  const folder = signedFolder(newKey());
  const alone = join(emptyFolder(), 'verify.mjs');
  writeFileSync(alone, readFileSync('scripts/release/verify.mjs'));
  const args = [alone, folder, '--fingerprint', newKey().fingerprint];
  expect(() => execFileSync(process.execPath, args, { stdio: 'pipe' })).toThrow();
  expect(spawnSync(process.execPath, args, { encoding: 'utf8' }).stdout).toContain('another key');
});
