// The summary as it is printed: read in jsdom, as a page, not as a string.
import { describe, expect, it } from 'vitest';
import { fontsCss } from '../../electron/vault/print/fonts';
import { type PrintLanguage, wordsOf } from '../../electron/vault/print/print-words';
import { qrText, summaryDocument } from '../../electron/vault/print/summary-document';
import type { SummaryPayload } from '../../src/features/summaries';
import { contentFor, payloadFor } from '../features/summaries/payload-of';
import { day, many } from '../features/summaries/stays';

const PAYLOAD = payloadFor(
  contentFor([
    ...many(13, { admittedOn: day('2025-06-01') }),
    ...many(6, { admittedOn: day('2025-06-01'), sex: 'male', exitedOn: day('2026-01-09') }),
    ...many(7, { admittedOn: day('2025-06-01'), exitedOn: day('2026-01-09') }),
    ...many(13, { ageAtAdmission: 22 }),
    ...many(12, {
      sex: 'male',
      ageAtAdmission: 41,
      exploitationForms: ['sexual'],
      nationality: 'PH',
    }),
    ...many(6, { nationality: 'KE' }),
    ...many(3, { nationality: 'UG' }),
    ...many(3, { nationality: 'SO' }),
    ...many(7, { nationality: 'SY' }),
  ]),
);
const HASH = 'c0de'.repeat(16);

function print(
  language: PrintLanguage,
  payload: SummaryPayload = PAYLOAD,
  digits: 'latn' | 'arab' = 'latn',
): Document {
  const html = summaryDocument({
    payload,
    payloadSha256: HASH,
    style: { language, digits, monthNames: 'international' },
    fontsCss: '',
  });
  return new DOMParser().parseFromString(html, 'text/html');
}

/** The figures of each printed table, row by row. */
function figures(document: Document): string[][][] {
  return [...document.querySelectorAll('table')].map((table) =>
    [...table.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('td.figure')].map((cell) => cell.textContent ?? ''),
    ),
  );
}

function expectedFigures(payload: SummaryPayload): string[][][] {
  return payload.content.tables.flatMap((table) => {
    if (table.status !== 'shown') return [];
    const rows = table.cells.map((line, index) => [
      ...line,
      ...(table.rowTotals === null ? [] : [table.rowTotals[index]]),
    ]);
    const totals = [...(table.columnTotals ?? []), ...(table.total === null ? [] : [table.total])];
    return [[...rows, ...(totals.length === 0 ? [] : [totals])].map((line) => line.map(String))];
  });
}

describe.each(['ar', 'en'] as const)('a printed summary (%s)', (language) => {
  it('shows exactly the figures of the payload', () => {
    expect(expectedFigures(PAYLOAD).flat(2).length).toBeGreaterThan(20);
    expect(figures(print(language))).toEqual(expectedFigures(PAYLOAD));
  });

  it('names every withheld table and why', () => {
    const nothing = payloadFor(contentFor(many(3)));
    expect(print(language, nothing).querySelectorAll('.withheld')).toHaveLength(6);
    expect(print(language, nothing).querySelectorAll('table')).toHaveLength(0);
  });

  it('says its language and direction, and that it is a training copy', () => {
    const document = print(language);
    expect(document.documentElement.lang).toBe(language);
    expect(document.documentElement.dir).toBe(language === 'ar' ? 'rtl' : 'ltr');
    const mark = wordsOf({ language, digits: 'latn', monthNames: 'international' }).t(
      'summaries:print.training-mark',
    );
    expect(document.querySelector('.mark')?.textContent).toBe(mark);
    const running = document.querySelector('meta[name="running"]')?.getAttribute('content');
    expect(running).toContain(mark);
    expect(running).toContain('\u2066EG-QLY-01\u2069');
  });

  it('prints the hash in sixteen groups of four', () => {
    const groups = [...print(language).querySelectorAll('.hash')].map((one) =>
      one.textContent?.split(' '),
    );
    expect(groups[0]).toEqual(Array.from({ length: 16 }, () => 'c0de'));
  });

  it('holds no script, no handler, no inline style and no address', () => {
    const document = print(language);
    expect(
      document.querySelectorAll(
        'script, link, img, iframe, object, form, a, [style], [href], [src]',
      ),
    ).toHaveLength(0);
    const attributes = [...document.querySelectorAll('*')].flatMap((node) =>
      node.getAttributeNames(),
    );
    expect(attributes.filter((name) => name.startsWith('on'))).toEqual([]);
    expect(document.querySelectorAll('style')).toHaveLength(1);
  });

  it('writes hostile text as text', () => {
    const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const payload: SummaryPayload = {
      content: PAYLOAD.content,
      issue: {
        ...PAYLOAD.issue,
        recipient: hostile,
        checkpoint: hostile,
        keyId: hostile,
        supersedes: { payloadSha256: HASH, version: 1, reason: hostile },
        approvals: [
          {
            staffCode: '<b>',
            approvedAt: '2026-02-03T09:00:00.000Z',
            publicKey: 'A',
            signature: 'B',
          },
        ],
      },
    };
    const document = print(language, payload);
    expect(document.querySelectorAll('script, img, b')).toHaveLength(0);
    expect(document.body.textContent?.split(hostile)).toHaveLength(5);
  });
});

describe('dates and digits', () => {
  it('names the last day of the half-open period in both calendars', () => {
    const facts = print('en').querySelector('dl')?.textContent ?? '';
    expect(facts).toContain('1 January 2026 to 31 January 2026, both days included');
    expect(facts).toContain('12 Rajab 1447 AH to 12 Sha‘ban 1447 AH');
    expect(print('ar').querySelector('dl')?.textContent).toContain(
      'من 1 يناير 2026 م إلى 31 يناير 2026 م',
    );
  });

  it('writes Arabic-Indic digits where the shelter does', () => {
    const toArabic = (text: string): string =>
      text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
    expect(figures(print('ar', PAYLOAD, 'arab'))).toEqual(
      expectedFigures(PAYLOAD).map((table) => table.map((row) => row.map(toArabic))),
    );
  });

  it("puts the payload's name into the QR code", () => {
    expect(qrText(PAYLOAD, HASH)).toBe(
      `KANAF1:EG-QLY-01:RESIDENTS:2026-01-01:2026-02-01:3:1:${HASH.toUpperCase()}`,
    );
    expect(print('ar').querySelectorAll('.qr svg')).toHaveLength(1);
  });

  it('carries its typeface inside', () => {
    expect(fontsCss().match(/url\(data:font\/woff2;base64,/g)).toHaveLength(4);
  });

  it('refuses a paper with a hole', () => {
    const words = wordsOf({ language: 'ar', digits: 'latn', monthNames: 'levantine' });
    expect(words.day(day('2026-11-05'))).toBe('5 تشرين الثاني 2026 م');
    expect(() => words.t('summaries:no.such-key')).toThrow('no words');
  });
});
