import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, office, p7sOf, payload, signedPdf, word } from './papers';

const home = office();

/** Words of every file that differs from `bytes` in one byte, `change(old, place)`. */
async function eachByteChanged(
  bytes: Uint8Array,
  change: (old: number, at: number) => number,
  wordOf: (changed: Uint8Array) => Promise<string>,
): Promise<Map<string, number>> {
  const words = new Map<string, number>();
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Uint8Array.from(bytes);
    changed[at] = change(bytes[at] ?? 0, at);
    const found = await wordOf(changed);
    words.set(found, (words.get(found) ?? 0) + 1);
  }
  return words;
}

const notTaken = (words: Map<string, number>): void => {
  expect(words.get('accepted') ?? 0).toBe(0);
  expect(words.get('verify.unknown-signer') ?? 0).toBe(0);
  expect(words.get('verify.unreadable') ?? 0).toBe(0);
};

describe('one byte changed', () => {
  it('anywhere in a signed PDF: never accepted', { timeout: 180_000 }, async () => {
    const pdf = await signedPdf(home);
    const wordOf = async (bytes: Uint8Array): Promise<string> => word(await judge({ bytes }, home));
    expect(await wordOf(pdf)).toBe('accepted');
    // A different bit at each place; in the hole the changed byte is often still a digit.
    const words = await eachByteChanged(pdf, (old, at) => old ^ (1 << (at % 8)), wordOf);
    notTaken(words);
    expect([...words.values()].reduce((sum, count) => sum + count, 0)).toBe(pdf.length);
    notTaken(await eachByteChanged(pdf, (old) => (old === 0x30 ? 0x31 : 0x30), wordOf));
  });

  it('any bit of the JSON or of the signature file: never accepted', {
    timeout: 180_000,
  }, async () => {
    const [json, p7s] = [payload(), p7sOf(home)];
    for (let bit = 0; bit < 8; bit += 1) {
      const flip = (old: number): number => old ^ (1 << bit);
      notTaken(
        await eachByteChanged(json, flip, async (bytes) => word(await judge({ bytes, p7s }, home))),
      );
      notTaken(
        await eachByteChanged(p7s, flip, async (changed) =>
          word(await judge({ bytes: json, p7s: changed }, home)),
        ),
      );
    }
  });
});

describe('hostile bytes', () => {
  const anything = fc.uint8Array({ maxLength: 600 });

  it('never throw and are never accepted', { timeout: 60_000 }, async () => {
    const heads = fc.constantFrom(
      '',
      '%PDF-1.7\n',
      '{',
      '0\x82',
      '%PDF-1.7\n/ByteRange [0 1 2 3]\n/Contents <00>',
    );
    await fc.assert(
      fc.asyncProperty(heads, anything, anything, async (head, bytes, beside) => {
        const whole = Buffer.concat([Buffer.from(head, 'latin1'), bytes]);
        const verdict = await judge({ bytes: whole, json: beside, p7s: beside }, home);
        expect(verdict.outcome).toBe('refused');
      }),
      { numRuns: 500 },
    );
  });

  it('spliced into good files never throw and are never accepted', {
    timeout: 60_000,
  }, async () => {
    const files = [await signedPdf(home), payload(), p7sOf(home)] as const;
    const [pdf, json, p7s] = files;
    const splice = fc.record({
      which: fc.constantFrom(0, 1, 2),
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.integer({ min: 0, max: 300 }),
      put: fc.oneof(anything, fc.constant(pdf.subarray(0, 900)), fc.constant(p7s)),
    });
    await fc.assert(
      fc.asyncProperty(splice, async ({ which, from, cut, put }) => {
        const good = files[which] ?? pdf;
        const at = Math.floor(from * good.length);
        const bad = Buffer.concat([good.subarray(0, at), put, good.subarray(at + cut)]);
        fc.pre(Buffer.compare(bad, good) !== 0);
        const request = [{ bytes: bad }, { bytes: bad, p7s }, { bytes: json, p7s: bad }][which];
        const verdict = await judge(request ?? { bytes: bad }, home);
        expect(verdict.outcome).toBe('refused');
        expect(word(verdict)).not.toBe('verify.unreadable');
      }),
      { numRuns: 1000 },
    );
  });
});
