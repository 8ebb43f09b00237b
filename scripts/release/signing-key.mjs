// The private half of a release key, in memory only while something is signed.
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { stop } from '../setup/say.mjs';
import { askHidden, passphraseFrom } from './ask.mjs';
import { fingerprintOf } from './release-keys.mjs';

/** Two people, two halves: what encrypts the key is both with one space between them, or the only one. */
export const joined = (first, second) => [first, second].filter((half) => half !== '').join(' ');

/** Reads a key file; asks for the passphrase where it is encrypted. `descriptor`: where a program hands it over. */
export async function readPrivateKey(file, descriptor) {
  const pem = readFileSync(file, 'utf8');
  if (!pem.includes('BEGIN ENCRYPTED PRIVATE KEY')) return opened(pem, file);
  const passphrase =
    descriptor === undefined ? await askForBothHalves() : passphraseFrom(descriptor);
  return opened({ key: pem, passphrase }, file);
}

export const readSigningKey = async (file, descriptor) =>
  signingKey(await readPrivateKey(file, descriptor));

async function askForBothHalves() {
  const first = await askHidden("first person's half of the passphrase");
  return joined(first, await askHidden("second person's half (Enter where there is one only)"));
}

function opened(source, file) {
  const key = read(source, file);
  if (key.asymmetricKeyType !== 'ed25519') stop(`${file} holds no Ed25519 key`);
  return key;
}

function read(source, file) {
  try {
    return createPrivateKey(source);
  } catch {
    return stop(`${file} does not open: it is no private key, or the passphrase is another one`);
  }
}

/** `{ fingerprint, spki, raw, sign }`; `raw` is the public key's 32 bytes. */
export function signingKey(key) {
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    fingerprint: fingerprintOf(spki),
    spki,
    raw: spki.subarray(-32),
    sign: (bytes) => sign(null, bytes, key),
  };
}
