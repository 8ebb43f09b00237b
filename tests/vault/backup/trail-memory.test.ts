// A medium remembers the trail: each manifest that this vault signed is a witness, whoever makes, checks or tries a backup.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentAlarm } from '../../../electron/vault/audit/alarm';
import { openFacts, sealFacts } from '../../../electron/vault/backup/manifest-facts';
import { type Manifest, readManifest, signManifest } from '../../../electron/vault/backup/manifest';
import { ed25519PublicKey, signEd25519 } from '../../../electron/vault/keys/suite';
import { audit } from '../../../src/features/audit/contract';
import { backups } from '../../../src/features/backups/contract';
import { chosenFolders } from '../../support/chosen-folders';
import { cutTail, forgeLine } from '../../support/forged-trail';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

let house: TestVault;
let stick: string;
let changed: string[];
beforeEach(async () => {
  changed = [];
  house = await foundTestVault({
    roles: ['it', 'reception'],
    outside: chosenFolders,
    onChanged: (feature) => changed.push(feature),
  });
  stick = join(house.folder, 'stick');
  mkdirSync(stick);
});
afterEach(() => house.destroy());

const alarm = () => currentAlarm(house.open().records);
const make = () => house.done(backups.make, { folderToken: stick });
const check = () => house.done(backups.check, { folderToken: stick });
const folderOf = (name: string) =>
  join(stick, `kanaf-${house.open().vaultId.slice(0, 8)}`, name, 'manifest.json');

function work(times: number): void {
  for (let nth = 0; nth < times; nth += 1) {
    const at = house.clock.now();
    house.open().witness({ at, verb: 'residents.list', outcome: 'done' });
  }
}

/** As the medium carries it when its keeper signs a made-up trail with a key of their own. */
function signedByAnother(name: string): Buffer {
  const read = readManifest(readFileSync(folderOf(name)));
  if (!read.ok) throw new Error(read.refusal.code);
  const { manifest } = read.value;
  const seed = new Uint8Array(32).fill(7);
  return signManifest(
    { ...manifest, facts: withMadeUpTrail(manifest) },
    { publicKey: ed25519PublicKey(seed), sign: (message) => signEd25519(seed, message) },
  );
}

/** The facts of a manifest, with another root, sealed for the place of the manifest that is given. */
function withMadeUpTrail(manifest: Manifest, place: Manifest = manifest): string {
  const { auditSecret } = house.open();
  const facts = openFacts(auditSecret, manifest);
  if (facts === undefined) throw new Error('the facts do not open');
  return sealFacts(auditSecret, place, {
    ...facts,
    trail: { ...facts.trail, root: 'ab'.repeat(32) },
  });
}

describe('a trail nobody touched', () => {
  it('holds what every manifest on the medium remembers', async () => {
    expect((await make()).manifests).toEqual({ agree: 0, differ: 0, notOurs: 0, doubt: null });
    work(3);
    expect((await make()).manifests).toMatchObject({ agree: 1, differ: 0 });
    work(3);
    const drilled = await house.done(backups.drill, { folderToken: stick });
    expect(drilled.manifests).toEqual({ agree: 2, differ: 0, notOurs: 0, doubt: null });
    expect(alarm()).toBeUndefined();
  });
});

