// The check of everything: what it finds, who hears of it, that it makes way, goes on, and does not mistake the work of
// others for harm.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentAlarm } from '../../../electron/vault/audit/alarm';
import { partsSoFar } from '../../../electron/vault/audit/check-marks';
import { sweep } from '../../../electron/vault/audit/sweep';
import type { Progress } from '../../../src/kernel/operation';
import { audit } from '../../../src/features/audit/contract';
import { residents } from '../../../src/features/residents/contract';
import { summaries } from '../../../src/features/summaries/contract';
import { callOf } from '../../contract/every-operation';
import { putResident, putSix } from '../../support/resident-in-vault';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

const ROLES = ['manager', 'reception', 'auditor'] as const;
const WEEK = 7 * 86_400;
let house: TestVault;
beforeEach(async () => {
  house = await foundTestVault({ roles: ROLES });
  putResident(house, { name: 'سلمى' });
}, 120_000);
afterEach(() => house.destroy());

const check = (asked = true) => house.done(audit.check, { asked });
const state = () => house.done(audit.state, {});
const alarm = () => currentAlarm(house.open().records);
const files = () => readdirSync(join(house.folder, 'vault')).sort();
function behindItsBack(sql: string): void {
  house.open().records.exec(sql);
  house.open().recorder.records.forget();
}

/** Runs the check as a job that somebody stops once `until` is seen. */
async function stoppedAt(until: (progress: Progress) => boolean): Promise<unknown> {
  let seen = false;
  return house.at.host.answer(callOf('audit.check', { asked: true }, house.sessionId()), {
    onProgress: (progress) => {
      seen ||= until(progress);
    },
    cancelled: () => seen,
  });
}

describe('a check of everything', () => {
  it('finds a vault nobody touched whole, keeps the day, leaves a line and no file', async () => {
    const before = files();
    const { sound, found } = await check();
    expect(sound).toBe(true);
    expect(found).toMatchObject({ rows: { bad: 0 }, files: { keyring: true, records: true } });
    expect(found?.rows.rows).toBeGreaterThan(20);
    expect(files()).toEqual(before);
    expect((await state()).check).toEqual({ isDue: false, lastAt: house.clock.now() });
    expect(house.open().audit.newest(Number.MAX_SAFE_INTEGER, 1)[0]?.verb).toBe('audit.check');
    expect(alarm()).toBeUndefined();
  });

  it('tells whoever may not read the trail only that it was done', async () => {
    await house.actAs('reception');
    behindItsBack("UPDATE stays SET admitted_on = '2020-01-01'");
    expect(await check()).toEqual({ sound: false, checkedAt: house.clock.now(), found: null });
    expect((await state()).alarm).toMatchObject({ kind: 'rows', bad: 1 });
  });

  it('names in the alarm the line that last wrote the oldest of the bad rows', async () => {
    const written = house.open().audit.size();
    putResident(house, { name: 'نوال' });
    putResident(house, { name: 'هدى' });
    behindItsBack("UPDATE residents SET category = 'refugee' WHERE case_number <> ''");
    const { found } = await check();
    const oldest = found?.rows.first?.sequence ?? 0;
    expect(oldest).toBeGreaterThan(0);
    expect(oldest).toBeLessThanOrEqual(written);
    expect((await state()).alarm).toMatchObject({ kind: 'rows', bad: 3, firstBad: oldest });
    const raised = house.open().audit.event(alarm()?.sequence ?? 0);
    expect(raised).toMatchObject({
      verb: 'audit.alarm',
      facts: { kind: 'rows', firstBad: oldest },
    });
  });

  it('names no line in the alarm for a row that no line knows', async () => {
    behindItsBack("INSERT INTO vault_facts (name, value) VALUES ('brought-in', 'x')");
    await check();
    expect((await state()).alarm).toMatchObject({ kind: 'rows', bad: 1 });
    expect((await state()).alarm).not.toHaveProperty('firstBad');
  });

  it('finds a kept checkpoint taken away of which the trail speaks', async () => {
    house.at.lock('asked');
    await house.actAs('manager');
    behindItsBack('DELETE FROM audit_checkpoints');
    const { found } = await check();
    expect(found?.trail).toMatchObject({ sound: false });
    expect(alarm()).toMatchObject({ kind: 'broken' });
  });

  it('that found the same again raises no second alarm once two people answered', async () => {
    behindItsBack("UPDATE stays SET admitted_on = '2020-01-01'");
    await check();
    const sequence = alarm()?.sequence ?? 0;
    const second = { staffCode: staffCodeOf('reception'), passphrase: PASSPHRASES.reception };
    await house.done(audit.acknowledge, { sequence, second });
    await check();
    expect(alarm()).toBeUndefined();
    putResident(house, { name: 'نوال' });
    behindItsBack("UPDATE residents SET category = 'refugee'");
    await check();
    expect(alarm()).toMatchObject({ kind: 'rows' });
  });
});

