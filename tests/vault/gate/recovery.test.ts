// The papers on a real vault: a person is let in again, loudly; old papers die; a crash leaves a code that opens.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesOf } from '../../../electron/vault/keys/header';
import { readHeader } from '../../../electron/vault/keys/header-file';
import { recoveryHolders } from '../../../electron/vault/keys/recovery';
import { prepareCode } from '../../../electron/vault/keys/recovery-ceremony';
import { openSession } from '../../../electron/vault/keys/session-keys';
import { unlockByRecovery } from '../../../electron/vault/keys/unlocking';
import { nowhere } from '../../../electron/vault/platform/process-environment';
import { keepPapers } from '../../../electron/vault/recovery-papers/paper-change';
import { provePapers } from '../../../electron/vault/recovery-papers/proving-papers';
import { judgeOf } from '../../../electron/vault/deeds/book';
import { deedPaper } from '../../../electron/vault/deeds/founding-deed';
import { readWraps, wrapHolders } from '../../../electron/vault/keyring/compartment-wraps';
import { newestWrapHolders } from '../../support/wrap-holders';
import { openPair } from '../../../electron/vault/platform/vault-files';
import { audit } from '../../../src/features/audit/contract';
import { PAPERS, recovery } from '../../../src/features/recovery/contract';
import { vault as vaultContract } from '../../../src/features/vault/contract';
import type { PapersShown, RecoveryProofInput } from '../../../src/features/vault/papers';
import { COMPARTMENTS } from '../../../src/kernel/compartments';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

const DAY = 24 * 60 * 60;
const FRESH = 'seven new lanterns over the river';
const printed: string[] = [];
const outside = {
  ...nowhere,
  paper: (html: string) => {
    printed.push(html);
    return Promise.resolve('printed' as const);
  },
};

let house: TestVault;
let papers: PapersShown;

