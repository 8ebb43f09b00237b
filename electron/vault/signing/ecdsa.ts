// The one algorithm of signed summaries: ECDSA on P-256 over SHA-256, from node:crypto (also in Electron's BoringSSL).
// Never chooses an algorithm that a file asks for.
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { der, readDer, sameBytes, sequence, unsigned } from './der';

const HALF = 32;
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
/** Everything of a P-256 SubjectPublicKeyInfo but the point: 26 bytes, then 65 (uncompressed). */
const P256_KEY_HEAD = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');

export function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}

/** SHA-256 over the parts in their order, as if they were one. */
export function sha256OfParts(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}

export function sha256Hex(bytes: Uint8Array): string {
  return Buffer.from(sha256(bytes)).toString('hex');
}

/**
 * Signs `message`. Answers the DER pair (r, s) with the smaller of the two possible s:
 * otherwise anyone could turn one valid signature into a second one without the key.
 */
export function signP256(message: Uint8Array, privateKey: KeyObject): Uint8Array {
  const pair = sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' });
  const s = numberOf(pair.subarray(HALF));
  const smaller = s > ORDER / 2n ? ORDER - s : s;
  return sequence(unsigned(pair.subarray(0, HALF)), unsigned(bytesOf(smaller)));
}

/** True when `signature` is strict DER, uses the smaller s and is valid for the key. Never throws. */
export function verifyP256(message: Uint8Array, signature: Uint8Array, spki: Uint8Array): boolean {
  const pair = pairOf(signature);
  if (pair === undefined || !isP256Key(spki)) return false;
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
    return verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, pair);
  } catch {
    return false;
  }
}

/** True for an uncompressed P-256 public key (SubjectPublicKeyInfo, DER). */
export function isP256Key(spki: Uint8Array): boolean {
  const head = P256_KEY_HEAD.length;
  return (
    spki.length === head + 65 &&
    sameBytes(spki.subarray(0, head), P256_KEY_HEAD) &&
    spki[head] === 4
  );
}

function pairOf(signature: Uint8Array): Uint8Array | undefined {
  const node = readDer(signature);
  const [r, s] = node?.children ?? [];
  if (node?.tag !== 0x30 || node.children.length !== 2 || r?.tag !== 2 || s?.tag !== 2)
    return undefined;
  const [rValue, sValue] = [numberOf(r.content), numberOf(s.content)];
  if (rValue <= 0n || rValue >= ORDER || sValue <= 0n || sValue > ORDER / 2n) return undefined;
  const strict = der(0x30, unsigned(bytesOf(rValue)), unsigned(bytesOf(sValue)));
  return sameBytes(strict, signature)
    ? Buffer.concat([bytesOf(rValue), bytesOf(sValue)])
    : undefined;
}

function numberOf(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

function bytesOf(value: bigint): Uint8Array {
  return Buffer.from(value.toString(16).padStart(HALF * 2, '0'), 'hex');
}
