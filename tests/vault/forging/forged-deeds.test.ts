// Lines laid into the book of deeds by somebody with own tools, and a book cut or forked. Each first succeeds against a
// program that does not verify deeds, or does not remember them.
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { presentPerson } from '../../../electron/vault/deeds/book-state';
import { audit } from '../../../src/features/audit/contract';
import { staffContract } from '../../../src/features/staff/contract';
import { vault } from '../../../src/features/vault/contract';
import type { Role } from '../../../src/kernel/compartments';
import { PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';
import type { Json } from '../stranger-tools';
import { alarmsAbout, everybodyWorks, pristineHouse } from './house';
import { type Forger, forgedDeed, layDeed, newId, newPair, type Rows } from './tools';

const off = vi.hoisted(() => new Set<string>());

vi.mock('../../../electron/vault/deeds/verify', async (original) => {
  const real = await original<typeof import('../../../electron/vault/deeds/verify')>();
  const { afterDeed } = await import('../../../electron/vault/deeds/book-state');
  const { hashOfDeed, readDeed } = await import('../../../electron/vault/deeds/deed');
  const verifiedAfter: typeof real.verifiedAfter = (state, vaultId, stored) => {
    const deed = off.has('verify') ? readDeed(stored.body) : undefined;
    if (deed === undefined) return real.verifiedAfter(state, vaultId, stored);
    return { ok: true, value: afterDeed(state, deed, hashOfDeed(stored.body)) };
  };
  return { ...real, verifiedAfter };
});
// What was known of the book before: sealed for its owner, and in the newest checkpoint.
vi.mock('../../../electron/vault/deeds/sealed-head', async (original) => {
  const real = await original<typeof import('../../../electron/vault/deeds/sealed-head')>();
  const openHead: typeof real.openHead = (owner, sealed) =>
    off.has('head') ? undefined : real.openHead(owner, sealed);
  return { ...real, openHead };
});
vi.mock('../../../electron/vault/audit/checkpoint', async (original) => {
  const real = await original<typeof import('../../../electron/vault/audit/checkpoint')>();
  const readCheckpoint: typeof real.readCheckpoint = (note) => {
    const read = real.readCheckpoint(note);
    if (read === undefined || !off.has('checkpoint')) return read;
    const { deeds: _, ...rest } = read;
    return rest;
  };
  return { ...real, readCheckpoint };
});

let pristine: Awaited<ReturnType<typeof pristineHouse>>;
beforeAll(async () => {
  pristine = await pristineHouse('social-worker');
}, 300_000);
afterAll(() => pristine.destroy());
afterEach(() => off.clear());

interface Gang {
  readonly rows: Rows;
  readonly reception: Forger;
  readonly manager: Forger;
  readonly caseManager: Forger;
}

const signer = ({ keys }: Forger) => ({ id: keys.slot.staffId, seed: keys.ed25519 });

function newcomer(code: string): Json & object {
  const [one, other] = [newPair('x25519'), newPair('ed25519')];
  return {
    staffId: newId(),
    code,
    role: 'case-manager',
    slotId: newId(),
    x25519: one.publicKey.toString('hex'),
    ed25519: other.publicKey.toString('hex'),
  };
}

const letIn = (code = 'CA-09') => ({ kind: 'let-in', people: [newcomer(code)] });
const byCode = (house: TestVault, wanted: string) =>
  Object.values(house.open().book.state.people).some(({ code }) => code === wanted);

const forgeries: Readonly<Record<string, (gang: Gang) => void>> = {
  'signed by one': ({ rows, reception }) =>
    layDeed(rows, forgedDeed(rows, letIn(), [signer(reception)])),
  'signed by somebody who had left': ({ rows, manager }) => {
    const left = pristine.left;
    if (left === undefined) throw new Error('somebody left');
    layDeed(rows, forgedDeed(rows, letIn(), [signer(manager), signer(left)]));
  },
  'signed in the name of somebody else': ({ rows, reception, manager }) => {
    const inHerName = { id: manager.keys.slot.staffId, seed: reception.keys.ed25519 };
    layDeed(rows, forgedDeed(rows, letIn(), [inHerName, signer(reception)]));
  },
  'that lets in with a room that neither signer holds': ({ rows, manager, caseManager }) => {
    const facts = letIn();
    const [{ staffId = '' } = {}] = facts.people as { readonly staffId?: string }[];
    const person = { ...facts.people[0], role: 'psychologist' };
    const grants = [{ to: staffId, compartment: 'clinical' }];
    const by = [signer(manager), signer(caseManager)];
    layDeed(rows, forgedDeed(rows, { kind: 'let-in', people: [person], grants }, by));
  },
  'out of order': ({ rows, manager, caseManager }) => {
    const deed = forgedDeed(rows, letIn(), [signer(manager), signer(caseManager)]);
    layDeed(rows, { ...deed, number: deed.number + 3 });
  },
  'replayed from another vault': ({ rows, manager, caseManager }) => {
    // Rightly signed by the right people: only the vault that it names is another one.
    const facts = { ...letIn(), vault: newId() };
    layDeed(rows, forgedDeed(rows, facts, [signer(manager), signer(caseManager)]));
  },
};

async function gangAt(copied: ReturnType<typeof pristine.copy>): Promise<Omit<Gang, 'rows'>> {
  return {
    reception: await copied.forgerAs('reception'),
    manager: await copied.forgerAs('manager'),
    caseManager: await copied.forgerAs('case-manager'),
  };
}

async function unlockAs(house: TestVault, role: Role): Promise<void> {
  house.at.lock('asked');
  await house.done(vault.unlock, { staffCode: staffCodeOf(role), passphrase: PASSPHRASES[role] });
}

const invite = (house: TestVault) => {
  const second = {
    staffCode: staffCodeOf('case-manager'),
    passphrase: PASSPHRASES['case-manager'],
  };
  const passphrase = 'twelve ladders in the orchard';
  return house.call(staffContract.invite, { code: 'NU-07', role: 'nurse', passphrase, second });
};

describe.each([
  ['a program without the check', true],
  ['this program', false],
])('%s', (_what, isOut) => {
  const unguarded = (...checks: readonly string[]): void => {
    if (isOut) for (const check of checks) off.add(check);
  };

  it.each(Object.entries(forgeries))('a deed %s', { timeout: 240_000 }, async (_how, forge) => {
    const copied = pristine.copy();
    const gang = await gangAt(copied);
    gang.reception.inKeyring((rows) => forge({ ...gang, rows }));
    unguarded('verify');
    const house = copied.open();
    await unlockAs(house, 'psychologist');
    await unlockAs(house, 'manager');
    expect(byCode(house, 'CA-09')).toBe(isOut);
    if (isOut) return;
    expect(alarmsAbout(house).has('deed')).toBe(true);
    expect(await invite(house)).toMatchObject({ refusal: { code: 'vault.unvouched' } });
  });

  it('a book cut at its end', { timeout: 240_000 }, async () => {
    const copied = pristine.copy();
    const forger = await copied.forgerAs('reception');
    forger.inKeyring((rows) =>
      rows.exec(
        'DELETE FROM deeds WHERE number >= (SELECT min(number) FROM deeds WHERE body LIKE \'%"kind":"leave"%\')',
      ),
    );
    unguarded('head', 'checkpoint');
    const house = copied.open();
    await everybodyWorks(house, pristine.residentId);
    await unlockAs(house, 'manager');
    const { book } = house.open();
    const leaver = pristine.left?.keys.slot.staffId ?? '';
    expect(presentPerson(book.state, leaver) !== undefined).toBe(isOut);
    expect(book.isWhole).toBe(isOut);
    if (!isOut) expect(alarmsAbout(house).has('book')).toBe(true);
  });

  it('a book cut by somebody who takes away what its readers sealed of it', {
    timeout: 240_000,
  }, async () => {
    const copied = pristine.copy();
    const forger = await copied.forgerAs('reception');
    forger.inKeyring((rows) =>
      rows.exec('DELETE FROM deed_heads; DELETE FROM deeds WHERE number > 1'),
    );
    unguarded('checkpoint');
    const house = copied.open();
    await unlockAs(house, 'manager');
    expect(house.open().book.isWhole).toBe(isOut);
    if (!isOut) expect(alarmsAbout(house).has('book')).toBe(true);
  });

  it('a book forked after the founding, by people who may sign', { timeout: 240_000 }, async () => {
    const copied = pristine.copy();
    const { reception, manager, caseManager } = await gangAt(copied);
    reception.inKeyring((rows) => {
      rows.exec('DELETE FROM deeds WHERE number > 1');
      layDeed(rows, forgedDeed(rows, letIn('CA-10'), [signer(manager), signer(caseManager)]));
    });
    unguarded('head', 'checkpoint');
    const house = copied.open();
    await unlockAs(house, 'psychologist');
    expect(byCode(house, 'CA-10')).toBe(isOut);
    if (!isOut) expect(alarmsAbout(house).has('book')).toBe(true);
  });
});

it('a line that is no deed goes once two people have answered, and the work that waited goes on', {
  timeout: 240_000,
}, async () => {
  const copied = pristine.copy();
  const gang = await gangAt(copied);
  gang.reception.inKeyring((rows) => forgeries['signed by one']?.({ ...gang, rows }));
  const house = copied.open();
  await unlockAs(house, 'manager');
  const { alarm } = await house.done(audit.state, {});
  expect(alarm).toMatchObject({ kind: 'unvouched', unvouched: { what: 'deed' } });
  const staffCode = staffCodeOf('case-manager');
  const second = { staffCode, passphrase: PASSPHRASES['case-manager'] };
  await house.done(audit.acknowledge, { sequence: alarm?.sequence ?? 0, second });
  expect(house.open().book.isWhole).toBe(true);
  expect((await invite(house)).kind).toBe('done');
});
