// The recovery secret as people read it: sixteen groups of five digits and a check digit.
// Each group catches its own slip, so a misread sheet says which group to look at again.
import { ok, refuse, type Result } from '../../../src/kernel/result';
import { KEY_BYTES, randomBytes } from './suite';

export const RECOVERY_GROUPS = 16;
const GROUP_DIGITS = 6;
const ARABIC_INDIC_ZERO = 0x0660;
const EXTENDED_ZERO = 0x06f0;

/** Damm's totally anti-symmetric quasigroup of order 10: catches each wrong digit and each swap of neighbours. */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

export type RecoveryRefusal = 'vault.recovery-length-wrong' | 'vault.recovery-group-wrong';

export function newRecoverySecret(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** The 32-byte secret as 16 texts of 6 Western digits, in order. */
export function recoveryGroups(secret: Uint8Array): readonly string[] {
  if (secret.length !== KEY_BYTES) throw new RangeError('a recovery secret has 32 bytes');
  const view = Buffer.from(secret);
  const groups = Array.from({ length: RECOVERY_GROUPS }, (_, index) => {
    const digits = String(view.readUInt16BE(index * 2)).padStart(GROUP_DIGITS - 1, '0');
    return digits + checkDigit(index + 1, digits);
  });
  view.fill(0);
  return groups;
}

/**
 * Reads a typed code in any of the three digit sets, with any spaces or signs between groups.
 * Refusals: `vault.recovery-length-wrong` {groups found}, `vault.recovery-group-wrong` {group 1..16, the first wrong}.
 */
export function readRecoveryCode(typed: string): Result<Buffer, RecoveryRefusal> {
  const groups = typedGroups(typed);
  if (groups.length !== RECOVERY_GROUPS) {
    return refuse('vault.recovery-length-wrong', { groups: groups.length });
  }
  const secret = Buffer.alloc(KEY_BYTES);
  for (const [index, group] of groups.entries()) {
    if (!groupFits(index + 1, group)) {
      secret.fill(0);
      return refuse('vault.recovery-group-wrong', { group: index + 1 });
    }
    secret.writeUInt16BE(Number(group.slice(0, -1)), index * 2);
  }
  return ok(secret);
}

/** The numbers of those typed groups that are not as printed; empty means the part is confirmed. */
export function wrongParts(
  groups: readonly string[],
  asked: readonly number[],
  typed: readonly string[],
): readonly number[] {
  return asked.filter((number, index) => {
    const printed = groups[number - 1];
    return (
      printed === undefined || westernDigits(typed[index] ?? '').replace(/\D/gu, '') !== printed
    );
  });
}

/** Three different group numbers to type back, in rising order. */
export function partToConfirm(random: Uint8Array = randomBytes(64)): readonly number[] {
  const chosen = new Set<number>();
  for (const byte of random) {
    if (chosen.size < 3) chosen.add((byte % RECOVERY_GROUPS) + 1);
  }
  for (let number = 1; chosen.size < 3; number += 1) chosen.add(number);
  return [...chosen].sort((left, right) => left - right);
}

function typedGroups(typed: string): readonly string[] {
  const groups = westernDigits(typed)
    .split(/\D+/u)
    .filter((group) => group !== '');
  const all = groups.join('');
  const regular = groups.length === RECOVERY_GROUPS;
  if (regular || all.length !== RECOVERY_GROUPS * GROUP_DIGITS) return groups;
  return all.match(/\d{6}/gu) ?? [];
}

function groupFits(position: number, group: string): boolean {
  if (!/^\d{6}$/u.test(group)) return false;
  const digits = group.slice(0, -1);
  return Number(digits) <= 0xffff && checkDigit(position, digits) === group.slice(-1);
}

/** The position's last digit goes first, so that groups typed in the wrong order are caught too. */
function checkDigit(position: number, digits: string): string {
  let interim = '0';
  for (const digit of `${position % 10}${digits}`) {
    interim = DAMM[Number(interim)]?.charAt(Number(digit)) ?? '0';
  }
  return interim;
}

function westernDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9]/gu, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (code >= EXTENDED_ZERO ? EXTENDED_ZERO : ARABIC_INDIC_ZERO));
  });
}
