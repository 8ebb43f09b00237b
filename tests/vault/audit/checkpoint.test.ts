// A checkpoint can be checked by anybody with a stock Ed25519, and one changed byte breaks it.
import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signCheckpoint } from '../../../electron/vault/audit/checkpoint';

const ORIGIN = 'kanaf/v1/records';
const head = { size: 42, root: 'ab'.repeat(32) };
const pair = generateKeyPairSync('ed25519');
const publicKey = new Uint8Array(
  Buffer.from(pair.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'),
);
const signer = {
  name: 'kanaf/v1/MA-01',
  publicKey,
  sign: (message: Uint8Array) => new Uint8Array(sign(null, message, pair.privateKey)),
};

describe('a checkpoint note', () => {
  const note = signCheckpoint(ORIGIN, head, signer);
  const [text = '', signatures = ''] = note.split('\n\n');
  const line = /^\u2014 (\S+) (\S+)\n$/.exec(signatures);
  const packed = Buffer.from(line?.[2] ?? '', 'base64');

  it('says origin, size and root, each on its line', () => {
    expect(text).toBe(`${ORIGIN}\n42\n${Buffer.from(head.root, 'hex').toString('base64')}`);
    expect(line?.[1]).toBe(signer.name);
  });

  it('carries the key hash of C2SP signed-note and a signature that node:crypto accepts', () => {
    const hashed = createHash('sha256')
      .update(Buffer.concat([Buffer.from(`${signer.name}\n`), Buffer.of(1), publicKey]))
      .digest();
    expect(packed.subarray(0, 4).equals(hashed.subarray(0, 4))).toBe(true);
    expect(packed.length).toBe(4 + 64);
    expect(verify(null, Buffer.from(`${text}\n`), pair.publicKey, packed.subarray(4))).toBe(true);
  });

  it('is broken by any other size, root or origin', () => {
    const others = [
      { origin: ORIGIN, ...head, size: 41 },
      { origin: ORIGIN, ...head, root: 'ac'.repeat(32) },
      { origin: 'kanaf/v2/records', ...head },
    ];
    for (const { origin, ...changed } of others) {
      const other = signCheckpoint(origin, changed, signer).split('\n\n')[0] ?? '';
      expect(verify(null, Buffer.from(`${other}\n`), pair.publicKey, packed.subarray(4))).toBe(
        false,
      );
    }
  });
});
