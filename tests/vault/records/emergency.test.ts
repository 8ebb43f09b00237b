// Opening one clinical note by two people, on the real encrypted vault: no one alone can, whatever they hold and
// whichever rows they read; any two entitled people can; and what they did stays in the resident's file.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytes } from '../../../electron/vault/database/rows';
import { keepDealFresh } from '../../../electron/vault/staff-changes/emergency-dealing';
import { unwrapGeneration } from '../../../electron/vault/keys/compartment-keys';
import { emergencyKeys, type EmergencyDeal } from '../../../electron/vault/keys/emergency';
import type { SessionKeys } from '../../../electron/vault/keys/session-keys';
import { readDeal, removeSharesOf } from '../../../electron/vault/keyring/emergency-deals';
import { emergency } from '../../../src/features/emergency/contract';
import { mayOpenInEmergency } from '../../../src/features/emergency/index';
import { sessionNotes } from '../../../src/features/session-notes/contract';
import { COMPARTMENTS, type Role, ROLES } from '../../../src/kernel/compartments';
import type { ResidentId, SessionNoteId } from '../../../src/kernel/ids';
import { newestVerbs, putResident } from '../../support/resident-in-vault';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

const NOTE = 'قالت أين أخفت الدواء';
const WORDS = 'وُجدت فاقدة الوعي ويسأل الطبيب عمّا تناولته';

let house: TestVault;
let residentId: ResidentId;
let noteId: SessionNoteId;

async function found(roles: readonly Role[]): Promise<void> {
  house = await foundTestVault({ roles });
  residentId = putResident(house, { name: 'سلمى' });
  await house.actAs('psychologist');
  const written = await house.done(sessionNotes.write, {
    residentId,
    heldOn: '2026-03-09',
    kind: 'individual',
    note: NOTE,
  });
  noteId = written.id;
}

afterEach(() => house.destroy());

const order = (second: Role, more: object = {}) => ({
  residentId,
  noteId,
  reason: 'medical' as const,
  words: WORDS,
  second: { staffCode: staffCodeOf(second), passphrase: PASSPHRASES[second] },
  ...more,
});

const codeOf = async (second: Role, more: object = {}) => {
  const answer = await house.call(emergency.open, order(second, more));
  return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
};

const standingDeal = (): EmergencyDeal => {
  const deal = readDeal(house.open().keyring, 'clinical');
  if (deal === undefined) throw new Error('there is a deal');
  return deal;
};

const openings = () => house.open().records.all('SELECT * FROM emergency_openings');

