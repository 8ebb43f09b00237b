import { createDecipheriv } from 'node:crypto';
import { Aes128Gcm, CipherSuite, HkdfSha256 } from '@hpke/core';
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hpkeOpen, hpkeSeal } from '../../../electron/vault/keys/hpke';
import {
  equalBytes,
  open,
  randomBytes,
  seal,
  signEd25519,
  ed25519PublicKey,
  verifyEd25519,
  wipe,
  x25519PublicKey,
} from '../../../electron/vault/keys/suite';
import { VECTORS, selfTest } from '../../../electron/vault/keys/vectors';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const utf8 = (text: string) => Buffer.from(text, 'utf8');

describe('published vectors', () => {
  it.each(VECTORS.map((vector) => [vector.name, vector] as const))('%s', async (_name, vector) => {
    expect(await vector.actual()).toBe(vector.expected);
  });

  it('finds nothing wrong at start', async () => {
    expect(await selfTest()).toEqual([]);
  });

  it('HPKE, RFC 9180 A.1.1 opened with the library as we use it', async () => {
    const suite = new CipherSuite({
      kem: new DhkemX25519HkdfSha256(),
      kdf: new HkdfSha256(),
      aead: new Aes128Gcm(),
    });
    const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex')).buffer;
    const recipientKey = await suite.kem.deserializePrivateKey(
      hex('4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8'),
    );
    const enc = hex('37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431');
    const info = hex('4f6465206f6e2061204772656369616e2055726e');
    const sealed = hex(
      'f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a',
    );
    const plain = await suite.open({ recipientKey, enc, info }, sealed, hex('436f756e742d30'));
    expect(Buffer.from(plain).toString()).toBe('Beauty is truth, truth beauty');
  });
});

describe('AES-256-GCM', () => {
  it('opens what it sealed, for any content and associated data', () => {
    fc.assert(
      fc.property(
        bytes(32),
        bytes(12),
        fc.uint8Array(),
        fc.uint8Array(),
        (key, nonce, aad, plain) => {
          const context = { key, nonce, aad };
          expect(open(context, seal(context, plain))?.equals(plain)).toBe(true);
        },
      ),
    );
  });

  it('refuses every single changed byte', () => {
    const context = { key: randomBytes(32), nonce: randomBytes(12), aad: utf8('place') };
    const sealed = seal(context, utf8('اسم مختلق'));
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(open(context, changed)).toBeUndefined();
    }
  });

  it('refuses a tag cut to 4 bytes, which plain Node accepts without a stated length', () => {
    const context = { key: randomBytes(32), nonce: randomBytes(12), aad: utf8('place') };
    const plain = utf8('sixteen and more bytes');
    const sealed = seal(context, plain);
    const shortTag = sealed.subarray(0, plain.length + 4);
    expect(open(context, shortTag)).toBeUndefined();
    expect(open(context, sealed.subarray(0, 15))).toBeUndefined();
    const strict = createDecipheriv('aes-256-gcm', context.key, context.nonce, {
      authTagLength: 16,
    });
    expect(() => strict.setAuthTag(sealed.subarray(plain.length, plain.length + 4))).toThrow();
  });

  it('refuses a nonce of another length', () => {
    const context = { key: randomBytes(32), nonce: randomBytes(16), aad: utf8('') };
    expect(() => seal(context, utf8('x'))).toThrow(RangeError);
  });
});

describe('HPKE', () => {
  it('opens only with the right key, place and bytes', async () => {
    const seed = randomBytes(32);
    const sealed = await hpkeSeal(x25519PublicKey(seed), utf8('here'), utf8('secret'));
    expect((await hpkeOpen(seed, utf8('here'), sealed))?.toString()).toBe('secret');
    expect(await hpkeOpen(seed, utf8('there'), sealed)).toBeUndefined();
    expect(await hpkeOpen(randomBytes(32), utf8('here'), sealed)).toBeUndefined();
    for (const at of [0, 31, 32, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await hpkeOpen(seed, utf8('here'), changed)).toBeUndefined();
    }
    expect(await hpkeOpen(seed, utf8('here'), sealed.subarray(0, 20))).toBeUndefined();
  });

  it('takes views into larger buffers for exactly their bytes', async () => {
    const large = randomBytes(96);
    const seed = large.subarray(32, 64);
    const sealed = await hpkeSeal(x25519PublicKey(seed), large.subarray(0, 8), large.subarray(64));
    expect(await hpkeOpen(Buffer.from(seed), large.subarray(0, 8), sealed)).toEqual(
      Buffer.from(large.subarray(64)),
    );
  });
});

describe('Ed25519 and small helpers', () => {
  it('verifies its own signature and no other message', () => {
    const seed = randomBytes(32);
    const publicKey = ed25519PublicKey(seed);
    const signature = signEd25519(seed, utf8('checkpoint 7'));
    expect(verifyEd25519(publicKey, { message: utf8('checkpoint 7'), signature })).toBe(true);
    expect(verifyEd25519(publicKey, { message: utf8('checkpoint 8'), signature })).toBe(false);
    expect(verifyEd25519(publicKey.subarray(1), { message: utf8(''), signature })).toBe(false);
  });

  it('compares and wipes', () => {
    expect(equalBytes(Buffer.from([1, 2]), Buffer.from([1, 2]))).toBe(true);
    expect(equalBytes(Buffer.from([1, 2]), Buffer.from([1, 3]))).toBe(false);
    expect(equalBytes(Buffer.from([1, 2]), Buffer.from([1, 2, 3]))).toBe(false);
    const secret = randomBytes(32);
    wipe(secret);
    expect(secret.every((byte) => byte === 0)).toBe(true);
  });
});
