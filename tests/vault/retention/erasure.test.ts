// A resident erased in a real vault: nothing sealed of her opens any more with any key there is, not even from a copy
// of the records made before; the trail, the counts and everybody else are as they were.
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Handle, Row } from '../../../electron/vault/database/driver';
import { openDatabase } from '../../../electron/vault/database/open';
import { bytes, integer, text } from '../../../electron/vault/database/rows';
import type { GenerationKeys } from '../../../electron/vault/keys/compartment-keys';
import { openBlob } from '../../../electron/vault/keys/envelope';
import { unwrapResidentKey } from '../../../electron/vault/keys/resident-keys';
import { audit } from '../../../src/features/audit/contract';
import { fileMerges } from '../../../src/features/file-merges/contract';
import { residents } from '../../../src/features/residents/contract';
import { retention } from '../../../src/features/retention/contract';
import { summaries } from '../../../src/features/summaries/contract';
import { COMPARTMENTS, type Compartment, ROLES } from '../../../src/kernel/compartments';
import type { ResidentId } from '../../../src/kernel/ids';
import { tablesOf } from '../../contract/vault-dump';
import { plainPages } from '../../support/plain-pages';
import { HER_NAME, HER_NUMBER, leave, writeFullFile } from '../../support/full-file';
import { admitInput } from '../../support/residents';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

const PERIODS = [
  { from: '2010-01-01', to: '2011-01-01' },
  { from: '2015-01-01', to: '2016-01-01' },
  { from: '2012-01-01', to: '2013-01-01' },
  { from: '2026-01-01', to: '2027-01-01' },
] as const;

let house: TestVault;
let shelf: string;
let her: ResidentId;
let other: ResidentId;
let taken: ResidentId;
let before: Before;
const held = new Map<string, GenerationKeys>();

interface Before {
  readonly tables: readonly string[];
  readonly figures: unknown;
  readonly databaseKeyHex: string;
  readonly keyringKeyHex: string;
  readonly wrappedKeys: readonly string[];
  readonly parts: number;
}

const figures = () =>
  Promise.all(
    PERIODS.map(async (period) => house.done(summaries.prepare, { period, profile: 'partner' })),
  );

beforeAll(async () => {
  house = await foundTestVault({ roles: ROLES });
  shelf = mkdtempSync(join(tmpdir(), 'kanaf-shelf-'));
  const admitted = await house.done(residents.admit, admitInput('K-2026-0002', 'رباب كامل'));
  other = admitted.id;
  her = await writeFullFile(house);
  await house.done(residents.readmit, {
    id: her,
    expectedVersion: (await house.done(residents.open, { id: her })).version,
    stay: { admittedOn: '2015-07-01', referralSource: 'self' },
  });
  await leave(house, her, '2016-02-02');
  await mergedByMistake();
  await collectKeys();
  before = await look();
  await house.done(retention.liftHold, { id: her });
  const second = {
    staffCode: staffCodeOf('case-manager'),
    passphrase: PASSPHRASES['case-manager'],
  };
  const order = { id: her, caseNumber: 'K-٢٠١٠-٠٠٧٧', reason: 'period-over' as const, second };
  expect(await house.done(retention.erase, order)).toMatchObject({ isFinished: true });
});

afterAll(() => {
  house.destroy();
  rmSync(shelf, { recursive: true, force: true });
});

/** Somebody else's file was taken for hers and given back: its history names her too. */
async function mergedByMistake(): Promise<void> {
  taken = (await house.done(residents.admit, admitInput('K-2026-0003', 'نوال سعد'))).id;
  const versionOf = async (id: ResidentId) => (await house.done(residents.open, { id })).version;
  const second = {
    staffCode: staffCodeOf('case-manager'),
    passphrase: PASSPHRASES['case-manager'],
  };
  const { id } = await house.done(fileMerges.merge, {
    ...{ stayingId: her, mergedId: taken, reason: HER_NAME, second },
    versions: { staying: await versionOf(her), merged: await versionOf(taken) },
  });
  await house.done(fileMerges.undo, { id, reason: HER_NAME, second });
}

