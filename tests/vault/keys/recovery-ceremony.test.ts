// Letting a person in again with the papers, and new papers: who opens what afterwards, and what opens nothing any more.
import { beforeAll, describe, expect, it } from 'vitest';
import { ARGON2_FLOOR } from '../../../electron/vault/keys/argon2';
import type { CreatedVault } from '../../../electron/vault/keys/founding';
import { closeHeader, type Header } from '../../../electron/vault/keys/header';
import { readHeader, writeHeader } from '../../../electron/vault/keys/header-file';
import { recoveryHolders } from '../../../electron/vault/keys/recovery';
import type { WrittenCard } from '../../../electron/vault/keys/recovery-cards';
import {
  prepareCards,
  prepareCode,
  prepareReturn,
  type ReturnRequest,
} from '../../../electron/vault/keys/recovery-ceremony';
import { openSession, type SessionKeys } from '../../../electron/vault/keys/session-keys';
import { randomBytes } from '../../../electron/vault/keys/suite';
import {
  findSlot,
  unlock,
  unlockByRecovery,
  type RecoveryProof,
} from '../../../electron/vault/keys/unlocking';
import { COMPARTMENTS } from '../../../src/kernel/compartments';
import { codeOf, CREATED_AT, founded, person, valueOf } from './founding';
import { PowerCut, UnsteadyDisk } from './unsteady-disk';

const manager = person('M1', 'manager');
const psychologist = person('P1', 'psychologist');
const device = randomBytes(32);
let vault: CreatedVault;
let withCards: Header;

beforeAll(async () => {
  vault = await founded([manager, psychologist], device);
  const { content } = vault.header;
  withCards = closeHeader(
    { ...content, cards: vault.cards.slot, cardSets: 1 },
    vault.session.fileKeys.databaseKey,
  );
});

const code = (): RecoveryProof => ({ kind: 'code', typed: vault.written.groups.join(' ') });
const words = (): RecoveryProof => ({ kind: 'code', typed: vault.written.words.join(' ') });
const twoOf = (cards: readonly WrittenCard[], ...at: readonly [number, number]): RecoveryProof => ({
  kind: 'cards',
  first: cards[at[0]]?.groups.join(' ') ?? '',
  second: cards[at[1]]?.words.join(' ') ?? '',
});

async function recoverySession(header: Header, proof: RecoveryProof): Promise<SessionKeys> {
  const holder = valueOf(await unlockByRecovery(header, proof));
  return openSession(holder, [...vault.wraps, ...vault.cards.wraps], () => true);
}

const order = (change: Partial<ReturnRequest>): ReturnRequest => ({
  staff: { ...psychologist, passphrase: 'new lanterns over the river' },
  createdAt: CREATED_AT,
  parameters: ARGON2_FLOOR,
  deviceSecret: device,
  isNewDevice: false,
  way: 'code',
  ...change,
});

describe('proving that the papers are at hand', () => {
  it('code in digits, code in words and any two cards open every compartment', async () => {
    const { written } = vault.cards;
    for (const proof of [code(), words(), twoOf(written, 0, 1), twoOf(written, 2, 0)]) {
      const session = await recoverySession(withCards, proof);
      expect(session.held()).toEqual([...COMPARTMENTS]);
      expect(session.databaseKeyHex).toBe(vault.session.databaseKeyHex);
    }
  });

  it('says which card is wrong, and where', async () => {
    const { written } = vault.cards;
    const good = written[0]?.groups.join(' ') ?? '';
    const bad = good.replace(/^./u, (digit) => String((Number(digit) + 1) % 10));
    expect(await unlockByRecovery(withCards, { kind: 'cards', first: good, second: bad })).toEqual({
      ok: false,
      refusal: { code: 'vault.recovery-group-wrong', details: { group: 1, card: 2 } },
    });
    const same = { kind: 'cards', first: good, second: good } as const;
    expect(codeOf(await unlockByRecovery(withCards, same))).toBe('vault.cards-same');
  });

  it('refuses cards where none were taken, cards of an older set, and a card where the code belongs', async () => {
    const two = twoOf(vault.cards.written, 0, 1);
    expect(codeOf(await unlockByRecovery(vault.header, two))).toBe('vault.cards-none');
    const session = await recoverySession(withCards, code());
    const later = valueOf(await prepareCards(withCards, session, CREATED_AT)).header;
    expect(codeOf(await unlockByRecovery(later, two))).toBe('vault.card-older-set');
    const card = vault.cards.written[0]?.groups.join(' ') ?? '';
    expect(codeOf(await unlockByRecovery(withCards, { kind: 'code', typed: card }))).toBe(
      'vault.recovery-length-wrong',
    );
  });

  it('a cards slot in place of the recovery slot does not open with the code', async () => {
    const { content } = withCards;
    const { set: _set, ...slot } = vault.cards.slot;
    const swapped = { ...withCards, content: { ...content, recovery: slot } };
    expect(codeOf(await unlockByRecovery(swapped, code()))).toBe('vault.recovery-not-this-vault');
  });
});