describe('a note opened by two people', () => {
  beforeEach(() => found(ROLES));

  it.each([
    ['manager', 'case-manager'],
    ['case-manager', 'manager'],
  ] as const)('%s and %s: mark and event are kept, and the file shows it', async (one, other) => {
    await house.actAs(one);
    const before = house.open().audit.size();
    const opened = await house.done(emergency.open, order(other));
    expect(opened).toMatchObject({
      note: NOTE,
      firstCode: staffCodeOf(one),
      secondCode: staffCodeOf(other),
      session: { kind: 'individual', authorCode: staffCodeOf('psychologist') },
    });
    expect(house.open().audit.size()).toBe(before + 1);
    expect(newestVerbs(house, 1)).toEqual(['emergency.opened']);
    expect(openings()).toHaveLength(1);
    const told = {
      id: opened.id,
      noteId,
      firstCode: staffCodeOf(one),
      secondCode: staffCodeOf(other),
      reason: 'medical',
    };
    const seenBy = async (role: Role) => {
      await house.actAs(role);
      return (await house.done(emergency.ofResident, { residentId })).openings;
    };
    expect(await seenBy('social-worker')).toMatchObject([
      { ...told, words: { state: 'open', value: WORDS } },
    ]);
    const fact = { ...told, noteId: null, reason: null, words: { state: 'closed' } };
    expect(await seenBy('reception')).toMatchObject([fact]);
    expect(await seenBy('nurse')).toMatchObject([fact]);
  });

  it('is told to the psychologist until it was acknowledged', async () => {
    await house.actAs('manager');
    const { id } = await house.done(emergency.open, order('case-manager'));
    expect(await house.call(emergency.acknowledge, { id })).toMatchObject({
      refusal: { code: 'access.denied' },
    });
    await house.actAs('psychologist');
    expect((await house.done(emergency.unseen, {})).openings).toMatchObject([
      { id, residentName: { state: 'open', value: 'سلمى' }, words: { state: 'open' } },
    ]);
    await house.done(emergency.acknowledge, { id });
    expect((await house.done(emergency.unseen, {})).openings).toEqual([]);
    const [shown] = (await house.done(emergency.ofResident, { residentId })).openings;
    expect(shown?.seenByCode).toBe(staffCodeOf('psychologist'));
  });

  it('leaves neither key nor note behind in the session', async () => {
    await house.actAs('manager');
    await house.done(emergency.open, order('case-manager'));
    expect(house.open().keychain.newest('clinical')).toBeUndefined();
    expect(await house.call(sessionNotes.open, { id: noteId })).toMatchObject({
      refusal: { code: 'access.denied' },
    });
  });

  it('is refused to the same person twice, to the wrong second and to every other role; each try is on record', async () => {
    await house.actAs('manager');
    expect(await codeOf('manager')).toBe('second-person.same');
    for (const role of ROLES.filter((one) => !mayOpenInEmergency(one))) {
      expect([role, await codeOf(role)]).toEqual([role, 'second-person.not-entitled']);
    }
    const second = { staffCode: staffCodeOf('case-manager'), passphrase: 'not this one, surely' };
    expect(await codeOf('case-manager', { second })).toBe('second-person.not-proved');
    expect(newestVerbs(house, 3)).toEqual(Array(3).fill('emergency.opened refused'));
    for (const role of ROLES.filter((one) => !mayOpenInEmergency(one))) {
      await house.actAs(role);
      expect([role, await codeOf('manager')]).toEqual([role, 'access.denied']);
    }
    expect(openings()).toEqual([]);
  });

  it('asks for a reason in words, and for a note of this resident', async () => {
    await house.actAs('manager');
    expect(
      await house.call(emergency.open, order('case-manager', { words: 'عاجل' })),
    ).toMatchObject({
      kind: 'invalid',
      issues: [{ path: 'words', code: 'emergency.reason-too-short' }],
    });
    const other = putResident(house, { name: 'نور' });
    expect(await codeOf('case-manager', { residentId: other })).toBe('emergency.note-not-found');
    expect(await codeOf('case-manager', { noteId: '0'.repeat(26) })).toBe(
      'emergency.note-not-found',
    );
    expect(openings()).toEqual([]);
  });

  it('gives no content where mark or event cannot be written', async () => {
    await house.actAs('manager');
    const { records } = house.open();
    for (const table of ['audit_events', 'emergency_openings']) {
      records.exec(
        `CREATE TRIGGER no_more BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'full'); END`,
      );
      expect(await house.call(emergency.open, order('case-manager'))).toEqual({
        kind: 'fault',
        reference: 'K-TEST',
      });
      records.exec('DROP TRIGGER no_more');
      expect(openings()).toEqual([]);
    }
    expect((await house.done(emergency.open, order('case-manager'))).note).toBe(NOTE);
  });

  it('says so when a share or the note is damaged, and changes nothing', async () => {
    await house.actAs('manager');
    const { keyring, records } = house.open();
    const blob = bytes(
      records.get("SELECT blob FROM sealed_parts WHERE kind = 'session-note'") ?? {},
      'blob',
    );
    records.run("UPDATE sealed_parts SET blob = zeroblob(80) WHERE kind = 'session-note'");
    expect(await codeOf('case-manager')).toBe('emergency.unreadable');
    records.run("UPDATE sealed_parts SET blob = $blob WHERE kind = 'session-note'", { blob });
    keyring.run('UPDATE emergency_shares SET wrapped = zeroblob(81) WHERE staff_id = $staff', {
      staff: house.open().session.staffId,
    });
    expect(await codeOf('case-manager')).toBe('emergency.share-damaged');
    expect(openings()).toEqual([]);
    const doubted = standingDeal();
    expect(doubted.shares).toHaveLength(2);
    await house.actAs('psychologist');
    expect(standingDeal().dealId).not.toBe(doubted.dealId);
    await house.actAs('manager');
    expect((await house.done(emergency.open, order('case-manager'))).note).toBe(NOTE);
  });
});

