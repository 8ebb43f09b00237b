// Who may sign which deed, and what makes a book another one. Nothing here knows a vault: keys, deeds and the verifier only.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_BOOK, presentPerson } from '../../../electron/vault/deeds/book-state';
import type { StoredDeed } from '../../../electron/vault/deeds/deed';
import { verifiedAfter } from '../../../electron/vault/deeds/verify';
import { freshId } from '../../../electron/vault/keys/places';
import { COMPARTMENTS, compartmentsOf } from '../../../src/kernel/compartments';
import {
  foundedHouse,
  type Facts,
  generation,
  grantsOf,
  type House,
  type Invented,
  invented,
  paper,
  paperOf,
  personOf,
  signing,
  type Signing,
} from './invented-book';

const erasure = () => ({ id: freshId(), resident: 'ab'.repeat(32) });

function letIn(newcomer: Invented): Facts {
  return { kind: 'let-in', people: [personOf(newcomer)], grants: grantsOf([newcomer]) };
}

describe('deeds that stand', () => {
  it('let in, grant, renew an access, share out, erase, leave, renew a room, make papers, return', () => {
    const { book, manager, caseManager, psychologist, reception, code } = foundedHouse();
    const nurse = invented('nurse', 'NU-01');
    const medical = [generation('medical', 2)];
    book.add({ ...letIn(nurse), generations: medical }, [manager, reception]);
    const second = invented('psychologist', 'PS-02');
    const without = grantsOf([second]).filter(({ compartment }) => compartment !== 'clinical');
    book.add({ ...letIn(second), grants: without }, [manager, reception]);
    const clinical = [{ to: second.id, compartment: 'clinical' as const }];
    book.add({ kind: 'grant', grants: clinical }, [manager, psychologist]);
    const renewed = { ...reception, ...signing(reception.id) };
    const presence = [{ to: reception.id, compartment: 'presence' as const }];
    const access = { people: [personOf(renewed)], grants: presence };
    book.add({ kind: 'new-access', ...access }, [manager, caseManager]);
    const people = [manager, caseManager].map(({ id, x25519 }) => ({ staffId: id, x25519 }));
    const deal = { dealId: freshId(), publicKey: manager.x25519, people, generations: [1] };
    book.add({ kind: 'deal', deal }, [psychologist]);
    book.add({ kind: 'erase', erasure: erasure() }, [manager, caseManager]);
    book.add({ kind: 'leave', left: psychologist.id }, [manager, renewed]);
    expect(book.state.due).toEqual(['presence', 'identity', 'case', 'clinical']);
    book.add({ kind: 'generation', generations: [generation('clinical', 2)] }, [second]);
    const [newCode, cards] = [paper(), paper()];
    book.add({ kind: 'papers', papers: { code: paperOf(newCode) } }, [manager, code]);
    book.add({ kind: 'papers', papers: { cards: paperOf(cards) } }, [manager, newCode]);
    const back = { ...manager, ...signing(manager.id) };
    const papers = { code: paperOf(paper()), cards: null };
    book.add({ kind: 'return', people: [personOf(back)], grants: grantsOf([back]), papers }, [
      cards,
    ]);
    expect(presentPerson(book.state, manager.id)?.ed25519).toBe(back.ed25519);
    expect(book.state.due).toEqual(['presence', 'identity', 'case']);
    expect(book.state.number).toBe(12);
  });

  it('a manager who works alone lets in alone, and the founder tells of the cards right after the founding', () => {
    const { book, manager } = foundedHouse();
    book.add({ kind: 'papers', papers: { cards: paperOf(paper()) } }, [manager]);
    expect(
      book.judged(book.written({ kind: 'papers', papers: { cards: paperOf(paper()) } }, [manager])),
    ).toBe('signers');
    expect(book.judged(book.written(letIn(invented('it', 'IT-01')), [manager]))).toBe('signers');
  });
});