/** Every secret of every compartment that any role holds; recovery is handed the same secrets. */
async function collectKeys(): Promise<void> {
  for (const role of ROLES) {
    await house.actAs(role);
    const { keys } = house.open();
    for (const one of COMPARTMENTS.flatMap((name) => keys.generations(name))) {
      const copies = Object.entries(one).map(([name, value]) => [
        name,
        value instanceof Uint8Array ? Buffer.from(value) : value,
      ]);
      held.set(
        `${one.compartment} ${one.generation}`,
        Object.fromEntries(copies) as GenerationKeys,
      );
    }
  }
  await house.actAs('manager');
}

async function look(): Promise<Before> {
  const { records, keyring, keys } = house.open();
  const { names } = house.open().files;
  const naming = tablesOf(records).filter((table) => countOf(records, table) > 0);
  const wrapped = keyring.all('SELECT wrapped FROM resident_keys WHERE resident_id = $her', {
    her,
  });
  const found = {
    tables: naming,
    figures: await figures(),
    ...{ databaseKeyHex: keys.databaseKeyHex, keyringKeyHex: keys.keyringKeyHex },
    wrappedKeys: wrapped.map((row) => Buffer.from(bytes(row, 'wrapped')).toString('hex')),
    parts: partsOf(records, her).length,
  };
  records.pragmaRows('wal_checkpoint(TRUNCATE)');
  keyring.pragmaRows('wal_checkpoint(TRUNCATE)');
  copyFileSync(join(house.folder, 'vault', names.records), join(shelf, 'records.kanaf'));
  copyFileSync(join(house.folder, 'vault', names.keyring), join(shelf, 'keyring.kanaf'));
  return found;
}

const countOf = (handle: Handle, table: string): number =>
  handle.all(`SELECT * FROM "${table}"`).length;

/** Tables with a resident's id, and those that hang on one of them. */
function tablesNaming(records: Handle): readonly string[] {
  const tables = tablesOf(records);
  const found = new Set(['residents']);
  for (let size = 0; size < found.size; ) {
    size = found.size;
    for (const table of tables) {
      const columns = records.all('SELECT name FROM pragma_table_info($table)', { table });
      const isOwn = columns.some(({ name }) => /resident_id|subject_id/.test(String(name)));
      const parents = records.all('SELECT "table" AS parent FROM pragma_foreign_key_list($table)', {
        table,
      });
      if (isOwn || parents.some(({ parent }) => found.has(String(parent)))) found.add(table);
    }
  }
  return [...found];
}

function openOld<Value>(file: string, keyHex: string, work: (handle: Handle) => Value): Value {
  const opened = openDatabase({ path: join(shelf, file), keyHex, file: 'existing' });
  if (!opened.ok) throw new Error(opened.refusal.code);
  try {
    return work(opened.value);
  } finally {
    opened.value.close();
  }
}

/** Everything sealed about somebody: parts of the file, drafts, and notes still in a letter box. */
function partsOf(records: Handle, residentId: ResidentId): readonly Row[] {
  return [
    'SELECT kind, record_id, version, compartment, blob FROM sealed_parts WHERE resident_id = $residentId',
    "SELECT 'draft' AS kind, id AS record_id, 1 AS version, 'presence' AS compartment, blob FROM drafts WHERE subject_id = $residentId",
    "SELECT 'drop-note' AS kind, id AS record_id, 1 AS version, 'presence' AS compartment, dropped AS blob FROM drop_notes WHERE resident_id = $residentId",
  ].flatMap((sql) => records.all(sql, { residentId }));
}

/** What is left of her on any page of a key file; the other resident shows that the pages were read. */
function foundOnPages(path: string, keyHex: string) {
  const pages = plainPages(path, keyHex);
  const has = (wanted: Buffer) => pages.some((page) => page.includes(wanted));
  return {
    wrappedKeys: before.wrappedKeys.filter((key) => has(Buffer.from(key, 'hex'))).length,
    namesHer: has(Buffer.from(her)),
    someoneElse: has(Buffer.from(other)),
  };
}

