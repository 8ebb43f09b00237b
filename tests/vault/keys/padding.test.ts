// What is sealed has one of a few lengths, and reads as what it was.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { paddedJson } from '../../../electron/vault/keys/padding';

const textOf = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));

it('fills free text up to 256, 512, 1,024 bytes and so on', () => {
  const lengthOf = (letters: number) => paddedJson('session-note', 'a'.repeat(letters)).length;
  // Two quotation marks go along.
  expect([0, 254, 255, 510, 511, 1022, 1023].map(lengthOf)).toEqual([
    256, 256, 512, 512, 1024, 1024, 2048,
  ]);
});

it('gives short records one size of their kind', () => {
  for (const kind of ['score-sheet', 'draft']) {
    expect(paddedJson(kind, '').length).toBe(8192);
    expect(paddedJson(kind, 'ن'.repeat(4095)).length).toBe(8192);
    expect(paddedJson(kind, 'ن'.repeat(4096)).length).toBe(16_384);
  }
});

it('is read as what it was', () => {
  fc.assert(
    fc.property(fc.constantFrom('score-sheet', 'task', 'review'), fc.jsonValue(), (kind, value) => {
      expect(textOf(paddedJson(kind, value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
