// What only somebody outside the vault can notice: a cut tail, a forged trail, yesterday's folder, two forks.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentAlarm } from '../../../electron/vault/audit/alarm';
import { readCheckpoint, signedBy, signerName } from '../../../electron/vault/audit/checkpoint';
import { encodeEvent } from '../../../electron/vault/audit/event';
import { judgeWitness, type Witness } from '../../../electron/vault/audit/witness';
import type { Handle } from '../../../electron/vault/database/driver';
import { residents } from '../../../src/features/residents/contract';
import { chainAnew, takeOffTheTriggers } from '../../support/forged-trail';
import { newestVerbs } from '../../support/resident-in-vault';
import { admitInput } from '../../support/residents';
import { foundTestVault, type TestVault } from '../../support/test-vault';

let house: TestVault;
beforeEach(async () => {
  house = await foundTestVault({ roles: ['manager', 'auditor'], remembers: true });
});
afterEach(() => house.destroy());

const folder = (): string => join(house.folder, 'vault');
const kept = (): string => join(house.folder, 'yesterday');

/** So many events, each in a transaction of its own. */
function work(times: number): void {
  const vault = house.open();
  for (let nth = 0; nth < times; nth += 1) {
    vault.witness({ at: house.clock.now(), verb: 'residents.list', outcome: 'done' });
  }
}

function seen(kind: Witness['kind'] = 'slip'): Witness {
  const { audit } = house.open();
  return { kind, epoch: audit.epoch(), ...audit.head() };
}

/** Somebody with the database key and tools of their own. */
function forge(work: (records: Handle) => void): void {
  const { records } = house.open();
  takeOffTheTriggers(records);
  work(records);
}

const alarm = () => currentAlarm(house.open().records);

describe('a trail nobody touched', () => {
  it('agrees with every witness of its past and raises nothing at unlock', async () => {
    const witnesses = [seen()];
    for (let nth = 0; nth < 5; nth += 1) {
      work(3);
      witnesses.push(seen());
      await house.actAs('manager');
    }
    expect(witnesses.map((one) => judgeWitness(house.open().audit, one))).toEqual(
      witnesses.map(() => 'agrees'),
    );
    expect(alarm()).toBeUndefined();
  });

  it('keeps a checkpoint signed by the vault at every lock and every 256 events', async () => {
    work(300);
    await house.actAs('manager');
    const { audit, auditSecret, vaultId } = house.open();
    const checkpoints = audit.checkpoints();
    expect(checkpoints.some(({ size }) => size >= 256 && size < 270)).toBe(true);
    for (const { note, size } of checkpoints) {
      const read = readCheckpoint(note);
      expect(read).toMatchObject({ origin: `kanaf/${vaultId}/1`, size });
      expect(read?.root).toBe(audit.rootAt(size));
      const key = { name: signerName(vaultId), publicKey: auditSecret.publicKey };
      expect(read !== undefined && signedBy(read, key)).toBe(true);
    }
  });
});

describe('somebody outside notices', () => {
  it('a tail that was cut, though the rest fits', async () => {
    work(8);
    const witness = seen();
    forge((records) =>
      records.exec(
        'DELETE FROM audit_events WHERE sequence > 6; DELETE FROM audit_rows WHERE sequence > 6',
      ),
    );
    expect(house.open().audit.verify()).toMatchObject({ sound: true, size: 6 });
    expect(judgeWitness(house.open().audit, witness)).toBe('smaller');
  });

  it('a forged line with every hash computed anew, which the trail itself cannot notice', async () => {
    work(4);
    const witness = seen();
    forge((records) => {
      const body = encodeEvent({ at: house.clock.now(), actor: 'X', verb: 'y.z', outcome: 'done' });
      records.run('UPDATE audit_events SET body = $body WHERE sequence = 4', { body });
      chainAnew(records);
    });
    expect(house.open().audit.verify().sound).toBe(true);
    expect(judgeWitness(house.open().audit, witness)).toBe('inconsistent');
  });

  it('two trails that went on from one checkpoint', async () => {
    work(2);
    house.at.lock('asked');
    cpSync(folder(), kept(), { recursive: true });
    await house.actAs('manager');
    const common = seen();
    work(3);
    const here = seen();
    house.at.lock('asked');
    rmSync(folder(), { recursive: true });
    cpSync(kept(), folder(), { recursive: true });
    house.clock.forward(60);
    await house.actAs('manager');
    work(5);
    expect(judgeWitness(house.open().audit, common)).toBe('inconsistent');
    expect(judgeWitness(house.open().audit, here)).toBe('inconsistent');
  });
});

