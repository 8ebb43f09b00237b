// Lines in somebody else's name, with right hashes: the trail gives order, the person's own key gives authorship. And the end of
// a session that was cut short, which looks alike and is not.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { coversAfter } from '../../../electron/vault/audit/covers';
import { exportTrail } from '../../../electron/vault/audit/export';
import { verifyExport } from '../../../electron/vault/audit/verify-export';
import { deedsAfter } from '../../../electron/vault/deeds/deed-rows';
import { audit } from '../../../src/features/audit/contract';
import { staffContract } from '../../../src/features/staff/contract';
import { vault } from '../../../src/features/vault/contract';
import { PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';
import { canonical, joined, type Json } from '../stranger-tools';
import { alarmsAbout, everybodyWorks, type Pristine, pristineHouse } from './house';
import { type Forger, newPair, type Rows, signBy } from './tools';

const off = vi.hoisted(() => new Set<string>());

vi.mock('../../../electron/vault/audit/authorship', async (original) => {
  const real = await original<typeof import('../../../electron/vault/audit/authorship')>();
  class Unasked extends real.Authorship {
    override line(walked: Parameters<InstanceType<typeof real.Authorship>['line']>[0]): void {
      if (!off.has('authors')) super.line(walked);
    }
  }
  return { ...real, Authorship: Unasked };
});

let pristine: Pristine;
beforeAll(async () => {
  pristine = await pristineHouse();
}, 240_000);
afterAll(() => pristine.destroy());
afterEach(() => off.clear());

const MANAGER = staffCodeOf('manager');

interface Line {
  readonly actor: string;
  readonly verb: string;
  /** Sequence of the session's first line; left out where this is the first one. */
  readonly session?: number;
  readonly voucher?: Json;
  /** As lines were before anybody signed them. */
  readonly isOld?: true;
}

/** Appends a line with right hashes; answers its sequence and the chain's value. */
function append(rows: Rows, line: Line) {
  const last = rows
    .prepare('SELECT sequence, chain FROM audit_events ORDER BY sequence DESC LIMIT 1')
    .get();
  const sequence = Number(last?.['sequence']) + 1;
  const before = Buffer.from(last?.['chain'] as Uint8Array);
  const at = '2026-03-10T09:00:00.000Z';
  const { session = sequence, isOld, ...said } = line;
  const more = { at, device: 'none', epoch: 1, offset: 5, outcome: 'done', v: 2 };
  const whole = isOld ? { at, outcome: 'done', ...said } : { ...more, ...said, session };
  const body = Buffer.from(canonical(whole as unknown as Json));
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(BigInt(sequence));
  const leaf = createHash('sha256')
    .update(Buffer.from([0]))
    .update(body)
    .digest();
  const chain = createHash('sha256').update(before).update(number).update(body).digest();
  rows
    .prepare(
      'INSERT INTO audit_events (sequence, body, leaf, chain) VALUES ($sequence, $body, $leaf, $chain)',
    )
    .run({
      sequence,
      body: new Uint8Array(body),
      leaf: new Uint8Array(leaf),
      chain: new Uint8Array(chain),
    });
  return { sequence, before, chain };
}

function cover(rows: Rows, forger: Forger, seed: Uint8Array, session: number): void {
  const last = rows
    .prepare('SELECT sequence, chain FROM audit_events ORDER BY sequence DESC LIMIT 1')
    .get();
  const size = Number(last?.['sequence']);
  const chain = last?.['chain'] as Uint8Array;
  const message = joined('kanaf/chain-cover/1', forger.keys.vaultId, session, size, chain);
  const signature = new Uint8Array(Buffer.from(signBy(seed, message), 'hex'));
  rows
    .prepare('INSERT INTO audit_covers VALUES ($session, $size, $signature)')
    .run({ session, size, signature });
}

function lastChain(rows: Rows): { readonly sequence: number; readonly chain: Uint8Array } {
  const row = rows
    .prepare('SELECT sequence, chain FROM audit_events ORDER BY sequence DESC LIMIT 1')
    .get();
  return { sequence: Number(row?.['sequence']), chain: row?.['chain'] as Uint8Array };
}

/** A session that the forger vouches for with her own key, in the name she likes. */
function ownSession(rows: Rows, forger: Forger, staffId: string) {
  const { sequence, chain } = lastChain(rows);
  const session = sequence + 1;
  const pair = newPair('ed25519');
  const key = pair.publicKey.toString('hex');
  const message = joined('kanaf/session-key/1', forger.keys.vaultId, staffId, key, session, chain);
  return {
    session,
    pair,
    voucher: { staffId, key, signature: signBy(forger.keys.ed25519, message) },
  };
}

const sessions = (rows: Rows) =>
  rows
    .prepare('SELECT sequence, body FROM audit_events ORDER BY sequence')
    .all()
    .map(
      (row) =>
        JSON.parse(Buffer.from(row['body'] as Uint8Array).toString('utf8')) as Line & {
          readonly session: number;
        },
    );

const forgeries: Readonly<Record<string, (rows: Rows, forger: Forger) => number>> = {
  'in a session that nobody vouched for': (rows) =>
    append(rows, { actor: MANAGER, verb: 'staff.invite' }).sequence,
  'as lines were before anybody signed them': (rows) =>
    append(rows, { actor: MANAGER, verb: 'staff.invite', isOld: true }).sequence,
  'in a session of hers that was locked': (rows) => {
    const theirs = sessions(rows)
      .filter(({ actor }) => actor === MANAGER)
      .at(-1);
    return append(rows, { actor: MANAGER, verb: 'staff.invite', session: theirs?.session ?? 1 })
      .sequence;
  },
  'in a session with her old voucher once more': (rows) => {
    const { voucher } = sessions(rows).find((line) => line.actor === MANAGER && line.voucher) ?? {};
    return append(rows, {
      actor: MANAGER,
      verb: 'staff.invite',
      ...(voucher === undefined ? {} : { voucher }),
    }).sequence;
  },
  'in a session that the forger vouches for in her name': (rows, forger) => {
    const manager = forger.header.slots.find(({ staffCode }) => staffCode === MANAGER);
    const { voucher, session, pair } = ownSession(rows, forger, manager?.staffId ?? '');
    const { sequence } = append(rows, { actor: MANAGER, verb: 'staff.invite', voucher });
    cover(rows, forger, pair.seed, session);
    return sequence;
  },
  'in the forger’s own session': (rows, forger) => {
    const { voucher, session, pair } = ownSession(rows, forger, forger.keys.slot.staffId);
    append(rows, { actor: staffCodeOf('reception'), verb: 'vault.unlock', voucher });
    const { sequence } = append(rows, { actor: MANAGER, verb: 'staff.invite', session });
    cover(rows, forger, pair.seed, session);
    return sequence;
  },
};

function exported(house: TestVault) {
  const folder = mkdtempSync(join(tmpdir(), 'kanaf-lines-'));
  const path = join(folder, 'trail.jsonl');
  const { audit: trail, seal, vaultId, keyring, records, auditSecret } = house.open();
  house.open().coverLines();
  const deeds = deedsAfter(keyring, 0);
  const covers = coversAfter(records, 0);
  for (const _ of exportTrail({ path, vaultId, trail, lastNote: seal.signed(), deeds, covers }));
  const verdict = verifyExport(path, auditSecret.publicKey);
  rmSync(folder, { recursive: true });
  return verdict;
}

async function unlockAs(house: TestVault, role: 'manager' | 'reception'): Promise<void> {
  house.at.lock('asked');
  await house.done(vault.unlock, { staffCode: staffCodeOf(role), passphrase: PASSPHRASES[role] });
}

describe.each([
  ['a program that does not ask', true],
  ['this program', false],
])('%s', (_what, isOut) => {
  it.each(Object.entries(forgeries))('a line %s', { timeout: 240_000 }, async (_how, forge) => {
    const copied = pristine.copy();
    const forger = await copied.forgerAs('reception');
    const line = forger.inRecords((rows) => forge(rows, forger));
    if (isOut) off.add('authors');
    const house = copied.open();
    await everybodyWorks(house, pristine.residentId);
    await unlockAs(house, 'manager');
    expect(alarmsAbout(house).has('lines')).toBe(!isOut);
    const verified = await house.done(audit.verify, {});
    expect(verified).toMatchObject({
      sound: true,
      authors: isOut ? { foreign: 0 } : { foreign: 1, firstForeign: line },
    });
    const { events } = await house.done(audit.read, { filter: {}, before: line + 1 });
    expect(events.find(({ sequence }) => sequence === line)?.unsigned).toBe(
      isOut ? undefined : 'foreign',
    );
    const verdict = exported(house);
    expect(verdict).toMatchObject({ sound: true, authors: { foreign: isOut ? 0 : 1 } });
  });
});

it('a house at work has no line that its person’s key does not cover, second people included', {
  timeout: 240_000,
}, async () => {
  const house = pristine.copy().open();
  await everybodyWorks(house, pristine.residentId);
  await unlockAs(house, 'manager');
  const second = {
    staffCode: staffCodeOf('case-manager'),
    passphrase: PASSPHRASES['case-manager'],
  };
  const passphrase = 'twelve ladders in the orchard';
  await house.done(staffContract.invite, { code: 'NU-07', role: 'nurse', passphrase, second });
  await house.done(staffContract.leave, { id: await idOf(house, 'NU-07'), second });
  await unlockAs(house, 'manager');
  const verified = await house.done(audit.verify, {});
  expect(verified).toMatchObject({ sound: true, authors: { foreign: 0, open: 0 } });
  expect(exported(house)).toMatchObject({ sound: true, authors: { foreign: 0, open: 0 } });
  expect(alarmsAbout(house).size).toBe(0);
});

async function idOf(house: TestVault, wanted: string) {
  const { staff } = await house.done(staffContract.list, {});
  const found = staff.find(({ code }) => code === wanted);
  if (found === undefined) throw new Error('nobody');
  return found.id;
}

describe('a session that is cut short', () => {
  it('leaves at most a minute of lines unsigned, and its person owns them at the next sign-in', {
    timeout: 240_000,
  }, async () => {
    const house = pristine.copy().open();
    await unlockAs(house, 'manager');
    await house.done(staffContract.list, {});
    await house.done(audit.takeSlip, {});
    house.clock.forward(61);
    await Promise.resolve();
    await Promise.resolve();
    const signed = house.open().audit.size();
    await house.done(audit.takeSlip, {});
    house.at.gate.lock();
    await unlockAs(house, 'reception');
    expect((await house.done(audit.cutSession, {})).cut).toBeNull();
    await unlockAs(house, 'manager');
    const { cut } = await house.done(audit.cutSession, {});
    expect(cut?.lines.map(({ sequence }) => sequence)).toEqual([signed + 1]);
    expect(await house.done(audit.verify, {})).toMatchObject({ authors: { foreign: 0, open: 1 } });
    expect(alarmsAbout(house).size).toBe(0);
    await unlockAs(house, 'manager');
    await house.done(audit.ownCutSession, { session: cut?.session ?? 0 });
    expect(await house.done(audit.verify, {})).toMatchObject({ authors: { foreign: 0, open: 0 } });
    expect((await house.done(audit.cutSession, {})).cut).toBeNull();
    expect(await house.call(audit.ownCutSession, { session: cut?.session ?? 0 })).toMatchObject({
      refusal: { code: 'audit.no-cut-session' },
    });
  });
});