type Forgery = (house: House) => StoredDeed;
const forgeries: Readonly<Record<string, readonly [string, Forgery]>> = {
  'a letting in signed by one': [
    'signers',
    ({ book, reception }) => book.written(letIn(invented('manager', 'MA-09')), [reception]),
  ],
  'a letting in by two without a manager': [
    'signers',
    ({ book, reception, psychologist }) =>
      book.written(letIn(invented('it', 'IT-01')), [reception, psychologist]),
  ],
  'a grant of a room that neither signer holds': [
    'signers',
    ({ book, manager, caseManager }) => {
      const second = invented('psychologist', 'PS-02');
      book.add({ kind: 'let-in', people: [personOf(second)] }, [manager, caseManager]);
      const grants = [{ to: second.id, compartment: 'clinical' as const }];
      return book.written({ kind: 'grant', grants }, [manager, caseManager]);
    },
  ],
  'a generation by somebody who does not hold the room': [
    'signers',
    ({ book, reception }) =>
      book.written({ kind: 'generation', generations: [generation('clinical', 2)] }, [reception]),
  ],
  'a generation of a room that somebody once held, with a letting in': [
    'facts',
    ({ book, manager, caseManager }) =>
      book.written(
        { ...letIn(invented('psychologist', 'PS-02')), generations: [generation('clinical', 2)] },
        [manager, caseManager],
      ),
  ],
  'a deed of somebody who had left': [
    'signers',
    ({ book, manager, caseManager, reception }) => {
      book.add({ kind: 'leave', left: reception.id }, [manager, caseManager]);
      return book.written(letIn(invented('it', 'IT-01')), [manager, reception]);
    },
  ],
  'a deed under keys that somebody had before': [
    'signature',
    ({ book, manager, caseManager, reception }) => {
      const renewed = { ...reception, ...signing(reception.id) };
      book.add({ kind: 'new-access', people: [personOf(renewed)] }, [manager, caseManager]);
      return book.written(letIn(invented('it', 'IT-01')), [manager, reception]);
    },
  ],
  'a deal by somebody who holds no session notes': [
    'signers',
    ({ book, manager, caseManager }) => {
      const people = [manager, caseManager].map(({ id, x25519 }) => ({ staffId: id, x25519 }));
      const deal = { dealId: freshId(), publicKey: manager.x25519, people, generations: [1] };
      return book.written({ kind: 'deal', deal }, [manager]);
    },
  ],
  'a deal for another key of somebody real': [
    'facts',
    ({ book, manager, caseManager, psychologist, reception }) => {
      const people = [manager, caseManager].map(({ id }) => ({
        staffId: id,
        x25519: reception.x25519,
      }));
      const deal = { dealId: freshId(), publicKey: manager.x25519, people, generations: [1] };
      return book.written({ kind: 'deal', deal }, [psychologist]);
    },
  ],
  'new papers by two people without the old ones': [
    'signers',
    ({ book, manager, caseManager }) =>
      book.written({ kind: 'papers', papers: { code: paperOf(paper()) } }, [manager, caseManager]),
  ],
  'a return by papers that were replaced long ago': [
    'signers',
    ({ book, manager, caseManager, code }) => {
      const next = paper();
      book.add({ kind: 'papers', papers: { code: paperOf(next) } }, [manager, code]);
      book.add({ kind: 'erase', erasure: erasure() }, [manager, caseManager]);
      const back = { ...manager, ...signing(manager.id) };
      const papers = { code: paperOf(paper()) };
      return book.written({ kind: 'return', people: [personOf(back)], papers }, [code]);
    },
  ],
  'a leaving signed by who leaves': [
    'signers',
    ({ book, manager, reception }) =>
      book.written({ kind: 'leave', left: reception.id }, [manager, reception]),
  ],
  'an erasure with somebody who may not say who people are': [
    'signers',
    ({ book, manager, reception }) =>
      book.written({ kind: 'erase', erasure: erasure() }, [manager, reception]),
  ],
  'one person as both signers': [
    'facts',
    ({ book, manager }) => book.written(letIn(invented('it', 'IT-01')), [manager, manager]),
  ],
  'a signature in somebody else’s name': [
    'signature',
    ({ book, manager, reception }) => {
      const as: Signing = { ...reception, id: manager.id };
      return book.written(letIn(invented('it', 'IT-01')), [as, reception]);
    },
  ],
  'a second founding': [
    'facts',
    ({ book, reception }) => {
      const again = foundedHouse();
      const { people = [] } = JSON.parse(again.book.deeds[0]?.body ?? '{}') as Facts;
      return book.written({ kind: 'founding', people, grants: [], generations: [], papers: {} }, [
        { ...reception, id: people[0]?.staffId ?? '' },
      ]);
    },
  ],
  'a deed replayed from another vault': [
    'vault',
    () => {
      const other = foundedHouse();
      return other.book.add(letIn(invented('it', 'IT-01')), [other.manager, other.reception]);
    },
  ],
  'a deed out of order': [
    'order',
    ({ book, manager, reception }) =>
      book.written(letIn(invented('it', 'IT-01')), [manager, reception], { number: 7 }),
  ],
  'a deed that follows another one': [
    'order',
    ({ book, manager, reception }) =>
      book.written(letIn(invented('it', 'IT-01')), [manager, reception], {
        before: 'ab'.repeat(32),
      }),
  ],
};

