// DHKEM(X25519, HKDF-SHA256) of RFC 9180 for the kept HPKE library, with the curve of node:crypto in place of the library's
// own in JavaScript: that one took 80 ms of each unlock, since a fresh process runs it cold.
import { HkdfSha256 } from '@hpke/core';
import { Dhkem, KemId, type MontgomeryECDH, XCurveDhkemPrimitives } from '@hpke/common';
import { KEY_BYTES, randomBytes, x25519PublicKey, x25519Shared } from './suite';

/** The u-coordinate 9 (RFC 7748, section 4.1). */
const BASE = Uint8Array.of(9, ...new Uint8Array(KEY_BYTES - 1));

// The library takes the whole buffer behind what it is given.
const getPublicKey = (seed: Uint8Array): Uint8Array => new Uint8Array(x25519PublicKey(seed));
const getSharedSecret = (seed: Uint8Array, publicKey: Uint8Array): Uint8Array =>
  new Uint8Array(x25519Shared(seed, publicKey));
const freshSeed = (seed: Uint8Array = randomBytes(KEY_BYTES)): Uint8Array => new Uint8Array(seed);

const CURVE: MontgomeryECDH = {
  getPublicKey,
  getSharedSecret,
  scalarMult: getSharedSecret,
  scalarMultBase: getPublicKey,
  utils: { randomSecretKey: (seed) => Promise.resolve(freshSeed(seed)) },
  GuBytes: BASE,
  lengths: { secretKey: KEY_BYTES, publicKey: KEY_BYTES, seed: KEY_BYTES },
  keygen: (seed) => {
    const secretKey = freshSeed(seed);
    return { secretKey, publicKey: getPublicKey(secretKey) };
  },
};

export class X25519Kem extends Dhkem {
  override readonly id = KemId.DhkemX25519HkdfSha256;
  override readonly secretSize = KEY_BYTES;
  override readonly encSize = KEY_BYTES;
  override readonly publicKeySize = KEY_BYTES;
  override readonly privateKeySize = KEY_BYTES;

  constructor() {
    const kdf = new HkdfSha256();
    super(
      KemId.DhkemX25519HkdfSha256,
      new XCurveDhkemPrimitives('X25519', KEY_BYTES, CURVE, kdf),
      kdf,
    );
  }
}
