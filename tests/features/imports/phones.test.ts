// What is taken for a telephone number: what somebody could dial. All else leaves the field empty and stays readable.
import { describe, expect, it } from 'vitest';
import { readPhone } from '../../../src/features/imports/phone-number';
import { filledHtcds, utf8 } from '../../support/workbooks';
import { ImportWorld, valueOf } from './import-world';

function phoneOf(text: string): string {
  const reading = readPhone(text);
  if (reading.kind === 'unread') return reading.code;
  return reading.doubt === undefined ? reading.phone : `${reading.phone} ${reading.doubt}`;
}

describe('a telephone cell', () => {
  it.each([
    ...['0', '00', '000000', '12', '1111111111', '9999999', '123456789', '0123456789', '٠'],
    ...['غير متاح', 'N/A', 'no telephone', 'with her sister', 'هاتف أختها', '?', '2025-04-03'],
  ])('%s is no number', (text) => expect(phoneOf(text)).toBe('imports.phone-unreadable'));

  it.each([
    '201E+09',
    '2.01×10^11',
    '2.01×10¹¹',
    '٢٫٠١E+١١',
    '2.01E11',
    '201000000000',
    '201000000000.0',
  ])('%s lost its digits', (text) => expect(phoneOf(text)).toBe('imports.number-shortened'));

  it.each([
    // The line from right to left shows +20 100 123 4567 so; the country's code is the last group.
    ['٤٥٦٧ ١٢٣ ١٠٠ ٢٠+', '+20 100 123 4567 imports.phone-turned'],
    ['4567 123 100 20+', '+20 100 123 4567 imports.phone-turned'],
    ['٥٥٦ ٤٤٤ ٧٩ ٩٦٢+', '+962 79 444 556 imports.phone-turned'],
    ['٩٦٣ ٩٤٤ ١٢٣ ٤٥٦+', '+963 944 123 456'],
    ['963944123456+', '+963944123456'],
    // Both ends are a country's code; each sign is turned round (20 is 02); groups without a plus.
    ['٢٠ ١٠٠ ١٢٣ ٩٦٢+', 'imports.phone-order-open'],
    ['٧٦٥٤ ٣٢١ ٠٠١ ٠٢+', 'imports.phone-order-open'],
    ['+٤٥٦٧ ١٢٣ ١٠٠ ٢٠', 'imports.phone-order-open'],
    ['٤٥٦٧ ١٢٣ ١٠٠ ٠٠٢٠', 'imports.phone-order-open'],
    ['٤٥٦٧ ١٢٣ ٠١٠٠', 'imports.phone-order-open'],
    // 01001234567 of Egypt and 0791234567 of Jordan from behind.
    ['٧٦٥٤٣٢١٠٠١٠', 'imports.phone-order-open'],
    ['٧٦٥٤٣٢١٩٧٠', 'imports.phone-order-open'],
    // The same in ASCII digits, where no country's code stands in front (807 and 805 are none).
    ['1234567-010', 'imports.phone-order-open'],
    ['4567 123 0100', 'imports.phone-order-open'],
    ['80765432010', 'imports.phone-order-open'],
    ['212-555-0100', '212-555-0100'],
    ['01012345010', '01012345010'],
  ])('%s is %s', (text, phone) => expect(phoneOf(text)).toBe(phone));

  it.each([
    ['+٢٠ ١٠٠ ١٢٣ ٤٥٦٧', '+20 100 123 4567'],
    ['٠١٠٠ ١٢٣ ٤٥٦٧', '0100 123 4567'],
    ['٠١٠٠١٢٣٤٥١٠', '01001234510'],
    ['٩٦٥٢٢٤٥٠٢١٠', '96522450210'],
    ['٢٠١٠٠١٢٣٤٥١٠', '201001234510'],
    ['76543210010', '76543210010'],
    ['+965 2245 0100', '+965 2245 0100'],
    ['٢٢٤٥ ٠١٠٠', '2245 0100'],
    ['1 212 555 0100', '1 212 555 0100'],
    ['0100 123 4567 (أختها)', '0100 123 4567 (أختها)'],
    ['+20 2 2792 0000', '+20 2 2792 0000'],
    ['0222334455 x 101', '0222334455 x 101'],
    ['16000', '16000'],
    ['tel:+201001234567', '+201001234567'],
    ['O1001234567', '01001234567'],
    ['O1OO 123 4567', '0100 123 4567'],
  ])('%s is dialled', (text, phone) => expect(phoneOf(text)).toBe(phone));
});

describe('in a list', () => {
  it('a cell without a number is said and kept, and the other column still counts', async () => {
    const list = await ImportWorld.with(
      utf8(
        'Name,Date of admission,Phone,Mobile\nA B,2025-01-07,0,0100 123 4567\nC D,2025-01-07,غير متاح,\nE F,2025-01-07,٤٥٦٧ ١٢٣ ١٠٠ ٢٠+,\n',
      ),
      'list.csv',
    );
    const { mapping, report } = valueOf(list.preview());
    expect(report.causes).toEqual([
      { code: 'imports.phone-unreadable', count: 1, lines: [2] },
      { code: 'imports.phone-turned', count: 1, lines: [4] },
    ]);
    const columns = [...mapping.columns, { column: 3, target: 'phone' }];
    await list.run({ mapping: { ...mapping, columns, unsettled: [] } });
    expect(list.residents.map(({ draft: { phone, note } }) => [phone, note])).toEqual([
      ['0100 123 4567', 'Phone: 0'],
      [undefined, 'Phone: غير متاح'],
      ['+20 100 123 4567', 'Phone: ٤٥٦٧ ١٢٣ ١٠٠ ٢٠+'],
    ]);
  });

  it('the same in the HTCDS workbook: where the mobile number is none, the one of the home is taken', async () => {
    const bytes = await filledHtcds('multi', [
      {
        'First Name': 'Mina',
        'Incoming Referral Date': '2025-01-07',
        'Mobile Phone': '201E+09',
        'Home Phone': '0100 123 4567',
      },
    ]);
    const list = await ImportWorld.with(bytes, 'list.xlsx');
    await list.run();
    expect(list.residents[0]?.draft).toMatchObject({ phone: '0100 123 4567' });
    expect(list.residents[0]?.draft.note).toContain('201E+09');
  });
});
