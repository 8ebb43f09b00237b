// Why a vault of a former format is not brought up to date: each with its own "no", and the vault is as it was, to the byte.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FormerPair } from '../../../electron/vault/upgrade/former-pair';
import type { Copies, FormatUpgrade } from '../../../electron/vault/upgrade/format-upgrade';
import type { KnownFormats } from '../../../electron/vault/upgrade/known-formats';
import { bringUpToDate, dueUpgrade } from '../../../electron/vault/upgrade/upgrade';
import { filesOf } from '../../../electron/vault/keys/header';
import { proveStaffAt } from '../../../electron/vault/unlock/unlocking';
import { benchWorkshop, type Workshop } from '../../../electron/vault/workshop/workshop';
import { vault as vaultContract } from '../../../src/features/vault/contract';
import {
  AGREED,
  expectWhole,
  type FormerHouse,
  formerHouse,
  MANAGER,
} from '../../support/former-house';
import { HEADER_FLATTENED, INVENTED, TABLE_RENAMED } from '../../support/invented-formats';
import { PASSPHRASES, staffCodeOf, testVaultIn } from '../../support/test-vault';
import { tracesOf } from '../../support/traces';

let made: FormerHouse;
beforeAll(async () => {
  made = await formerHouse(-1);
}, 60_000);
afterAll(() => made.house.destroy());

/** What must be as it was: tries are counted beside it. */
function vaultIn(folder: string): unknown {
  const {
    '.': _folder,
    'attempts.json': _tries,
    'sealed-events.kanaf': _aside,
    ...rest
  } = tracesOf(folder);
  return rest;
}

async function refusalWith(formats: KnownFormats, door: object = AGREED): Promise<unknown> {
  const before = vaultIn(made.folder);
  const house = testVaultIn(made.house.folder, { formats, clock: made.house.clock });
  const answer = await house.call(vaultContract.unlock, { ...AGREED, ...door });
  house.at.gate.lock();
  expect(house.faults).toEqual([]);
  expect(vaultIn(made.folder)).toEqual(before);
  return answer.kind === 'refused' ? answer.refusal : answer.kind;
}

const withFirst = (changes: Partial<FormatUpgrade>): KnownFormats => ({
  ...INVENTED,
  upgrades: [{ ...TABLE_RENAMED, ...changes }, HEADER_FLATTENED],
});

/** The step does its work and this besides. */
const andThen = (work: (copies: Copies) => void): KnownFormats =>
  withFirst({
    change: async function* (copies, holder) {
      yield* TABLE_RENAMED.change(copies, holder);
      work(copies);
    },
  });

const TRAIL_SPOILT =
  'DROP TRIGGER audit_events_no_update; UPDATE audit_events SET leaf = zeroblob(32) WHERE sequence = 2';

const CASES: readonly (readonly [string, KnownFormats, string])[] = [
  [
    'loses a row',
    andThen(({ records }) => records.exec('DELETE FROM own_lists; DELETE FROM stays')),
    'tables',
  ],
  [
    'changes a row that it does not name',
    andThen(({ records }) => records.exec("UPDATE stays SET referral_source = 'police'")),
    'tables',
  ],
  [
    'changes a key',
    andThen(({ keyring }) => keyring.exec('UPDATE resident_keys SET wrapped = zeroblob(61)')),
    'tables',
  ],
  [
    'makes a table that it does not name',
    andThen(({ records }) => records.exec('CREATE TABLE more (id TEXT) STRICT')),
    'tables',
  ],
  ['takes a table away', andThen(({ records }) => records.exec('DROP TABLE own_lists')), 'tables'],
  [
    'renames a table that it does not name',
    andThen(({ records }) => records.exec('ALTER TABLE drafts RENAME TO papers')),
    'tables',
  ],
  [
    'adds a row where it may only change some',
    andThen(({ records }) =>
      records.exec(
        "INSERT INTO sealed_parts SELECT 'more', record_id, compartment, resident_id, version, blob FROM sealed_parts LIMIT 1",
      ),
    ),
    'tables',
  ],
  ['touches the trail', andThen(({ records }) => records.exec(TRAIL_SPOILT)), 'tables'],
  [
    'takes a trigger away that keeps the trail from being changed',
    andThen(({ records }) => records.exec('DROP TRIGGER audit_events_no_delete')),
    'tables',
  ],
  [
    'seals what nobody opens',
    andThen(({ records }) =>
      records.exec("UPDATE sealed_parts SET blob = zeroblob(60) WHERE kind = 'visit'"),
    ),
    'parts',
  ],
  [
    'shuts somebody out',
    withFirst({
      header: (content) => {
        const house = content['house'] as { readonly slots: readonly unknown[] };
        const slots = house.slots.slice(0, -1);
        return { ...content, house: { ...house, slots }, formatVersion: 0 };
      },
    }),
    'people',
  ],
];

it.each(CASES)('a step that %s', async (_what, formats, what) => {
  expect(await refusalWith(formats)).toEqual({
    code: 'vault.upgrade-differs',
    details: { what },
  });
});

it('a step that says it changes the trail changes nothing of it all the same', async () => {
  const { records } = TABLE_RENAMED.tables;
  const named = withFirst({
    tables: {
      records: { ...records, changed: { ...records.changed, audit_events: (key) => key } },
      keyring: {},
    },
    change: async function* (copies, holder) {
      yield* TABLE_RENAMED.change(copies, holder);
      copies.records.exec(TRAIL_SPOILT);
    },
  });
  expect(await refusalWith(named)).toMatchObject({ details: { what: 'tables' } });
});

