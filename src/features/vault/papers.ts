// What a shelter keeps on paper outside the house: the recovery code, three cards, the device code. Shown once, kept nowhere.
import { z } from 'zod';

/** Room for the longest paper, a card of 27 words with their numbers. */
export const MAX_CODE_CHARACTERS = 600;

export const typedPaper = z
  .string()
  .min(1, { message: 'text.missing' })
  .max(MAX_CODE_CHARACTERS, { message: 'text.too-long' });

/** Which part of which card is typed back; both count from 1. */
const cardPart = z.object({ card: z.number(), part: z.number() });

export const writtenCard = z.object({
  set: z.number(),
  index: z.number(),
  groups: z.array(z.string()),
  words: z.array(z.string()),
});
export type CardOnPaper = z.output<typeof writtenCard>;

/** Papers of one ceremony. Lists are empty where the ceremony makes no such paper. */
export const papersShown = z.object({
  ceremony: z.string(),
  vaultId: z.string(),
  /** Groups of the recovery code, and the same code as English words. */
  groups: z.array(z.string()),
  words: z.array(z.string()),
  /** Which groups or words (counted from 1) must be typed back. */
  asked: z.array(z.number()),
  /** Groups of the device code. */
  deviceCode: z.array(z.string()),
  cards: z.array(writtenCard),
  cardsAsked: z.array(cardPart),
});
export type PapersShown = z.output<typeof papersShown>;

/** The proof that papers are at hand: the code, or two of the three cards, in digits or words. */
export const recoveryProof = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('code'), typed: typedPaper }),
  z.object({ kind: z.literal('cards'), first: typedPaper, second: typedPaper }),
]);
export type RecoveryProofInput = z.output<typeof recoveryProof>;

/** Which papers were used. */
export const RECOVERY_WAYS = ['code', 'cards'] as const;

/** What may be wrong with typed papers. Those about one of two cards carry `card` 1 or 2, in the order typed. */
export const PROOF_REFUSALS = [
  'vault.recovery-length-wrong',
  'vault.recovery-group-wrong',
  'vault.recovery-words-length-wrong',
  'vault.recovery-word-wrong',
  'vault.recovery-words-mismatch',
  'vault.recovery-not-this-vault',
  'vault.card-not-this-vault',
  'vault.card-older-set',
  'vault.cards-none',
  'vault.cards-same',
  'vault.cards-of-two-sets',
] as const;
