// Papers for the safe: one page each, both languages, both digit sets, and no name of anybody or anything.
import { describe, expect, it } from 'vitest';
import { writtenCards } from '../../electron/vault/keys/recovery-cards';
import { writtenSecret } from '../../electron/vault/keys/recovery-code';
import { paperPage } from '../../electron/vault/recovery-papers/paper-page';
import { PAPERS } from '../../src/features/recovery/contract';
import { writeDigits } from '../../src/kernel/digits';

const vaultId = 'v'.repeat(26);
const code = writtenSecret(Buffer.alloc(32, 0x5a));

/** What a reader sees. */
const seen = (html: string | undefined) =>
  (html ?? '').replace(/<style>[^]*<\/style>/u, '').replaceAll(/<[^>]+>/gu, ' ');

describe('a paper for the safe', () => {
  it('carries every group in both digit sets, every word, and the vault it belongs to', () => {
    const page = seen(paperPage({ vaultId, code }, 'code'));
    for (const group of code.groups) {
      expect(page).toContain(group);
      expect(page).toContain(writeDigits(group, 'arab'));
    }
    for (const word of code.words) expect(page).toContain(word);
    expect(page).toContain(vaultId);
    expect(page).toContain('Recovery code');
    expect(page).toContain('رمز الاسترداد');
  });

  it('a card says which of which set, in the digits of each language, and carries no other card', async () => {
    const cards = await writtenCards(vaultId, 12, Buffer.alloc(32, 7));
    const page = seen(paperPage({ vaultId, cards }, 'card-3'));
    expect(page).toContain('Recovery card 3 of set 12');
    expect(page).toContain('٣ من المجموعة ١٢');
    expect(page).toContain(cards[2]?.words[26]);
    expect(page).not.toContain(cards[0]?.groups[17]);
  });

  it('is not made of papers that are not in hand, and holds no script and no address', async () => {
    const cards = await writtenCards(vaultId, 1, Buffer.alloc(32, 7));
    const made = PAPERS.map((name) => paperPage({ vaultId, cards }, name));
    expect(made.map((page) => page !== undefined)).toEqual([false, false, true, true, true]);
    for (const page of made) expect(page ?? '').not.toMatch(/<script|https?:|href=|onload/u);
  });
});
