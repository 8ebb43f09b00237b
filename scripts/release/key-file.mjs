// Writes a private key as an encrypted PEM that stock OpenSSL reads (PKCS #8, PBES2: scrypt, AES-256-CBC; RFC 8018, RFC 7914).
// Node's own export derives with 2,048 rounds of PBKDF2, which is too quick to guess against.
import { createCipheriv, randomBytes, scryptSync } from 'node:crypto';

/** 16 MiB a try, ten times over: OpenSSL takes no more than 32 MiB (OWASP's advice for this size). */
const COST = { N: 16384, r: 8, p: 10 };

const PBES2 = '2a864886f70d01050d';
const SCRYPT = '2b06010401da47040b';
const AES_256_CBC = '60864801650304012a';

/** `key` is a private key object. */
export function encryptedPem(key, passphrase) {
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const derived = scryptSync(Buffer.from(passphrase, 'utf8'), salt, 32, {
    ...COST,
    maxmem: 2 ** 26,
  });
  const cipher = createCipheriv('aes-256-cbc', derived, iv);
  const plain = key.export({ format: 'der', type: 'pkcs8' });
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  const scrypt = sequence(octets(salt), number(COST.N), number(COST.r), number(COST.p));
  const kdf = sequence(identifier(SCRYPT), scrypt);
  const scheme = sequence(identifier(AES_256_CBC), octets(iv));
  const algorithm = sequence(identifier(PBES2), sequence(kdf, scheme));
  const base64 = sequence(algorithm, octets(body)).toString('base64');
  const lines = base64.match(/.{1,64}/g).join('\n');
  return `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${lines}\n-----END ENCRYPTED PRIVATE KEY-----\n`;
}

// DER of values shorter than 64 KiB.
function tagged(tag, value) {
  const { length } = value;
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), value]);
}
const sequence = (...parts) => tagged(0x30, Buffer.concat(parts));
const octets = (value) => tagged(0x04, value);
const identifier = (hex) => tagged(0x06, Buffer.from(hex, 'hex'));
/** Below 32,768. */
const number = (value) =>
  tagged(0x02, Buffer.from(value < 128 ? [value] : [value >> 8, value & 255]));
