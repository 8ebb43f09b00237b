// Published test vectors of every primitive, checked at start: a vault must not run on ciphers that err.
import { createPublicKey, verify } from 'node:crypto';
import { Aes128Gcm, CipherSuite, HkdfSha256 } from '@hpke/core';
import { rawArgon2id } from './argon2';
import {
  ed25519PublicKey,
  hkdf,
  hmacSha256,
  open,
  seal,
  sha256,
  signEd25519,
  verifyEd25519,
  x25519PublicKey,
} from './suite';
import { X25519Kem } from './x25519-kem';

export interface Vector {
  /** Name and source. */
  readonly name: string;
  readonly expected: string;
  readonly actual: () => string | Promise<string>;
}

const hex = (text: string) => Buffer.from(text, 'hex');
const utf8 = (text: string) => Buffer.from(text, 'utf8');

const GCM = {
  key: hex('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308'),
  nonce: hex('cafebabefacedbaddecaf888'),
  aad: hex('feedfacedeadbeeffeedfacedeadbeefabaddad2'),
};
const GCM_PLAIN =
  'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72' +
  '1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39';
const GCM_SEALED =
  '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa' +
  '8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662' +
  '76fc6ece0f4e1768cddf8853bb2d551b';
const ED25519_SEED = hex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
const ED25519_PUBLIC = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
const ED25519_SIGNATURE =
  'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155' +
  '5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b';

/** RFC 9180 A.1.1: the RFC prints this library's suite with AES-128 only; key schedule and exchange are ours. */
async function openedHpke(): Promise<string> {
  const suite = new CipherSuite({
    kem: new X25519Kem(),
    kdf: new HkdfSha256(),
    aead: new Aes128Gcm(),
  });
  const bytes = (text: string) => new Uint8Array(hex(text)).buffer;
  const recipientKey = await suite.kem.deserializePrivateKey(
    bytes('4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8'),
  );
  const enc = bytes('37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431');
  const info = bytes('4f6465206f6e2061204772656369616e2055726e');
  const sealed = bytes(
    'f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a',
  );
  const plain = await suite.open({ recipientKey, enc, info }, sealed, bytes('436f756e742d30'));
  return Buffer.from(plain).toString('utf8');
}

/** RFC 6979 A.2.5, P-256 and SHA-256 over "sample". */
function verifiedP256(): string {
  const point = {
    kty: 'EC',
    crv: 'P-256',
    x: hex('60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6').toString(
      'base64url',
    ),
    y: hex('7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299').toString(
      'base64url',
    ),
  };
  const key = createPublicKey({ key: point, format: 'jwk' });
  const signature = hex(
    'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716' +
      'f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8',
  );
  return String(verify('sha256', utf8('sample'), { key, dsaEncoding: 'ieee-p1363' }, signature));
}

export const VECTORS: readonly Vector[] = [
  {
    name: 'SHA-256, FIPS 180-4 "abc"',
    expected: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    actual: () => sha256(utf8('abc')).toString('hex'),
  },
  {
    name: 'HMAC-SHA256, RFC 4231 case 2',
    expected: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    actual: () => hmacSha256(utf8('Jefe'), utf8('what do ya want for nothing?')).toString('hex'),
  },
  {
    name: 'HKDF-SHA256, RFC 5869 case 1',
    expected:
      '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    actual: () =>
      hkdf(hex('0b'.repeat(22)), {
        salt: hex('000102030405060708090a0b0c'),
        info: hex('f0f1f2f3f4f5f6f7f8f9'),
        length: 42,
      }).toString('hex'),
  },
  {
    name: 'AES-256-GCM sealing, McGrew and Viega case 16',
    expected: GCM_SEALED,
    actual: () => seal(GCM, hex(GCM_PLAIN)).toString('hex'),
  },
  {
    name: 'AES-256-GCM opening, McGrew and Viega case 16',
    expected: GCM_PLAIN,
    actual: () => open(GCM, hex(GCM_SEALED))?.toString('hex') ?? 'refused',
  },
  {
    name: 'X25519 public key, RFC 7748 section 6.1 (Bob)',
    expected: 'de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f',
    actual: () =>
      x25519PublicKey(
        hex('5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb'),
      ).toString('hex'),
  },
  {
    name: 'Ed25519 public key, RFC 8032 test 1',
    expected: ED25519_PUBLIC,
    actual: () => ed25519PublicKey(ED25519_SEED).toString('hex'),
  },
  {
    name: 'Ed25519 signature, RFC 8032 test 1',
    expected: ED25519_SIGNATURE,
    actual: () => signEd25519(ED25519_SEED, new Uint8Array(0)).toString('hex'),
  },
  {
    name: 'Ed25519 verification, RFC 8032 test 1',
    expected: 'true',
    actual: () => {
      const signed = {
        message: new Uint8Array(0),
        signature: hex(ED25519_SIGNATURE),
      };
      return String(verifyEd25519(hex(ED25519_PUBLIC), signed));
    },
  },
  {
    name: 'HPKE opening, RFC 9180 A.1.1',
    expected: 'Beauty is truth, truth beauty',
    actual: openedHpke,
  },
  {
    name: 'ECDSA P-256 verification, RFC 6979 A.2.5 "sample"',
    expected: 'true',
    actual: verifiedP256,
  },
  {
    name: 'Argon2id, reference implementation test.c (v=19, t=2, m=256 KiB, p=1)',
    expected: '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe',
    actual: async () => {
      const parameters = { memoryKiB: 256, passes: 2, lanes: 1 };
      const hash = await rawArgon2id(utf8('password'), utf8('somesalt'), parameters);
      return hash.toString('hex');
    },
  },
];

export type SelfTest = () => Promise<readonly string[]>;

/** Names of the vectors that failed; empty means the ciphers of this runtime are sound. Takes a few ms. */
export async function selfTest(vectors: readonly Vector[] = VECTORS): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const vector of vectors) {
    if ((await outcome(vector)) !== vector.expected) failed.push(vector.name);
  }
  return failed;
}

async function outcome(vector: Vector): Promise<string> {
  try {
    return await vector.actual();
  } catch {
    return 'fault';
  }
}
