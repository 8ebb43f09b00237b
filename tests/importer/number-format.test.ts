// What a cell shows under its format, worked out by hand as Excel shows it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellFormatOf } from '../../electron/importer/number-format';

function shown(value: number, code: string, starts1904 = false): string {
  return cellFormatOf(code, starts1904).number(value).text;
}

describe('numbers as their format shows them', () => {
  it.each([
    [42, '0000', '0042'],
    [42, '"K-"0000', 'K-0042'],
    [42, '\\K\\-0000', 'K-0042'],
    [42, 'K0000', 'K0042'],
    [42, '0000"/25"', '0042/25'],
    [42, '"Room "0', 'Room 42'],
    [17, '0" سنة"', '17 سنة'],
    [17, 'General" years"', '17 years'],
    [201001234567, '00000000000000', '00201001234567'],
    [201001234567, '"+"0', '+201001234567'],
    [1001234567, '0000-000-0000', '0100-123-4567'],
    [1001234567, '(000) 000-0000', '(100) 123-4567'],
    [29001011234567, '0', '29001011234567'],
    [1999, '#,##0', '1999'],
    [5, '00;-00;"none"', '05'],
    [-5, '00;-00;"none"', '-05'],
    [0, '00;-00;"none"', 'none'],
    [-42, '0000', '-0042'],
    [1, '"ذكر";"ذكر";"أنثى"', 'ذكر'],
    [0, '"ذكر";"ذكر";"أنثى"', 'أنثى'],
    [7, '[<10]"0"0;0', '07'],
    [12, '[<10]"0"0;0', '12'],
    [0.5, '0%', '50%'],
    [3.5, '0.00', '3.50'],
    [3.5, '0.0#', '3.5'],
    [42, '[Red]0000', '0042'],
    [42, '[$-2000401]0000', '0042'],
    [250, '0 [$KWD]', '250 KWD'],
    [42, '_(0000_)', '0042'],
    [42, 'General', '42'],
    [42, '@', '42'],
    [0, '0000', '0000'],
  ])('%d under %s is %s', (value, code, text) => {
    expect(shown(value, code)).toBe(text);
  });

  it.each([
    [201001234567, '0.00E+00', '201001234567'],
    [17.6, '0', '17.6'],
    [42, ';;;', '42'],
    [0, '#', '0'],
    [1234567, '0,', '1234567'],
    [0.5, '# ?/?', '0.5'],
  ])('%d, which %s does not show whole, is taken whole and counted', (value, code, text) => {
    expect(cellFormatOf(code, false).number(value)).toEqual({ text, differs: true });
  });

  it('never writes a number in powers of ten', () => {
    expect(shown(2.01001234567e11, 'General')).toBe('201001234567');
    expect(shown(1e21, 'General')).toBe('1000000000000000000000');
    expect(shown(0.1 + 0.2, 'General')).toBe('0.3');
    expect(shown(1e-7, 'General')).toBe('0.0000001');
  });

  it('puts the words of a text format around the text', () => {
    expect(cellFormatOf('"K-"@', false).text('12')).toBe('K-12');
    expect(cellFormatOf('0;0;0;"K-"@', false).text('12')).toBe('K-12');
    expect(cellFormatOf('"K-"0', false).text('12')).toBe('12');
  });

  it('answers any format with some text', () => {
    const code = fc.stringMatching(/^[0#?.,;@"\\_*[\]yYmdhsE+\-%/GeneralAMP $x]{0,40}$/);
    fc.assert(
      fc.property(code, fc.double(), (format, value) => {
        expect(typeof shown(value, format)).toBe('string');
        expect(typeof cellFormatOf(format, true).text('x')).toBe('string');
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps the digits of a whole number under any row of zeros', () => {
    const zeros = fc.integer({ min: 1, max: 14 });
    fc.assert(
      fc.property(fc.nat(), zeros, (value, places) => {
        const text = shown(value, '0'.repeat(places));
        expect(Number(text)).toBe(value);
        expect(text.length).toBe(Math.max(places, String(value).length));
      }),
    );
  });
});

describe('days as their format shows them', () => {
  // 36,281 days after 1899-12-30 is 1 May 1999; 45,664 is 7 January 2025.
  it.each([
    [36281, 'yyyy-mm-dd', '1999-05-01'],
    [36281, 'd/m/yy', '1999-05-01'],
    [36281, 'dddd, d mmmm yyyy', '1999-05-01'],
    [36281, '[$-401]dd/mm/yyyy', '1999-05-01'],
    [36281, 'B2dd/mm/yyyy', '1999-05-01'],
    [36281, 'mmm-yy', '1999-05'],
    [36281, 'mm/yyyy', '1999-05'],
    [36281, 'mmmm yyyy', '1999-05'],
    [36281, '[$-C01]mmmm yyyy', '1999-05'],
    [36281, 'yyyy', '1999'],
    [36281, 'yy', '1999'],
    [36281, '"born "yyyy', '1999'],
    [36281, 'd-mmm', '01/05'],
    [36281, 'mmmm', 'May'],
    [45664.5625, 'yyyy-mm-dd hh:mm', '2025-01-07 13:30'],
    [45664.5625, 'yyyy-mm-dd', '2025-01-07'],
    [0.5625, 'hh:mm AM/PM', '13:30'],
    [1.5, '[h]:mm', '36:00'],
    [59, 'yyyy-mm-dd', '1900-02-28'],
    [61, 'yyyy-mm-dd', '1900-03-01'],
  ])('%d under %s is %s', (value, code, text) => expect(shown(value, code)).toBe(text));

  it('counts from 1904 where the workbook does', () => {
    // 1904-01-01 is day 0; 34,835 days later is 17 May 1999.
    expect(shown(0, 'yyyy-mm-dd', true)).toBe('1904-01-01');
    expect(shown(34835, 'yyyy-mm-dd', true)).toBe('1999-05-17');
  });

  it('takes a number that is no day as it stands', () => {
    expect(cellFormatOf('yyyy-mm-dd', false).number(-3)).toEqual({ text: '-3', differs: true });
    expect(shown(9e9, 'yyyy-mm-dd')).toBe('9000000000');
  });
});
