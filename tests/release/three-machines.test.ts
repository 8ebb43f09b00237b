// A release on three machines: one builds, one has the key and nothing but stock Node and what came on the stick, one checks with what
// came on the stick and with its own system. Each is a folder of its own with an empty environment; Node's permissions keep the
// second and the third from reading anything beside it.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFileList } from '../../scripts/package/file-list.mjs';
import { SUMS, writeSums } from '../../scripts/release/sums.mjs';
import { WITH_MINISIGN, WITH_OPENSSL } from '../../scripts/release/verify-page.mjs';
import { DEB, emptyFolder, flipByte, newKey, unsignedFolder, VERSION } from './stand-in-folder';

const PASSPHRASE = 'twelve letters and twelve more';
const NODE = process.execPath;
const LIST = 'files.sha256';
const MINISIG = `${SUMS}.minisig`;

/** Node that sees one folder only, and nothing of this machine's settings. */
function alone(folder: string, args: readonly string[], input = '') {
  const fence = [
    '--experimental-permission',
    `--allow-fs-read=${folder}/*`,
    `--allow-fs-write=${folder}/*`,
  ];
  const done = spawnSync(NODE, [...fence, ...args], {
    cwd: folder,
    env: {},
    input,
    encoding: 'utf8',
  });
  return { status: done.status, said: done.stdout, complained: done.stderr };
}

const atKey = (stick: string, ...args: readonly string[]) =>
  alone(stick, ['kanaf-key.mjs', ...args, '--passphrase-fd', '0'], `${PASSPHRASE}\n`);

interface Machines {
  readonly stick: string;
  readonly checked: string;
  readonly fingerprint: string;
  readonly minisignKey: string;
}

/** From an empty folder each to a signed release on the third. */
function throughThree(): Machines {
  const stick = emptyFolder();
  toStick(stick);
  const made = atKey(stick, 'make', '--to', 'key.pem');
  expect(made.complained).not.toContain('ERR_ACCESS_DENIED');
  const entry = JSON.parse(/\{"fingerprint".*\}/.exec(made.said)?.[0] ?? '{}') as {
    fingerprint: string;
    publicKey: string;
  };
  const built = buildMachine(entry);
  copyFileSync(join(built, SUMS), join(stick, SUMS));
  const signed = atKey(stick, 'sign', SUMS, '--key', 'key.pem');
  expect(signed.said).toContain(`kanaf ${VERSION}: release folder\nsha256 `);
  for (const name of [`${SUMS}.sig`, MINISIG]) copyFileSync(join(stick, name), join(built, name));
  const checked = join(emptyFolder(), `kanaf-${VERSION}`);
  cpSync(built, checked, { recursive: true });
  const minisignKey = /public key of minisign:\n {2}(\S+)/.exec(made.said)?.[1] ?? '';
  return { stick, checked, fingerprint: entry.fingerprint, minisignKey };
}

function toStick(stick: string): void {
  const app = emptyFolder();
  mkdirSync(join(app, 'resources'));
  writeFileSync(join(app, 'kanaf'), 'the program');
  writeFileList({ folder: app, version: VERSION, target: { platform: 'linux', arch: 'x64' } });
  const list = join(app, 'resources', LIST);
  execFileSync(NODE, ['scripts/release-stick.mjs', '--to', stick, list], { stdio: 'pipe' });
}

/** What the first machine lays out: it has the public half only. */
function buildMachine(entry: { readonly fingerprint: string; readonly publicKey: string }): string {
  const pem = `-----BEGIN PUBLIC KEY-----\n${entry.publicKey}\n-----END PUBLIC KEY-----\n`;
  const keys = JSON.stringify({ keys: [{ ...entry, since: '2026-01-01', revokedOn: null }] });
  const folder = unsignedFolder(newKey(), {
    'release-key.pem': pem,
    'release-keys.json': keys,
    'verify.mjs': readFileSync('scripts/release/verify.mjs', 'utf8'),
  });
  writeSums(folder, VERSION);
  return folder;
}

describe('the machine with the key', () => {
  it('has the program, the lists and what it wrote, shows what it signs, and reads nothing beside it', () => {
    const { stick } = throughThree();
    const names = ['kanaf-key.mjs', 'key.pem', LIST, SUMS, `${SUMS}.sig`, MINISIG];
    expect(readdirSync(stick).sort()).toEqual(names.sort());
    const signed = atKey(stick, 'sign', LIST, '--key', 'key.pem');
    const [hash] = execFileSync('sha256sum', [LIST], { cwd: stick, encoding: 'utf8' }).split(' ');
    expect(signed.said).toBe(
      `kanaf ${VERSION} linux-x64: installed files\nsha256 ${hash}\nsigned: ${LIST}.sig\n`,
    );
    const outside = ['sign', join(process.cwd(), 'package.json'), '--key', 'key.pem'];
    expect(atKey(stick, ...outside).complained).toContain('ERR_ACCESS_DENIED');
  });
});

describe('the machine that checks', () => {
  const verify = (folder: string, fingerprint: string) =>
    alone(dirname(folder), [join(folder, 'verify.mjs'), folder, '--fingerprint', fingerprint]);
  /** With the programs of the system, and none of its settings. */
  const bySystem = (folder: string, line = '') =>
    spawnSync('/bin/bash', ['-c', line], {
      cwd: folder,
      env: { PATH: '/usr/bin:/bin' },
      encoding: 'utf8',
    });

  it('accepts by verify.mjs, by OpenSSL and by minisign', () => {
    const { checked, fingerprint, minisignKey } = throughThree();
    expect(verify(checked, fingerprint).said).toContain('Accepted: whole, unchanged');
    const [first, ...others] = WITH_OPENSSL.map((line) => bySystem(checked, line));
    expect(first?.stdout).toBe(`${fingerprint}  -\n`);
    expect(others.map(({ status, stdout }) => [status, stdout])).toEqual([
      [0, 'Signature Verified Successfully\n'],
      [0, `# kanaf ${VERSION}: release folder\n`],
      [0, ''],
      [0, ''],
    ]);
    const minisign = WITH_MINISIGN.replace('KEY-ON-THE-PAPER', minisignKey);
    expect(bySystem(checked, minisign).stdout).toContain(`Trusted comment: kanaf ${VERSION}`);
  });

  it('refuses another fingerprint, and a byte that changed on the way', () => {
    const { checked, fingerprint } = throughThree();
    expect(verify(checked, newKey().fingerprint).status).toBe(2);
    flipByte(join(checked, DEB), 5);
    expect(verify(checked, fingerprint).said).toContain(DEB);
    expect(verify(checked, fingerprint).status).toBe(2);
    expect(bySystem(checked, WITH_OPENSSL[3]).status).not.toBe(0);
    flipByte(join(checked, DEB), 5);
  });
});
