// Backups of a real vault on a real folder: what lies there, what is kept, what is never half there.
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readManifest } from '../../../electron/vault/backup/manifest';
import { makeBackup } from '../../../electron/vault/backup/make-backup';
import { changeHeader } from '../../../electron/vault/open-vault/header-change';
import { doWorkshopTask } from '../../../electron/vault/workshop/workshop-tasks';
import { keepErasureCount } from '../../../electron/vault/keyring/erasures-so-far';
import { toldByManifest } from '../../../electron/vault/backup/manifest-facts';
import { mediaRecords } from '../../../electron/vault/backup/media';
import { renew } from '../../../electron/vault/renewal/renewal';
import { audit } from '../../../src/features/audit/contract';
import { backups } from '../../../src/features/backups/contract';
import { chosenFolders } from '../../support/chosen-folders';
import { putResident } from '../../support/resident-in-vault';
import { foundTestVault, type TestVault } from '../../support/test-vault';

let house: TestVault | undefined;
afterEach(() => house?.destroy());

async function aHouse(): Promise<TestVault> {
  house = await foundTestVault({ roles: ['it'], outside: chosenFolders });
  return house;
}

function aStick(name = 'stick'): string {
  const path = join(house?.folder ?? '', name);
  mkdirSync(path, { recursive: true });
  return path;
}

function onStick(stick: string): string {
  const vaultId = house?.open().vaultId ?? '';
  return join(stick, `kanaf-${vaultId.slice(0, 8)}`);
}

function manifestAt(path: string) {
  const read = readManifest(readFileSync(join(path, 'manifest.json')));
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value.manifest;
}

/** As this session opens what the list seals. */
async function toldAt(path: string) {
  const read = readManifest(readFileSync(join(path, 'manifest.json')));
  if (!read.ok || house === undefined) throw new Error('no manifest, or no house');
  const told = await toldByManifest(house.open(), read.value);
  if (told === undefined) throw new Error('the facts do not open');
  return told;
}

const namesAt = (path: string): readonly string[] => readdirSync(path).toSorted();

