// Telephone numbers: kept as `+20 100 123 4567`, in ASCII digits and in the groups in which they were typed.
// A word beside the number stays (`extension 12`): nothing that somebody noted is refused or lost.

/** Longest number with its words, in characters. */
export const PHONE_LENGTH = 40;
/** Fewer digits than these say too little to look for a number. */
const FEWEST = 4;
const DIALLED = /^[\d\s+()./-]+$/;

/** Digits only: what two spellings of a number share. */
export function phoneDigits(phone: string): string {
  return phone.replace(/\D/g, '');
}

/**
 * What is looked for within `phoneDigits` when `text` (plain, see `plainNumber`) may be a number or a part of one;
 * undefined when it may not. The zeros before a country or an area are left out: 0100…, 0020100… and +20 100… find
 * each other.
 */
export function soughtPhone(text: string): string | undefined {
  if (!DIALLED.test(text)) return undefined;
  const digits = phoneDigits(text).replace(/^0+/, '');
  return digits.length < FEWEST ? undefined : digits;
}
