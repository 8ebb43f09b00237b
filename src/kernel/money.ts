// An amount in one currency, kept as the currency and a whole number of its smallest unit: `KWD 1250` is 1.250 dinars.
// It is typed with either decimal sign and in any digit set, and never goes through a number with a fraction.
import { z } from 'zod';
import type { DigitSet } from './digits';
import { writeDigits } from './digits';
import { plainNumber } from './number-text';
import { ok, refuse, type Result } from './result';

declare const moneyBrand: unique symbol;

export type Money = string & { readonly [moneyBrand]: true };
export type MoneyCode = 'money.invalid' | 'money.too-many-places' | 'money.too-large';

export const CURRENCIES = ['EGP', 'JOD', 'KWD', 'USD', 'EUR'] as const;
export type Currency = (typeof CURRENCIES)[number];

const PLACES: Readonly<Record<Currency, number>> = { EGP: 2, JOD: 3, KWD: 3, USD: 2, EUR: 2 };
/** Digits before the decimal sign: with three places after it the number is still exact. */
const LONGEST_WHOLE = 10;

const KEPT = /^([A-Z]{3}) (0|[1-9]\d{0,12})$/;
const TYPED = /^(.*)\s([A-Z]{3})$/s;
const AMOUNT = /^(\d+|\d{1,3}(?:[٬ ]\d{3})+)(?:[.٫](\d+))?$/;

export interface MoneyParts {
  readonly currency: Currency;
  /** How many of the currency's smallest unit. */
  readonly minor: number;
}

/** Reads `12.5 KWD`, `١٢٫٥ KWD` and what is kept, `KWD 12500`. */
export function parseMoney(text: string): Result<Money, MoneyCode> {
  if (moneyParts(text) !== undefined) return ok(text as Money);
  const typed = typedMoney(text);
  const match = typed === undefined ? null : AMOUNT.exec(plainNumber(typed.amount));
  if (typed === undefined || match === null) return refuse('money.invalid');
  const whole = (match[1] ?? '').replace(/[٬ ]/g, '').replace(/^0+(?=\d)/, '');
  const fraction = match[2] ?? '';
  const places = PLACES[typed.currency];
  if (fraction.length > places) return refuse('money.too-many-places');
  if (whole.length > LONGEST_WHOLE) return refuse('money.too-large');
  const minor = Number(`${whole}${fraction.padEnd(places, '0')}`);
  return ok(`${typed.currency} ${minor}` as Money);
}

/** Undefined where the text is not money as it is kept. */
export function moneyParts(text: string): MoneyParts | undefined {
  const match = KEPT.exec(text);
  const currency = CURRENCIES.find((one) => one === match?.[1]);
  return currency === undefined ? undefined : { currency, minor: Number(match?.[2]) };
}

export interface TypedMoney {
  readonly amount: string;
  readonly currency: Currency;
}

/** What was typed and the currency chosen beside it, whether or not the two make an amount. */
export function typedMoney(text: string): TypedMoney | undefined {
  const match = TYPED.exec(text);
  const currency = CURRENCIES.find((one) => one === match?.[2]);
  return currency === undefined ? undefined : { amount: match?.[1] ?? '', currency };
}

/** The amount with all its places, with the decimal sign that goes with the digits. */
export function amountText({ currency, minor }: MoneyParts, digits: DigitSet): string {
  const places = PLACES[currency];
  const text = String(minor).padStart(places + 1, '0');
  const sign = digits === 'arab' ? '٫' : '.';
  return writeDigits(`${text.slice(0, -places)}${sign}${text.slice(-places)}`, digits);
}

/** The currency that a house of this country counts in first. */
export function currencyOf(country: string): Currency {
  return CURRENCIES.find((one) => one.startsWith(country)) ?? 'USD';
}

/** Schema of an amount; issues: `money.invalid`, `money.too-many-places`, `money.too-large`. */
export function money(): z.ZodType<Money, string> {
  return z.string({ error: 'money.invalid' }).transform((text, context) => {
    const read = parseMoney(text);
    if (read.ok) return read.value;
    context.addIssue({ code: 'custom', message: read.refusal.code });
    return z.NEVER;
  });
}
