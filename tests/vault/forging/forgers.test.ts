// Members of staff with tools of their own, at the folder while it is closed. Each first succeeds against a program whose one
// check is taken out, and then gets nothing: no key has moved, nothing was sealed to theirs, the alarm stands.
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { raisedAlarms } from '../../../electron/vault/audit/alarm';
import { newestDrop } from '../../../electron/vault/deeds/vouched-rooms';
import { dropNotesRecords } from '../../../electron/vault/records/drop-notes';
import { renew } from '../../../electron/vault/renewal/renewal';
import { vault } from '../../../src/features/vault/contract';
import { retention } from '../../../src/features/retention/contract';
import { emergencyKeys } from '../../../electron/vault/keys/emergency';
import { PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';
import { joined, openHpke } from '../stranger-tools';
import { alarmsAbout, everybodyWorks, type Pristine, pristineHouse } from './house';
import { ChosenRoom, type Forger, newId, newPair, ROOMS, type Room, sealHpke } from './tools';

/** Checks that are taken out, by name. */
const off = vi.hoisted(() => new Set<string>());

vi.mock('../../../electron/vault/deeds/vouching', async (original) => {
  const real = await original<typeof import('../../../electron/vault/deeds/vouching')>();
  const checked: typeof real = {
    ...real,
    vouchedGenerations: (state, rows) =>
      off.has('generations') ? rows() : real.vouchedGenerations(state, rows),
    vouchesForSecret: (state, keys) => off.has('secret') || real.vouchesForSecret(state, keys),
    vouchesForSlot: (state, slot) => off.has('slot') || real.vouchesForSlot(state, slot),
    // A program that goes by the rows of the staff, which the forger wrote as well.
    roleByDeeds: (state, staffId) =>
      real.roleByDeeds(state, staffId) ?? (off.has('slot') ? 'case-manager' : undefined),
    vouchesForPaper: (state, paper) => off.has('paper') || real.vouchesForPaper(state, paper),
    vouchesForDeal: (state, deal) => off.has('deal') || real.vouchesForDeal(state, deal),
    vouchesForErasure: (...given) => off.has('erasure') || real.vouchesForErasure(...given),
  };
  return checked;
});

// The program verifies its own deeds while it adds them: without the checks it would stop itself there instead.
vi.mock('../../../electron/vault/deeds/rules', async (original) => {
  const real = await original<typeof import('../../../electron/vault/deeds/rules')>();
  return {
    ...real,
    whyNotDeed: (...given: Parameters<typeof real.whyNotDeed>) =>
      off.size > 0 ? undefined : real.whyNotDeed(...given),
  };
});

let pristine: Pristine;
beforeAll(async () => {
  pristine = await pristineHouse();
}, 240_000);
afterAll(() => pristine.destroy());
afterEach(() => off.clear());

/** Of each room somebody who holds it. */
const HOLDERS: Readonly<Record<Room, keyof typeof PASSPHRASES>> = {
  presence: 'manager',
  identity: 'manager',
  case: 'case-manager',
  clinical: 'psychologist',
  medical: 'nurse',
  legal: 'case-manager',
  safety: 'manager',
  reporting: 'manager',
  audit: 'auditor',
};

/** Without the check, and with it. */
const BUILDS = [
  ['a program without the check', true],
  ['this program', false],
] as const;

async function unlockAs(house: TestVault, role: keyof typeof PASSPHRASES): Promise<void> {
  house.at.lock('asked');
  await house.done(vault.unlock, { staffCode: staffCodeOf(role), passphrase: PASSPHRASES[role] });
}

function open(seed: Uint8Array, info: Uint8Array, sealed: Uint8Array): Buffer | undefined {
  try {
    return openHpke(seed, info, Buffer.from(sealed));
  } catch {
    return undefined;
  }
}

/** All that was sealed to a drop key of this room: notes that were left, and data keys of sessions. */
function sealedTo(forger: Forger, chosen: ChosenRoom): number {
  const { vaultId, room, generation } = chosen;
  const place = joined(vaultId, ROOMS.indexOf(room) + 1, generation);
  const events = forger.inRecords((rows) => rows.prepare('SELECT body FROM audit_events').all());
  return events.filter((row) => {
    const { key } = JSON.parse(Buffer.from(row['body'] as Uint8Array).toString('utf8')) as {
      readonly key?: { readonly wrapped: string };
    };
    const info = Buffer.concat([joined('kanaf/audit-data-key/1'), place]);
    return key !== undefined && open(chosen.drop.seed, info, Buffer.from(key.wrapped, 'base64'));
  }).length;
}

describe.each(BUILDS)('%s', (_what, isOut) => {
  const unguarded = (...checks: readonly string[]): void => {
    if (isOut) for (const check of checks) off.add(check);
  };

  it('a false generation of every room', { timeout: 240_000 }, async () => {
    const copied = pristine.copy();
    const forger = await copied.forgerAs('reception');
    const { vaultId } = forger.keys;
    const chosen = ROOMS.map((room) => new ChosenRoom(vaultId, room, 2));
    const { slots, recovery } = forger.header;
    forger.inKeyring((rows) => {
      for (const room of chosen) {
        rows
          .prepare(
            "INSERT INTO compartment_generations VALUES ($room, 2, $drop, '2026-03-09T08:00:00.000Z')",
          )
          .run({ room: room.room, drop: new Uint8Array(room.drop.publicKey) });
        for (const [id, key] of [
          ...slots.map((slot) => [slot.staffId, slot.publicKeys.x25519] as const),
          [recovery.slotId, recovery.publicKeys.x25519] as const,
        ]) {
          const wrapped = new Uint8Array(room.wrapFor(id, Buffer.from(key, 'hex')));
          rows
            .prepare('INSERT INTO compartment_wraps VALUES ($room, 2, $id, $wrapped)')
            .run({ room: room.room, id, wrapped });
        }
      }
    });
    unguarded('generations', 'secret');
    const house = copied.open();
    await everybodyWorks(house, pristine.residentId);
    const newestHere = async (role: 'manager' | 'case-manager' | 'psychologist' | 'nurse') => {
      await unlockAs(house, role);
      const { keys } = house.open();
      return keys.held().map((room) => [room, keys.newest(room)?.secret.toString('hex')] as const);
    };
    const held = new Map<Room, string | undefined>();
    for (const role of ['manager', 'case-manager', 'psychologist', 'nurse'] as const) {
      for (const [room, secret] of await newestHere(role)) held.set(room, secret);
    }
    const alarms = alarmsAbout(house);
    house.at.lock('asked');
    const theirs = chosen.filter(({ room, secret }) => held.get(room) === secret.toString('hex'));
    expect(theirs.map(({ room }) => room)).toEqual(isOut ? [...ROOMS] : []);
    const moved = forger.inKeyring((rows) =>
      rows.prepare('SELECT DISTINCT compartment FROM resident_keys WHERE generation = 2').all(),
    );
    expect(moved.length > 0).toBe(isOut);
    const left = forger.inRecords((rows) =>
      rows.prepare('SELECT id FROM drop_notes WHERE generation = 2').all(),
    );
    expect(left.length > 0).toBe(isOut);
    const audit = chosen.find(({ room }) => room === 'audit');
    expect(audit !== undefined && sealedTo(forger, audit) > 0).toBe(isOut);
    if (!isOut) expect(alarms.get('generation')).toEqual([...ROOMS].sort());
  });

  it('another secret handed over as a generation that is real, of every room', {
    timeout: 240_000,
  }, async () => {
    const copied = pristine.copy();
    const forger = await copied.forgerAs('reception');
    const chosen = ROOMS.map((room) => new ChosenRoom(forger.keys.vaultId, room, 1));
    const victimOf = (room: Room) => {
      const code = staffCodeOf(HOLDERS[room]);
      const victim = forger.header.slots.find(({ staffCode }) => staffCode === code);
      return { id: victim?.staffId ?? '', key: victim?.publicKeys.x25519 ?? '' };
    };
    forger.inKeyring((rows) => {
      for (const one of chosen) {
        const { id, key } = victimOf(one.room);
        const wrapped = new Uint8Array(one.wrapFor(id, Buffer.from(key, 'hex')));
        const { room } = one;
        rows
          .prepare(
            'UPDATE compartment_wraps SET wrapped = $wrapped WHERE compartment = $room AND holder_id = $id',
          )
          .run({ wrapped, id, room });
      }
    });
    unguarded('secret');
    const house = copied.open();
    await everybodyWorks(house, pristine.residentId);
    for (const { room, secret } of chosen) {
      await unlockAs(house, HOLDERS[room]);
      const newest = house.open().keys.newest(room)?.secret.toString('hex');
      expect([room, newest]).toEqual([room, isOut ? secret.toString('hex') : undefined]);
    }
    if (isOut) return;
    const told = new Set(
      raisedAlarms(house.open().records).flatMap((alarm) =>
        alarm.kind === 'unvouched' && alarm.unvouched.what === 'secret'
          ? alarm.unvouched.names
          : [],
      ),
    );
    expect([...told].toSorted()).toEqual([...ROOMS].toSorted());
  });

  it('another key for the notes that are left, and for whatever else is sealed to a room', {
    timeout: 240_000,
  }, async () => {
    const copied = pristine.copy();
    const forger = await copied.forgerAs('reception');
    const rooms = ROOMS.map((room) => new ChosenRoom(forger.keys.vaultId, room, 1));
    const [chosen, audit] = ['clinical', 'audit'].map((room) =>
      rooms.find((one) => one.room === room),
    );
    if (chosen === undefined || audit === undefined) throw new Error('there are nine rooms');
    forger.inKeyring((rows) => {
      for (const { room, drop } of rooms) {
        rows
          .prepare(
            'UPDATE compartment_generations SET drop_public = $drop WHERE compartment = $room',
          )
          .run({ room, drop: new Uint8Array(drop.publicKey) });
      }
    });
    unguarded('generations');
    const house = copied.open();
    await unlockAs(house, 'case-manager');
    const note = {
      id: newId(),
      residentId: pristine.residentId,
      to: 'clinical',
      authorId: '',
      filedAt: '',
    };
    const dropped = await dropNotesRecords(house.open()).dropFor(note as never, { words: 'سرّ' });
    const info = joined('kanaf/drop-note/1', forger.keys.vaultId, 4, 1, note.id);
    const read = open(chosen.drop.seed, info, dropped?.bytes ?? new Uint8Array(0));
    expect(read?.toString('utf8').includes('سرّ') === true).toBe(isOut);
    for (const { room, drop } of rooms) {
      const to = newestDrop(house.open(), room)?.dropPublicKey;
      expect([room, drop.publicKey.equals(to ?? new Uint8Array())]).toEqual([room, isOut]);
    }
    await everybodyWorks(house, pristine.residentId);
    if (!isOut) expect(alarmsAbout(house).get('drop-key')).toEqual([...ROOMS].toSorted());
    house.at.lock('asked');
    expect(sealedTo(forger, audit) > 0).toBe(isOut);
  });

  it('two case managers whom nobody let in', { timeout: 240_000 }, async () => {
    const copied = pristine.copy();
    const forger = await copied.forgerAs('reception');
    const made: Awaited<ReturnType<Forger['slot']>>[] = [];
    for (const staffCode of ['CA-08', 'CA-09']) {
      const staff = { staffId: newId(), staffCode };
      made.push(await forger.slot({ ...staff, passphrase: 'a ladder behind the old well' }));
    }
    const content = forger.header;
    forger.writeHeader({ ...content, slots: [...content.slots, ...made.map(({ slot }) => slot)] });
    forger.inRecords((rows) => {
      for (const { slot } of made) {
        rows
          .prepare(
            "INSERT INTO staff (id, code, role, slot_id, joined_at) VALUES ($id, $code, 'case-manager', $slot, '2026-01-05T08:00:00.000Z')",
          )
          .run({ id: slot.staffId, code: slot.staffCode, slot: slot.slotId });
      }
    });
    unguarded('slot');
    const house = copied.open();
    await everybodyWorks(house, pristine.residentId);
    if (!isOut) expect(alarmsAbout(house).get('slot')).toEqual(['CA-08', 'CA-09']);
    const pass = { staffCode: 'CA-08', passphrase: 'a ladder behind the old well' };
    house.at.lock('asked');
    const answer = await house.call(vault.unlock, pass);
    expect(answer.kind === 'refused' ? answer.refusal.code : answer.kind).toBe(
      isOut ? 'done' : 'vault.slot-unvouched',
    );
    house.at.gate.lock();
    const shares = forger.inKeyring((rows) =>
      rows.prepare('SELECT deal_id, staff_id, wrapped FROM emergency_shares').all(),
    );
    const opened = made.flatMap(({ slot, pairs }) => {
      const share = shares.find((row) => row['staff_id'] === slot.staffId);
      if (share === undefined) return [];
      const { vaultId } = forger.keys;
      const deal = String(share['deal_id']);
      const info = joined('kanaf/emergency-share/1', vaultId, deal, slot.staffId);
      return open(pairs.x25519.seed, info, share['wrapped'] as Uint8Array) ?? [];
    });
    expect(opened).toHaveLength(isOut ? 2 : 0);
    const [one, other] = opened;
    if (one === undefined || other === undefined) return;
    const deal = forger.inKeyring((rows) => ({
      ...rows.prepare('SELECT deal_id, public_key FROM emergency_deals').get(),
      wraps: rows.prepare('SELECT generation, wrapped FROM emergency_wraps').all(),
    }));
    const joinedShares = await emergencyKeys(
      forger.keys.vaultId,
      {
        dealId: String(deal['deal_id' as never]),
        compartment: 'clinical',
        publicKey: deal['public_key' as never],
        shares: [],
        wraps: deal.wraps.map((row) => ({
          compartment: 'clinical',
          generation: Number(row['generation']),
          holderId: String(deal['deal_id' as never]),
          wrapped: row['wrapped'] as Uint8Array,
        })),
      },
      [one, other],
    );
    expect(joinedShares).toHaveLength(1);
  });

  it('another public key in a slot that is real', { timeout: 240_000 }, async () => {
    const copied = pristine.copy();
    const forger = await copied.forgerAs('reception');
    const own = newPair('x25519');
    const content = forger.header;
    const slots = content.slots.map((slot) =>
      slot.staffCode === staffCodeOf('case-manager')
        ? { ...slot, publicKeys: { ...slot.publicKeys, x25519: own.publicKey.toString('hex') } }
        : slot,
    );
    forger.writeHeader({ ...content, slots });
    unguarded('slot');
    const house = copied.open();
    const said = await everybodyWorks(house, pristine.residentId);
    expect(said.get('case-manager')).toBe('vault.wrong-passphrase');
    if (!isOut) expect(alarmsAbout(house).get('slot')).toEqual([staffCodeOf('case-manager')]);
    house.at.lock('asked');
    const shares = forger.inKeyring((rows) =>
      rows.prepare('SELECT public_key FROM emergency_shares').all(),
    );
    const toHers = shares.filter((row) => own.publicKey.equals(row['public_key'] as Uint8Array));
    expect(toHers).toHaveLength(isOut ? 1 : 0);
  });

  it('another public key in the recovery papers', { timeout: 240_000 }, async () => {
    const copied = pristine.copy();
    const forger = await copied.forgerAs('reception');
    const own = newPair('x25519');
    const content = forger.header;
    const publicKeys = { ...content.recovery.publicKeys, x25519: own.publicKey.toString('hex') };
    forger.writeHeader({ ...content, recovery: { ...content.recovery, publicKeys } });
    unguarded('paper');
    const house = copied.open();
    await everybodyWorks(house, pristine.residentId);
    await unlockAs(house, 'manager');
    const steps = renew(house.at.gate, { files: 'both' });
    for (;;) if ((await steps.next()).done === true) break;
    if (!isOut) expect(alarmsAbout(house).get('papers')).toEqual(['code']);
    const { slotId, fileKeys } = forger.header.recovery;
    const info = joined('kanaf/file-key/1', 'database', forger.keys.vaultId, slotId);
    const read = open(own.seed, info, Buffer.from(fileKeys.database, 'hex'));
    const { databaseKey } = house.open().keys.fileKeys;
    expect(read?.equals(databaseKey) === true).toBe(isOut);
  });

  it('an emergency deal that no holder made', { timeout: 240_000 }, async () => {
    const copied = pristine.copy();
    const forger = await copied.forgerAs('reception');
    const dealId = newId();
    const publicKey = new Uint8Array(newPair('x25519').publicKey);
    const { vaultId } = forger.keys;
    forger.inKeyring((rows) => {
      const shares = rows.prepare('SELECT staff_id, public_key FROM emergency_shares').all();
      rows.exec(
        'DELETE FROM emergency_shares; DELETE FROM emergency_wraps; DELETE FROM emergency_deals',
      );
      rows
        .prepare(
          "INSERT INTO emergency_deals VALUES ($dealId, 'clinical', $publicKey, '2026-03-09T08:00:00.000Z', NULL)",
        )
        .run({ dealId, publicKey });
      for (const share of shares) {
        const staff = String(share['staff_id']);
        const key = new Uint8Array(share['public_key'] as Uint8Array);
        const info = joined('kanaf/emergency-share/1', vaultId, dealId, staff);
        rows.prepare('INSERT INTO emergency_shares VALUES ($dealId, $staff, $key, $wrapped)').run({
          dealId,
          staff,
          key,
          wrapped: new Uint8Array(sealHpke(key, info, randomBytes(33))),
        });
      }
      rows
        .prepare("INSERT INTO emergency_wraps VALUES ($dealId, 'clinical', 1, $wrapped)")
        .run({ dealId, wrapped: new Uint8Array(80) });
    });
    unguarded('deal');
    const house = copied.open();
    await everybodyWorks(house, pristine.residentId);
    if (!isOut) expect(alarmsAbout(house).has('deal')).toBe(true);
    house.at.lock('asked');
    const standing = forger.inKeyring((rows) =>
      rows.prepare('SELECT deal_id FROM emergency_deals').get(),
    );
    expect(standing?.['deal_id'] === dealId).toBe(isOut);
  });

  it('an erasure that no two people signed', { timeout: 240_000 }, async () => {
    const copied = pristine.copy();
    const forger = await copied.forgerAs('reception');
    const of = pristine.residentId;
    forger.inRecords((rows) =>
      rows
        .prepare(
          "INSERT INTO erasures (id, number, resident_id, erased_at, by_staff_id, second_staff_id, reason, state, keyring_before) VALUES ($id, 1, $of, '2026-03-09T10:00:00.000Z', $by, $by, 'period-over', 'files-gone', '')",
        )
        .run({ id: newId(), of, by: forger.keys.slot.staffId }),
    );
    unguarded('erasure');
    const house = copied.open();
    await everybodyWorks(house, of);
    await unlockAs(house, 'manager');
    await house.done(retention.finish, {});
    const kept = house
      .open()
      .keyring.all('SELECT 1 AS one FROM resident_keys WHERE resident_id = $of', { of });
    expect(kept.length === 0).toBe(isOut);
    if (!isOut) expect(alarmsAbout(house).get('erasure')).toEqual(['1']);
  });
});