describe('a backup', () => {
  it('carries header and files of one moment, also where the header changes while its manifests are heard', async () => {
    const { at, done, open } = await aHouse();
    const stick = aStick();
    await done(backups.make, { folderToken: stick });
    let changed = 0;
    for await (const { step } of makeBackup(at.gate, stick)) {
      if (step !== 'remember' || changed > 0) continue;
      const saved = changeHeader(open(), (content) => content);
      changed = saved.ok ? saved.value.generation : 0;
    }
    const newest = join(onStick(stick), 'data-2');
    expect(changed).toBeGreaterThan(1);
    expect((await toldAt(newest)).facts.headerGeneration).toBe(changed);
  });

  it('lies on the medium as data and keys, private, settled, and says what it holds', async () => {
    const { done, open } = await aHouse();
    putResident(house as TestVault, { name: 'سلمى' });
    const stick = aStick();
    const made = await done(backups.make, { folderToken: stick });
    const there = onStick(stick);
    expect(namesAt(there)).toEqual(['data-1', 'keys-1', 'medium.json']);
    expect(namesAt(join(there, 'data-1'))).toEqual(['manifest.json', 'records.kanaf']);
    expect(namesAt(join(there, 'keys-1'))).toEqual([
      'header-a.kanaf',
      'header-b.kanaf',
      'keyring.kanaf',
      'manifest.json',
    ]);
    for (const folder of ['data-1', 'keys-1']) {
      expect(statSync(join(there, folder)).mode & 0o777).toBe(0o700);
      for (const name of namesAt(join(there, folder))) {
        expect(statSync(join(there, folder, name)).mode & 0o777).toBe(0o600);
      }
    }
    expect(made).toMatchObject({ number: 1, residents: 1, isNewMedium: true, ordinal: 1 });
    const manifest = manifestAt(join(there, 'data-1'));
    expect(manifest).toEqual(manifestAt(join(there, 'keys-1')));
    const { facts, counts } = await toldAt(join(there, 'data-1'));
    expect(counts?.records['residents']).toBe(1);
    expect(facts.trail.size).toBe(made.events);
    expect(facts.trail.checkpoint.split('\n')[1]).toBe(String(made.events));
    expect(facts.samples.length).toBeGreaterThan(0);
    const copy = join(there, 'data-1', 'records.kanaf');
    const keyHex = open().keys.databaseKeyHex;
    const check = doWorkshopTask({ kind: 'check', path: copy, keyHex, inventory: true });
    expect(check?.inventory?.sha256).toBe(manifest.records.sha256);
    const [event] = open().audit.newest(Number.MAX_SAFE_INTEGER, 1);
    expect(event).toMatchObject({
      verb: 'backups.make',
      object: { kind: 'backup', id: made.manifestSha256 },
    });
    expect(mediaRecords(open()).media).toMatchObject([
      { id: manifest.mediumId, backupNumber: 1, erasures: 0, state: 'in-use' },
    ]);
  });

  it('keeps all data and two generations of keys', async () => {
    const { done } = await aHouse();
    const stick = aStick();
    for (let turn = 0; turn < 4; turn += 1) await done(backups.make, { folderToken: stick });
    expect(namesAt(onStick(stick))).toEqual([
      'data-1',
      'data-2',
      'data-3',
      'data-4',
      'keys-3',
      'keys-4',
      'medium.json',
    ]);
    expect((await done(backups.overview, {})).media).toHaveLength(1);
  });

  it('leaves no keys from before an erasure', async () => {
    const { done, open } = await aHouse();
    const stick = aStick();
    await done(backups.make, { folderToken: stick });
    await done(backups.make, { folderToken: stick });
    open().writing(() => keepErasureCount(open().records, 1));
    expect((await done(backups.overview, {})).media[0]?.mustBeRefreshed).toBe(true);
    const made = await done(backups.make, { folderToken: stick });
    expect(made.removedKeys).toBe(2);
    expect(namesAt(onStick(stick))).toEqual([
      'data-1',
      'data-2',
      'data-3',
      'keys-3',
      'medium.json',
    ]);
    expect((await done(backups.overview, {})).media[0]?.mustBeRefreshed).toBe(false);
  });

  it('may be made by a person who can open nothing', async () => {
    await aHouse();
    await house?.actAs('it');
    const made = await house?.done(backups.make, { folderToken: aStick() });
    expect(made).toMatchObject({ number: 1, residents: null });
  });

  it('says to whoever finds the medium no number but those of its files', async () => {
    const { done, open } = await aHouse();
    const stick = aStick();
    await done(backups.make, { folderToken: stick });
    for (let nth = 0; nth < 40; nth += 1) putResident(house as TestVault, { name: `سلمى ${nth}` });
    open().writing(() => keepErasureCount(open().records, 3));
    await done(backups.make, { folderToken: stick });
    const few = manifestAt(join(onStick(stick), 'data-1'));
    const many = manifestAt(join(onStick(stick), 'data-2'));
    expect(Object.keys(many).toSorted()).toEqual([
      'counts',
      'facts',
      'format',
      'formatVersion',
      'header',
      'keyring',
      'madeAt',
      'mediumId',
      'number',
      'records',
      'vaultId',
    ]);
    for (const file of [many.records, many.keyring, many.header]) {
      expect(Object.keys(file).toSorted()).toEqual(['bytes', 'sha256']);
    }
    // So many files more would show in the size of the keys, were the copy not filled up.
    expect(many.keyring.bytes).toBe(few.keyring.bytes);
    expect(many.facts.length).toBe(few.facts.length);
    expect(many.counts?.sealed.length).toBe(few.counts?.sealed.length);
    expect(many.facts).not.toBe(few.facts);
  });

  it('does not stop the work: what is written meanwhile is in the vault and not in the copy', async () => {
    const { at, open, done } = await aHouse();
    const steps = makeBackup(at.gate, aStick());
    let last = await steps.next();
    putResident(house as TestVault, { name: 'ليلى' });
    while (last.done !== true) last = await steps.next();
    expect(last.value).toMatchObject({ ok: true, value: { residents: 0 } });
    expect(open().records.get('SELECT count(*) AS n FROM residents')).toEqual({ n: 1 });
    expect(await done(audit.verify, {})).toMatchObject({ sound: true });
  });

  it.each(['copy', 'settle', 'check', 'finish'])(
    'cancelled at %s leaves the earlier backup and no half one',
    async (stopAt) => {
      const { at, done } = await aHouse();
      const stick = aStick();
      await done(backups.make, { folderToken: stick });
      const steps = makeBackup(at.gate, stick);
      for (;;) {
        const step = await steps.next();
        if (step.done === true) throw new Error('it was not stopped');
        if (step.value.step === stopAt) break;
      }
      await steps.return({ ok: false, refusal: { code: 'backups.running' } });
      expect(namesAt(onStick(stick))).toEqual(['data-1', 'keys-1', 'medium.json']);
      expect((await done(backups.make, { folderToken: stick })).number).toBe(2);
    },
  );

  it('takes away what a killed backup left, and counts on', async () => {
    const { done } = await aHouse();
    const stick = aStick();
    await done(backups.make, { folderToken: stick });
    const half = join(onStick(stick), 'data-2.partial');
    mkdirSync(half);
    writeFileSync(join(half, 'records.kanaf'), 'half');
    expect((await done(backups.make, { folderToken: stick })).number).toBe(2);
    expect(namesAt(onStick(stick))).toEqual([
      'data-1',
      'data-2',
      'keys-1',
      'keys-2',
      'medium.json',
    ]);
  });
});

