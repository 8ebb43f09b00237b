// The recovery secret as people keep it on paper: sixteen groups of digits, and the same in 24 English words.
// Reading takes either; the words begin with a letter, the digits never do.
import type { Result } from '../../../src/kernel/result';
import { digitGroups, readDigitGroups, westernDigits, type GroupsRefusal } from './digit-groups';
import {
  SECRET_WORDS,
  listedWord,
  looksLikeWords,
  readSecretWords,
  secretWords,
  type WordsRefusal,
} from './paper-words';
import { KEY_BYTES, randomBytes } from './suite';

export const RECOVERY_GROUPS = 16;
const ASKED_PARTS = 3;

export type RecoveryRefusal = GroupsRefusal | WordsRefusal;

/** One secret in both its written forms. */
export interface WrittenSecret {
  /** Sixteen texts of 6 Western digits. */
  readonly groups: readonly string[];
  /** 24 English words. */
  readonly words: readonly string[];
}

export function newRecoverySecret(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** The 32-byte secret as 16 texts of 6 Western digits, in order. */
export function recoveryGroups(secret: Uint8Array): readonly string[] {
  if (secret.length !== KEY_BYTES) throw new RangeError('a recovery secret has 32 bytes');
  return digitGroups(secret, 'recovery');
}

/** The 32-byte secret as it is printed. */
export function writtenSecret(secret: Uint8Array): WrittenSecret {
  return { groups: recoveryGroups(secret), words: secretWords(secret) };
}

/** Reads a typed code, digits or words; refusals of `readDigitGroups` and `readSecretWords`. */
export function readRecoveryCode(typed: string): Result<Buffer, RecoveryRefusal> {
  if (looksLikeWords(typed)) return readSecretWords(typed);
  return readDigitGroups(typed, { kind: 'recovery', count: RECOVERY_GROUPS });
}

/**
 * The numbers of those typed parts that are not as printed; empty means that the part is confirmed.
 * A part may be the group of that number or the word of that number.
 */
export function wrongParts(
  written: WrittenSecret,
  asked: readonly number[],
  typed: readonly string[],
): readonly number[] {
  return asked.filter((number, index) => !isPart(written, number, typed[index] ?? ''));
}

function isPart({ groups, words }: WrittenSecret, number: number, typed: string): boolean {
  if (looksLikeWords(typed)) {
    const word = words[number - 1];
    return word !== undefined && listedWord(typed.trim()) === word;
  }
  const group = groups[number - 1];
  return group !== undefined && westernDigits(typed).replace(/\D/gu, '') === group;
}

/** Three different part numbers to type back, in rising order, each within the shorter of both forms. */
export function partToConfirm(random: Uint8Array = randomBytes(64)): readonly number[] {
  const most = Math.min(RECOVERY_GROUPS, SECRET_WORDS);
  const chosen = new Set<number>();
  for (const byte of random) {
    if (chosen.size < ASKED_PARTS) chosen.add((byte % most) + 1);
  }
  for (let number = 1; chosen.size < ASKED_PARTS; number += 1) chosen.add(number);
  return [...chosen].sort((left, right) => left - right);
}
