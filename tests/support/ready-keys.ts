// Node's OpenSSL looks for the right decoder each time a key is read out of DER: half a millisecond, a quarter of the
// time of a test with a vault. Electron's BoringSSL does not. Here the same 32 bytes come in as JWK: the same key object.
// The tests of the ciphers, and whatever runs inside Electron, read them as the product does.
import type { createPrivateKey, createPublicKey, JsonWebKey } from 'node:crypto';
import { vi } from 'vitest';

/** The fixed beginning of each DER, in hexadecimal (RFC 8410); the 32 bytes follow. */
const PRIVATE = {
  X25519: '302e020100300506032b656e04220420',
  Ed25519: '302e020100300506032b657004220420',
};
const PUBLIC = { X25519: '302a300506032b656e032100', Ed25519: '302a300506032b6570032100' };
const KEY_BYTES = 32;

vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>();
  const privateKey = (given: Parameters<typeof createPrivateKey>[0]) =>
    crypto.createPrivateKey(asJwk(given, PRIVATE, (d) => ({ d, x: d })) ?? given);
  const publicKey = (given: Parameters<typeof createPublicKey>[0]) =>
    crypto.createPublicKey(asJwk(given, PUBLIC, (x) => ({ x })) ?? given);
  return { ...crypto, createPrivateKey: privateKey, createPublicKey: publicKey };
});

/** Nothing for keys of other kinds: those are read as they came. */
function asJwk(
  given: unknown,
  beginnings: Readonly<Record<string, string>>,
  parts: (bytes: string) => JsonWebKey,
) {
  if (typeof given !== 'object' || given === null || !('key' in given)) return undefined;
  if (!(given.key instanceof Uint8Array)) return undefined;
  const der = Buffer.from(given.key);
  const beginning = der.subarray(0, -KEY_BYTES).toString('hex');
  const crv = Object.keys(beginnings).find((curve) => beginnings[curve] === beginning);
  if (crv === undefined) return undefined;
  const bytes = der.subarray(-KEY_BYTES).toString('base64url');
  return { key: { kty: 'OKP', crv, ...parts(bytes) }, format: 'jwk' as const };
}
