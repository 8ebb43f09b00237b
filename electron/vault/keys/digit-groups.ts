// Secret bytes as people read and type them: groups of five digits and a check digit.
// Each group catches its own slip, so a misread paper says which group to look at again.
import { ok, refuse, type Result } from '../../../src/kernel/result';

const BYTES_OF_GROUP = 2;
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

/** Each kind of paper starts its check digits elsewhere, so that one cannot be typed in place of another. */
const STARTS = { recovery: '0', device: '4', card: '8' } as const;
export type PaperKind = keyof typeof STARTS;

export type GroupsRefusal = 'vault.recovery-length-wrong' | 'vault.recovery-group-wrong';

/** An even number of bytes as texts of 6 Western digits, two bytes each, in order. */
export function digitGroups(secret: Uint8Array, kind: PaperKind): readonly string[] {
  if (secret.length % BYTES_OF_GROUP !== 0) throw new RangeError('a group has two bytes');
  const view = Buffer.from(secret);
  const groups = Array.from({ length: secret.length / BYTES_OF_GROUP }, (_, index) => {
    const digits = String(view.readUInt16BE(index * 2)).padStart(GROUP_DIGITS - 1, '0');
    return digits + checkDigit(kind, index + 1, digits);
  });
  view.fill(0);
  return groups;
}

/**
 * Reads `count` typed groups in any of the three digit sets, with any spaces or signs between them.
 * Refusals: `vault.recovery-length-wrong` {groups found, wanted}, `vault.recovery-group-wrong` {group from 1, the
 * first wrong}.
 */
export function readDigitGroups(
  typed: string,
  paper: { readonly kind: PaperKind; readonly count: number },
): Result<Buffer, GroupsRefusal> {
  const groups = typedGroups(typed, paper.count);
  if (groups.length !== paper.count) {
    return refuse('vault.recovery-length-wrong', { groups: groups.length, wanted: paper.count });
  }
  const secret = Buffer.alloc(paper.count * BYTES_OF_GROUP);
  for (const [index, group] of groups.entries()) {
    if (!groupFits(paper.kind, index + 1, group)) {
      secret.fill(0);
      return refuse('vault.recovery-group-wrong', { group: index + 1 });
    }
    secret.writeUInt16BE(Number(group.slice(0, -1)), index * BYTES_OF_GROUP);
  }
  return ok(secret);
}

/** Arabic-Indic and extended digits as 0-9; everything else as it is. */
export function westernDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9]/gu, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (code >= EXTENDED_ZERO ? EXTENDED_ZERO : ARABIC_INDIC_ZERO));
  });
}

function typedGroups(typed: string, count: number): readonly string[] {
  const groups = westernDigits(typed)
    .split(/\D+/u)
    .filter((group) => group !== '');
  const all = groups.join('');
  const regular = groups.length === count;
  if (regular || all.length !== count * GROUP_DIGITS) return groups;
  return all.match(/\d{6}/gu) ?? [];
}

function groupFits(kind: PaperKind, position: number, group: string): boolean {
  if (!/^\d{6}$/u.test(group)) return false;
  const digits = group.slice(0, -1);
  return Number(digits) <= 0xffff && checkDigit(kind, position, digits) === group.slice(-1);
}

/** The position's last digit goes first, so that groups typed in the wrong order are caught too. */
function checkDigit(kind: PaperKind, position: number, digits: string): string {
  let interim: string = STARTS[kind];
  for (const digit of `${position % 10}${digits}`) {
    interim = DAMM[Number(interim)]?.charAt(Number(digit)) ?? '0';
  }
  return interim;
}
