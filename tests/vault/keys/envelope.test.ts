import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generationKeys, newGenerationSecret } from '../../../electron/vault/keys/compartment-keys';
import {
  openBlob,
  readLabel,
  sealBlob,
  type BlobPlace,
} from '../../../electron/vault/keys/envelope';
import { COMPARTMENT_NUMBERS, placeBytes } from '../../../electron/vault/keys/places';
import {
  newResidentKey,
  unwrapResidentKey,
  wrapResidentKey,
} from '../../../electron/vault/keys/resident-keys';
import { hkdf, open } from '../../../electron/vault/keys/suite';
import { COMPARTMENTS } from '../../../src/kernel/compartments';
import { codeOf, valueOf } from './founding';

const place: BlobPlace = {
  vaultId: 'vault-1',
  kind: 'resident',
  recordId: 'record-1',
  version: 3,
  compartment: 'identity',
};
const content = new TextEncoder().encode('{"name":"اسم مختلق"}');
const key = newResidentKey();
const blob = sealBlob(key, place, { generation: 2, shape: 7, content });

describe('envelope', () => {
  it('opens at its place and gives generation, shape and content as a Buffer', () => {
    const opened = valueOf(openBlob(key, place, new Uint8Array(blob)));
    expect(opened).toMatchObject({ generation: 2, shape: 7 });
    expect(Buffer.isBuffer(opened.content)).toBe(true);
    expect(opened.content.equals(content)).toBe(true);
    expect(readLabel(blob)).toEqual({
      ok: true,
      value: { compartment: 2, generation: 2, shape: 7 },
    });
  });

  it.each<[string, Partial<BlobPlace>, string]>([
    ['another vault', { vaultId: 'vault-2' }, 'damaged'],
    ['another kind', { kind: 'stay' }, 'damaged'],
    ['another record', { recordId: 'record-2' }, 'damaged'],
    ['another version', { version: 4 }, 'damaged'],
    ['another compartment', { compartment: 'clinical' }, 'wrong-place'],
  ])('does not open when moved to %s', (_name, edit, code) => {
    expect(codeOf(openBlob(key, { ...place, ...edit }, blob))).toBe(code);
  });

  it('does not open in another compartment even when its label is rewritten', () => {
    const relabelled = Buffer.from(blob);
    relabelled.writeUInt8(COMPARTMENT_NUMBERS.clinical, 2);
    expect(codeOf(openBlob(key, { ...place, compartment: 'clinical' }, relabelled))).toBe(
      'damaged',
    );
  });

  it("does not open with another resident's key", () => {
    expect(codeOf(openBlob(newResidentKey(), place, blob))).toBe('damaged');
  });

  it('refuses every changed byte and every cut', () => {
    for (let at = 0; at < blob.length; at += 1) {
      const changed = Buffer.from(blob);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      expect(openBlob(key, place, changed).ok).toBe(false);
      expect(openBlob(key, place, blob.subarray(0, at)).ok).toBe(false);
    }
  });

  it('names an unknown suite as such', () => {
    const later = Buffer.from(blob);
    later.writeUInt8(9, 1);
    expect(codeOf(openBlob(key, place, later))).toBe('unknown-suite');
    expect(codeOf(readLabel(later))).toBe('unknown-suite');
  });

  it('returns any content unchanged, and never the same bytes twice', () => {
    const labels = {
      generation: fc.integer({ min: 0, max: 0xffff_ffff }),
      shape: fc.integer({ min: 0, max: 0xffff }),
    };
    fc.assert(
      fc.property(fc.uint8Array(), fc.record(labels), (plain, label) => {
        const first = sealBlob(key, place, { ...label, content: plain });
        const opened = valueOf(openBlob(key, place, first));
        expect(opened).toEqual({ ...label, content: Buffer.from(plain) });
        expect(sealBlob(key, place, { ...label, content: plain }).equals(first)).toBe(false);
      }),
    );
  });

  it('can be opened by a stranger from docs/formats/vault.md alone', () => {
    const text = (value: string) => {
      const utf8 = Buffer.from(value, 'utf8');
      return Buffer.concat([Buffer.from([0, utf8.length]), utf8]);
    };
    const u32 = (value: number) => Buffer.from([0, 0, 0, value]);
    const where = [text('resident'), text('record-1'), u32(3)];
    const info = Buffer.concat([text('kanaf/record-key/1'), ...where]);
    const recordKey = hkdf(key, { salt: Buffer.alloc(0), info });
    const header = blob.subarray(0, 21);
    const aad = Buffer.concat([header, text('kanaf/blob/1'), text('vault-1'), ...where, u32(2)]);
    const plain = open({ key: recordKey, nonce: header.subarray(9), aad }, blob.subarray(21));
    expect(plain?.equals(content)).toBe(true);
    expect(header.subarray(0, 9).toString('hex')).toBe('4b0102000700000002');
  });
});