beforeEach(async () => {
  printed.length = 0;
  house = await foundTestVault({
    roles: ['psychologist'],
    outside,
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
const cards = (first = 0, second = 1, shown = papers): RecoveryProofInput => ({
  kind: 'cards',
  first: shown.cards[first]?.groups.join(' ') ?? '',
  second: shown.cards[second]?.words.join(' ') ?? '',
});
const header = () => {
  const found = readHeader(house.at.gate.folder);
  if (!found.ok) throw new Error('no header');
  return found.value.header;
};
const psychologist = { kind: 'known', code: staffCodeOf('psychologist') } as const;

async function confirm(shown: PapersShown): Promise<void> {
  const typed = shown.asked.map((part) => shown.groups[part - 1] ?? '');
  await house.done(vaultContract.confirmRecovery, { ceremony: shown.ceremony, typed });
}

async function prepare(
  proof: RecoveryProofInput,
  person: typeof psychologist | { readonly kind: 'new-manager'; readonly code: string },
) {
  house.at.lock('asked');
  const { visit } = await house.done(recovery.begin, { proof });
  return house.done(recovery.prepare, { visit, person, passphrase: FRESH });
}

async function letIn(
  proof: RecoveryProofInput,
  person: Parameters<typeof prepare>[1] = psychologist,
) {
  const shown = await prepare(proof, person);
  await confirm(shown);
  const session = await house.done(recovery.finish, { ceremony: shown.ceremony });
  return { shown, session };
}

describe('letting a person in again', () => {
  it('opens the vault for them with all of their role, and never again for the old passphrase', async () => {
    const { session } = await letIn(code());
    expect([session.staffCode, session.role]).toEqual([psychologist.code, 'psychologist']);
    expect(house.open().keys.held()).toEqual(['presence', 'identity', 'case', 'clinical']);
    house.at.lock('asked');
    const unlock = (passphrase: string) =>
      house.call(vaultContract.unlock, { staffCode: psychologist.code, passphrase });
    expect(await unlock(PASSPHRASES.psychologist)).toMatchObject({
      refusal: { code: 'vault.wrong-passphrase' },
    });
    expect(await unlock(FRESH)).toMatchObject({ kind: 'done' });
    expect(house.open().keys.unreadable).toEqual([]);
  });

  it('makes a new code in the same ceremony; the old one is dead and its keys are gone', async () => {
    const before = recoveryHolders(header().content)[0]?.holderId ?? '';
    const { shown } = await letIn(code());
    const holders = wrapHolders(house.open().keyring).map(({ holderId }) => holderId);
    expect(holders).not.toContain(before);
    house.at.lock('asked');
    expect(await house.call(recovery.begin, { proof: code() })).toMatchObject({
      refusal: { code: 'vault.recovery-not-this-vault' },
    });
    const { session } = await letIn({ kind: 'code', typed: shown.words.join(' ') });
    expect(session.staffCode).toBe(psychologist.code);
  });

  it('gives both files new keys: the old header and the old code lead to nothing any more', async () => {
    const { folder } = house.at.gate;
    const old = header();
    await letIn(code());
    const files = filesOf(header().content);
    expect(files.records).not.toBe(filesOf(old.content).records);
    const proved = await unlockByRecovery(old, { kind: 'code', typed: papers.groups.join(' ') });
    if (!proved.ok) throw new Error('an old header opens with its old code');
    const { databaseKey, keyringKey } = proved.value.fileKeys;
    house.at.lock('asked');
    const opened = openPair({
      folder,
      names: files,
      keys: {
        databaseKeyHex: databaseKey.toString('hex'),
        keyringKeyHex: keyringKey.toString('hex'),
      },
      file: 'existing',
      now: house.clock.now(),
    });
    expect(opened).toMatchObject({ ok: false, refusal: { code: 'database.keyring-damaged' } });
  });

  it('leaves the cards in force when the code was used: they open the renewed files', async () => {
    await letIn(code());
    const { session } = await letIn(cards(0, 2), { kind: 'new-manager', code: 'MA-02' });
    expect(session.staffCode).toBe('MA-02');
  });

  it('two cards do the same, and are not in force afterwards', async () => {
    const { shown } = await letIn(cards(2, 0), { kind: 'new-manager', code: 'MA-02' });
    expect(house.open().session.role).toBe('manager');
    expect(await house.done(recovery.standing, {})).toMatchObject({ cards: null });
    house.at.lock('asked');
    expect(await house.call(recovery.begin, { proof: cards() })).toMatchObject({
      refusal: { code: 'vault.cards-none' },
    });
    await letIn(code(shown));
  });

  it('is loud: an event with who and how, and an alarm for everyone until a manager takes note', async () => {
    await letIn(code());
    const mine = await house.done(recovery.alarms, {});
    expect(mine.uses).toMatchObject([{ way: 'code', code: psychologist.code }]);
    const id = mine.uses[0]?.id ?? '';
    expect(await house.call(recovery.acknowledge, { id })).toMatchObject({
      refusal: { code: 'access.denied' },
    });
    await house.actAs('manager');
    const { events } = await house.done(audit.read, { filter: {} });
    expect(events.map(({ verb, actor }) => [verb, actor])).toContainEqual([
      'vault.recovered',
      psychologist.code,
    ]);
    await house.done(recovery.acknowledge, { id });
    expect((await house.done(recovery.alarms, {})).uses).toEqual([]);
    expect(await house.call(recovery.acknowledge, { id })).toMatchObject({
      refusal: { code: 'recovery.no-such-use' },
    });
    expect(await house.done(audit.verify, {})).toMatchObject({ sound: true });
  });

  it('writes nothing before the new code was typed back', async () => {
    const before = readFileSync(join(house.at.gate.folder, 'header-a.kanaf'));
    const shown = await prepare(code(), psychologist);
    expect(await house.call(recovery.finish, { ceremony: shown.ceremony })).toMatchObject({
      refusal: { code: 'vault.recovery-not-confirmed' },
    });
    const wrong = await house.call(vaultContract.confirmRecovery, {
      ceremony: shown.ceremony,
      typed: ['000000', '000000', '000000'],
    });
    expect(wrong).toMatchObject({ refusal: { code: 'vault.recovery-mismatch' } });
    expect(readFileSync(join(house.at.gate.folder, 'header-a.kanaf'))).toEqual(before);
    await house.actAs('psychologist');
  });

  it('refuses what does not fit, each with its own code', async () => {
    house.at.lock('asked');
    const { visit, staff } = await house.done(recovery.begin, { proof: code() });
    expect(staff.map(({ code: of }) => of)).toEqual(['MA-01', 'PS-01']);
    const prepareWith = (change: object) =>
      house.call(recovery.prepare, { visit, person: psychologist, passphrase: FRESH, ...change });
    const refusals = [
      [{ visit: 'another' }, 'vault.ceremony-over'],
      [{ person: { kind: 'known', code: 'NO-01' } }, 'vault.person-unknown'],
      [{ person: { kind: 'new-manager', code: 'ps-01' } }, 'vault.staff-code-taken'],
      [{ passphrase: 'short' }, 'vault.passphrase-too-short'],
      [{ passphrase: 'passwordpassword' }, 'vault.passphrase-too-weak'],
      [{ deviceCode: '123456' }, 'vault.recovery-length-wrong'],
    ] as const;
    for (const [change, refusal] of refusals) {
      expect(await prepareWith(change)).toMatchObject({ refusal: { code: refusal } });
    }
    await house.actAs('manager');
    expect(await house.call(recovery.begin, { proof: code() })).toMatchObject({
      refusal: { code: 'vault.already-open' },
    });
    expect(await prepareWith({})).toMatchObject({ refusal: { code: 'vault.ceremony-over' } });
  });

  it('does not let in somebody who left, though their slot still stands in the header', async () => {
    const open = house.open();
    open.writing(() => {
      open.records.run("UPDATE staff SET left_at = '2026-03-01T08:00:00.000Z' WHERE code = $code", {
        code: psychologist.code,
      });
      open.record({ at: house.clock.now(), verb: 'staff.leave', outcome: 'done' });
    });
    house.at.lock('asked');
    const { visit } = await house.done(recovery.begin, { proof: code() });
    const order = { visit, person: psychologist, passphrase: FRESH };
    expect(await house.call(recovery.prepare, order)).toMatchObject({
      refusal: { code: 'vault.person-unknown' },
    });
  });

  it('counts whole papers of another vault as tries, slips of the pen not', async () => {
    house.at.lock('asked');
    const slip = { kind: 'code', typed: `${papers.groups.slice(1).join(' ')} 123456` } as const;
    for (let tries = 0; tries < 7; tries += 1) {
      expect(await house.call(recovery.begin, { proof: slip })).toMatchObject({
        refusal: { code: 'vault.recovery-group-wrong' },
      });
    }
    const foreign = `${'abandon '.repeat(23)}art`;
    const stranger = { kind: 'code', typed: foreign } as const;
    for (let tries = 0; tries < 6; tries += 1) {
      await house.call(recovery.begin, { proof: stranger });
    }
    expect(await house.call(recovery.begin, { proof: code() })).toMatchObject({
      refusal: { code: 'vault.wait' },
    });
    await house.actAs('manager');
    const { events } = await house.done(audit.read, {});
    expect(events.filter(({ verb }) => verb === 'vault.wrong-try')).toHaveLength(5);
  });
});

describe('a crash between the database and the header', () => {
  it('is finished by the next unlock, whoever comes: the code that was typed back opens', async () => {
    const { folder } = house.at.gate;
    const proved = await provePapers({ folder, now: house.clock.now(), proof: code() });
    if (!proved.ok) throw new Error('the papers prove themselves');
    const { holder } = proved.value;
    const open = house.open();
    const keys = await openSession(
      holder,
      readWraps(open.keyring, holder.holderId),
      judgeOf(open.book),
    );
    const made = await prepareCode(header(), keys, house.clock.now());
    const { recovery: slot } = made.header.content;
    open.writing(() => {
      const papers = { code: deedPaper(slot) };
      open.deed({ kind: 'papers', at: house.clock.now(), papers }, [open.keys, keys]);
      keepPapers(open, { recovery: slot, gone: [...made.goneHolders] }, made.wraps);
    });
    expect(header().content.recovery.slotId).not.toBe(slot.slotId);
    expect((await house.call(recovery.drill, { proof: code() })).kind).toBe('done');

    await house.actAs('psychologist');
    expect(header().content.recovery.slotId).toBe(slot.slotId);
    const holders = wrapHolders(house.open().keyring).map(({ holderId }) => holderId);
    expect(holders).not.toContain(made.goneHolders[0]);
    await letIn({ kind: 'code', typed: made.written?.words.join(' ') ?? '' });
    expect(house.open().keys.held()).toContain('clinical');
  });
});

describe('new papers from inside', () => {
  it('a new set of cards with the old code, confirmed by two parts of two cards', async () => {
    const making = { proof: code(), what: 'cards' } as const;
    const shown = await house.done(recovery.makePapers, making);
    expect(shown.cards.map(({ set, index }) => [set, index])).toEqual([
      [2, 1],
      [2, 2],
      [2, 3],
    ]);
    const { ceremony } = shown;
    expect(await house.call(recovery.keepPapers, { ceremony })).toMatchObject({
      refusal: { code: 'vault.recovery-not-confirmed' },
    });
    const typed = shown.cardsAsked.map(
      ({ card, part }) => shown.cards[card - 1]?.groups[part - 1] ?? '',
    );
    const slip = [...typed.slice(0, 3), '000000'];
    expect(await house.call(vaultContract.confirmCards, { ceremony, typed: slip })).toMatchObject({
      refusal: { code: 'vault.cards-mismatch', details: { field: 3 } },
    });
    await house.done(vaultContract.confirmCards, { ceremony, typed });
    await house.done(recovery.keepPapers, { ceremony });
    expect(await house.call(recovery.drill, { proof: cards() })).toMatchObject({
      refusal: { code: 'vault.card-older-set', details: { set: 1, card: 1 } },
    });
    await house.done(recovery.drill, { proof: cards(1, 2, shown) });
    await letIn(cards(0, 2, shown));
    expect(house.open().keys.held()).toContain('clinical');
  });

  it('a new code with two cards: the old code is dead, every compartment is handed on', async () => {
    const shown = await house.done(recovery.makePapers, { proof: cards(), what: 'code' });
    await confirm(shown);
    await house.done(recovery.keepPapers, { ceremony: shown.ceremony });
    expect(await house.call(recovery.drill, { proof: code() })).toMatchObject({
      refusal: { code: 'vault.recovery-not-this-vault' },
    });
    const holders = newestWrapHolders(house.open());
    const slots = recoveryHolders(header().content).map(({ holderId }) => holderId);
    for (const compartment of COMPARTMENTS) {
      expect(holders.get(compartment)).toEqual(expect.arrayContaining(slots));
    }
    await letIn(code(shown));
  });

  it('only a manager may, and the papers in hand are printed one page each', async () => {
    const shown = await house.done(recovery.makePapers, { proof: code(), what: 'cards' });
    for (const paper of PAPERS) {
      const answer = await house.call(recovery.print, { ceremony: shown.ceremony, paper });
      expect(answer.kind).toBe(paper.startsWith('card') ? 'done' : 'refused');
    }
    expect(printed).toHaveLength(3);
    expect(printed[1]).toContain(shown.cards[1]?.groups[4]);
    expect(printed[1]).toContain(shown.cards[1]?.words[26]);
    expect(printed[1]).not.toContain(shown.cards[0]?.groups[4]);
    await house.actAs('psychologist');
    for (const operation of [recovery.standing, recovery.drill, recovery.makePapers]) {
      const input = { proof: code(), what: 'cards' as const };
      expect(await house.call(operation, input)).toMatchObject({
        refusal: { code: 'access.denied' },
      });
    }
  });
});

describe('the yearly drill', () => {
  it('checks the papers against their slot, notes the day, and is due again after a year', async () => {
    expect((await house.done(recovery.standing, {})).isDrillDue).toBe(false);
    house.clock.forward(30 * DAY);
    expect((await house.done(recovery.standing, {})).isDrillDue).toBe(true);
    await house.done(recovery.drill, { proof: code() });
    expect(await house.done(recovery.standing, {})).toMatchObject({
      isDrillDue: false,
      lastDrill: { way: 'code', code: staffCodeOf('manager') },
    });
    house.clock.forward(364 * DAY);
    expect((await house.done(recovery.standing, {})).isDrillDue).toBe(false);
    house.clock.forward(DAY);
    expect((await house.done(recovery.standing, {})).isDrillDue).toBe(true);
  });
});