describe('letting a person in again', () => {
  it('opens with the new passphrase and all of the role, and never more with the old one', async () => {
    const session = await recoverySession(withCards, code());
    const made = valueOf(await prepareReturn(withCards, session, order({})));
    const slot = findSlot(made.header, 'p1');
    const tried = { slot, deviceSecret: device };
    const old = { ...tried, passphrase: psychologist.passphrase };
    expect(codeOf(await unlock(made.header, old))).toBe('vault.wrong-passphrase');
    const fresh = { ...tried, passphrase: 'new lanterns over the river' };
    const opened = valueOf(await unlock(made.header, fresh));
    const theirs = await openSession(opened.holder, made.staffWraps, () => true);
    expect(theirs.held()).toEqual(['presence', 'identity', 'case', 'clinical']);
    expect(slot?.publicKeys).not.toEqual(findSlot(withCards, 'P1')?.publicKeys);
    expect(made.header.content.generation).toBe(withCards.content.generation + 1);
  });

  it('makes a new code that opens everything; the old one is dead, the cards stay', async () => {
    const session = await recoverySession(withCards, code());
    const made = valueOf(await prepareReturn(withCards, session, order({})));
    expect(codeOf(await unlockByRecovery(made.header, code()))).toBe(
      'vault.recovery-not-this-vault',
    );
    const next: RecoveryProof = { kind: 'code', typed: made.written.words.join(' ') };
    const holder = valueOf(await unlockByRecovery(made.header, next));
    expect((await openSession(holder, made.recoveryWraps, () => true)).held()).toEqual([
      ...COMPARTMENTS,
    ]);
    expect(made.header.content.cards).toEqual(vault.cards.slot);
    expect(made.goneHolders).toEqual([withCards.content.recovery.slotId]);
  });

  it('drops cards that were used, and remembers how many sets there were', async () => {
    const session = await recoverySession(withCards, twoOf(vault.cards.written, 1, 2));
    const made = valueOf(await prepareReturn(withCards, session, order({ way: 'cards' })));
    const { content } = made.header;
    expect([content.cards, content.cardSets]).toEqual([undefined, 1]);
    expect(recoveryHolders(content).map(({ holderId }) => holderId)).toEqual([
      content.recovery.slotId,
    ]);
    expect(made.goneHolders).toHaveLength(2);
  });

  it('lets in a new manager under a free code only, and only with this computer’s secret', async () => {
    const session = await recoverySession(withCards, code());
    const newcomer = person('M2', 'manager');
    const made = await prepareReturn(withCards, session, order({ staff: newcomer }));
    expect(valueOf(made).header.content.slots.map(({ staffCode }) => staffCode)).toEqual([
      'M1',
      'P1',
      'M2',
    ]);
    const refusals: readonly (readonly [Partial<ReturnRequest>, string])[] = [
      [{ staff: person('m1', 'manager') }, 'vault.staff-code-taken'],
      [{ deviceSecret: randomBytes(32) }, 'vault.device-secret-wrong'],
      [{ deviceSecret: undefined }, 'vault.device-secret-needed'],
      [{ parameters: { ...ARGON2_FLOOR, passes: 2 } }, 'vault.parameters-refused'],
      [{ staff: { ...newcomer, passphrase: 'x'.repeat(257) } }, 'vault.passphrase-too-long'],
    ];
    for (const [change, refusal] of refusals) {
      expect(codeOf(await prepareReturn(withCards, session, order(change)))).toBe(refusal);
    }
  });
});

