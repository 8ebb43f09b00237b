// The keys with which releases may be signed, as they stand in release/keys.json and in every installed app
// (resources/release-keys.json). A key that stands here twice, or under a fingerprint not its own, is refused.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../setup/places.mjs';
import { stop } from '../setup/say.mjs';

export const RELEASE_KEYS = join(ROOT, 'release', 'keys.json');

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const FIELDS = 'fingerprint publicKey revokedOn since';

/** SHA-256 of the public key (SPKI, DER), 64 hexadecimal digits: what people compare. */
export const fingerprintOf = (spki) => createHash('sha256').update(spki).digest('hex');

/** Answers the list, each with its `publicKey` as a key object. */
export function readReleaseKeys(file = RELEASE_KEYS) {
  const { keys } = JSON.parse(readFileSync(file, 'utf8'));
  const read = keys.map((entry) => readEntry(entry, file));
  if (new Set(read.map(({ fingerprint }) => fingerprint)).size < read.length)
    stop(`${file} names a key twice`);
  return read;
}

function readEntry(entry, file) {
  const spki = Buffer.from(String(entry.publicKey), 'base64');
  const right =
    Object.keys(entry).sort().join(' ') === FIELDS &&
    fingerprintOf(spki) === entry.fingerprint &&
    DAY.test(entry.since) &&
    (entry.revokedOn === null || DAY.test(entry.revokedOn));
  if (!right) stop(`${file}: the entry ${entry.fingerprint} is not as docs/release.md says`);
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  if (publicKey.asymmetricKeyType !== 'ed25519')
    stop(`${file}: ${entry.fingerprint} is no Ed25519`);
  return { ...entry, publicKey };
}

/** The entry of the key that signed, among those not revoked; undefined where none did. */
export function signerOf({ keys, bytes, signature }) {
  return keys
    .filter(({ revokedOn }) => revokedOn === null)
    .find(({ publicKey }) => verify(null, bytes, publicKey, signature));
}

/** The entry with which `key` may sign. Stops where the app made here would not trust what it signs. */
export function mayBeSignedWith(keys, key) {
  const entry = keys.find(({ fingerprint }) => fingerprint === key.fingerprint);
  if (entry === undefined)
    stop([
      `the key ${key.fingerprint} is not in the list of release keys:`,
      'no installed Kanaf would trust what it signs (docs/release.md says how a key comes into release/keys.json)',
    ]);
  if (entry.revokedOn !== null)
    stop(`the key ${key.fingerprint} was revoked on ${entry.revokedOn}: it signs nothing any more`);
  return entry;
}
