// A telephone number out of a cell, as it is dialled: the plus in front, without the point that a program put behind it.
// What nobody could dial, and a number whose groups may stand in reverse order, fills no field.
import { plainNumber } from '../../kernel/number-text';
import type { RowIssueCode } from './outcome';
import { holdsShortened } from './shortened-number';

export type PhoneReading =
  | {
      readonly kind: 'read';
      readonly phone: string;
      readonly mended: readonly [];
      /** It was put in order, and is to be compared. */
      readonly doubt?: RowIssueCode;
    }
  | { readonly kind: 'unread'; readonly code: RowIssueCode };

/** Shorter is no number of a person, not even inside a house. */
const FEWEST_DIGITS = 4;
/** Calling codes of countries (ITU-T E.164). */
const COUNTRY =
  /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|21[12368]|2[2-6]\d|29[01789]|35\d|37\d|38[0-79]|42[013]|50\d|59\d|67[02-9]|68\d|69[0-2]|85[02356]|88[06]|96[0-8]|97[0-79]|99[2-68])$/;

export function readPhone(text: string): PhoneReading {
  const plain = withZeros(plainNumber(text).replace(/^tel\s?[:.]\s?/i, '')).replace(
    /^(\d{5,18})\.0$/,
    '$1',
  );
  if (holdsShortened(plain)) return { kind: 'unread', code: 'imports.number-shortened' };
  if (!isDialled(plain)) return { kind: 'unread', code: 'imports.phone-unreadable' };
  const groups = plain.match(/\d+/g) ?? [];
  const isArabic = /[\u0660-\u0669\u06f0-\u06f9]/.test(text);
  // Typed in a line that runs from right to left, the plus comes last.
  const turned = /^(\d[\d\s().-]{5,30})\+$/.exec(plain)?.[1]?.trim();
  if (turned !== undefined) return plusLast(turned, groups);
  if (isArabic && mayRunBackwards(plain, groups)) return ORDER_OPEN;
  if (isNationalBackwards(plain, groups)) return ORDER_OPEN;
  return { kind: 'read', phone: plain, mended: [] };
}

/** The letter O among digits is a zero. */
function withZeros(plain: string): string {
  return /^\+?[\doO\s().-]{5,40}$/.test(plain) && /\d{4}/.test(plain)
    ? plain.replace(/o/gi, '0')
    : plain;
}

const ORDER_OPEN: PhoneReading = { kind: 'unread', code: 'imports.phone-order-open' };

function isDialled(plain: string): boolean {
  const digits = plain.replace(/\D/g, '');
  if (digits.length < FEWEST_DIGITS || /^(\d)\1*$/.test(digits)) return false;
  return !/^0?123456789?0?$/.test(digits) && !/^\d{4}-\d{2}-\d{2}(?:\s\d{2}:\d{2})?$/.test(plain);
}

// A line from right to left shows +20 100 123 4567 in Arabic digits as its groups from behind; whoever writes down what is
// seen has the country's code at the end.
function plusLast(plain: string, groups: readonly string[]): PhoneReading {
  const [first = '', last = ''] = [groups[0], groups.at(-1)];
  const inOrder: PhoneReading = { kind: 'read', phone: `+${plain}`, mended: [] };
  if (groups.length === 1) return inOrder;
  if (COUNTRY.test(last)) {
    if (COUNTRY.test(first)) return ORDER_OPEN;
    const phone = `+${[...groups].reverse().join(' ')}`;
    return { kind: 'read', phone, mended: [], doubt: 'imports.phone-turned' };
  }
  const isMirrored = last.startsWith('0') && COUNTRY.test([...last].reverse().join(''));
  return isMirrored ? ORDER_OPEN : inOrder;
}

/** The code of a country, or the zero that numbers within a country begin with, stands at the end. */
function mayRunBackwards(plain: string, groups: readonly string[]): boolean {
  const [first = '', last = ''] = [groups[0], groups.at(-1)];
  if (groups.length === 1 && plain === first) return isMobileBackwards(plain);
  if (groups.length < 2 || !/^\+?[\d\s().-]+$/.test(plain)) return false;
  if (plain.startsWith('+')) {
    return groups.length > 2 && !COUNTRY.test(first) && COUNTRY.test(last);
  }
  return groups.join('').length >= 9 && !first.startsWith('0') && /^0\d{1,4}$/.test(last);
}

// In ASCII digits too, where the number is none forwards: 1234567-010 and 43210987010 begin neither with a zero nor with
// the code of a country.
function isNationalBackwards(plain: string, groups: readonly string[]): boolean {
  const [first = ''] = groups;
  const isCountry = groups.length > 1 ? COUNTRY.test(first) : hasCountry(first);
  return !isCountry && !plain.startsWith('+') && mayRunBackwards(plain, groups);
}

/** A code of one, two or three digits, without a plus. */
function hasCountry(digits: string): boolean {
  return [1, 2, 3].some((length) => COUNTRY.test(digits.slice(0, length)));
}

/** A mobile number of the region read from its end: 01x of Egypt, 07 of Jordan and Iraq, 09 of Syria and Sudan, 05. */
function isMobileBackwards(digits: string): boolean {
  if (digits.length === 11) {
    return /(?:[0125]1|[3-9]7)0$/.test(digits) && !/^(?:0|96[158]|97[34])/.test(digits);
  }
  return digits.length === 10 && /(?:[789]7|9|5)0$/.test(digits) && !/^(?:0|1[0125])/.test(digits);
}
