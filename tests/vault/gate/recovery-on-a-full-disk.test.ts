// The disk takes nothing just when a person is let in again: nothing stays open behind the closed door, what is said is
// true, and once there is room the same ceremony, a new one or anybody's unlock goes on.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Handle } from '../../../electron/vault/database/driver';
import { nodeDisk } from '../../../electron/vault/keys/disk';
import { readHeader } from '../../../electron/vault/keys/header-file';
import { recoveryHolders } from '../../../electron/vault/keys/recovery';
import { wrapHolders } from '../../../electron/vault/keyring/compartment-wraps';
import { recovery } from '../../../src/features/recovery/contract';
import { vault as vaultContract } from '../../../src/features/vault/contract';
import type { PapersShown, RecoveryProofInput } from '../../../src/features/vault/papers';
import { full } from '../../support/cut-writing';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

const FRESH = 'seven new lanterns over the river';
const PSYCHOLOGIST = { kind: 'known', code: staffCodeOf('psychologist') } as const;
const NEW_MANAGER = { kind: 'new-manager', code: 'MA-02' } as const;
type Wanted = typeof PSYCHOLOGIST | typeof NEW_MANAGER;

let house: TestVault;
let papers: PapersShown;

beforeEach(async () => {
  house = await foundTestVault({
    roles: ['psychologist'],
    onPapers: (shown) => {
      papers = shown;
    },
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  house.destroy();
});

const code = (shown = papers): RecoveryProofInput => ({
  kind: 'code',
  typed: shown.groups.join(' '),
});

async function prepared(person: Wanted, proof = code()): Promise<PapersShown> {
  house.at.lock('asked');
  const { visit } = await house.done(recovery.begin, { proof });
  const shown = await house.done(recovery.prepare, { visit, person, passphrase: FRESH });
  const typed = shown.asked.map((part) => shown.groups[part - 1] ?? '');
  await house.done(vaultContract.confirmRecovery, { ceremony: shown.ceremony, typed });
  return shown;
}

const finish = ({ ceremony }: PapersShown) => house.call(recovery.finish, { ceremony });
const unlock = (staffCode: string, passphrase: string) =>
  house.call(vaultContract.unlock, { staffCode, passphrase });

async function refusalAt(shown: PapersShown): Promise<string> {
  const answer = await finish(shown);
  expect(house.at.gate.open).toBeUndefined();
  return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
}

/** The databases take nothing. */
function fullDatabases(): void {
  vi.spyOn(Handle.prototype, 'commit').mockImplementation(() => {
    throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  });
}

/** The databases have room, the small files beside them have none. */
function noRoomForHeaders(): void {
  const { create } = nodeDisk;
  vi.spyOn(nodeDisk, 'create').mockImplementation((path) => {
    if (path.includes('header-')) throw full();
    return create(path);
  });
}

/** The audit secret cannot be made or found: a vault cannot even be assembled. */
function noAuditSecret(): void {
  const get = Reflect.get(Handle.prototype, 'get') as Handle['get'];
  vi.spyOn(Handle.prototype, 'get').mockImplementation(function (this: Handle, sql, values) {
    const isSecret = sql.includes('vault_secrets') && values?.['name'] === 'audit-key';
    if (!isSecret) return get.call(this, sql, values);
    throw Object.assign(new Error('attempt to write a readonly database'), {
      code: 'SQLITE_READONLY',
    });
  });
}

describe('where the databases are full', () => {
  it('nothing has changed: the old passphrase opens as before', async () => {
    const shown = await prepared(PSYCHOLOGIST);
    fullDatabases();
    expect(await refusalAt(shown)).toBe('vault.no-room');
    vi.restoreAllMocks();
    await house.actAs('psychologist');
    expect(house.open().keys.unreadable).toEqual([]);
    house.at.lock('asked');
    expect((await house.call(recovery.begin, { proof: code() })).kind).toBe('done');
  });

  it('the same ceremony goes on once there is room', async () => {
    const shown = await prepared(NEW_MANAGER);
    fullDatabases();
    expect(await refusalAt(shown)).toBe('vault.no-room');
    vi.restoreAllMocks();
    expect((await finish(shown)).kind).toBe('done');
    expect(house.open().session.role).toBe('manager');
    house.at.lock('asked');
    expect((await unlock(NEW_MANAGER.code, FRESH)).kind).toBe('done');
  });
});

describe('where the header could not be written', () => {
  const headerOf = () => {
    const found = readHeader(house.at.gate.folder);
    if (!found.ok) throw new Error('no header');
    return found.value.header.content;
  };

  it('says that the new way in is not in force yet; pressing again finishes it', async () => {
    const shown = await prepared(NEW_MANAGER);
    noRoomForHeaders();
    const before = headerOf().recovery.slotId;
    expect(await refusalAt(shown)).toBe('vault.recovery-unfinished');
    expect(await refusalAt(shown)).toBe('vault.recovery-unfinished');
    expect(headerOf().recovery.slotId).toBe(before);
    vi.restoreAllMocks();
    expect((await finish(shown)).kind).toBe('done');
    expect(headerOf().slots.map(({ staffCode }) => staffCode)).toContain(NEW_MANAGER.code);
    expect((await house.done(recovery.alarms, {})).uses).toHaveLength(1);
  });

  it('the next person who comes in finishes it', async () => {
    const shown = await prepared(PSYCHOLOGIST);
    noRoomForHeaders();
    expect(await refusalAt(shown)).toBe('vault.recovery-unfinished');
    vi.restoreAllMocks();
    await house.actAs('manager');
    house.at.lock('asked');
    expect(await unlock(PSYCHOLOGIST.code, PASSPHRASES.psychologist)).toMatchObject({
      refusal: { code: 'vault.wrong-passphrase' },
    });
    expect((await unlock(PSYCHOLOGIST.code, FRESH)).kind).toBe('done');
    house.at.lock('asked');
    expect((await house.call(recovery.begin, { proof: code(shown) })).kind).toBe('done');
  });

  it('where nobody else can come in, the old papers open again: the same person, under the same code', async () => {
    const first = await prepared(NEW_MANAGER);
    noRoomForHeaders();
    expect(await refusalAt(first)).toBe('vault.recovery-unfinished');
    vi.restoreAllMocks();
    const again = await prepared(NEW_MANAGER);
    expect((await finish(again)).kind).toBe('done');
    const present = house.open().records.all("SELECT code FROM staff WHERE code = 'MA-02'");
    expect(present).toHaveLength(1);
    const inForce = recoveryHolders(headerOf()).map(({ holderId }) => holderId);
    const staff = headerOf().slots.map(({ staffId }) => staffId);
    const holders = new Set(wrapHolders(house.open().keyring).map(({ holderId }) => holderId));
    expect([...holders].filter((id) => !staff.includes(id))).toEqual(inForce);
    house.at.lock('asked');
    expect(await house.call(recovery.begin, { proof: code(first) })).toMatchObject({
      refusal: { code: 'vault.recovery-not-this-vault' },
    });
    expect((await unlock(NEW_MANAGER.code, FRESH)).kind).toBe('done');
  });
});

describe('whatever fails', () => {
  it('a fault while the rows are written leaves nothing open', async () => {
    const { records } = house.open();
    records.exec(
      "CREATE TRIGGER no_more BEFORE INSERT ON recovery_uses BEGIN SELECT RAISE(ABORT, 'no'); END",
    );
    expect(await refusalAt(await prepared(PSYCHOLOGIST))).toBe('fault');
    await house.actAs('psychologist');
  });

  it('a vault that cannot be assembled leaves nothing open, neither here nor at the door', async () => {
    const shown = await prepared(PSYCHOLOGIST);
    noAuditSecret();
    expect(await refusalAt(shown)).toBe('vault.cannot-write');
    expect(await unlock(staffCodeOf('manager'), PASSPHRASES.manager)).toMatchObject({
      refusal: { code: 'vault.cannot-write' },
    });
    vi.restoreAllMocks();
    await house.actAs('manager');
  });

  it('a medium that takes no writing is told when the person is looked up', async () => {
    house.at.lock('asked');
    const { visit } = await house.done(recovery.begin, { proof: code() });
    vi.spyOn(Handle.prototype, 'exec').mockImplementation(() => {
      throw Object.assign(new Error('readonly'), { code: 'SQLITE_READONLY' });
    });
    const order = { visit, person: PSYCHOLOGIST, passphrase: FRESH };
    expect(await house.call(recovery.prepare, order)).toMatchObject({
      refusal: { code: 'vault.cannot-write' },
    });
    vi.restoreAllMocks();
    expect((await house.call(recovery.prepare, order)).kind).toBe('done');
  });
});
