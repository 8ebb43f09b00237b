// Tries at the locked door and reading while the disk takes nothing: sealed beside the trail, taken in later, never lost
// without a line that says how many.
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDataKey, openPayload } from '../../../electron/vault/audit/data-key';
import type { EventV2 } from '../../../electron/vault/audit/event';
import { audit } from '../../../src/features/audit/contract';
import { residents } from '../../../src/features/residents/contract';
import { vault as vaultContract } from '../../../src/features/vault/contract';
import { chosenFolders } from '../../support/chosen-folders';
import { newestVerbs } from '../../support/resident-in-vault';
import { admitInput } from '../../support/residents';
import { foundTestVault, type TestVault } from '../../support/test-vault';
import { printWithFoot } from '../signing/papers';

let house: TestVault;
beforeEach(async () => {
  house = await foundTestVault({
    roles: ['manager', 'reception', 'auditor'],
    remembers: true,
    outside: {
      ...chosenFolders,
      print: printWithFoot,
    },
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  house.destroy();
});

const side = (): string => join(house.folder, 'vault', 'sealed-events.kanaf');

/** The disk takes nothing: what SQLite says at the commit. */
function fillDisk(): void {
  const full = Object.assign(new Error('sqlite error(SQLITE_FULL)'), { code: 'SQLITE_FULL' });
  vi.spyOn(house.open().records, 'commit').mockImplementation(() => {
    throw full;
  });
}

async function opened(event: EventV2): Promise<unknown> {
  const { keychain, vaultId } = house.open();
  const keys = keychain.generation('audit', event.aside?.generation ?? 0);
  if (keys === undefined || event.aside === undefined) throw new Error('not sealed aside');
  const key = await openDataKey(keys.dropSeed, vaultId, event.aside);
  if (key === undefined) throw new Error('does not open');
  return openPayload(key, { vaultId, at: 'aside' }, event.sealed ?? '');
}

function asides(): readonly EventV2[] {
  return house
    .open()
    .audit.newest(Number.MAX_SAFE_INTEGER, 500)
    .filter(
      (event): event is EventV2 & { sequence: number } =>
        event.v === 2 && event.verb === 'vault.aside',
    )
    .reverse();
}

describe('a wrong try at the locked door', () => {
  async function wrongTry(staffCode: string): Promise<void> {
    const answer = await house.call(vaultContract.unlock, {
      staffCode,
      passphrase: 'not the words of anyone',
    });
    expect(answer.kind).toBe('refused');
  }

  it('is sealed at once, taken in by whoever unlocks next, and read by who holds audit', async () => {
    house.at.lock('asked');
    await wrongTry('MA-01');
    await wrongTry('NO-99');
    const written = readFileSync(side(), 'utf8');
    expect(written.trimEnd().split('\n')).toHaveLength(2);
    expect(written).not.toMatch(/MA-01|wrong|2026/);
    await house.actAs('reception');
    expect(existsSync(side())).toBe(false);
    await house.actAs('auditor');
    const contents = await Promise.all(asides().map(opened));
    expect(contents).toMatchObject([
      { verb: 'vault.wrong-try', at: house.clock.now() },
      { verb: 'vault.wrong-try', slotId: 'unknown' },
    ]);
    expect(house.open().audit.verify().sound).toBe(true);
  });

  it('is not taken in twice when the file outlived its commit', async () => {
    house.at.lock('asked');
    await wrongTry('MA-01');
    const written = readFileSync(side());
    await house.actAs('manager');
    expect(asides()).toHaveLength(1);
    house.at.lock('asked');
    writeFileSync(side(), written);
    await wrongTry('MA-01');
    await house.actAs('manager');
    expect(asides()).toHaveLength(2);
  });

  it('cannot be flooded, and what is not ours is counted, not swallowed', async () => {
    house.at.lock('asked');
    writeFileSync(side(), 'x'.repeat(300 * 1024));
    await wrongTry('MA-01');
    expect(readFileSync(side())).toHaveLength(300 * 1024);
    await house.actAs('manager');
    expect(newestVerbs(house, 4)).toContain('vault.aside-damaged');
    house.at.lock('asked');
    appendFileSync(side(), '{"v":1}\nnonsense\n');
    await wrongTry('MA-01');
    await house.actAs('manager');
    const [damaged] = house
      .open()
      .audit.newest(Number.MAX_SAFE_INTEGER, 5)
      .filter(({ verb }) => verb === 'vault.aside-damaged');
    expect(damaged).toMatchObject({ facts: { lines: 2 } });
    expect(asides()).toHaveLength(1);
  });

  it('is noticed when the public key that it is sealed to was replaced', async () => {
    house.at.lock('asked');
    const path = join(house.folder, 'vault', 'audit-public.kanaf');
    const found = JSON.parse(readFileSync(path, 'utf8')) as object;
    writeFileSync(path, JSON.stringify({ ...found, dropPublicKey: '09'.repeat(32) }));
    await house.actAs('manager');
    expect(newestVerbs(house, 3)).toContain('audit.public-key-replaced');
    await house.actAs('manager');
    expect(newestVerbs(house, 3)).not.toContain('audit.public-key-replaced');
  });
});

describe('a disk that takes nothing', () => {
  it('refuses commands by name, lets people read, and gets every reading into the trail later', async () => {
    const { id } = await house.done(residents.admit, admitInput('U-1', 'سلمى حسن'));
    const before = house.open().audit.size();
    fillDisk();
    expect(await house.call(residents.admit, admitInput('U-2', 'أمل علي'))).toMatchObject({
      kind: 'refused',
      refusal: { code: 'vault.read-only' },
    });
    expect(house.open().files.mode).toBe('read-only');
    expect(await house.done(residents.open, { id })).toMatchObject({ id });
    expect(house.open().audit.size()).toBe(before);
    expect(house.faults).toEqual([]);
    vi.restoreAllMocks();
    await house.done(residents.admit, admitInput('U-3', 'أمل علي'));
    expect(house.open().files.mode).toBe('normal');
    expect(newestVerbs(house, 3)).toEqual([
      'residents.admit',
      'vault.writable-again',
      'vault.aside',
    ]);
    const [event] = asides();
    expect(event === undefined ? undefined : await opened(event)).toMatchObject({
      verb: 'residents.open',
      actor: 'MA-01',
      object: { kind: 'resident', id },
    });
    expect(existsSync(side())).toBe(false);
  });

  it('tells later of a slip that was printed meanwhile', async () => {
    const folder = join(house.folder, 'chosen');
    mkdirSync(folder);
    fillDisk();
    const { file } = await house.done(audit.printSlip, { folder, language: 'ar' });
    expect(existsSync(join(folder, file))).toBe(true);
    vi.restoreAllMocks();
    await house.done(residents.admit, admitInput('U-3', 'أمل علي'));
    const [event] = asides();
    expect(event === undefined ? undefined : await opened(event)).toMatchObject({
      verb: 'audit.slip-printed',
      actor: 'MA-01',
    });
  });

  it('that does not even take the file beside it leaves a gap that is told at the next unlock', async () => {
    const { id } = await house.done(residents.admit, admitInput('U-1', 'سلمى حسن'));
    mkdirSync(side());
    fillDisk();
    await house.done(residents.open, { id });
    await house.done(residents.open, { id });
    expect(house.open().files.unwritten.inMemory).toBe(2);
    house.at.lock('asked');
    vi.restoreAllMocks();
    rmSync(side(), { recursive: true });
    await house.actAs('manager');
    const events = house.open().audit.newest(Number.MAX_SAFE_INTEGER, 5);
    expect(events.find(({ verb }) => verb === 'audit.gap')).toMatchObject({ facts: { events: 3 } });
    await house.actAs('manager');
    const gaps = newestVerbs(house, 50).filter((verb) => verb === 'audit.gap');
    expect(gaps).toHaveLength(1);
  });
});