describe('a trail computed anew', () => {
  it.each(['make', 'check', 'drill'] as const)(
    'that is sound in itself is told by "%s", with the lines between which it parts',
    async (kind) => {
      const { events: before } = await make();
      work(6);
      const { events: after } = await make();
      forgeLine(house.open(), before + 4);
      expect(house.open().audit.verify().sound).toBe(true);
      const { manifests } = await house.done(backups[kind], { folderToken: stick });
      const doubt = { from: before + 1, to: after };
      expect(manifests).toEqual({ agree: 1, differ: 1, notOurs: 0, doubt });
      expect((await house.done(audit.state, {})).alarm).toMatchObject({
        kind: 'inconsistent',
        firstBad: before + 1,
        witness: { kind: 'manifest', size: after },
      });
      const raised = house.open().audit.event(alarm()?.sequence ?? 0);
      expect(raised).toMatchObject({
        verb: 'audit.alarm',
        facts: { firstBad: before + 1, witness: 'manifest', witnessed: after },
      });
    },
  );

  it('from its beginning is in doubt from its first line', async () => {
    work(6);
    const { events } = await make();
    forgeLine(house.open(), 3);
    expect((await check()).manifests.doubt).toEqual({ from: 1, to: events });
  });

  it('raises the alarm also where the job itself is refused', async () => {
    work(6);
    await make();
    work(1);
    await make();
    writeFileSync(folderOf('data-2'), 'not a manifest');
    forgeLine(house.open(), 3);
    changed = [];
    const answer = await house.call(backups.check, { folderToken: stick });
    expect(answer).toMatchObject({ refusal: { code: 'backups.manifest-damaged' } });
    expect(alarm()).toMatchObject({ kind: 'inconsistent', witness: { kind: 'manifest' } });
    expect(changed).toEqual(['audit']);
  });

  it('is answered once for all manifests that knew another one, and for each that comes later', async () => {
    work(6);
    await make();
    work(1);
    await make();
    forgeLine(house.open(), 3);
    expect((await check()).manifests).toMatchObject({ agree: 0, differ: 2 });
    await answer();
    expect((await check()).manifests).toMatchObject({ agree: 0, differ: 2 });
    expect(alarm()).toBeUndefined();
    const { events } = await make();
    forgeLine(house.open(), events - 1);
    expect((await check()).manifests).toMatchObject({ differ: 3 });
    expect(alarm()).toMatchObject({ kind: 'inconsistent', witness: { size: events } });
  });
});

describe('a trail that was cut', () => {
  it('is told with the first line that is missing', async () => {
    const { events: before } = await make();
    work(9);
    const { events: after } = await make();
    cutTail(house.open(), before + 2);
    const { manifests } = await check();
    const doubt = { from: before + 3, to: after };
    expect(manifests).toEqual({ agree: 1, differ: 1, notOurs: 0, doubt });
    expect(alarm()).toMatchObject({ kind: 'smaller', size: before + 2, firstBad: before + 3 });
  });
});

describe('a manifest that is no witness', () => {
  it('signed by another key says nothing about the trail and is counted as such', async () => {
    await make();
    work(1);
    const { events } = await make();
    const forged = signedByAnother('data-1');
    for (const name of ['data-1', 'keys-1']) writeFileSync(folderOf(name), forged);
    const { manifests, sound } = await check();
    expect(manifests).toEqual({ agree: 1, differ: 0, notOurs: 1, doubt: null });
    expect(sound).toBe(true);
    expect(alarm()).toBeUndefined();
    expect(house.open().audit.size()).toBeGreaterThan(events);
  });

  it('of another vault neither, though that vault signed it rightly', async () => {
    await make();
    work(1);
    await make();
    const { auditSecret } = house.open();
    const read = readManifest(readFileSync(folderOf('data-1')));
    if (!read.ok) throw new Error(read.refusal.code);
    const { manifest } = read.value;
    const elsewhere = { ...manifest, vaultId: '0'.repeat(26) };
    const other = { ...elsewhere, facts: withMadeUpTrail(manifest, elsewhere) };
    for (const name of ['data-1', 'keys-1']) {
      writeFileSync(folderOf(name), signManifest(other, auditSecret));
    }
    expect((await check()).manifests).toMatchObject({ agree: 1, differ: 0, notOurs: 1 });
    expect(alarm()).toBeUndefined();
  });
});

async function answer(): Promise<void> {
  const second = { staffCode: staffCodeOf('reception'), passphrase: PASSPHRASES.reception };
  await house.done(audit.acknowledge, { sequence: alarm()?.sequence ?? 0, second });
}