describe('a backup is refused', () => {
  it('into the folder of the vault, a folder that is gone, or beside another vault', async () => {
    const { call, folder } = await aHouse();
    const refusal = async (folderToken: string) => {
      const answer = await call(backups.make, { folderToken });
      return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
    };
    expect(await refusal(join(folder, 'vault'))).toBe('backups.own-folder');
    mkdirSync(join(folder, 'vault', 'below'));
    expect(await refusal(join(folder, 'vault', 'below'))).toBe('backups.own-folder');
    expect(await refusal(join(folder, 'nowhere'))).toBe('backups.folder-gone');
    expect(await refusal('//server/share')).toMatch(/^backups\.folder-(gone|on-network)$/);
    const stick = aStick();
    mkdirSync(onStick(stick));
    const mark = {
      format: 'kanaf-medium',
      formatVersion: 1,
      mediumId: '0'.repeat(26),
      vaultId: '1'.repeat(26),
      createdAt: '2026-01-01T00:00:00.000Z',
    };
    writeFileSync(join(onStick(stick), 'medium.json'), JSON.stringify(mark));
    expect(await refusal(stick)).toBe('backups.other-vault-there');
  });

  it('when the header in the folder is not the one the session opened', async () => {
    const { call, folder } = await aHouse();
    for (const name of ['header-a.kanaf', 'header-b.kanaf']) rmSync(join(folder, 'vault', name));
    const answer = await call(backups.make, { folderToken: aStick() });
    expect(answer).toMatchObject({ kind: 'refused', refusal: { code: 'vault.header-damaged' } });
  });
});