describe('deeds that are none', () => {
  it.each(Object.entries(forgeries))('%s', (_what, [fault, forge]) => {
    const house = foundedHouse();
    const deed = forge(house);
    expect(house.book.judged(deed)).toBe(fault);
  });
});

describe.each(COMPARTMENTS)('the room %s', (room) => {
  it('is renewed, and handed on, by who holds it and by nobody else', () => {
    const { book, manager, caseManager, psychologist, reception, code } = foundedHouse();
    const nurse = invented('nurse', 'NU-01');
    book.add({ ...letIn(nurse), generations: [generation('medical', 2)] }, [manager, reception]);
    const renewed: Facts = {
      kind: 'generation',
      generations: [generation(room, room === 'medical' ? 3 : 2)],
    };
    const everybody = [manager, caseManager, psychologist, reception, nurse];
    for (const one of everybody) {
      const holds = compartmentsOf(one.role).includes(room);
      expect([one.code, book.judged(book.written(renewed, [one]))]).toEqual([
        one.code,
        holds ? 'stands' : 'signers',
      ]);
    }
    expect(book.judged(book.written(renewed, [code]))).toBe('stands');
    expect(book.judged(book.written(renewed, [signing()]))).toBe('signers');
  });
});

/** A book of some years: people come and go, two by two. */
function longBook(): House {
  const house = foundedHouse();
  const { book, manager, reception, psychologist } = house;
  for (const code of ['NU-01', 'NU-02', 'NU-03']) {
    const nurse = invented('nurse', code);
    const grants = grantsOf([nurse]).filter(({ compartment }) => compartment === 'presence');
    book.add({ ...letIn(nurse), grants }, [manager, reception]);
    book.add({ kind: 'leave', left: nurse.id }, [manager, psychologist]);
  }
  return house;
}

function lastNumber(vaultId: string, deeds: readonly StoredDeed[]): number {
  let state = EMPTY_BOOK;
  for (const deed of deeds) {
    const next = verifiedAfter(state, vaultId, deed);
    if (!next.ok) return state.number;
    state = next.value;
  }
  return state.number;
}

describe('a book', () => {
  const { book } = longBook();
  const size = book.deeds.length;

  it('stands only in its order: whatever is moved, left out or doubled is where it ends', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(book.deeds, { minLength: 1 }), (deeds) => {
        const same = deeds.findIndex((deed, nth) => deed !== book.deeds[nth]);
        expect(lastNumber(book.vaultId, deeds)).toBe(same < 0 ? deeds.length : same);
      }),
    );
  });

  it('ends at a deed of which one letter was changed', () => {
    const nth = fc.nat({ max: size - 1 });
    fc.assert(
      fc.property(nth, fc.nat(), fc.constantFrom('0', 'a', '"', ' '), (at, where, letter) => {
        const deed = book.deeds[at];
        if (deed === undefined) throw new Error('there is one');
        const place = where % deed.body.length;
        fc.pre(deed.body[place] !== letter);
        const body = deed.body.slice(0, place) + letter + deed.body.slice(place + 1);
        expect(lastNumber(book.vaultId, book.deeds.with(at, { ...deed, body }))).toBe(at);
      }),
    );
  });

  it('ends at a deed of which a signature was changed, left out or given twice', () => {
    const nth = fc.nat({ max: size - 1 });
    const change = fc.constantFrom('bit', 'none', 'twice');
    fc.assert(
      fc.property(nth, change, fc.nat({ max: 63 }), (at, how, byte) => {
        const deed = book.deeds[at];
        const [first = '', ...others] = deed?.signatures ?? [];
        const bytes = Buffer.from(first, 'hex');
        bytes[byte] = (bytes[byte] ?? 0) ^ 1;
        const signatures = {
          bit: [bytes.toString('hex'), ...others],
          none: others,
          twice: [first, first, ...others],
        }[how];
        const forged = book.deeds.with(at, { number: at + 1, body: deed?.body ?? '', signatures });
        expect(lastNumber(book.vaultId, forged)).toBe(at);
      }),
    );
  });

  it('forked after the founding by people who may is another book with another head', () => {
    const { book: own, manager, reception } = foundedHouse();
    const fork = own.written(letIn(invented('it', 'IT-01')), [manager, reception]);
    own.add(letIn(invented('it', 'IT-02')), [manager, reception]);
    expect(own.judged(fork)).toBe('order');
  });
});