describe('places', () => {
  it('number the compartments once and for all', () => {
    expect(COMPARTMENTS.map((name) => [name, COMPARTMENT_NUMBERS[name]])).toEqual([
      ['presence', 1],
      ['identity', 2],
      ['case', 3],
      ['clinical', 4],
      ['medical', 5],
      ['legal', 6],
      ['safety', 7],
      ['reporting', 8],
      ['audit', 9],
    ]);
  });

  it('are written as docs/formats/vault.md says', () => {
    const bytes = placeBytes('kanaf/غ', 258, Uint8Array.of(9, 0), '', 2 ** 32 - 1);
    expect(bytes.toString('hex')).toBe(
      '00086b616e61662fd8ba0000010200020900' + '0000' + 'ffffffff',
    );
    expect(placeBytes('ن'.repeat(32_767))).toHaveLength(2 + 65_534);
    expect(() => placeBytes('ن'.repeat(32_768))).toThrow(RangeError);
    expect(() => placeBytes(new Uint8Array(65_536))).toThrow(RangeError);
  });

  it('cannot be confused by moving letters between parts', () => {
    expect(placeBytes('ab', 'c')).not.toEqual(placeBytes('a', 'bc'));
    expect(placeBytes('a', '')).not.toEqual(placeBytes('', 'a'));
    expect(() => placeBytes(-1)).toThrow(RangeError);
    expect(() => placeBytes(1.5)).toThrow(RangeError);
    expect(() => placeBytes(2 ** 32)).toThrow(RangeError);
  });
});

describe('resident keys', () => {
  const home = { vaultId: 'vault-1', compartment: 'identity' as const, generation: 1 };
  const secret = newGenerationSecret();
  const under = generationKeys(home, secret);
  const resident = { vaultId: 'vault-1', residentId: 'resident-1' };
  const wrapped = wrapResidentKey(under, resident, key);

  it('come back under their own generation', () => {
    expect(wrapped).toHaveLength(61);
    expect(unwrapResidentKey(under, resident, new Uint8Array(wrapped))).toEqual(key);
  });

  it('do not come back for another resident, vault, compartment or generation', () => {
    const others = [
      generationKeys({ ...home, compartment: 'case' }, secret),
      generationKeys({ ...home, generation: 2 }, secret),
      generationKeys(home, newGenerationSecret()),
    ];
    for (const other of others) {
      expect(unwrapResidentKey(other, resident, wrapped)).toBeUndefined();
    }
    const elsewhere = { ...resident, residentId: 'resident-2' };
    expect(unwrapResidentKey(under, elsewhere, wrapped)).toBeUndefined();
    expect(unwrapResidentKey(under, { ...resident, vaultId: 'v' }, wrapped)).toBeUndefined();
  });

  it('are bound to compartment and generation even under the same wrapping key', () => {
    const sameKey = { ...under, compartment: 'case' as const };
    expect(unwrapResidentKey(sameKey, resident, wrapped)).toBeUndefined();
    expect(unwrapResidentKey({ ...under, generation: 2 }, resident, wrapped)).toBeUndefined();
  });

  it('refuse changed and cut bytes', () => {
    for (let at = 0; at < wrapped.length; at += 1) {
      const changed = Buffer.from(wrapped);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(unwrapResidentKey(under, resident, changed)).toBeUndefined();
      expect(unwrapResidentKey(under, resident, wrapped.subarray(0, at))).toBeUndefined();
    }
  });
});
