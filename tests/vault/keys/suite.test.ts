import {
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
} from 'node:crypto';
import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core';
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hpkeOpen, hpkeSeal } from '../../../electron/vault/keys/hpke';
import {
  equalBytes,
  hkdf,
  open,
  randomBytes,
  seal,
  signEd25519,
  ed25519PublicKey,
  verifyEd25519,
  wipe,
  x25519PublicKey,
  x25519Shared,
} from '../../../electron/vault/keys/suite';
import { VECTORS, selfTest } from '../../../electron/vault/keys/vectors';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const hex = (text: string) => Buffer.from(text, 'hex');
const utf8 = (text: string) => Buffer.from(text, 'utf8');

describe('published vectors', () => {
  it.each(VECTORS.map((vector) => [vector.name, vector] as const))('%s', async (_name, vector) => {
    expect(await vector.actual()).toBe(vector.expected);
  });

  it('finds nothing wrong at start', async () => {
    expect(await selfTest()).toEqual([]);
  });

  it('a vector that fails or throws is named', async () => {
    const wrong = { name: 'wrong', expected: '00', actual: () => '01' };
    const broken = {
      name: 'broken',
      expected: '00',
      actual: () => {
        throw new Error('no such cipher');
      },
    };
    expect(await selfTest([...VECTORS, wrong, broken])).toEqual(['wrong', 'broken']);
  });

  it('X25519, RFC 7748 section 6.1: Bob reaches the shared secret from the public key of Alice', () => {
    const privateKey = createPrivateKey({
      key: Buffer.from(
        '302e020100300506032b656e04220420' +
          '5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb',
        'hex',
      ),
      format: 'der',
      type: 'pkcs8',
    });
    const publicKey = createPublicKey({
      key: Buffer.from(
        '302a300506032b656e032100' +
          '8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a',
        'hex',
      ),
      format: 'der',
      type: 'spki',
    });
    expect(diffieHellman({ privateKey, publicKey }).toString('hex')).toBe(
      '4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742',
    );
  });
});

describe('HKDF-SHA256', () => {
  it("derives what the system's own call derives, of any length, with and without a salt", () => {
    const any = fc.uint8Array({ maxLength: 100 });
    const length = fc.integer({ min: 1, max: 200 });
    fc.assert(
      fc.property(fc.tuple(any, any, any), length, ([ikm, salt, info], bytesWanted) => {
        const own = hkdf(ikm, { salt, info, length: bytesWanted });
        const theirs = Buffer.from(hkdfSync('sha256', ikm, salt, info, bytesWanted));
        expect(own.toString('hex')).toBe(theirs.toString('hex'));
      }),
    );
  });

  it('derives no more than its blocks can be counted', () => {
    const use = { salt: new Uint8Array(), info: new Uint8Array() };
    expect(hkdf(utf8('key'), { ...use, length: 255 * 32 })).toHaveLength(255 * 32);
    expect(() => hkdf(utf8('key'), { ...use, length: 255 * 32 + 1 })).toThrow(RangeError);
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

describe('X25519', () => {
  it('shares the value of RFC 7748 section 6.1', () => {
    const alice = hex('8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a');
    const bob = hex('5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb');
    const shared = '4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742';
    expect(x25519Shared(bob, alice).toString('hex')).toBe(shared);
  });

  it('refuses a public key of low order or another length', () => {
    const seed = randomBytes(32);
    for (const low of ['00'.repeat(32), `01${'00'.repeat(31)}`]) {
      expect(() => x25519Shared(seed, hex(low))).toThrow();
    }
    expect(() => x25519Shared(seed, randomBytes(31))).toThrow(RangeError);
  });

  it('seals and opens like the library with its own curve', async () => {
    const theirs = new CipherSuite({
      kem: new DhkemX25519HkdfSha256(),
      kdf: new HkdfSha256(),
      aead: new Aes256Gcm(),
    });
    const seed = randomBytes(32);
    const whole = (bytes: Uint8Array) => new Uint8Array(bytes).buffer;
    const ours = await hpkeSeal(x25519PublicKey(seed), utf8('here'), utf8('secret'));
    const recipientKey = await theirs.kem.deserializePrivateKey(whole(seed));
    const info = whole(utf8('here'));
    const enc = whole(ours.subarray(0, 32));
    const opened = await theirs.open({ recipientKey, enc, info }, whole(ours.subarray(32)));
    expect(Buffer.from(opened).toString()).toBe('secret');
    const recipientPublicKey = await theirs.kem.deserializePublicKey(whole(x25519PublicKey(seed)));
    const sealed = await theirs.seal({ recipientPublicKey, info }, whole(utf8('back')));
    const both = Buffer.concat([Buffer.from(sealed.enc), Buffer.from(sealed.ct)]);
    expect((await hpkeOpen(seed, utf8('here'), both))?.toString()).toBe('back');
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