describe('one person alone', () => {
  beforeEach(() => found(ROLES));

  it('opens at most one share, their own, with every key they hold, whatever their role', async () => {
    const { vaultId } = house.open();
    const deal = standingDeal();
    expect(deal.shares).toHaveLength(2);
    for (const role of ROLES) {
      await house.actAs(role);
      const { keys } = house.open();
      const shares = await sharesOpenedBy(keys, deal);
      expect([role, shares.length]).toEqual([role, mayOpenInEmergency(role) ? 1 : 0]);
      expect([role, await wrapsOpenedBy(keys, deal)]).toEqual([role, 0]);
      const [own] = shares;
      if (own === undefined) continue;
      expect(await emergencyKeys(vaultId, deal, [own, own])).toBeUndefined();
      const guess = fc.asyncProperty(
        fc.uint8Array({ minLength: 33, maxLength: 33 }),
        async (other) => {
          expect(await emergencyKeys(vaultId, deal, [own, other])).toBeUndefined();
        },
      );
      await fc.assert(guess, { numRuns: 50 });
    }
  });

  it('gets nowhere by taking a share of an earlier deal together with a later one', async () => {
    await house.actAs('manager');
    const { vaultId } = house.open();
    const earlier = standingDeal();
    const [mine] = await sharesOpenedBy(house.open().keys, earlier);
    await redeal();
    await house.actAs('case-manager');
    const [theirs] = await sharesOpenedBy(house.open().keys, standingDeal());
    if (mine === undefined || theirs === undefined) throw new Error('both have a share');
    expect(standingDeal().dealId).not.toBe(earlier.dealId);
    expect(await emergencyKeys(vaultId, standingDeal(), [mine, theirs])).toBeUndefined();
    expect(await emergencyKeys(vaultId, earlier, [mine, theirs])).toBeUndefined();
  });

  it('finds nothing of an earlier deal left in the keyring', async () => {
    const earlier = standingDeal();
    await redeal();
    const left = (table: string) =>
      house.open().keyring.all(`SELECT deal_id FROM ${table} WHERE deal_id = $deal`, {
        deal: earlier.dealId,
      });
    for (const table of ['emergency_deals', 'emergency_shares', 'emergency_wraps']) {
      expect(left(table)).toEqual([]);
    }
  });
});

