// The installed app compares itself with its signed list: what is changed, missing, extra or no plain file is told by name.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { comparedFiles } from '../../electron/release/compared-files';
import { checkInstalled } from '../../electron/release/installed-files';
import { type InstalledFolder, installedFolder } from '../support/installed-folder';
import { keyEntry, put, testKey } from '../support/signed-folder';

let app: InstalledFolder;
beforeEach(() => {
  app = installedFolder('0.1.0', 'linux-x64');
});
afterEach(() => rmSync(app.folder, { recursive: true, force: true }));

const at = (name: string): string => join(app.folder, name);
const check = (tell: (done: number, total: number) => void = () => undefined) =>
  checkInstalled(app, tell);
const signed = () => ({ kind: 'signed', fingerprint: app.key.fingerprint });
const one = (trouble: string, name: string) => ({ trouble, count: 1, names: [name] });

describe('an untouched installation', () => {
  it('is told with the key that signed it, and how far the reading was', async () => {
    const told: number[] = [];
    const found = await check((done, total) => told.push(done / total));
    expect(found).toEqual({ kind: 'compared', signature: signed(), files: 4, troubles: [] });
    expect(told[0]).toBe(0);
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });
});

describe('a touched installation', () => {
  it('names the file of which one byte was changed', async () => {
    writeFileSync(at('kanaf'), 'the prograM');
    expect(await check()).toMatchObject({
      signature: signed(),
      troubles: [one('differs', 'kanaf')],
    });
  });

  it('names the file that is missing, and the one that nobody listed', async () => {
    rmSync(at('locales/ar.pak'));
    put(app.folder, 'resources/more/helper.so', 'x');
    expect(await check()).toMatchObject({
      troubles: [one('missing', 'locales/ar.pak'), one('extra', 'resources/more/helper.so')],
    });
  });

  it('follows no link, although it leads to the same bytes', async () => {
    put(app.folder, '../kanaf-elsewhere', 'the program');
    rmSync(at('kanaf'));
    symlinkSync(at('../kanaf-elsewhere'), at('kanaf'));
    expect(await check()).toMatchObject({ troubles: [one('linked', 'kanaf')] });
    rmSync(at('../kanaf-elsewhere'));
  });

  it('tells a link to a folder, and does not walk through it', async () => {
    symlinkSync('/etc', at('locales/more'));
    expect(await check()).toMatchObject({ troubles: [one('linked', 'locales/more')] });
  });

  it('tells a name that differs in case alone', async () => {
    rmSync(at('kanaf'));
    put(app.folder, 'Kanaf', 'the program');
    expect(await check()).toMatchObject({
      troubles: [one('missing', 'kanaf'), one('extra', 'Kanaf')],
    });
  });

  it('names the first twenty and counts the rest', async () => {
    for (let nth = 100; nth < 130; nth += 1) put(app.folder, `extra-${nth}`, '');
    const found = await check();
    const [extra] = found.kind === 'compared' ? found.troubles : [];
    expect(extra?.count).toBe(30);
    expect(extra?.names).toHaveLength(20);
    expect(extra?.names.at(-1)).toBe('extra-119');
  });

  it('shows a name without the signs that would disguise it', async () => {
    put(app.folder, 'gpj.\u202eexe', 'x');
    expect(await check()).toMatchObject({ troubles: [one('extra', 'gpj.\ufffdexe')] });
  });

  it('says so where a file cannot be read any more', async () => {
    const gone = { name: 'kanaf', bytes: 11, isPlain: true };
    const hashes = new Map([['kanaf', 'a'.repeat(64)]]);
    rmSync(at('kanaf'));
    const order = { folder: app.folder, found: [gone], hashes, beside: new Set<string>() };
    expect(await comparedFiles({ ...order, tell: () => undefined })).toEqual([
      one('unreadable', 'kanaf'),
    ]);
  });
});

describe('the list', () => {
  it('is missing, or is none', async () => {
    writeFileSync(at('resources/files.sha256'), 'nothing of the kind');
    expect(await check()).toEqual({ kind: 'unreadable-list' });
    rmSync(at('resources/files.sha256'));
    expect(await check()).toEqual({ kind: 'no-list' });
    mkdirSync(at('resources/files.sha256'));
    expect(await check()).toEqual({ kind: 'no-list' });
  });

  it('counts only for the version and the system that run', async () => {
    const madeFor = 'kanaf 0.1.0 linux-x64: installed files';
    const other = { kind: 'other-list', madeFor };
    const nothing = () => undefined;
    expect(await checkInstalled({ ...app, version: '0.1.1' }, nothing)).toEqual(other);
    expect(await checkInstalled({ ...app, system: 'linux-arm64' }, nothing)).toEqual(other);
  });

  it('may be unsigned: its files are compared all the same', async () => {
    rmSync(at('resources/files.sha256.sig'));
    expect(await check()).toMatchObject({ signature: { kind: 'unsigned' }, troubles: [] });
  });

  it('is not believed where its signature is over other bytes, or cut', async () => {
    put(app.folder, 'resources/files.sha256.sig', app.key.sign(Buffer.from('other')));
    expect(await check()).toMatchObject({ signature: { kind: 'other-key' } });
    put(app.folder, 'resources/files.sha256.sig', Buffer.alloc(63));
    expect(await check()).toMatchObject({ signature: { kind: 'other-key' } });
  });

  it('is signed by a key that was taken back', async () => {
    const keys = { keys: [keyEntry(app.key, '2026-05-01')] };
    put(app.folder, 'resources/release-keys.json', JSON.stringify(keys));
    app.seal();
    expect(await check()).toMatchObject({
      signature: { kind: 'revoked', fingerprint: app.key.fingerprint, revokedOn: '2026-05-01' },
    });
  });

  it('is signed by nobody where the keys are others, none, or not to be read', async () => {
    const foreign = JSON.stringify({ keys: [keyEntry(testKey())] });
    const lying = JSON.stringify({
      keys: [{ ...keyEntry(app.key), fingerprint: testKey().fingerprint }],
    });
    for (const keys of [foreign, lying, '{"keys":[]}', '{', '[]']) {
      put(app.folder, 'resources/release-keys.json', keys);
      app.seal();
      expect(await check(), keys).toMatchObject({ signature: { kind: 'other-key' } });
    }
  });
});
