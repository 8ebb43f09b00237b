// Secret bytes as English words of the BIP39 list, besides the digits: for people who read words more surely.
// The first four letters of a word are enough; a word that is not on the list is named by its number.
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { ok, refuse, type Result } from '../../../src/kernel/result';

const BITS_OF_WORD = 11;
const LETTERS_ENOUGH = 4;
/** Words of a 32-byte secret, its 8-bit checksum included. */
export const SECRET_WORDS = 24;

export type WordsRefusal =
  | 'vault.recovery-words-length-wrong'
  | 'vault.recovery-word-wrong'
  | 'vault.recovery-words-mismatch';

/** True when letters were typed where digits or words may stand. */
export function looksLikeWords(typed: string): boolean {
  return /[a-z]/iu.test(typed);
}

/** A 32-byte secret as the 24 words of BIP39. */
export function secretWords(secret: Uint8Array): readonly string[] {
  return entropyToMnemonic(secret, wordlist).split(' ');
}

/**
 * Reads 24 words. Refusals: `vault.recovery-words-length-wrong` {words found, wanted}, `vault.recovery-word-wrong`
 * {word from 1, the first not on the list}, `vault.recovery-words-mismatch` (each is on the list, together they
 * are no secret).
 */
export function readSecretWords(typed: string): Result<Buffer, WordsRefusal> {
  const words = listedWords(typed, SECRET_WORDS);
  if (!words.ok) return words;
  try {
    return ok(Buffer.from(mnemonicToEntropy(words.value.join(' '), wordlist)));
  } catch {
    return refuse('vault.recovery-words-mismatch');
  }
}

/** Any bytes as words, eleven bits each, the last one filled up with zeros. No checksum of their own. */
export function bytesAsWords(bytes: Uint8Array): readonly string[] {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const words = Array.from({ length: wordsFor(bytes.length) }, (_, index) => {
    const piece = bits.slice(index * BITS_OF_WORD, (index + 1) * BITS_OF_WORD);
    return wordlist[Number.parseInt(piece.padEnd(BITS_OF_WORD, '0'), 2)] ?? '';
  });
  return words;
}

/** Reads what `bytesAsWords` wrote. Refusals as in `readSecretWords`. */
export function readBytesAsWords(typed: string, length: number): Result<Buffer, WordsRefusal> {
  const words = listedWords(typed, wordsFor(length));
  if (!words.ok) return words;
  const bits = words.value
    .map((word) => wordlist.indexOf(word).toString(2).padStart(BITS_OF_WORD, '0'))
    .join('');
  if (/1/u.test(bits.slice(length * 8))) return refuse('vault.recovery-words-mismatch');
  const bytes = Array.from({ length }, (_, index) =>
    Number.parseInt(bits.slice(index * 8, index * 8 + 8), 2),
  );
  return ok(Buffer.from(bytes));
}

/** The list's word of which these are the letters, or undefined. */
export function listedWord(typed: string): string | undefined {
  const text = typed.toLowerCase();
  if (wordlist.includes(text)) return text;
  if (text.length < LETTERS_ENOUGH) return undefined;
  return wordlist.find((word) => word.startsWith(text));
}

function wordsFor(length: number): number {
  return Math.ceil((length * 8) / BITS_OF_WORD);
}

function listedWords(typed: string, wanted: number): Result<readonly string[], WordsRefusal> {
  const parts = typed.match(/[a-z]+/giu) ?? [];
  if (parts.length !== wanted) {
    return refuse('vault.recovery-words-length-wrong', { words: parts.length, wanted });
  }
  const words: string[] = [];
  for (const [index, part] of parts.entries()) {
    const word = listedWord(part);
    if (word === undefined) return refuse('vault.recovery-word-wrong', { word: index + 1 });
    words.push(word);
  }
  return ok(words);
}