describe("yesterday's folder put back", () => {
  async function putBack(): Promise<void> {
    work(2);
    house.at.lock('asked');
    cpSync(folder(), kept(), { recursive: true });
    await house.actAs('manager');
    await house.done(residents.admit, admitInput('W-1', 'سلمى حسن'));
    work(20);
    house.at.lock('asked');
    rmSync(folder(), { recursive: true });
    cpSync(kept(), folder(), { recursive: true });
    await house.actAs('manager');
  }

  it('raises an alarm at the next unlock, in the trail and until it is answered', async () => {
    await putBack();
    const firstBad = (alarm()?.size ?? 0) + 1;
    const differs = { kind: 'smaller', firstBad, witness: { kind: 'last-seen' } };
    expect(alarm()).toMatchObject(differs);
    const found = alarm();
    expect(found && 'witness' in found && found.witness.size).toBeGreaterThan(firstBad);
    const raised = house.open().audit.event(alarm()?.sequence ?? 0);
    expect(raised).toMatchObject({ verb: 'audit.alarm', facts: { firstBad } });
    expect(newestVerbs(house, 3)).toContain('audit.alarm');
    await house.actAs('auditor');
    expect(alarm()).toMatchObject({ kind: 'smaller' });
    const alarms = newestVerbs(house, 200).filter((verb) => verb === 'audit.alarm');
    expect(alarms).toHaveLength(1);
  });

  it('raises nothing where a restore declared what is missing, and a later witness still counts', async () => {
    work(2);
    house.at.lock('asked');
    cpSync(folder(), kept(), { recursive: true });
    await house.actAs('manager');
    work(20);
    const lost = seen();
    house.at.lock('asked');
    rmSync(folder(), { recursive: true });
    cpSync(kept(), folder(), { recursive: true });
    const remembered = join(house.folder, 'profile', `last-seen-${vaultId()}.json`);
    const written = readFileSync(remembered);
    rmSync(remembered);
    await house.actAs('manager');
    const vault = house.open();
    const size = vault.audit.size();
    const facts = { size, missing: lost.size + 10 - size };
    vault.writing(() => {
      const at = house.clock.now();
      vault.record({ at, verb: 'vault.restored', outcome: 'done', facts, beginsEpoch: true });
    });
    house.at.lock('asked');
    writeFileSync(remembered, written);
    await house.actAs('auditor');
    expect(alarm()).toBeUndefined();
    const { audit } = house.open();
    expect(audit.epoch()).toBe(2);
    expect(judgeWitness(audit, lost)).toBe('explained');
    expect(judgeWitness(audit, { ...lost, size: lost.size + 11 })).toBe('smaller');
    expect(audit.verify().sound).toBe(true);
  });
});

describe('at unlock', () => {
  it('a line changed since the last checkpoint raises an alarm that names it', async () => {
    work(3);
    house.at.lock('asked');
    await house.actAs('manager');
    work(3);
    const bad = house.open().audit.size() - 1;
    forge((records) => {
      const body = encodeEvent({ at: house.clock.now(), actor: 'X', verb: 'y.z', outcome: 'done' });
      records.run('UPDATE audit_events SET body = $body WHERE sequence = $bad', { body, bad });
    });
    house.at.gate.lock();
    await house.actAs('manager');
    expect(alarm()).toMatchObject({ kind: 'broken', firstBad: bad });
  });

  it('a checkpoint that the vault never signed raises an alarm', async () => {
    work(3);
    await house.actAs('manager');
    house
      .open()
      .records.exec("UPDATE audit_checkpoints SET note = replace(note, 'kanaf/', 'kenaf/')");
    house.at.gate.lock();
    await house.actAs('manager');
    expect(alarm()).toMatchObject({ kind: 'signature' });
  });

  it('a clock set back two years gets a line, and lines keep their order', async () => {
    work(1);
    house.at.lock('asked');
    house.clock.set('2024-03-10T08:00:00.000Z');
    await house.actAs('manager');
    work(1);
    const events = house.open().audit.newest(Number.MAX_SAFE_INTEGER, 4);
    expect(events.map(({ verb }) => verb)).toEqual([
      'residents.list',
      'vault.unlock',
      'clock.anomaly',
      'vault.lock-asked',
    ]);
    expect(events.map(({ at }) => at.slice(0, 4))).toEqual(['2024', '2024', '2024', '2026']);
    expect(house.open().audit.verify().sound).toBe(true);
  });

  it('what this computer remembers is only where the trail and the header stood', async () => {
    work(1);
    house.at.lock('asked');
    const [file] = ['profile'].map((name) => join(house.folder, name));
    const written = readFileSync(join(file ?? '', `last-seen-${vaultId()}.json`), 'utf8');
    expect(Object.keys(JSON.parse(written) as object).sort()).toEqual([
      'at',
      'deeds',
      'epoch',
      'formatVersion',
      'header',
      'root',
      'size',
      'unsaved',
    ]);
    writeFileSync(join(file ?? '', `last-seen-${vaultId()}.json`), 'not readable');
    await house.actAs('manager');
    expect(alarm()).toBeUndefined();
  });
});

function vaultId(): string {
  const header = readFileSync(join(folder(), 'header-a.kanaf'), 'utf8');
  return (JSON.parse(header) as { content: { vaultId: string } }).content.vaultId;
}
