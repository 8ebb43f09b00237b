// Seals something to a person or a compartment by public key alone (HPKE, RFC 9180, base mode:
// DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM). Slow: for wraps and drop notes, never per record.
import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core';
import { KEY_BYTES } from './suite';
import { X25519Kem } from './x25519-kem';

const suite = new CipherSuite({
  kem: new X25519Kem(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

/** Seals to a 32-byte X25519 public key, bound to `place`. Returns enc (32 bytes), ciphertext, tag (16). */
export async function hpkeSeal(
  publicKey: Uint8Array,
  place: Uint8Array,
  plain: Uint8Array,
): Promise<Buffer> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(exact(publicKey));
  const { enc, ct } = await suite.seal({ recipientPublicKey, info: exact(place) }, exact(plain));
  return Buffer.concat([Buffer.from(enc), Buffer.from(ct)]);
}

/** Opens what `hpkeSeal` made; undefined for another key, another place or changed bytes. */
export async function hpkeOpen(
  seed: Uint8Array,
  place: Uint8Array,
  sealed: Uint8Array,
): Promise<Buffer | undefined> {
  if (sealed.length < KEY_BYTES) return undefined;
  const enc = exact(sealed.subarray(0, KEY_BYTES));
  try {
    const recipientKey = await suite.kem.deserializePrivateKey(exact(seed));
    const opened = { recipientKey, enc, info: exact(place) };
    return Buffer.from(await suite.open(opened, exact(sealed.subarray(KEY_BYTES))));
  } catch {
    return undefined;
  }
}

/** The library reads whole ArrayBuffers in places, so it gets a copy of just these bytes. */
function exact(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
