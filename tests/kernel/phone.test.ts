// Numbers in groups as they are typed and pasted, and telephone numbers as they are looked for.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optionalNumber, plainNumber } from '../../src/kernel/number-text';
import { phoneDigits, soughtPhone } from '../../src/kernel/phone';

describe('a number in groups', () => {
  it.each([
    ['+٢٠ ١٠٠ ١٢٣ ٤٥٦٧', '+20 100 123 4567'],
    ['+۲۰ ۱۰۰ ۱۲۳ ۴۵۶۷', '+20 100 123 4567'],
    ['\u200e2025-025\u200e', '2025-025'],
    ['\u202a+20\u00a0100\u202f123\u20094567\u202c', '+20 100 123 4567'],
    ['＋20 １００', '+20 100'],
    ['C\u200b-1\ufeff\u00ad', 'C-1'],
    ['  01001234567 \t extension 12 ', '01001234567 extension 12'],
    ['٠١٠٠١٢٣٤٥٦٧ (أخوها)', '01001234567 (أخوها)'],
    ['أ-٢٠٢٥/٧', 'أ-2025/7'],
  ])('%j is kept as %s', (typed, kept) => expect(plainNumber(typed)).toBe(kept));

  it('is the same the second time, and holds no sign that nobody sees', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const kept = plainNumber(text);
        expect(plainNumber(kept)).toBe(kept);
        expect(kept).not.toMatch(/\p{Cf}|[\u0660-\u0669\u06f0-\u06f9]|\s\s|^\s|\s$/u);
      }),
      { numRuns: 1000 },
    );
  });

  it('may be left out, and is measured without what nobody sees', () => {
    const schema = optionalNumber(5);
    expect(schema.parse(' \u200e ')).toBeUndefined();
    expect(schema.parse('\u200e1 2 3\u200e')).toBe('1 2 3');
    expect(schema.safeParse('1 2 34').error?.issues[0]?.message).toBe('text.too-long');
  });
});

describe('a telephone number that is looked for', () => {
  const kept = phoneDigits('+20 100 123 4567');

  it.each(['+20 100 123 4567', '00201001234567', '0100 123 4567', '100-123', '(0100) 123', '4567'])(
    '%s finds it',
    (typed) => expect(kept).toContain(soughtPhone(typed) ?? 'nothing'),
  );

  it.each(['', '12', '0012', '+20', 'K-2026', '2026 سلمى', '0000000'])('%j is no number', (typed) =>
    expect(soughtPhone(typed)).toBeUndefined(),
  );
});
