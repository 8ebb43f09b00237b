// The sweep finds what was changed behind the trail's back, down to one old page put back into the real file.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sweep, type SweepVerdict } from '../../../electron/vault/audit/sweep';
import type { PersonSession } from '../../../electron/vault/open-vault/person-session';
import type { BadRow } from '../../../src/features/audit/index';
import { carePlans } from '../../../src/features/care-plans/contract';
import type { ResidentId } from '../../../src/kernel/ids';
import { residents } from '../../../src/features/residents/contract';
import { admitInput } from '../../support/residents';
import { foundTestVault, type TestVault } from '../../support/test-vault';

let house: TestVault;
beforeEach(async () => {
  house = await foundTestVault({ roles: ['manager', 'case-manager', 'auditor'] });
});
afterEach(() => house.destroy());

function swept(vault: PersonSession): SweepVerdict {
  const steps = sweep(vault.records, vault.recorder);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

async function admitted(caseNumber: string): Promise<ResidentId> {
  const { id } = await house.done(residents.admit, admitInput(caseNumber, 'سلمى حسن'));
  return id;
}

const path = (): string => join(house.folder, 'vault', 'records.kanaf');

describe('a vault nobody touched', () => {
  it('is whole right after founding, after work, and after other people worked', async () => {
    expect(swept(house.open())).toMatchObject({ bad: 0 });
    const residentId = await admitted('S-1');
    await house.done(carePlans.start, { residentId });
    expect(swept(house.open())).toMatchObject({ bad: 0 });
    await house.actAs('case-manager');
    await house.done(residents.open, { id: residentId });
    await house.actAs('auditor');
    const verdict = swept(house.open());
    expect(verdict.bad).toBe(0);
    expect(verdict.rows).toBeGreaterThan(20);
    expect(house.open().audit.verify().sound).toBe(true);
  });
});

describe('a change without an event', () => {
  const cases: readonly (readonly [string, string, Pick<BadRow, 'fault' | 'table'>])[] = [
    [
      'an edited row',
      "UPDATE stays SET admitted_on = '2020-01-01'",
      { fault: 'edited', table: 'stays' },
    ],
    ['a removed row', 'DELETE FROM stays', { fault: 'missing', table: 'stays' }],
    [
      'a row of a stranger',
      "INSERT INTO care_plans (id, resident_id, version, opened_on, state) SELECT 'x', id, 1, '2026-01-01', 'open' FROM residents LIMIT 1",
      { fault: 'foreign', table: 'care_plans' },
    ],
    [
      'an edited blob',
      "UPDATE sealed_parts SET blob = x'4b01' WHERE compartment = 'identity'",
      { fault: 'edited', table: 'sealed_parts' },
    ],
  ];

  it.each(cases)('is named: %s', async (_what, sql, first) => {
    await admitted('S-1');
    const { records, recorder } = house.open();
    const newest = house.open().audit.size();
    records.exec(sql);
    recorder.records.forget();
    const found = swept(house.open());
    expect(found).toMatchObject({ bad: 1, first });
    // No line tells of a row that was brought in.
    expect(found.first?.sequence).toBe(first.fault === 'foreign' ? undefined : newest);
  });

  it('in the keyring is named, but a key left over by a crash is not', async () => {
    await admitted('S-1');
    const { keyring, recorder } = house.open();
    keyring.exec(
      "INSERT INTO resident_keys (resident_id, compartment, generation, wrapped) VALUES ('orphan', 'case', 1, x'00')",
    );
    recorder.keyring.forget();
    expect(swept(house.open()).bad).toBe(0);
    keyring.exec(
      "INSERT INTO compartment_wraps (compartment, generation, holder_id, wrapped) VALUES ('clinical', 1, 'stranger', x'00')",
    );
    recorder.keyring.forget();
    expect(swept(house.open()).first).toMatchObject({
      fault: 'foreign',
      table: 'keyring.compartment_wraps',
    });
  });

  it('inside a transaction of the program gets an event all the same', () => {
    const { records } = house.open();
    house.open().writing(() => {
      records.run("INSERT INTO vault_facts (name, value) VALUES ('quiet', 'x')");
    });
    expect(house.open().audit.newest(Number.MAX_SAFE_INTEGER, 1)[0]?.verb).toBe('audit.noted');
    expect(swept(house.open()).bad).toBe(0);
  });
});

describe('one old page of the real file put back', () => {
  it('opens as if nothing had happened, and the sweep names the row that went back', async () => {
    const id = await admitted('S-1');
    await house.actAs('manager');
    house.at.lock('asked');
    const before = join(house.folder, 'before');
    copyFileSync(path(), before);
    await house.actAs('manager');
    await house.done(residents.exit, {
      id,
      expectedVersion: 1,
      exitedOn: '2026-03-09',
      reason: 'own-choice',
    });
    house.at.lock('asked');
    const changed = pagesBetween(readFileSync(before), readFileSync(path()));
    const after = readFileSync(path());
    const found: SweepVerdict[] = [];
    for (const page of changed) {
      writeFileSync(path(), withPage(after, readFileSync(before), page));
      const verdict = await openedAndSwept();
      if (verdict?.first?.table === 'stays') found.push(verdict);
    }
    writeFileSync(path(), after);
    expect(found).toHaveLength(1);
    expect(found[0]?.first).toMatchObject({ fault: 'rolled-back', table: 'stays' });
  });
});

const PAGE = 4096;

function pagesBetween(before: Buffer, after: Buffer): readonly number[] {
  const pages = Math.min(before.length, after.length) / PAGE;
  return Array.from({ length: pages }, (_, page) => page).filter(
    (page) =>
      page > 0 &&
      !before
        .subarray(page * PAGE, (page + 1) * PAGE)
        .equals(after.subarray(page * PAGE, (page + 1) * PAGE)),
  );
}

function withPage(whole: Buffer, other: Buffer, page: number): Buffer {
  const mixed = Buffer.from(whole);
  other.copy(mixed, page * PAGE, page * PAGE, (page + 1) * PAGE);
  return mixed;
}

/** Undefined where the mixture does not open: that alone would be noticed. */
async function openedAndSwept(): Promise<SweepVerdict | undefined> {
  try {
    await house.actAs('manager');
    return swept(house.open());
  } catch {
    return undefined;
  } finally {
    house.at.gate.lock();
  }
}