describe('the sharing out', () => {
  it('is made at the founding where two are entitled, and is left alone while it is fresh', async () => {
    await found(['case-manager', 'psychologist']);
    const first = standingDeal();
    await house.actAs('psychologist');
    await house.actAs('case-manager');
    expect(standingDeal().dealId).toBe(first.dealId);
    expect(newestVerbs(house, 20)).not.toContain('emergency.dealt');
  });

  it('is not possible with one entitled person, and the screen can say so', async () => {
    await found(['psychologist', 'social-worker']);
    await house.actAs('manager');
    expect(await house.done(emergency.standing, { residentId, noteId })).toMatchObject({
      status: 'too-few',
      people: [],
    });
    expect(await codeOf('social-worker')).toBe('emergency.too-few');
    expect(readDeal(house.open().keyring, 'clinical')).toBeUndefined();
  });

  it('waits for the next holder of clinical where it is missing', async () => {
    await found(ROLES);
    house.open().keyring.run('DELETE FROM emergency_deals');
    await house.actAs('manager');
    expect((await house.done(emergency.standing, { residentId, noteId })).status).toBe('no-deal');
    expect(await codeOf('case-manager')).toBe('emergency.no-deal');
    await house.actAs('nurse');
    expect(readDeal(house.open().keyring, 'clinical')).toBeUndefined();
    await house.actAs('psychologist');
    expect(newestVerbs(house, 3)).toContain('emergency.dealt');
    await house.actAs('manager');
    expect((await house.done(emergency.standing, { residentId, noteId })).people).toEqual([
      staffCodeOf('case-manager'),
      staffCodeOf('manager'),
    ]);
    expect((await house.done(emergency.open, order('case-manager'))).note).toBe(NOTE);
  });

  it('is renewed when a share belongs to keys that somebody no longer has, or to somebody who left', async () => {
    await found(ROLES);
    const first = standingDeal();
    const { keyring } = house.open();
    keyring.run(
      "INSERT INTO emergency_shares (deal_id, staff_id, public_key, wrapped) VALUES ($deal, 'gone', zeroblob(32), zeroblob(81))",
      { deal: first.dealId },
    );
    await house.actAs('psychologist');
    const second = standingDeal();
    expect(second.dealId).not.toBe(first.dealId);
    expect(second.shares.map(({ staffId }) => staffId)).not.toContain('gone');
    house.open().keyring.run('UPDATE emergency_shares SET public_key = zeroblob(32)');
    await house.actAs('psychologist');
    expect(standingDeal().dealId).not.toBe(second.dealId);
    await house.actAs('manager');
    expect((await house.done(emergency.open, order('case-manager'))).note).toBe(NOTE);
  });

  it('leaves out whose share was taken away until it is renewed', async () => {
    await found(ROLES);
    await house.actAs('manager');
    removeSharesOf(house.open().keyring, house.open().session.staffId);
    expect((await house.done(emergency.standing, { residentId, noteId })).status).toBe('no-deal');
    expect(await codeOf('case-manager')).toBe('emergency.no-deal');
    await house.actAs('psychologist');
    await house.actAs('manager');
    expect((await house.done(emergency.standing, { residentId, noteId })).status).toBe('ready');
  });

  it('counts nobody whose share was sealed to keys they no longer have', async () => {
    await found(ROLES);
    await house.actAs('manager');
    house
      .open()
      .keyring.run(
        'UPDATE emergency_shares SET public_key = zeroblob(32) WHERE staff_id = $staff',
        { staff: house.open().session.staffId },
      );
    const { people, status } = await house.done(emergency.standing, { residentId, noteId });
    expect([status, people]).toEqual(['no-deal', [staffCodeOf('case-manager')]]);
  });

  it('is never replaced by one that opens less', async () => {
    await found(ROLES);
    const { dealId } = standingDeal();
    house
      .open()
      .keyring.run(
        "INSERT INTO emergency_wraps (deal_id, compartment, generation, wrapped) VALUES ($deal, 'clinical', 2, zeroblob(80))",
        { deal: dealId },
      );
    house.open().keyring.run('UPDATE emergency_shares SET public_key = zeroblob(32)');
    await house.actAs('psychologist');
    expect(standingDeal().dealId).toBe(dealId);
    expect(standingDeal().shares).toEqual([]);
    expect(newestVerbs(house, 3)).toContain('emergency.shares-removed');
  });

  it('keeps nobody out when the medium takes nothing, and is made once it does again', async () => {
    await found(ROLES);
    const { keyring } = house.open();
    keyring.run('DELETE FROM emergency_deals');
    keyring.pragma('query_only = ON');
    await keepDealFresh(house.open(), house.clock.now());
    expect(readDeal(keyring, 'clinical')).toBeUndefined();
    keyring.pragma('query_only = OFF');
    await house.actAs('psychologist');
    expect(standingDeal().shares).toHaveLength(2);
  });
});

/** Somebody's public key seems to have changed: the next holder of clinical shares out anew. */
async function redeal(): Promise<void> {
  const role = house.open().session.role;
  house.open().keyring.run('UPDATE emergency_shares SET public_key = zeroblob(32)');
  await house.actAs('psychologist');
  await house.actAs(role);
}

async function sharesOpenedBy(keys: SessionKeys, deal: EmergencyDeal): Promise<Buffer[]> {
  const opened = [];
  for (const share of deal.shares) {
    const part = await keys.openShare(share);
    if (part !== undefined) opened.push(part);
  }
  return opened;
}

/** With their own key pair, and with every secret of every compartment they hold. */
async function wrapsOpenedBy(keys: SessionKeys, deal: EmergencyDeal): Promise<number> {
  let opened = 0;
  for (const wrap of deal.wraps) {
    if ((await keys.unwrap(wrap)) !== undefined) opened += 1;
    for (const compartment of COMPARTMENTS) {
      for (const { secret, ownKey, wrapKey, dropSeed } of keys.generations(compartment)) {
        for (const seed of [secret, ownKey, wrapKey, dropSeed]) {
          if ((await unwrapGeneration(seed, keys.vaultId, wrap)) !== undefined) opened += 1;
        }
      }
    }
  }
  return opened;
}
