// A medium with a little room takes a part of what is written and calls that no error: nothing cut may be called saved.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendAside, type AsideLine, readAside } from '../../electron/vault/audit/side-file';
import { putNew } from '../../electron/vault/keys/disk';
import { audit } from '../../src/features/audit/contract';
import { chosenFolders } from '../support/chosen-folders';
import { foundTestVault, type TestVault } from '../support/test-vault';
import { SmallDisk } from './small-disk';

const PAGE = 4096;

let disk: SmallDisk;
beforeEach(() => {
  disk = new SmallDisk('1m');
});
afterEach(() => disk.takeAway());

describe('a new file', () => {
  it('is whole or not there, and can be written once there is room', () => {
    const path = join(disk.path, 'paper.pdf');
    const content = Buffer.alloc(5 * PAGE, 7);
    disk.fill(2 * PAGE);
    expect(() => putNew(path, content)).toThrow('ENOSPC');
    expect(existsSync(path)).toBe(false);
    disk.makeRoom();
    putNew(path, content);
    expect(readFileSync(path).equals(content)).toBe(true);
    expect(() => putNew(path, 'another')).toThrow('EEXIST');
    expect(readFileSync(path).equals(content)).toBe(true);
  });
});

describe('a line beside the trail', () => {
  const line = (sealed: string): AsideLine => ({
    v: 1,
    key: { generation: 1, wrapped: 'AAAA' },
    sealed,
  });

  it('that found no room does not spoil the next one', () => {
    const first = line('A'.repeat(3000));
    const second = line('B'.repeat(3000));
    expect(appendAside(disk.path, first)).toBe(true);
    disk.fill(0);
    expect(appendAside(disk.path, second)).toBe(false);
    disk.makeRoom();
    expect(appendAside(disk.path, second)).toBe(true);
    expect(readAside(disk.path, undefined)).toMatchObject({
      lines: [first, second],
      unreadable: 0,
    });
  });
});

describe('what a worker takes along', () => {
  let house: TestVault;
  beforeEach(async () => {
    house = await foundTestVault({ outside: chosenFolders });
  });
  afterEach(() => house.destroy());

  it('the trail is refused where only a part of it has room', async () => {
    const vault = house.open();
    for (let nth = 0; nth < 40; nth += 1) {
      vault.witness({ at: house.clock.now(), verb: 'residents.list', outcome: 'done' });
    }
    disk.fill(4 * PAGE);
    const full = await house.call(audit.export, { folder: disk.path });
    expect(full).toMatchObject({ refusal: { code: 'audit.folder-not-writable' } });
    expect(readdirSync(disk.path)).toEqual(['film']);
    disk.makeRoom();
    const { files } = await house.done(audit.export, { folder: disk.path });
    expect(files).toHaveLength(3);
  });

  it('the checkpoint on the stick is whole at the next visit after a full one', async () => {
    const visit = () => house.call(audit.visitStick, { folder: disk.path });
    mkdirSync(join(disk.path, `kanaf-audit-${house.open().vaultId}`));
    disk.fill(0);
    expect(await visit()).toMatchObject({ refusal: { code: 'audit.folder-not-writable' } });
    disk.makeRoom();
    expect(await visit()).toMatchObject({ kind: 'done' });
    expect(await visit()).toMatchObject({ value: { earlier: [{ verdict: 'agrees' }] } });
    expect(readdirSync(disk.path)).toHaveLength(1);
  });
});