/** How many sealed parts of somebody in these records open with any resident key of this keyring. */
function opening(records: Handle, keyring: Handle, residentId: ResidentId): number {
  const parts = partsOf(records, residentId);
  const keys = keyring.all('SELECT * FROM resident_keys').flatMap((row) => keyOf(row));
  return parts.filter((part) => keys.some((key) => opens(part, key))).length;
}

function keyOf(row: Row): Uint8Array[] {
  const under = held.get(`${text(row, 'compartment')} ${integer(row, 'generation')}`);
  if (under === undefined) throw new Error('a compartment nobody holds');
  const place = { vaultId: house.open().vaultId, residentId: text(row, 'resident_id') };
  const key = unwrapResidentKey(under, place, bytes(row, 'wrapped'));
  return key === undefined ? [] : [key];
}

function opens(part: Row, key: Uint8Array): boolean {
  const place = {
    vaultId: house.open().vaultId,
    kind: text(part, 'kind'),
    recordId: text(part, 'record_id'),
    version: integer(part, 'version'),
    compartment: text(part, 'compartment') as Compartment,
  };
  return openBlob(key, place, bytes(part, 'blob')).ok;
}

describe('a copy of the records made before the erasure', () => {
  it('opens in full with the keyring of that day: the proof below can fail', () => {
    const found = openOld('records.kanaf', before.databaseKeyHex, (records) =>
      openOld('keyring.kanaf', before.keyringKeyHex, (keyring) => opening(records, keyring, her)),
    );
    expect(before.parts).toBeGreaterThanOrEqual(11);
    expect(found).toBe(before.parts);
  });

  it('opens nothing of her with the keyring of today and every key of every role', () => {
    expect(COMPARTMENTS.every((one) => held.has(`${one} 1`))).toBe(true);
    const { keyring } = house.open();
    openOld('records.kanaf', before.databaseKeyHex, (records) => {
      expect(opening(records, keyring, her)).toBe(0);
      expect(opening(records, keyring, other)).toBe(2);
    });
  });
});

