// Every small file beside the databases, and everything typed from paper, as it may be spoiled: an answer that the
// program knows, soon, in little memory, and not a byte written.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCheckpoint } from '../../electron/vault/audit/checkpoint';
import { exportTrail } from '../../electron/vault/audit/export';
import { readLastSeen } from '../../electron/vault/audit/last-seen';
import { clearAside, readAside, sealTry } from '../../electron/vault/audit/side-file';
import { judgeSlip, slipOf } from '../../electron/vault/audit/slip';
import { verifyExport } from '../../electron/vault/audit/verify-export';
import { readManifest } from '../../electron/vault/backup/manifest';
import { readMedium } from '../../electron/vault/backup/medium';
import { openAttempts } from '../../electron/vault/keys/attempts-file';
import { readDeviceCode } from '../../electron/vault/keys/device-code';
import { readHeader } from '../../electron/vault/keys/header-file';
import { readCard } from '../../electron/vault/keys/recovery-cards';
import { readRecoveryCode } from '../../electron/vault/keys/recovery-code';
import { backups } from '../../src/features/backups/contract';
import { vault as vaultContract } from '../../src/features/vault/contract';
import { bytesOfFolder } from '../contract/vault-dump';
import { chosenFolders } from '../support/chosen-folders';
import { putResident } from '../support/resident-in-vault';
import { foundTestVault, staffCodeOf, type TestVault } from '../support/test-vault';
import { amount } from './amount';
import { spoiledCopies } from './spoiled';

const RUNS = amount(1500, 30_000);
const GIGABYTE = 2 ** 30;

let house: TestVault;
let scratch = '';
let vaultId = '';
let publicKey: Uint8Array = new Uint8Array();
let recoveryGroups: readonly string[] = [];
const whole = new Map<string, Buffer>();

beforeAll(async () => {
  house = await foundTestVault({
    remembers: true,
    cards: true,
    outside: chosenFolders,
    onPapers: ({ groups }) => {
      recoveryGroups = groups;
    },
  });
  putResident(house, { name: 'سلمى' });
  scratch = mkdtempSync(join(tmpdir(), 'kanaf-fuzz-'));
  vaultId = house.open().vaultId;
  await house.actAs('manager');
  const stick = mkdtempSync(join(scratch, 'stick-'));
  await house.done(backups.make, { folderToken: stick });
  const place = join(stick, `kanaf-${vaultId.slice(0, 8)}`);
  whole.set('manifest', readFileSync(join(place, 'data-1', 'manifest.json')));
  const { audit, auditSecret } = house.open();
  publicKey = auditSecret.publicKey;
  house.open().writing(() => house.open().keepCheckpoint());
  const lastNote = audit.lastCheckpoint()?.note ?? '';
  const path = join(scratch, 'trail.jsonl');
  const steps = exportTrail({ path, vaultId, trail: audit, lastNote, deeds: [], covers: [] });
  while (steps.next().done !== true);
  whole.set('trail', readFileSync(path));
  whole.set('note', Buffer.from(lastNote));
  // A wrong try at the locked door leaves both files of the door.
  house.at.gate.lock();
  await house.call(vaultContract.unlock, {
    staffCode: staffCodeOf('manager'),
    passphrase: 'not this one at all',
  });
  for (const name of ['attempts.json', 'sealed-events.kanaf', 'audit-public.kanaf'])
    whole.set(name, readFileSync(join(house.folder, 'vault', name)));
  whole.set(lastSeenName(), readFileSync(join(house.folder, 'profile', lastSeenName())));
  whole.set('medium.json', readFileSync(join(place, 'medium.json')));
  await house.actAs('manager');
}, 120_000);
afterAll(() => {
  house.destroy();
  rmSync(scratch, { recursive: true, force: true });
});

function lastSeenName(): string {
  const names = bytesOfFolder(join(house.folder, 'profile'));
  const found = Object.keys(names).find((name) => name.includes(vaultId.slice(0, 8)));
  return found ?? '';
}

const wholeOf = (name: string): Buffer => whole.get(name) ?? Buffer.alloc(0);

/** Size and root of every checkpoint in the whole export. */
function signedStates(): readonly string[] {
  return wholeOf('trail')
    .toString('utf8')
    .split('\n')
    .filter((line) => line.includes('"checkpoint"'))
    .map((line) => readCheckpoint((JSON.parse(line) as { checkpoint: string }).checkpoint))
    .map((read) => `${read?.size} ${read?.root}`);
}