it('a person whose keys do not open what must be sealed anew', async () => {
  const it = { staffCode: staffCodeOf('it'), passphrase: PASSPHRASES.it };
  expect(await refusalWith(INVENTED, it)).toEqual({ code: 'vault.upgrade-needs-keys' });
});

it('a wrong passphrase, and somebody who left', async () => {
  expect(await refusalWith(INVENTED, { passphrase: 'not the words of anybody' })).toEqual({
    code: 'vault.wrong-passphrase',
  });
  const left = withFirst({
    missing: (copies) => {
      copies.records.run('UPDATE staff SET left_at = $at WHERE role = $role', {
        ...{ at: '2026-03-01T00:00:00.000Z', role: 'manager' },
      });
      return Promise.resolve([]);
    },
  });
  expect(await refusalWith(left)).toEqual({ code: 'vault.left' });
});

it('a schema that this format never had', async () => {
  const { schema } = TABLE_RENAMED;
  expect(
    await refusalWith(withFirst({ schema: { ...schema, records: schema.records.slice(0, -1) } })),
  ).toEqual({
    code: 'database.newer-than-app',
  });
  const [first, ...rest] = schema.records;
  const edited = [{ ...first, name: 'edited' } as (typeof rest)[number], ...rest];
  expect(await refusalWith(withFirst({ schema: { ...schema, records: edited } }))).toMatchObject({
    code: 'database.edited-migration',
  });
});

it('a way of which a step is not known, and a header that the step cannot read', async () => {
  const details = { format: -1, own: 1 };
  for (const upgrades of [
    [HEADER_FLATTENED],
    [TABLE_RENAMED],
    [{ ...TABLE_RENAMED, header: () => undefined }, HEADER_FLATTENED],
  ]) {
    const formats = { ...INVENTED, upgrades };
    expect(await refusalWith(formats)).toEqual({ code: 'vault.older-format', details });
    const door = testVaultIn(made.house.folder, { formats });
    expect(await door.done(vaultContract.status, {})).toMatchObject({
      state: 'older-format',
      otherFormat: details,
    });
  }
});

it('a damaged file is told as such, and stays where it is', async () => {
  const { folder } = made;
  const path = join(folder, 'records.kanaf');
  const bytes = readFileSync(path);
  const at = bytes.length - 2000;
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  writeFileSync(path, bytes);
  expect(await refusalWith(INVENTED)).toEqual({ code: 'database.damaged' });
  expect(existsSync(join(folder, 'records.kanaf'))).toBe(true);
  expect(readdirSync(folder).filter((name) => name.startsWith('before-'))).toEqual([]);
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  writeFileSync(path, bytes);
});

it('a copy that the disk did not keep is no damage of the vault', async () => {
  const { folder, house } = made;
  const before = vaultIn(folder);
  const due = dueUpgrade(folder, INVENTED);
  if (due === undefined) throw new Error('nothing is due');
  const unsound = { sound: false, pages: 0, counts: {}, complaints: ['not readable'] };
  const workshop: Workshop = {
    start: () => ({ done: Promise.resolve(unsound), stop: () => Promise.resolve() }),
  };
  const steps = bringUpToDate({ folder, ...MANAGER, now: house.clock.now(), workshop }, due);
  let step = await steps.next();
  while (step.done !== true) step = await steps.next();
  expect(step.value).toEqual({ ok: false, refusal: { code: 'vault.cannot-write' } });
  expect(vaultIn(folder)).toEqual(before);
});

it('and after all of these the same vault is brought up to date', async () => {
  await made.house.done(vaultContract.unlock, AGREED);
  await expectWhole(made);
});

it('another process has the files, or was faster', async () => {
  made.house.destroy();
  made = await formerHouse(0);
  const { folder, house } = made;
  const due = dueUpgrade(folder, INVENTED);
  if (due === undefined) throw new Error('nothing is due');
  const order = { folder, ...MANAGER, now: house.clock.now(), workshop: benchWorkshop };
  const proved = await proveStaffAt(order, due.found);
  if (!proved.ok) throw new Error(proved.refusal.code);
  const { databaseKey, keyringKey } = proved.value.holder.fileKeys;
  const other = FormerPair.open({
    folder,
    names: filesOf(due.found.header.content),
    keys: {
      databaseKeyHex: databaseKey.toString('hex'),
      keyringKeyHex: keyringKey.toString('hex'),
    },
  });
  if (!other.ok) throw new Error(other.refusal.code);
  expect(await refusalWith(INVENTED)).toEqual({ code: 'database.in-use' });
  other.value.close();

  const second = async () => {
    const steps = bringUpToDate(order, due);
    for (;;) {
      const step = await steps.next();
      if (step.done === true) return step.value;
    }
  };
  expect(await second()).toMatchObject({ ok: true });
  // The one of before lies there still, and both have read its header.
  expect(await second()).toMatchObject({ refusal: { code: 'database.in-use' } });
  await house.actAs('manager');
  expect(await second()).toMatchObject({ refusal: { code: 'database.missing' } });
  await expectWhole(made);
});
