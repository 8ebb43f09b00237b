// The signed list of installed files: who may sign it, and what is refused before anything is packed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FILE_LIST, writeFileList } from '../../scripts/package/file-list.mjs';
import { placeReleaseKeys, signFileList } from '../../scripts/package/file-signature.mjs';
import { mayBeSignedWith, readReleaseKeys } from '../../scripts/release/release-keys.mjs';
import { emptyFolder, type KeyEntry, newKey, type TestKey } from './stand-in-folder';

const SIGNATURE = `${FILE_LIST}.sig`;

function keysFile(entries: readonly unknown[]): string {
  const file = join(emptyFolder(), 'keys.json');
  writeFileSync(file, JSON.stringify({ keys: entries }));
  return file;
}

function installed(entries: readonly KeyEntry[]): string {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'resources'));
  writeFileSync(join(folder, 'kanaf'), 'the program');
  writeFileSync(join(folder, 'resources/app.asar'), 'the app');
  placeReleaseKeys(folder, keysFile(entries));
  writeFileList({ folder, version: '0.1.0', target: { platform: 'linux', arch: 'x64' } });
  return folder;
}

const signing = (entries: readonly KeyEntry[], key?: TestKey, signatures: Buffer[] = []) => ({
  keys: readReleaseKeys(keysFile(entries)),
  key: key?.signing,
  signatures,
});

it('lists every file but the two of itself, and sha256sum agrees', () => {
  const folder = installed([]);
  const [first, ...lines] = readFileSync(join(folder, FILE_LIST), 'utf8').trimEnd().split('\n');
  expect(first).toBe('# kanaf 0.1.0 linux-x64: installed files');
  expect(lines.map((line) => line.slice(66))).toEqual([
    'kanaf',
    'resources/app.asar',
    'resources/release-keys.json',
  ]);
  execFileSync('sha256sum', ['--check', '--strict', FILE_LIST], { cwd: folder });
});

it('signs with a release key so that openssl agrees, and the same signature given as a file is the same', () => {
  const key = newKey();
  const folder = installed([key.entry]);
  signFileList(folder, signing([key.entry], key));
  const made = readFileSync(join(folder, SIGNATURE));
  writeFileSync(join(folder, 'key.pem'), key.pem);
  const args = ['pkeyutl', '-verify', '-pubin', '-inkey', 'key.pem', '-rawin', '-in', FILE_LIST];
  execFileSync('openssl', [...args, '-sigfile', SIGNATURE], { cwd: folder });
  signFileList(folder, signing([key.entry], undefined, [Buffer.alloc(64), made]));
  expect(readFileSync(join(folder, SIGNATURE))).toEqual(made);
});

it('leaves an unsigned build without a signature, also where one lay there before', () => {
  const folder = installed([]);
  writeFileSync(join(folder, SIGNATURE), 'of an earlier build');
  signFileList(folder, signing([]));
  expect(existsSync(join(folder, SIGNATURE))).toBe(false);
});

it('takes no signature of a key outside the list, of a revoked key, or under another list', () => {
  const [key, other] = [newKey(), newKey()];
  const folder = installed([key.entry]);
  const list = readFileSync(join(folder, FILE_LIST));
  const refuse = (entries: KeyEntry[], signature: Buffer): void => {
    expect(() => signFileList(folder, signing(entries, undefined, [signature]))).toThrow(
      'no given signature is one of a release key under this list of files (# kanaf 0.1.0 linux-x64',
    );
    expect(existsSync(join(folder, SIGNATURE))).toBe(false);
  };
  refuse([key.entry], other.signing.sign(list));
  refuse([{ ...key.entry, revokedOn: '2026-02-03' }], key.signing.sign(list));
  refuse([key.entry], key.signing.sign(Buffer.from('another list')));
});

it('signs with no key that the app would not trust', () => {
  const [key, other] = [newKey(), newKey()];
  const revoked = { ...key.entry, revokedOn: '2026-02-03' };
  const may = (entries: KeyEntry[]) => () =>
    mayBeSignedWith(readReleaseKeys(keysFile(entries)), key.signing);
  expect(may([other.entry])).toThrow('is not in the list of release keys');
  expect(may([revoked])).toThrow('was revoked on 2026-02-03');
  expect(may([other.entry, key.entry])()).toMatchObject({ fingerprint: key.fingerprint });
});

it.each([
  ['another fingerprint', { fingerprint: 'a'.repeat(64) }],
  ['another key', { publicKey: 'AAAA' }],
  ['a day that is none', { since: 'yesterday' }],
  ['a revocation that is no day', { revokedOn: 'soon' }],
  ['a field nobody knows', { trusted: true }],
])('reads no list of keys with %s', (_, changed) => {
  const file = keysFile([{ ...newKey().entry, ...changed }]);
  expect(() => readReleaseKeys(file)).toThrow('is not as docs/release.md says');
});

it('reads no list that names a key twice: one of the two lines might be revoked', () => {
  const { entry } = newKey();
  const file = keysFile([entry, { ...entry, revokedOn: '2026-02-03' }]);
  expect(() => readReleaseKeys(file)).toThrow('names a key twice');
});

it('reads the list of this repository', () => {
  expect(() => readReleaseKeys()).not.toThrow();
});