describe('where the device secret is lost with its computer', () => {
  it('a new one takes its place: the person opens with it, every other slot needs a new way in', async () => {
    const session = await recoverySession(withCards, code());
    const fresh = randomBytes(32);
    const lost = order({ deviceSecret: fresh, isNewDevice: true });
    const { header } = valueOf(await prepareReturn(withCards, session, lost));
    const passphrase = 'new lanterns over the river';
    const returned = { slot: findSlot(header, 'P1'), passphrase };
    expect(codeOf(await unlock(header, { ...returned, deviceSecret: fresh }))).toBe('ok');
    expect(codeOf(await unlock(header, { ...returned, deviceSecret: device }))).toBe(
      'vault.device-secret-wrong',
    );
    const other = { slot: findSlot(header, 'M1'), passphrase: manager.passphrase };
    expect(codeOf(await unlock(header, { ...other, deviceSecret: fresh }))).toBe(
      'vault.wrong-passphrase',
    );
  });
});

describe('the saving of the header after a return', () => {
  it('cut anywhere leaves a code that opens: the old one or the new one', async () => {
    const session = await recoverySession(withCards, code());
    const made = valueOf(await prepareReturn(withCards, session, order({})));
    const next: RecoveryProof = { kind: 'code', typed: made.written.groups.join(' ') };
    const opens = new Map<string, boolean>();
    const opensWithOneCode = async (header: Header): Promise<boolean> => {
      const known = opens.get(header.hmac);
      if (known !== undefined) return known;
      const outcomes = [
        codeOf(await unlockByRecovery(header, code())),
        codeOf(await unlockByRecovery(header, next)),
      ];
      const one = outcomes.filter((outcome) => outcome === 'ok').length === 1;
      opens.set(header.hmac, one);
      return one;
    };
    const steps = stepsOf((disk) => writeHeader('vault', made.header, disk));
    // Every 29th step, and each of the first and last: bytes of one writing differ in nothing else.
    const cuts = Array.from({ length: steps }, (_, step) => step).filter(
      (step) => step % 29 === 0 || step < 20 || step > steps - 20,
    );
    for (const cut of cuts) {
      const disk = new UnsteadyDisk();
      writeHeader('vault', withCards, disk);
      disk.settle();
      disk.cutAfter(cut);
      expect(() => writeHeader('vault', made.header, disk)).toThrow(PowerCut);
      disk.restart((choices) => (cut * 7 + 3) % choices);
      const found = valueOf(readHeader('vault', disk));
      expect(await opensWithOneCode(found.header), `cut after step ${cut}`).toBe(true);
    }
    expect(opens.size).toBe(2);
  });

  function stepsOf(save: (disk: UnsteadyDisk) => void): number {
    const disk = new UnsteadyDisk();
    writeHeader('vault', withCards, disk);
    disk.settle();
    const before = disk.steps;
    save(disk);
    return disk.steps - before;
  }
});

describe('new papers', () => {
  it('a new code and a new set of cards each take the place of the old ones alone', async () => {
    const session = await recoverySession(withCards, code());
    const cards = valueOf(await prepareCards(withCards, session, CREATED_AT));
    const fresh = twoOf(cards.cards?.written ?? [], 0, 2);
    const holder = valueOf(await unlockByRecovery(cards.header, fresh));
    expect((await openSession(holder, cards.wraps, () => true)).held()).toEqual([...COMPARTMENTS]);
    expect(cards.header.content.cards?.set).toBe(2);
    expect(codeOf(await unlockByRecovery(cards.header, code()))).toBe('ok');

    const renewed = await prepareCode(withCards, session, CREATED_AT);
    expect(codeOf(await unlockByRecovery(renewed.header, code()))).toBe(
      'vault.recovery-not-this-vault',
    );
    const two = twoOf(vault.cards.written, 0, 1);
    expect(codeOf(await unlockByRecovery(renewed.header, two))).toBe('ok');
  });
});
