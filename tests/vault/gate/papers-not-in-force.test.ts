// New papers are kept, but the disk takes no header: the answer says so, the old ones open until an unlock finishes it,
// and nothing of it is lost to what is made meanwhile.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHeader } from '../../../electron/vault/keys/header-file';
import { recoveryHolders } from '../../../electron/vault/keys/recovery';
import { newestWrapHolders } from '../../support/wrap-holders';
import {
  keepPaperChange,
  keptPaperChange,
} from '../../../electron/vault/house-facts/recovery-facts';
import { renew } from '../../../electron/vault/renewal/renewal';
import { audit } from '../../../src/features/audit/contract';
import { recovery } from '../../../src/features/recovery/contract';
import { staffContract } from '../../../src/features/staff/contract';
import { vault as vaultContract } from '../../../src/features/vault/contract';
import type { PapersShown, RecoveryProofInput } from '../../../src/features/vault/papers';
import { COMPARTMENTS } from '../../../src/kernel/compartments';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';
import { keepHeaderFromBeingWritten, letHeaderBeWritten } from '../../support/unwritable-header';

let house: TestVault;
let papers: PapersShown;

beforeEach(async () => {
  house = await foundTestVault({
    roles: ['psychologist'],
    cards: true,
    onPapers: (shown) => {
      papers = shown;
    },
  });
});
afterEach(() => house.destroy());

const code = (shown = papers): RecoveryProofInput => ({
  kind: 'code',
  typed: shown.groups.join(' '),
});
const cards = (shown = papers): RecoveryProofInput => ({
  kind: 'cards',
  first: shown.cards[0]?.groups.join(' ') ?? '',
  second: shown.cards[1]?.groups.join(' ') ?? '',
});

/** Makes papers with the old code and types them back; `keep` is what is left. */
async function made(what: 'code' | 'cards'): Promise<PapersShown> {
  const shown = await house.done(recovery.makePapers, { proof: code(), what });
  const { ceremony } = shown;
  if (what === 'code') {
    const typed = shown.asked.map((part) => shown.groups[part - 1] ?? '');
    await house.done(vaultContract.confirmRecovery, { ceremony, typed });
  } else {
    const typed = shown.cardsAsked.map(
      ({ card, part }) => shown.cards[card - 1]?.groups[part - 1] ?? '',
    );
    await house.done(vaultContract.confirmCards, { ceremony, typed });
  }
  return shown;
}

async function kept(what: 'code' | 'cards'): Promise<PapersShown> {
  const shown = await made(what);
  const { ceremony } = shown;
  expect(await house.call(recovery.keepPapers, { ceremony })).toEqual({
    kind: 'done',
    value: { isInForce: false },
  });
  return shown;
}

async function drillSays(proof: RecoveryProofInput): Promise<string> {
  const answer = await house.call(recovery.drill, { proof });
  return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
}

async function renewFiles(): Promise<void> {
  const steps = renew(house.at.gate, { files: 'both' });
  while ((await steps.next()).done !== true);
}

/** Whoever holds keys in the key file as papers is a paper of the header, and holds every compartment. */
function expectOnlyPapersInForceToHold(): void {
  const found = readHeader(house.at.gate.folder);
  if (!found.ok) throw new Error('no header');
  const inForce = recoveryHolders(found.value.header.content).map(({ holderId }) => holderId);
  const staff = found.value.header.content.slots.map(({ staffId }) => staffId);
  for (const compartment of COMPARTMENTS) {
    const holding = newestWrapHolders(house.open()).get(compartment) ?? [];
    expect(holding.filter((one) => !staff.includes(one)).sort()).toEqual([...inForce].sort());
  }
}

