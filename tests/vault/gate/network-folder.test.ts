// A vault is kept on a disk of this computer: what lies on another one is told apart and not opened.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { recovery } from '../../../src/features/recovery/contract';
import { vault as vaultContract } from '../../../src/features/vault/contract';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

const network = vi.hoisted(() => ({ isThere: false }));
vi.mock('../../../electron/vault/platform/network-folder', async (original) => {
  const real = await original<typeof import('../../../electron/vault/platform/network-folder')>();
  return { ...real, isNetworkPath: (path: string) => network.isThere || real.isNetworkPath(path) };
});
const { fileSystemAt, isNetworkPath } = await import(
  '../../../electron/vault/platform/network-folder'
);

const MOUNTS = `22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
35 22 0:31 / /home rw - ext4 /dev/sdb1 rw
40 35 0:52 / /home/office rw,nosuid - cifs //server/office rw,vers=3.1.1
41 22 0:53 / /srv/case\\040files rw shared:9 master:2 - nfs4 10.0.0.2:/cases rw
42 22 0:54 / /media/stick rw - fuseblk /dev/sdc1 rw
43 42 0:55 / /media/stick rw - exfat /dev/sdc2 rw
44 22 0:56 / /mnt/far rw - fuse.sshfs me@far:/ rw
`;

let house: TestVault | undefined;
afterEach(() => {
  network.isThere = false;
  house?.destroy();
  house = undefined;
});

describe('where a folder lies', () => {
  it.each([
    ['/', 'ext4'],
    ['/homeless', 'ext4'],
    ['/home', 'ext4'],
    ['/home/office', 'cifs'],
    ['/home/office/kanaf/vault', 'cifs'],
    ['/home/officer', 'ext4'],
    ['/srv/case files/vault', 'nfs4'],
    ['/media/stick/vault', 'exfat'],
    ['/mnt/far', 'fuse.sshfs'],
  ])('%s is on %s', (path, kind) => {
    expect(fileSystemAt(path, MOUNTS)).toBe(kind);
  });

  it('is not guessed where nothing is said', () => {
    expect(fileSystemAt('/home', '')).toBe('');
    expect(fileSystemAt('/home', 'nonsense\n\n - \n')).toBe('');
  });

  it('a share by its name is one, a folder here is none, there already or not yet', () => {
    expect(isNetworkPath('\\\\server\\share\\vault')).toBe(true);
    expect(isNetworkPath('//server/share')).toBe(true);
    expect(isNetworkPath('\\\\?\\UNC\\server\\share')).toBe(true);
    expect(isNetworkPath('\\\\?\\C:\\Kanaf')).toBe(false);
    const here = mkdtempSync(join(tmpdir(), 'kanaf-here-'));
    expect(isNetworkPath(here)).toBe(false);
    expect(isNetworkPath(join(here, 'not', 'yet'))).toBe(false);
    rmSync(here, { recursive: true });
  });
});

it('a vault that was moved onto the network is not opened, and opens once it is back', {
  timeout: 60_000,
}, async () => {
  house = await foundTestVault();
  house.at.lock('asked');
  const door = { staffCode: staffCodeOf('manager'), passphrase: PASSPHRASES.manager };
  network.isThere = true;
  expect(await house.call(vaultContract.unlock, door)).toMatchObject({
    kind: 'refused',
    refusal: { code: 'vault.lies-on-network' },
  });
  const papers = { kind: 'code' as const, typed: '1234 5678' };
  expect(await house.call(recovery.begin, { proof: papers })).toMatchObject({
    kind: 'refused',
    refusal: { code: 'vault.lies-on-network' },
  });
  network.isThere = false;
  expect(await house.call(vaultContract.unlock, door)).toMatchObject({ kind: 'done' });
});
