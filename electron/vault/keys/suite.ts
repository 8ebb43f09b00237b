// The vault's whole set of ciphers in one place: AES-256-GCM, SHA-256, HMAC, HKDF, X25519, Ed25519.
// Nothing here may depend on an algorithm that Electron's BoringSSL lacks, and no other room may add one.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  randomBytes as osRandomBytes,
  sign as ed25519Sign,
  timingSafeEqual,
  verify as ed25519Verify,
} from 'node:crypto';

export const KEY_BYTES = 32;
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

/** Of SHA-256. */
const HASH_BYTES = 32;
/** Blocks of an HKDF are counted in one byte. */
const MOST_BLOCKS = 255;
const NO_SALT = new Uint8Array(HASH_BYTES);

const CIPHER = 'aes-256-gcm';
const X25519_PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex');
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const X25519_SPKI = Buffer.from('302a300506032b656e032100', 'hex');
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const SPKI_PREFIX_BYTES = 12;

/** Random bytes from the operating system. */
export function randomBytes(count: number): Buffer {
  return osRandomBytes(count);
}

/** What a sealing is bound to. `key` 32 bytes, `nonce` 12 bytes and never used twice with one key. */
export interface SealContext {
  readonly key: Uint8Array;
  readonly nonce: Uint8Array;
  readonly aad: Uint8Array;
}

/** AES-256-GCM; returns ciphertext followed by the 16-byte tag. */
export function seal(context: SealContext, plain: Uint8Array): Buffer {
  const cipher = createCipheriv(CIPHER, context.key, nonceOf(context), {
    authTagLength: TAG_BYTES,
  });
  cipher.setAAD(context.aad);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/**
 * Opens what `seal` made. Undefined when key, nonce, associated data or any byte is not what it was.
 * The tag is always the last 16 bytes: a shorter tag cannot be offered.
 */
export function open(context: SealContext, sealed: Uint8Array): Buffer | undefined {
  const split = sealed.length - TAG_BYTES;
  if (split < 0) return undefined;
  const decipher = createDecipheriv(CIPHER, context.key, nonceOf(context), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(context.aad);
  decipher.setAuthTag(sealed.subarray(split));
  const plain = decipher.update(sealed.subarray(0, split));
  try {
    decipher.final();
  } catch {
    plain.fill(0);
    return undefined;
  }
  return plain;
}

function nonceOf(context: SealContext): Uint8Array {
  if (context.nonce.length !== NONCE_BYTES) throw new RangeError('a nonce has 12 bytes');
  return context.nonce;
}

export function sha256(content: Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}

export function hmacSha256(key: Uint8Array, content: Uint8Array): Buffer {
  return createHmac('sha256', key).update(content).digest();
}

/**
 * HKDF-SHA256 (RFC 5869) to 32 bytes unless told otherwise; an empty salt means 32 zero bytes. Written out as its HMACs: the
 * system's own call is made for a thread and takes three times as long, and every sealed part derives a key.
 */
export function hkdf(
  ikm: Uint8Array,
  use: {
    readonly salt: Uint8Array;
    readonly info: Uint8Array;
    readonly length?: number;
  },
): Buffer {
  const { salt, info, length = KEY_BYTES } = use;
  if (length > MOST_BLOCKS * HASH_BYTES) throw new RangeError('more than can be derived at once');
  const extracted = hmacSha256(salt.length === 0 ? NO_SALT : salt, ikm);
  const blocks: Buffer[] = [];
  while (blocks.length * HASH_BYTES < length) {
    const last = blocks.at(-1) ?? new Uint8Array();
    const nth = Buffer.of(blocks.length + 1);
    blocks.push(hmacSha256(extracted, Buffer.concat([last, info, nth])));
  }
  const derived = Buffer.concat(blocks, length);
  wipe(extracted, ...blocks);
  return derived;
}

/** Compares without telling by its timing where the difference is. */
export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The 32-byte public key of an X25519 private key (RFC 7748). */
export function x25519PublicKey(seed: Uint8Array): Buffer {
  return publicKeyOf(X25519_PKCS8, seed);
}

/**
 * The 32 bytes that two X25519 keys share (RFC 7748, section 6.1). Throws on a public key of another length and on one of
 * low order, with which everybody would share the same zeros.
 */
export function x25519Shared(seed: Uint8Array, publicKey: Uint8Array): Buffer {
  if (publicKey.length !== KEY_BYTES) throw new RangeError('a public key has 32 bytes');
  const der = Buffer.concat([X25519_SPKI, publicKey]);
  return diffieHellman({
    privateKey: privateKeyOf(X25519_PKCS8, seed),
    publicKey: createPublicKey({ key: der, format: 'der', type: 'spki' }),
  });
}

/** The 32-byte public key of an Ed25519 seed (RFC 8032). */
export function ed25519PublicKey(seed: Uint8Array): Buffer {
  return publicKeyOf(ED25519_PKCS8, seed);
}

/** Ed25519 signature of 64 bytes. For our own checkpoints and wraps only, never for an authority. */
export function signEd25519(seed: Uint8Array, message: Uint8Array): Buffer {
  return ed25519Sign(null, message, privateKeyOf(ED25519_PKCS8, seed));
}

interface SignedBytes {
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

/** A public key that is no point of the curve is thrown over by some runtimes: it signs nothing. */
export function verifyEd25519(publicKey: Uint8Array, signed: SignedBytes): boolean {
  if (publicKey.length !== KEY_BYTES) return false;
  const der = Buffer.concat([ED25519_SPKI, publicKey]);
  try {
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return ed25519Verify(null, signed.message, key, signed.signature);
  } catch {
    return false;
  }
}

function publicKeyOf(prefix: Buffer, seed: Uint8Array): Buffer {
  const spki = createPublicKey(privateKeyOf(prefix, seed)).export({
    format: 'der',
    type: 'spki',
  });
  return Buffer.from(spki.subarray(SPKI_PREFIX_BYTES));
}

function privateKeyOf(prefix: Buffer, seed: Uint8Array) {
  if (seed.length !== KEY_BYTES) throw new RangeError('a seed has 32 bytes');
  const der = Buffer.concat([prefix, seed]);
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } finally {
    wipe(der);
  }
}

/** Overwrites secrets with zeros. Best effort: only the end of the process removes every copy. */
export function wipe(...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) secret.fill(0);
}
