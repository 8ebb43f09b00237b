// Three cards, two needed: any two open, one says nothing, and a slip is named.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readCard,
  secretOfCards,
  writtenCards,
  type WrittenCard,
} from '../../../electron/vault/keys/recovery-cards';
import { codeOf, valueOf } from './founding';

const VAULT = 'v'.repeat(26);
const secrets = fc.uint8Array({ minLength: 32, maxLength: 32 });
const pairs = fc.constantFrom<readonly [number, number]>([0, 1], [1, 2], [0, 2], [2, 0]);

async function combined(cards: readonly WrittenCard[], [left, right]: readonly [number, number]) {
  const typed = [cards[left]?.groups.join(' ') ?? '', cards[right]?.words.join(' ') ?? ''];
  const [first, second] = typed.map((text) => valueOf(readCard(VAULT, text)));
  if (first === undefined || second === undefined) throw new Error('two cards');
  return valueOf(await secretOfCards(first, second));
}

describe('cards', () => {
  it('any two of the three give the secret back, one typed in digits and one in words', async () => {
    await fc.assert(
      fc.asyncProperty(
        secrets,
        pairs,
        fc.integer({ min: 1, max: 60 }),
        async (secret, two, set) => {
          const cards = await writtenCards(VAULT, set, secret);
          expect(cards.map(({ index, set: of }) => [index, of])).toEqual([
            [1, set],
            [2, set],
            [3, set],
          ]);
          expect((await combined(cards, two)).equals(secret)).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('agree with our own interpolation over GF(2^8), not only with the library', async () => {
    const secret = Buffer.from('00ff10'.padEnd(64, 'a5'), 'hex');
    const cards = await writtenCards(VAULT, 1, secret);
    const shares = cards.map(({ groups }) => valueOf(readCard(VAULT, groups.join(''))).share);
    const [first, second] = shares;
    if (first === undefined || second === undefined) throw new Error('two shares');
    const again = secret.map((_, at) =>
      lineAtZero([first[32] ?? 0, first[at] ?? 0], [second[32] ?? 0, second[at] ?? 0]),
    );
    expect(Buffer.from(again)).toEqual(secret);
  });

  it('name the group or word that is wrong, and a card of another vault', async () => {
    const [card] = await writtenCards(VAULT, 1, Buffer.alloc(32, 9));
    if (card === undefined) throw new Error('no card');
    const groups = [...card.groups];
    groups[4] = (groups[4] ?? '').replace(/^./u, (digit) => String((Number(digit) + 1) % 10));
    expect(readCard(VAULT, groups.join(' '))).toEqual({
      ok: false,
      refusal: { code: 'vault.recovery-group-wrong', details: { group: 5 } },
    });
    const words = [...card.words];
    words[26] = 'nowhere';
    expect(readCard(VAULT, words.join(' '))).toEqual({
      ok: false,
      refusal: { code: 'vault.recovery-word-wrong', details: { word: 27 } },
    });
    const other = readCard('w'.repeat(26), card.groups.join(' '));
    expect(codeOf(other)).toBe('vault.card-not-this-vault');
    expect(codeOf(readCard(VAULT, '123456'))).toBe('vault.recovery-length-wrong');
  });

  it('refuse the same card twice and cards of two sets', async () => {
    const secret = Buffer.alloc(32, 3);
    const [first] = await writtenCards(VAULT, 1, secret);
    const [, later] = await writtenCards(VAULT, 2, secret);
    const read = (card: WrittenCard | undefined) =>
      valueOf(readCard(VAULT, card?.groups.join(' ') ?? ''));
    expect(codeOf(await secretOfCards(read(first), read(first)))).toBe('vault.cards-same');
    expect(codeOf(await secretOfCards(read(first), read(later)))).toBe('vault.cards-of-two-sets');
  });
});

/** The line through two points over GF(2^8) with the polynomial of AES, at 0. */
function lineAtZero(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
): number {
  const spread = inverse(x1 ^ x2);
  return times(y1, times(x2, spread)) ^ times(y2, times(x1, spread));
}

function times(left: number, right: number): number {
  let product = 0;
  for (let bit = 0, shifted = left; bit < 8; bit += 1) {
    if (((right >> bit) & 1) === 1) product ^= shifted;
    shifted = ((shifted << 1) ^ ((shifted & 0x80) === 0 ? 0 : 0x11b)) & 0xff;
  }
  return product;
}

function inverse(value: number): number {
  for (let candidate = 1; candidate < 256; candidate += 1) {
    if (times(value, candidate) === 1) return candidate;
  }
  throw new RangeError('zero has no inverse');
}