/** Runs the reader over spoiled copies; nothing may be thrown or change the folder. */
function judged(
  name: string,
  read: (bytes: Buffer, folder: string) => string,
  allowed: RegExp,
): void {
  const folder = mkdtempSync(join(scratch, 'one-'));
  const answers = new Map<string, number>();
  let longest = 0;
  fc.assert(
    fc.property(
      spoiledCopies(() => wholeOf(name)),
      (bytes) => {
        writeFileSync(join(folder, name), bytes);
        const before = bytesOfFolder(folder);
        const began = performance.now();
        const answer = read(bytes, folder);
        longest = Math.max(longest, performance.now() - began);
        expect(answer).toMatch(allowed);
        expect(bytesOfFolder(folder)).toEqual(before);
        answers.set(answer, (answers.get(answer) ?? 0) + 1);
      },
    ),
    { numRuns: RUNS },
  );
  console.log(
    `spoiled ${name}: ${RUNS} tried, ${[...answers].map(([what, times]) => `${times} ${what}`).join(', ')}; the slowest took ${longest.toFixed(0)} ms, nothing was written.`,
  );
}

describe('a spoiled', { timeout: 1_800_000 }, () => {
  it('backup manifest', () => {
    judged(
      'manifest',
      (bytes) => {
        const read = readManifest(bytes);
        return read.ok ? 'read' : read.refusal.code;
      },
      /^(read|backups\.(manifest-damaged|newer-format|older-format))$/,
    );
  });

  it('exported trail', () => {
    expect(verifyExport(join(scratch, 'trail.jsonl'), publicKey)).toMatchObject({ sound: true });
    const signed = signedStates();
    judged(
      'trail',
      (_bytes, folder) => {
        const verdict = verifyExport(join(folder, 'trail'), publicKey);
        if (!verdict.sound) return verdict.why;
        // Cut behind an earlier checkpoint it is the trail of that day: its size is told, the slip knows of more.
        expect(signed).toContain(`${verdict.size} ${verdict.root}`);
        return 'sound, as once signed';
      },
      /^(sound, as once signed|line|checkpoint|signature|unsigned|empty)$/,
    );
  });

  it('checkpoint', () => {
    judged(
      'note',
      (bytes) => (readCheckpoint(bytes.toString('utf8')) === undefined ? 'no checkpoint' : 'read'),
      /^(read|no checkpoint)$/,
    );
  });

  it('sealed side file', () => {
    judged(
      'sealed-events.kanaf',
      (_bytes, folder) => {
        const { lines, unreadable } = readAside(folder, undefined);
        return `${lines.length > 0 ? 'lines' : 'no lines'}${unreadable > 0 ? ' and unreadable ones' : ''}`;
      },
      /^(no )?lines/,
    );
  });

  it('memory of the trail on this computer', () => {
    const name = lastSeenName();
    expect(readLastSeen(join(house.folder, 'profile'), vaultId)).toBeDefined();
    judged(
      name,
      (_bytes, folder) => (readLastSeen(folder, vaultId) === undefined ? 'nothing known' : 'read'),
      /^(read|nothing known)$/,
    );
  });

  it('mark of a medium: the backups beside it are still found', async () => {
    const folder = mkdtempSync(join(scratch, 'medium-'));
    mkdirSync(join(folder, 'data-1'));
    writeFileSync(join(folder, 'data-1', 'manifest.json'), wholeOf('manifest'));
    writeFileSync(join(folder, 'medium.json'), wholeOf('medium.json'));
    expect((await readMedium(folder))?.mark?.vaultId).toBe(vaultId);
    const copies = spoiledCopies(() => wholeOf('medium.json'));
    await fc.assert(
      fc.asyncProperty(copies, async (bytes) => {
        writeFileSync(join(folder, 'medium.json'), bytes);
        expect((await readMedium(folder))?.data.map(({ number }) => number)).toEqual([1]);
        expect(readFileSync(join(folder, 'medium.json')).equals(bytes)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it('public key at the door: a wrong try is answered whatever lies there, and nothing is sealed to a key that is none', async () => {
    const folder = mkdtempSync(join(scratch, 'door-'));
    const at = { at: '2026-03-05T02:10:00.000Z', slotId: 'slot' };
    const sealed = () => readAside(folder, undefined).lines.length;
    writeFileSync(join(folder, 'audit-public.kanaf'), wholeOf('audit-public.kanaf'));
    await sealTry(folder, vaultId, at);
    expect(sealed()).toBe(1);
    const copies = spoiledCopies(() => wholeOf('audit-public.kanaf'));
    await fc.assert(
      fc.asyncProperty(copies, async (bytes) => {
        clearAside(folder);
        writeFileSync(join(folder, 'audit-public.kanaf'), bytes);
        await sealTry(folder, vaultId, at);
        if (!bytes.includes(vaultId)) expect(sealed()).toBe(0);
        expect(readFileSync(join(folder, 'audit-public.kanaf')).equals(bytes)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it('count of wrong tries: one that is no count makes everybody wait, and is written anew', () => {
    const folder = mkdtempSync(join(scratch, 'tries-'));
    const path = join(folder, 'attempts.json');
    fc.assert(
      fc.property(
        spoiledCopies(() => wholeOf('attempts.json')),
        (bytes) => {
          writeFileSync(path, bytes);
          const seconds = openAttempts(folder).wait('slot', 1_773_000_000_000);
          const isCount = readFileSync(path).equals(bytes);
          if (!isCount) expect(seconds).toBeGreaterThan(0);
          expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ formatVersion: 1 });
        },
      ),
      { numRuns: RUNS },
    );
  });
});

describe('typed from paper', { timeout: 1_800_000 }, () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 600 }),
    fc.stringMatching(/^[0-9٠-٩ -]{0,300}$/),
    fc
      .array(fc.constantFrom('abandon', 'zoo', 'legal', 'winner', 'طير'), { maxLength: 40 })
      .map((words) => words.join(' ')),
    fc.tuple(fc.nat(120), fc.nat(9)).map(([at, digit]) => {
      const right = recoveryGroups.join(' ');
      return `${right.slice(0, at)}${digit}${right.slice(at + 1)}`;
    }),
  );
  const known = /^(read|vault\.[a-z-]+)$/;

  it('recovery code, card, device code: read or refused with a code of their own', () => {
    const answers = new Map<string, number>();
    fc.assert(
      fc.property(typed, (text) => {
        for (const read of [
          readRecoveryCode,
          readDeviceCode,
          (one: string) => readCard(vaultId, one),
        ]) {
          const answer = read(text);
          const code = answer.ok ? 'read' : answer.refusal.code;
          expect(code).toMatch(known);
          answers.set(code, (answers.get(code) ?? 0) + 1);
        }
      }),
      { numRuns: RUNS },
    );
    console.log(
      `typed papers: ${RUNS} texts in three fields, ${[...answers].map(([what, times]) => `${times} ${what}`).join(', ')}.`,
    );
  });

  it('slip: agrees only with the words and digits that were printed', () => {
    const { audit } = house.open();
    const right = slipOf(audit);
    fc.assert(
      fc.property(
        fc.nat(10),
        fc.nat(200),
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ maxLength: 80 }),
        (epoch, size, digits, words) => {
          const { verdict } = judgeSlip(audit, { epoch, size, digits, words });
          expect(['agrees', 'explained', 'smaller', 'inconsistent', 'mistyped']).toContain(verdict);
          if (digits.length < 8 && words.length < 8 && size > 0 && epoch === right.epoch)
            expect(verdict).not.toBe('agrees');
        },
      ),
      { numRuns: RUNS },
    );
    const words = right.words.join(' ');
    expect(judgeSlip(audit, { ...right, words }).verdict).toBe('agrees');
  });
});

it('a file of a gigabyte under the name of a small one is not taken into memory', () => {
  const folder = mkdtempSync(join(scratch, 'large-'));
  const before = process.memoryUsage().rss;
  for (const name of ['header-a.kanaf', 'header-b.kanaf', 'attempts.json', 'sealed-events.kanaf']) {
    writeFileSync(join(folder, name), '');
    truncateSync(join(folder, name), GIGABYTE);
  }
  expect(readHeader(folder)).toMatchObject({ refusal: { code: 'vault.header-damaged' } });
  expect(openAttempts(folder).wait('slot', 1_773_000_000_000)).toBeGreaterThan(0);
  expect(readAside(folder, undefined).lines).toEqual([]);
  expect(readLastSeen(folder, vaultId)).toBeUndefined();
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20);
});
