// The new passphrase of who comes in with the papers: judged by the words of this house, as at every other place.
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesOf } from '../../../electron/vault/keys/header';
import { readHeader } from '../../../electron/vault/keys/header-file';
import { recovery } from '../../../src/features/recovery/contract';
import type { InputOf } from '../../../src/kernel/operation';
import { damagePageOf } from '../../support/damaged-page';
import { foundTestVault, staffCodeOf, type TestVault } from '../../support/test-vault';

const FRESH = 'seven new lanterns over the river';
type Person = InputOf<typeof recovery.prepare>['person'];
const PSYCHOLOGIST: Person = { kind: 'known', code: staffCodeOf('psychologist') };

let house: TestVault;
let code: string;
let visit: string;

beforeEach(async () => {
  house = await foundTestVault({
    roles: ['psychologist', 'social-worker'],
    settings: { name: 'Villa Sycamore', facilityCode: 'SYC-17' },
    onPapers: ({ groups }) => {
      code = groups.join(' ');
    },
  });
});
afterEach(() => house.destroy());

async function comeIn(): Promise<void> {
  house.at.lock('asked');
  visit = (await house.done(recovery.begin, { proof: { kind: 'code', typed: code } })).visit;
}

async function answerTo(passphrase: string, person = PSYCHOLOGIST): Promise<string> {
  const answer = await house.call(recovery.prepare, { visit, person, passphrase });
  return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
}

describe('a passphrase chosen with the papers', () => {
  it.each([
    'villa sycamore 2026',
    'VillaSycamore-abc',
    'SYC-17 sycamore villa',
    'so-01 PS-01 ma-01 !!',
  ])('is refused where it is made of what everybody knows of the house: %s', async (known) => {
    await comeIn();
    expect(await answerTo(known)).toBe('vault.passphrase-too-weak');
    expect(await answerTo(FRESH)).toBe('done');
  });

  it('is refused where it is made of the code of a colleague who has left', async () => {
    const open = house.open();
    open.writing(() => {
      open.records.run("UPDATE staff SET code = 'MARGARET' WHERE code = $code", {
        code: staffCodeOf('social-worker'),
      });
      open.record({ at: house.clock.now(), verb: 'staff.leave', outcome: 'done' });
    });
    await comeIn();
    expect(await answerTo('margaret margaret villa')).toBe('vault.passphrase-too-weak');
  });

  it('is refused where it is made of the new manager’s own code', async () => {
    await comeIn();
    const person: Person = { kind: 'new-manager', code: 'HENRIETTA-9' };
    expect(await answerTo('henrietta-9 villa 1', person)).toBe('vault.passphrase-too-weak');
    expect(await answerTo('henrietta-9 villa 1')).toBe('done');
  });

  it('is judged without the words of a page that is damaged: whoever is to rescue the files comes in', async () => {
    const { databaseKeyHex } = house.open().keys;
    await comeIn();
    const found = readHeader(house.at.gate.folder);
    if (!found.ok) throw new Error('no header');
    damagePageOf({
      path: join(house.at.gate.folder, filesOf(found.value.header.content).records),
      keyHex: databaseKeyHex,
      lost: { sql: 'SELECT settings FROM shelter' },
      kept: [
        { sql: 'SELECT * FROM sqlite_master' },
        { sql: 'SELECT * FROM staff' },
        { sql: 'SELECT * FROM paper_changes' },
      ],
    });
    expect(await answerTo('margaret margaret villa')).toBe('done');
    expect(house.faults).toEqual([]);
  });
});
