// An amount as it is typed, kept and shown: always a whole number of the smallest unit of its own currency.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amountText,
  CURRENCIES,
  currencyOf,
  money,
  moneyParts,
  parseMoney,
  typedMoney,
} from '../../src/kernel/money';

describe('an amount', () => {
  it.each([
    ['12.5 EGP', 'EGP 1250'],
    ['١٢٫٥٠ EGP', 'EGP 1250'],
    ['۱۲.۵ USD', 'USD 1250'],
    ['1.234 KWD', 'KWD 1234'],
    ['١٫٢ JOD', 'JOD 1200'],
    ['7 KWD', 'KWD 7000'],
    ['0 EUR', 'EUR 0'],
    ['0.005 KWD', 'KWD 5'],
    ['007.10 EGP', 'EGP 710'],
    ['١٢٬٣٤٥٬٦٧٨٫٩٠ EGP', 'EGP 1234567890'],
    ['12 345 EGP', 'EGP 1234500'],
    [' \u200e5  EGP', 'EGP 500'],
    ['9999999999.999 KWD', 'KWD 9999999999999'],
    ['KWD 1234', 'KWD 1234'],
  ])('%j is kept as %s', (typed, kept) => {
    expect(parseMoney(typed)).toEqual({ ok: true, value: kept });
  });

  it.each([
    ['1.2345 KWD', 'money.too-many-places'],
    ['1.234 EGP', 'money.too-many-places'],
    ['1.000 USD', 'money.too-many-places'],
    ['12345678901 EGP', 'money.too-large'],
    ['1,234 KWD', 'money.invalid'],
    ['1٬23 EGP', 'money.invalid'],
    ['1.2.3 EGP', 'money.invalid'],
    ['1. EGP', 'money.invalid'],
    ['.5 EGP', 'money.invalid'],
    ['-5 EGP', 'money.invalid'],
    ['1e3 EGP', 'money.invalid'],
    ['5 GBP', 'money.invalid'],
    ['5', 'money.invalid'],
    [' EGP', 'money.invalid'],
    ['', 'money.invalid'],
    ['KWD 01', 'money.invalid'],
  ])('%j is refused: %s', (typed, code) => {
    expect(parseMoney(typed)).toEqual({ ok: false, refusal: { code } });
    expect(
      money()
        .safeParse(typed)
        .error?.issues.map(({ message }) => message),
    ).toEqual([code]);
  });

  it('is the same after it was shown in either digits and typed again', () => {
    const amounts = fc.record({
      currency: fc.constantFrom(...CURRENCIES),
      minor: fc.integer({ min: 0, max: 999_999_999_999 }),
    });
    fc.assert(
      fc.property(amounts, fc.constantFrom('latn', 'arab'), (parts, digits) => {
        const shown = `${amountText(parts, digits)} ${parts.currency}`;
        const read = money().parse(shown);
        expect(moneyParts(read)).toEqual(parts);
        expect(money().parse(read)).toBe(read);
      }),
    );
  });

  it('shows all places of its currency, and what was typed beside the currency is not lost', () => {
    expect(amountText({ currency: 'KWD', minor: 5 }, 'latn')).toBe('0.005');
    expect(amountText({ currency: 'EGP', minor: 125_000 }, 'arab')).toBe('١٢٥٠٫٠٠');
    expect(typedMoney('1.2345 KWD')).toEqual({ amount: '1.2345', currency: 'KWD' });
    expect(['EG', 'JO', 'KW', 'SD'].map(currencyOf)).toEqual(['EGP', 'JOD', 'KWD', 'USD']);
  });
});