describe('a check that was stopped', () => {
  it('leaves no copy, and goes on in the next session with what it had', async () => {
    const before = files();
    const answer = await stoppedAt(({ step }) => step === 'check-files');
    expect(answer).toEqual({ kind: 'refused', refusal: { code: 'job.cancelled' } });
    expect(files()).toEqual(before);
    const begunAt = house.clock.now();
    expect(partsSoFar(house.open().records)).toMatchObject({ begunAt, rows: { bad: 0 } });
    house.at.lock('asked');
    house.clock.forward(86_400);
    await house.actAs('reception');
    expect((await check(false)).checkedAt).toBe(begunAt);
    expect((await state()).check.lastAt).toBe(begunAt);
  });

  it('begins anew when it was begun more than a week ago', async () => {
    await stoppedAt(({ step }) => step === 'check-files');
    house.clock.forward(WEEK);
    expect((await check()).checkedAt).toBe(house.clock.now());
  });

  it('by work that needs the files says so, and only one runs at a time', async () => {
    const running = house.call(audit.check, { asked: true });
    await new Promise((resolve) => setImmediate(resolve));
    expect(await house.call(audit.check, { asked: false })).toMatchObject({
      refusal: { code: 'audit.check-running' },
    });
    await house.at.gate.idle.stop();
    expect(await running).toMatchObject({ refusal: { code: 'audit.check-stopped' } });
    expect(house.at.gate.jobLock.acquire()).toBeDefined();
  });
});

describe('a check is due', () => {
  it('a week after the trail began, and a week after the last', async () => {
    expect((await state()).check).toEqual({ isDue: false });
    house.clock.forward(WEEK);
    expect((await state()).check.isDue).toBe(true);
    await check(false);
    expect((await state()).check.isDue).toBe(false);
    house.clock.forward(WEEK - 60);
    expect((await state()).check.isDue).toBe(false);
    house.clock.forward(60);
    expect((await state()).check.isDue).toBe(true);
  });
});

describe('others at work during the comparing', () => {
  it('are not taken for harm: rows changed, added and removed between its steps', () => {
    const { records, recorder } = house.open();
    const id = String(records.get('SELECT id FROM residents')?.['id']);
    let turn = 0;
    const steps = sweep(records, {
      *everyRow() {
        for (const row of recorder.everyRow()) {
          turn += 1;
          if (turn === 5) putResident(house, { name: 'نوال' });
          yield row;
        }
        house.open().writing(() => {
          records.run("INSERT INTO vault_facts (name, value) VALUES ('late', 'x')");
          records.run('UPDATE residents SET version = 9 WHERE id = $id', { id });
          records.run('DELETE FROM sealed_parts WHERE resident_id = $id', { id });
        });
      },
      rowNow: (row) => recorder.rowNow(row),
    });
    for (;;) {
      const step = steps.next();
      if (step.done !== true) continue;
      expect(step.value).toMatchObject({ bad: 0 });
      return;
    }
  });
});

describe('sealing a summary', () => {
  const SEAL = {
    period: { from: '2026-02-01', to: '2026-03-01' },
    profile: 'partner',
    recipient: null,
    replaces: null,
  } as never;

  it('is refused on a trail with a line that does not fit, raises the alarm, and goes on once two answered', async () => {
    putSix(house, '2026-02-03');
    behindItsBack("UPDATE audit_rows SET rows = x'00' WHERE 0");
    const { records } = house.open();
    records.exec('DROP TRIGGER audit_events_no_update');
    records.exec(
      "UPDATE audit_events SET body = CAST(replace(CAST(body AS TEXT), 'done', 'gone') AS BLOB) WHERE sequence = 2",
    );
    expect(await house.call(summaries.seal, SEAL)).toMatchObject({
      refusal: { code: 'summaries.trail-broken' },
    });
    expect(alarm()).toMatchObject({ kind: 'broken', firstBad: 2 });
    const second = { staffCode: staffCodeOf('reception'), passphrase: PASSPHRASES.reception };
    await house.done(audit.acknowledge, { sequence: alarm()?.sequence ?? 0, second });
    expect(await house.call(summaries.seal, SEAL)).toMatchObject({ kind: 'done' });
  });

  it('walks only what was added since a check of this week, and everything after that', async () => {
    putSix(house, '2026-02-03');
    await check();
    const { records } = house.open();
    records.exec('DROP TRIGGER audit_events_no_update');
    records.exec(
      "UPDATE audit_events SET body = CAST(replace(CAST(body AS TEXT), 'done', 'gone') AS BLOB) WHERE sequence = 2",
    );
    const steps: Progress[] = [];
    const seal = () =>
      house.at.host.answer(callOf('summaries.seal', SEAL, house.sessionId()), {
        onProgress: (progress) => void steps.push(progress),
        cancelled: () => false,
      });
    expect(await seal()).toMatchObject({ kind: 'done' });
    house.clock.forward(WEEK);
    expect(await seal()).toMatchObject({ refusal: { code: 'summaries.trail-broken' } });
  });
});

describe('an old page that holds only an index', () => {
  it('is reported by the check', async () => {
    const path = join(house.folder, 'vault', 'records.kanaf');
    const { residents: kept } = await house.done(residents.list, { filter: 'all' });
    const id = kept[0]?.id;
    house.at.lock('asked');
    const old = readFileSync(path);
    await house.actAs('manager');
    const { root } = house
      .open()
      .records.all("SELECT rootpage AS root FROM sqlite_master WHERE name = 'stays_by_exit'")
      .map((row) => ({ root: Number(row['root']) }))[0] ?? { root: 0 };
    // As many entries as before: only comparing them with the table tells.
    await house.done(residents.exit, {
      id,
      expectedVersion: 1,
      exitedOn: '2026-03-09',
      reason: 'own-choice',
    } as never);
    house.at.lock('asked');
    const now = readFileSync(path);
    old.copy(now, (root - 1) * 4096, (root - 1) * 4096, root * 4096);
    writeFileSync(path, now);
    await house.actAs('manager');
    const { found } = await check();
    expect(found).toMatchObject({ trail: { sound: true }, rows: { bad: 0 } });
    expect(found?.files).toEqual({ keyring: true, records: false });
    expect(alarm()).toMatchObject({ kind: 'files', bad: 1 });
  });
});
