// Minisign's formats (jedisct1.github.io/minisign), for people who have that program: the same key, the same folder. Signed is
// the BLAKE2b-512 of the file, and then that signature together with the trusted comment.
import { createHash } from 'node:crypto';

const PUBLIC = Buffer.from('Ed');
const PREHASHED = Buffer.from('ED');

/** Minisign names a key by eight bytes of its owner's choice: here the first of the fingerprint. */
const keyId = ({ fingerprint }) => Buffer.from(fingerprint.slice(0, 16), 'hex');

/** What `minisign -V -P` takes. `key` is `{ fingerprint, raw }`. */
export const minisignPublicKey = (key) =>
  Buffer.concat([PUBLIC, keyId(key), key.raw]).toString('base64');

/** The text of a `.minisig` file. Nothing in it depends on the time: signed anew it is the same. */
export function minisignature(key, bytes, comment) {
  const signature = key.sign(createHash('blake2b512').update(bytes).digest());
  const ofComment = key.sign(Buffer.concat([signature, Buffer.from(comment)]));
  return [
    'untrusted comment: signature of the Kanaf release key',
    Buffer.concat([PREHASHED, keyId(key), signature]).toString('base64'),
    `trusted comment: ${comment}`,
    ofComment.toString('base64'),
    '',
  ].join('\n');
}