describe('new papers whose header the disk does not take', () => {
  it('are told as kept and not in force: the old ones open, from the next unlock on the new ones', async () => {
    const shown = await made('code');
    keepHeaderFromBeingWritten(house.at.gate.folder);
    const { ceremony } = shown;
    expect(await house.call(recovery.keepPapers, { ceremony })).toEqual({
      kind: 'done',
      value: { isInForce: false },
    });
    expect(await drillSays(code())).toBe('done');
    expect(await drillSays(code(shown))).toBe('vault.recovery-not-this-vault');
    letHeaderBeWritten(house.at.gate.folder);
    await house.actAs('psychologist');
    await house.actAs('manager');
    expect(await drillSays(code(shown))).toBe('done');
    expect(await drillSays(code())).toBe('vault.recovery-not-this-vault');
    expectOnlyPapersInForceToHold();
    const { events } = await house.done(audit.read, { filter: {} });
    expect(events.filter(({ verb }) => verb === 'recovery.papers-renewed')).toHaveLength(1);
    expect(await house.done(audit.check, { asked: true })).toMatchObject({ sound: true });
  });

  it('are in force where one of its two copies was taken', async () => {
    const shown = await made('code');
    keepHeaderFromBeingWritten(house.at.gate.folder, ['b']);
    const { ceremony } = shown;
    expect(await house.done(recovery.keepPapers, { ceremony })).toEqual({ isInForce: true });
    expect(await drillSays(code(shown))).toBe('done');
    letHeaderBeWritten(house.at.gate.folder, ['b']);
    await house.actAs('manager');
    expect(await drillSays(code(shown))).toBe('done');
    expectOnlyPapersInForceToHold();
  });

  it('are not lost to papers of the other kind that are made meanwhile', async () => {
    keepHeaderFromBeingWritten(house.at.gate.folder);
    const newCode = await kept('code');
    const newCards = await kept('cards');
    letHeaderBeWritten(house.at.gate.folder);
    await house.actAs('manager');
    expect(await drillSays(code(newCode))).toBe('done');
    expect(await drillSays(cards(newCards))).toBe('done');
    expectOnlyPapersInForceToHold();
  });

  it('give way to newer ones of their kind, and keep no keys', async () => {
    keepHeaderFromBeingWritten(house.at.gate.folder);
    const overtaken = await kept('code');
    const newest = await kept('code');
    letHeaderBeWritten(house.at.gate.folder);
    await house.actAs('manager');
    expect(await drillSays(code(newest))).toBe('done');
    expect(await drillSays(code(overtaken))).toBe('vault.recovery-not-this-vault');
    expectOnlyPapersInForceToHold();
  });
});

describe('new papers whose header is taken', () => {
  it('are not kept where the files got other keys since they were made: they would open nothing', async () => {
    const { ceremony } = await made('code');
    await renewFiles();
    expect(await house.call(recovery.keepPapers, { ceremony })).toMatchObject({
      refusal: { code: 'vault.ceremony-over' },
    });
    expect(await drillSays(code())).toBe('done');
    const again = await made('code');
    await house.done(recovery.keepPapers, { ceremony: again.ceremony });
    house.at.lock('asked');
    const { visit } = await house.done(recovery.begin, { proof: code(again) });
    const person = { kind: 'known', code: staffCodeOf('psychologist') } as const;
    const order = { visit, person, passphrase: 'seven new lanterns over the river' };
    expect((await house.call(recovery.prepare, order)).kind).toBe('done');
  });

  it('are told as in force', async () => {
    const { ceremony } = await made('cards');
    expect(await house.done(recovery.keepPapers, { ceremony })).toEqual({ isInForce: true });
  });
});

it('a change that is in the header already, and was only not forgotten, takes no newer passphrase back', async () => {
  const found = readHeader(house.at.gate.folder);
  if (!found.ok) throw new Error('no header');
  const { content } = found.value.header;
  const slot = content.slots.find(({ staffCode }) => staffCode === staffCodeOf('manager'));
  if (slot === undefined) throw new Error('no slot');
  const change = { recovery: content.recovery, slot, gone: [] };
  house.open().writing(() => keepPaperChange(house.open().records, change));
  const passphrase = 'seven herons over the salt marsh';
  const current = PASSPHRASES.manager;
  await house.done(staffContract.changePassphrase, { current, passphrase });
  for (const time of ['first', 'second']) {
    house.at.lock('asked');
    const order = { staffCode: staffCodeOf('manager'), passphrase };
    expect([time, (await house.call(vaultContract.unlock, order)).kind]).toEqual([time, 'done']);
    expect(keptPaperChange(house.open().records)).toBeUndefined();
  }
});
