// The app's own look at a release folder: what verify.mjs refuses is refused, and every step back.
import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Brought, lookAtRelease } from '../../electron/release/release-folder';
import {
  aboutRelease,
  DEB,
  emptyFolder,
  flipByte,
  type KeyEntry,
  newKey,
  signedFolder,
  signWrongList,
  VERSION,
} from './stand-in-folder';

const key = newKey();
const OWN = { version: '0.0.9', vaultFormat: 1 };

function installedKeys(entries: readonly KeyEntry[]): string {
  const file = join(emptyFolder(), 'release-keys.json');
  writeFileSync(file, JSON.stringify({ keys: entries }));
  return file;
}

async function look(folder: string, more: Partial<Brought> = {}) {
  const keysFile = more.keysFile ?? installedKeys([key.entry]);
  const brought = { folder, fingerprint: undefined, own: OWN, ...more, keysFile };
  return lookAtRelease(brought, () => undefined);
}

const refused = (code: string, ...about: readonly string[]) => ({ kind: 'refused', code, about });

describe('a release folder', () => {
  it('is sound when it is whole, newer and signed by a key of this installation', async () => {
    expect(await look(signedFolder(key))).toEqual({
      kind: 'sound',
      version: VERSION,
      fingerprint: key.fingerprint,
      vaultFormat: 1,
      runtime: '45.4.1',
      date: '2026-01-02',
      isThis: false,
      deb: DEB,
      rpm: null,
      machineExe: null,
      userExe: `kanaf-${VERSION}-win32-x64-user.exe`,
    });
  });

  it('is told to be the version that runs', async () => {
    const own = { version: VERSION, vaultFormat: 1 };
    expect(await look(signedFolder(key), { own })).toMatchObject({ kind: 'sound', isThis: true });
  });

  it('is believed by a typed fingerprint where the installation knows no key', async () => {
    const keysFile = installedKeys([]);
    const folder = signedFolder(key);
    expect(await look(folder, { keysFile })).toEqual(refused('foreign-key', key.fingerprint));
    const { fingerprint } = newKey();
    expect(await look(folder, { keysFile, fingerprint })).toMatchObject(
      refused('foreign-key', key.fingerprint),
    );
    expect(await look(folder, { keysFile, fingerprint: key.fingerprint })).toMatchObject({
      kind: 'sound',
    });
  });

  it('is refused by a key that was taken back, here or in the release, also when its fingerprint is typed', async () => {
    const revoked = { ...key.entry, revokedOn: '2026-02-01' };
    const { fingerprint } = key;
    const keysFile = installedKeys([revoked]);
    expect(await look(signedFolder(key), { keysFile, fingerprint })).toEqual(
      refused('revoked-key', fingerprint),
    );
    const keys = JSON.stringify({ keys: [revoked] });
    expect(await look(signedFolder(key, { 'release-keys.json': keys }))).toEqual(
      refused('revoked-key', fingerprint),
    );
  });

  it('is refused when it is older, or of a lower format of the vault', async () => {
    const own = (version: string, vaultFormat = 1) => ({ own: { version, vaultFormat } });
    expect(await look(signedFolder(key), own('0.1.1'))).toEqual(refused('older-version', VERSION));
    expect(await look(signedFolder(key), own('0.10.0'))).toEqual(refused('older-version', VERSION));
    expect(await look(signedFolder(key), own('0.0.9', 2))).toEqual(refused('lower-format', '1'));
  });

  it('is refused when it is of another product or mixes versions', async () => {
    const about = (more: object) => JSON.stringify({ ...aboutRelease(), ...more });
    const other = signedFolder(key, { 'release.json': about({ product: 'kanafa' }) });
    expect(await look(other)).toEqual(refused('other-product', 'kanafa'));
    const mixed = signedFolder(key, { 'release.json': about({ version: '0.2.0' }) });
    expect(await look(mixed)).toMatchObject({ code: 'mixed-versions' });
    const named = signedFolder(key, { 'kanaf_0.3.0_amd64.rpm': 'x' });
    expect(await look(named)).toEqual(refused('mixed-versions', 'kanaf_0.3.0_amd64.rpm'));
    expect(await look(signedFolder(key, { 'release.json': '{' }))).toEqual(
      refused('bad-form', 'release.json'),
    );
  });
});

describe('a touched release folder', () => {
  const touched = async (touch: (folder: string) => void) => {
    const folder = signedFolder(key);
    touch(folder);
    return look(folder);
  };

  it('is refused for one changed byte and for a copy that was cut', async () => {
    expect(await touched((at) => flipByte(join(at, DEB), 7))).toEqual(refused('changed', DEB));
    expect(await touched((at) => truncateSync(join(at, DEB), 100))).toEqual(
      refused('changed', DEB),
    );
  });

  it('is refused for a file that is missing, and for one that nobody signed', async () => {
    expect(await touched((at) => rmSync(join(at, DEB)))).toEqual(refused('missing', DEB));
    expect(await touched((at) => rmSync(join(at, 'SHA256SUMS.minisig')))).toEqual(
      refused('missing', 'SHA256SUMS.minisig'),
    );
    expect(await touched((at) => writeFileSync(join(at, 'more.deb'), 'x'))).toEqual(
      refused('extra', 'more.deb'),
    );
  });

  it('is refused for a link, a folder inside, other capital letters and an odd name', async () => {
    const linked = (at: string): void => {
      renameSync(join(at, DEB), join(at, '..', DEB));
      symlinkSync(join(at, '..', DEB), join(at, DEB));
    };
    expect(await touched(linked)).toEqual(refused('no-file', DEB));
    expect(await touched((at) => mkdirSync(join(at, 'more')))).toEqual(refused('no-file', 'more'));
    const upper = DEB.toUpperCase();
    expect(await touched((at) => renameSync(join(at, DEB), join(at, upper)))).toEqual(
      refused('other-case', upper),
    );
    expect(await touched((at) => writeFileSync(join(at, '.hidden'), 'x'))).toEqual(
      refused('odd-name', '.hidden'),
    );
  });

  it('is refused when its list or its signature was changed, or it was signed again by somebody else', async () => {
    expect(await touched((at) => flipByte(join(at, 'SHA256SUMS'), 90))).toEqual(
      refused('bad-signature', 'SHA256SUMS.sig'),
    );
    expect(await touched((at) => flipByte(join(at, 'SHA256SUMS.sig'), 3))).toEqual(
      refused('bad-signature', 'SHA256SUMS.sig'),
    );
    const other = newKey();
    expect(await look(signedFolder(other))).toEqual(refused('foreign-key', other.fingerprint));
    const purpose = `# kanaf ${VERSION} linux-x64: installed files\n`;
    expect(await touched((at) => signWrongList(at, key, purpose))).toEqual(
      refused('other-purpose', purpose.slice(2, -1)),
    );
  });

  it('is refused when it is not there', async () => {
    expect(await look(join(emptyFolder(), 'gone'))).toEqual(refused('no-folder'));
  });
});
