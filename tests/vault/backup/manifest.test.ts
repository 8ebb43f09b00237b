// Media lie in drawers and bags: whatever the list of a backup has become, it is judged quickly, refused with its own code,
// and nothing is written.
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  MAX_MANIFEST_BYTES,
  readManifest,
  signManifest,
} from '../../../electron/vault/backup/manifest';
import { backups } from '../../../src/features/backups/contract';
import { bytesOfFolder } from '../../contract/vault-dump';
import { chosenFolders } from '../../support/chosen-folders';
import { type OtherComputer, otherComputer } from '../../support/empty-folder';
import { foundTestVault, type TestVault } from '../../support/test-vault';

const CODES = ['backups.manifest-damaged', 'backups.newer-format', 'backups.older-format'];

let house: TestVault;
let other: OtherComputer;
let stick = '';
let place = '';
let genuine: Buffer;

beforeAll(async () => {
  house = await foundTestVault({ outside: chosenFolders });
  other = otherComputer();
  stick = mkdtempSync(join(tmpdir(), 'kanaf-stick-'));
  await house.done(backups.make, { folderToken: stick });
  place = join(stick, `kanaf-${house.open().vaultId.slice(0, 8)}`);
  genuine = readFileSync(join(place, 'data-1', 'manifest.json'));
}, 60_000);
afterAll(() => {
  house.destroy();
  other.destroy();
  rmSync(stick, { recursive: true, force: true });
});

function verdictOf(bytes: Uint8Array): string {
  const read = readManifest(bytes);
  return read.ok ? 'ok' : read.refusal.code;
}

function withManifest(bytes: Uint8Array): void {
  for (const folder of ['data-1', 'keys-1']) {
    writeFileSync(join(place, folder, 'manifest.json'), bytes);
  }
}

describe('a manifest', () => {
  it('is read as it was written', () => {
    expect(verdictOf(genuine)).toBe('ok');
  });

  it('with any one byte changed is refused', () => {
    fc.assert(
      fc.property(
        fc.nat(genuine.length - 2),
        fc.integer({ min: 1, max: 255 }),
        (at, difference) => {
          const changed = Buffer.from(genuine);
          changed[at] = (changed[at] ?? 0) ^ difference;
          expect(CODES).toContain(verdictOf(changed));
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('of any other bytes or any other JSON is refused', () => {
    const json = fc.json({ maxDepth: 6 }).map((text) => Buffer.from(text, 'utf8'));
    const bytes = fc.uint8Array({ maxLength: 4096 }).map((some) => Buffer.from(some));
    fc.assert(
      fc.property(fc.oneof(json, bytes), (some) => {
        expect(CODES).toContain(verdictOf(some));
      }),
      { numRuns: 2000 },
    );
  });

  it('that is nested without end, or larger than any of ours, is refused', () => {
    expect(verdictOf(Buffer.from('['.repeat(MAX_MANIFEST_BYTES)))).toBe('backups.manifest-damaged');
    const long = Buffer.concat([genuine, Buffer.alloc(MAX_MANIFEST_BYTES, ' ')]);
    expect(verdictOf(long)).toBe('backups.manifest-damaged');
  });

  it('of a later format is told apart', () => {
    const later = genuine.toString('utf8').replace('"formatVersion":1', '"formatVersion":2');
    expect(verdictOf(Buffer.from(later))).toBe('backups.newer-format');
    const named = later.replace('"formatVersion":2', '"formatVersion":2,"opensWith":"3.0.1"');
    expect(readManifest(Buffer.from(named))).toMatchObject({
      refusal: { details: { format: 2, own: 1, version: '3.0.1' } },
    });
  });

  it('of a format from before is told apart', () => {
    const former = genuine.toString('utf8').replace('"formatVersion":1', '"formatVersion":0');
    expect(verdictOf(Buffer.from(former))).toBe('backups.older-format');
  });
});

describe('a medium with a list that is not ours', () => {
  it('is refused everywhere with its own code, and nothing is written to it', async () => {
    const later = genuine.toString('utf8').replace('"formatVersion":1', '"formatVersion":2');
    const damaged = { unreadable: 1, otherFormats: [] };
    const ofLater = { code: 'backups.newer-format', count: 1, format: 2, own: 1 };
    for (const [bytes, code, told] of [
      [Buffer.from('{}'), 'backups.manifest-damaged', damaged],
      [Buffer.alloc(MAX_MANIFEST_BYTES + 1, 'a'), 'backups.manifest-damaged', damaged],
      [Buffer.from(later), 'backups.newer-format', { unreadable: 0, otherFormats: [ofLater] }],
    ] as const) {
      withManifest(bytes);
      const before = bytesOfFolder(stick);
      for (const operation of [backups.check, backups.drill]) {
        const answer = await house.call(operation, { folderToken: stick });
        expect(answer).toMatchObject({ kind: 'refused', refusal: { code } });
      }
      const looked = await other.done(backups.look, { folderToken: stick });
      expect(looked.vaults).toMatchObject([{ backups: [], ...told }]);
      expect(bytesOfFolder(stick)).toEqual(before);
    }
    withManifest(genuine);
    expect((await house.done(backups.check, { folderToken: stick })).sound).toBe(true);
  });

  it('signed anew by somebody else is named as such', async () => {
    const read = readManifest(genuine);
    if (!read.ok) throw new Error('the genuine one does not read');
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(12);
    const forged = signManifest(read.value.manifest, {
      publicKey: raw,
      sign: (message) => sign(null, message, privateKey),
    });
    expect(verdictOf(forged)).toBe('ok');
    withManifest(forged);
    const { findings } = await house.done(backups.check, { folderToken: stick });
    expect(findings.filter(({ good }) => !good).map(({ what }) => what)).toEqual(['signer']);
    withManifest(genuine);
  });

  it('with strange files beside the backups is read all the same', async () => {
    for (const name of ['data-0', 'data-x', 'keys-1.partial', 'data-99999999999']) {
      mkdirSync(join(place, name));
    }
    writeFileSync(join(place, 'data-7'), 'a file');
    expect((await house.done(backups.check, { folderToken: stick })).sound).toBe(true);
  });
});