describe('the vault after the erasure', () => {
  it('has no row and no key of her, in any table but the erasure itself and the trail', () => {
    const { records, keyring } = house.open();
    const left: string[] = [];
    for (const handle of [records, keyring]) {
      for (const table of tablesOf(handle)) {
        for (const row of handle.all(`SELECT * FROM "${table}"`)) {
          for (const [column, value] of Object.entries(row)) {
            const cell =
              value instanceof Uint8Array ? Buffer.from(value).toString() : String(value);
            const names = [her, HER_NUMBER, ...HER_NAME.split(' ')];
            if (names.some((name) => cell.includes(name))) left.push(`${table}.${column}`);
          }
        }
      }
    }
    expect([...new Set(left)].sort()).toEqual([
      'audit_events.body',
      'audit_rows.rows',
      'erasures.resident_id',
    ]);
  });

  it('was tried on somebody about whom every table that can name her had something', () => {
    const naming = tablesNaming(house.open().records).filter((table) => table !== 'erasures');
    expect(naming.length).toBeGreaterThanOrEqual(15);
    expect(naming.filter((table) => !before.tables.includes(table))).toEqual([]);
  });

  it('holds none of the old wrapped keys, in no row and on no page of its key file, unused ones too', () => {
    const { keyring, keys, files } = house.open();
    const rows = keyring.all('SELECT wrapped FROM resident_keys');
    const now = rows.map((row) => Buffer.from(bytes(row, 'wrapped')).toString('hex'));
    expect(before.wrappedKeys.length).toBeGreaterThanOrEqual(4);
    expect(before.wrappedKeys.filter((key) => now.includes(key))).toEqual([]);
    expect(keys.keyringKeyHex).not.toBe(before.keyringKeyHex);
    keyring.pragmaRows('wal_checkpoint(TRUNCATE)');
    const path = join(house.folder, 'vault', files.names.keyring);
    expect(foundOnPages(join(shelf, 'keyring.kanaf'), before.keyringKeyHex)).toEqual({
      ...{ wrappedKeys: before.wrappedKeys.length, namesHer: true, someoneElse: true },
    });
    expect(foundOnPages(path, keys.keyringKeyHex)).toEqual({
      ...{ wrappedKeys: 0, namesHer: false, someoneElse: true },
    });
  });

  it('names her in no file of its folder, in UTF-8 or UTF-16', () => {
    const folder = join(house.folder, 'vault');
    const needles = [HER_NUMBER, ...HER_NAME.split(' ')].flatMap((word) => [
      Buffer.from(word, 'utf8'),
      Buffer.from(word, 'utf16le'),
    ]);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const hits = files.filter((entry) => {
      const content = readFileSync(join(entry.parentPath, entry.name));
      return needles.some((needle) => content.includes(needle));
    });
    expect(files.length).toBeGreaterThan(3);
    expect(hits).toEqual([]);
  });

  it('finds her by no search and in no list, and opens no file of hers', async () => {
    for (const wanted of [HER_NAME, HER_NUMBER, 'شروق']) {
      const found = await house.done(residents.search, { text: wanted });
      expect(found.hits).toEqual([]);
    }
    const list = await house.done(residents.list, { filter: 'all' });
    expect(list.residents.map(({ id }) => id).toSorted()).toEqual([other, taken].toSorted());
    expect(list.counts).toEqual({ inHouse: 2, exited: 0, all: 2 });
    expect(await house.call(residents.open, { id: her })).toMatchObject({ kind: 'refused' });
    await house.actAs('manager');
    const again = await house.done(residents.search, { text: 'شروق' });
    expect(again.hits).toEqual([]);
  });

  it('counts her stays in every summary as before, and the movement balances', async () => {
    expect(await figures()).toEqual(before.figures);
    const [cameIn2010] = await figures();
    const t1 = cameIn2010?.exact.find(({ id }) => id === 't1');
    expect(t1?.columnTotals).toEqual([0, 1, 0, 1]);
  });

  it('keeps her two stays without identity, in bands, under one mark nobody else knows', async () => {
    const { kept, erasures } = await house.done(retention.erasures, {});
    expect(kept).toHaveLength(2);
    const [last, first] = kept;
    expect(first).toMatchObject({ admittedOn: '2010-01-05', exitedOn: '2015-06-01', ageFrom: 5 });
    expect(last).toMatchObject({ admittedOn: '2015-07-01', exitedOn: '2016-02-02', ageFrom: 15 });
    expect(last?.person).toBe(first?.person);
    expect(last?.person).not.toBe(her);
    expect(erasures).toMatchObject([
      { number: 1, state: 'done', certificate: 'complete', by: 'MA-01', second: 'CA-01' },
    ]);
  });

  it('leads from a figure to facts without a file', async () => {
    const place = { table: 't1' as const, row: 'total', column: 'admissions' };
    const [period] = PERIODS;
    const found = await house.call(summaries.cellMembers, { period, ...place });
    if (found.kind !== 'done') throw new Error(JSON.stringify(found));
    expect(found.value.members).toMatchObject([{ caseNumber: null }]);
  });

  it('has a trail that is sound from the first event on, and says what was done', async () => {
    expect(await house.done(audit.verify, {})).toMatchObject({ sound: true });
    expect(await house.done(audit.check, { asked: true })).toMatchObject({ sound: true });
    const verbs = house
      .open()
      .audit.newest(Number.MAX_SAFE_INTEGER, 100)
      .map(({ verb }) => verb);
    for (const verb of ['retention.erase', 'retention.keys-destroyed', 'retention.erased']) {
      expect(verbs).toContain(verb);
    }
  });

  it('counts the erasure where backups read it', () => {
    const fact = house
      .open()
      .records.get("SELECT value FROM vault_facts WHERE name = 'erasure-count'");
    expect(fact).toEqual({ value: '1' });
  });

  it('still opens everything of everybody else', async () => {
    const opened = await house.done(residents.open, { id: other });
    expect(opened.presence.state).toBe('open');
    expect(opened.identity.state).toBe('open');
  });

  it('leaves no line unsigned: nobody is asked about a session that was not cut short', async () => {
    await house.actAs('manager');
    expect((await house.done(audit.cutSession, {})).cut).toBeNull();
    expect(await house.done(audit.verify, {})).toMatchObject({ authors: { foreign: 0, open: 0 } });
  });
});