describe('a check and a drill', () => {
  it('find a fresh backup good, with its numbers, and note the day', async () => {
    const { done, folder } = await aHouse();
    putResident(house as TestVault, { name: 'سلمى' });
    putResident(house as TestVault, { name: 'ليلى' });
    const stick = aStick();
    await done(backups.make, { folderToken: stick });
    const checked = await done(backups.check, { folderToken: stick });
    expect(checked.sound).toBe(true);
    const drilled = await done(backups.drill, { folderToken: stick });
    expect(drilled.findings.filter(({ good }) => !good)).toEqual([]);
    const found = new Map(drilled.findings.map((one) => [one.what, one]));
    expect(found.get('residents')).toMatchObject({ expected: 2, found: 2 });
    expect(found.get('opened')?.found).toBeGreaterThanOrEqual(2);
    const { media, lastDrilledAt } = await done(backups.overview, {});
    expect(media[0]?.lastDrilledAt).toBe(lastDrilledAt);
    expect(lastDrilledAt).not.toBeNull();
    expect(readdirSync(folder).toSorted()).toEqual(['stick', 'vault']);
  });

  it('show counts to holders of the audit key; others see what can be checked without', async () => {
    const { done } = await aHouse();
    putResident(house as TestVault, { name: 'سلمى' });
    const stick = aStick();
    await done(backups.make, { folderToken: stick });
    for (const operation of [backups.check, backups.drill]) {
      expect(await done(operation, { folderToken: stick })).toMatchObject({ residents: 1 });
    }
    await house?.actAs('it');
    for (const operation of [backups.check, backups.drill]) {
      const seen = await house?.done(operation, { folderToken: stick });
      expect(seen).toMatchObject({ sound: true, residents: null });
      const kinds = seen?.findings.map(({ what }) => what) ?? [];
      expect(kinds).not.toContain('rows');
      expect(kinds).not.toContain('residents');
      if (operation === backups.drill) expect(kinds).toContain('trail');
    }
  });

  it('name the file of which one byte was changed, and do not note the medium as checked', async () => {
    const { done } = await aHouse();
    const stick = aStick();
    await done(backups.make, { folderToken: stick });
    const path = join(onStick(stick), 'data-1', 'records.kanaf');
    const bytes = readFileSync(path);
    bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    for (const operation of [backups.check, backups.drill]) {
      const { sound, findings } = await done(operation, { folderToken: stick });
      expect(sound).toBe(false);
      expect(findings.filter(({ good }) => !good).map(({ what }) => what)).toEqual([
        'records-file',
      ]);
    }
    expect((await done(backups.overview, {})).lastCheckedAt).toBeNull();
  });

  it('open data from before a renewal of the keys with the newest keyring', async () => {
    const { at, done } = await aHouse();
    putResident(house as TestVault, { name: 'سلمى' });
    const stick = aStick();
    await done(backups.make, { folderToken: stick });
    const steps = renew(at.gate, { files: 'both' });
    while ((await steps.next()).done !== true);
    const answer = await house?.call(backups.drill, { folderToken: stick });
    expect(answer).toMatchObject({ refusal: { code: 'backups.keys-renewed' } });
    await done(backups.make, { folderToken: stick });
    rmSync(join(onStick(stick), 'data-2'), { recursive: true });
    const drilled = await done(backups.drill, { folderToken: stick });
    expect(drilled).toMatchObject({ number: 1 });
    const found = new Map(drilled.findings.map((one) => [one.what, one]));
    expect(found.get('opened')).toMatchObject({ good: true });
    expect(found.get('residents')).toMatchObject({ good: true, found: 1 });
  });
});

describe('the list of media', () => {
  it('takes a name, an end with its reason, and comes back with the next backup', async () => {
    const { done, call } = await aHouse();
    const stick = aStick();
    const { mediumId } = await done(backups.make, { folderToken: stick });
    await done(backups.nameMedium, { mediumId, label: 'خزانة المكتب' });
    await done(backups.endMedium, { mediumId, state: 'lost', reason: 'mislaid' });
    const again = await call(backups.endMedium, { mediumId, state: 'lost', reason: 'stolen' });
    expect(again).toMatchObject({ kind: 'refused', refusal: { code: 'backups.medium-ended' } });
    expect((await done(backups.overview, {})).reminders[0]?.code).toBe('never');
    await done(backups.make, { folderToken: stick });
    expect((await done(backups.overview, {})).media).toMatchObject([
      { label: 'خزانة المكتب', state: 'in-use', stateReason: null },
    ]);
  });
});

describe('a vault with a damaged page', () => {
  it('gets no backup that would hide it, and the earlier one stays', async () => {
    const { done, call, open, folder } = await aHouse();
    for (let nth = 0; nth < 30; nth += 1) putResident(house as TestVault, { name: `سلمى ${nth}` });
    const stick = aStick();
    await done(backups.make, { folderToken: stick });
    const before = namesAt(onStick(stick));
    const path = join(folder, 'vault', open().files.names.records);
    // Not read into memory yet by anybody: a page in the middle of the file.
    const file = openSync(path, 'r+');
    writeSync(file, Buffer.alloc(64, 7), 0, 64, 30 * 4096 + 500);
    closeSync(file);
    const answer = await call(backups.make, { folderToken: stick });
    expect(answer).toMatchObject({
      kind: 'refused',
      refusal: { code: 'backups.copy-not-sound' },
    });
    expect(namesAt(onStick(stick))).toEqual(before);
  });
});
