// The shelter's own certificate: who seals summaries, and until when. Self-signed at first; the authority's chain comes later.
// The private key leaves this module only as bytes for the vault to seal; it is never written to a file.
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { BitString, Integer } from 'asn1js';
import {
  AlgorithmIdentifier,
  BasicConstraints,
  Certificate,
  Extension,
  PublicKeyInfo,
  RelativeDistinguishedNames,
  Time,
} from 'pkijs';
import { der, oid, readDer, sameBytes, sequence, setOf } from './der';
import { isP256Key, sha256Hex } from './ecdsa';

const COMMON_NAME = '2.5.4.3';
const ORGANISATIONAL_UNIT = '2.5.4.11';
const KEY_USAGE = '2.5.29.15';
const SUBJECT_ALT_NAME = '2.5.29.17';
const BASIC_CONSTRAINTS = '2.5.29.19';
const ECDSA_SHA256 = '1.2.840.10045.4.3.2';
const VALID_YEARS = 2;
const NAME_LIMIT = 64;
/** KeyUsage: digitalSignature (bit 0) and nonRepudiation (bit 1), six unused bits. */
const KEY_USAGE_BYTES = Buffer.from('030206c0', 'hex');

/** One certificate as text between BEGIN and END lines. */
export type CertificatePem = string;

export interface IdentityRequest {
  /** Common name: the code under which the authority knows the facility, 1-64 characters. */
  readonly facilityCode: string;
  /** Organisational unit: the shelter's id as in every payload, 1-64 characters. */
  readonly shelterId: string;
  /** Start of the two years of validity; cut to whole seconds. */
  readonly validFrom: Date;
  /** 16 random bytes. */
  readonly serial: Uint8Array;
}

/** What the vault keeps: the certificate in clear, the key (PKCS #8, DER) to be sealed at once. */
export interface NewIdentity {
  readonly certificatePem: CertificatePem;
  /** SHA-256 of the certificate's bytes, 64 lower-case hex digits. */
  readonly fingerprint: string;
  readonly privateKeyPkcs8: Uint8Array;
}

/** An identity ready to sign. */
export interface SigningIdentity {
  readonly certificate: Uint8Array;
  readonly fingerprint: string;
  readonly facilityCode: string;
  readonly privateKey: KeyObject;
}

/** What a certificate says, as read by the checker. */
export interface CertificateFacts {
  readonly facilityCode: string;
  readonly shelterId: string;
  readonly validFrom: Date;
  readonly validUntil: Date;
  /** Critical key usage of exactly digitalSignature and nonRepudiation, and no certificate authority. */
  readonly maySignSummaries: boolean;
  /** P-256 key and ECDSA-SHA256 throughout. */
  readonly usesAllowedAlgorithms: boolean;
}

/** Makes a P-256 key pair and its certificate. Throws RangeError on names or serials of the wrong length. */
export function createSigningIdentity(request: IdentityRequest): NewIdentity {
  checkRequest(request);
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = unsignedCertificate(request, pair.publicKey);
  const toSign = certificate.encodeTBS().toBER(false);
  certificate.tbsView = new Uint8Array(toSign);
  const signature = sign('sha256', Buffer.from(toSign), pair.privateKey);
  certificate.signatureValue = new BitString({ valueHex: arrayBufferOf(signature) });
  const bytes = new Uint8Array(certificate.toSchema(true).toBER(false));
  return {
    certificatePem: certificateToPem(bytes),
    fingerprint: sha256Hex(bytes),
    privateKeyPkcs8: new Uint8Array(pair.privateKey.export({ format: 'der', type: 'pkcs8' })),
  };
}

/** Joins a stored certificate with its unsealed key. Throws when they do not belong together. */
export function openSigningIdentity(
  certificatePem: CertificatePem,
  privateKeyPkcs8: Uint8Array,
): SigningIdentity {
  const [certificate] = certificatesOfPem(certificatePem);
  const facts = certificate === undefined ? undefined : readCertificate(certificate);
  if (certificate === undefined || facts === undefined) throw new Error('certificate unreadable');
  const privateKey = createPrivateKey({
    key: Buffer.from(privateKeyPkcs8),
    format: 'der',
    type: 'pkcs8',
  });
  const own = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  if (!sameBytes(own, certificateParts(certificate)?.publicKey ?? new Uint8Array())) {
    throw new Error('the key does not belong to the certificate');
  }
  const { facilityCode } = facts;
  return { certificate, fingerprint: sha256Hex(certificate), facilityCode, privateKey };
}

export function certificateToPem(certificate: Uint8Array): CertificatePem {
  const lines =
    Buffer.from(certificate)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** Every certificate in a PEM text, as DER; text that is none is passed over. */
export function certificatesOfPem(pem: CertificatePem): Uint8Array[] {
  const blocks = pem.matchAll(
    /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g,
  );
  return [...blocks].map(([, base64]) => new Uint8Array(Buffer.from(base64 ?? '', 'base64')));
}

/** SHA-256 fingerprint of the first certificate in the text, or undefined where it holds none. */
export function fingerprintOfPem(pem: CertificatePem): string | undefined {
  const [certificate] = certificatesOfPem(pem);
  return certificate === undefined ? undefined : sha256Hex(certificate);
}

/** The exact bytes of a certificate that signatures refer to; undefined where it is not a strict certificate. */
export function certificateParts(
  certificate: Uint8Array,
):
  | { readonly issuer: Uint8Array; readonly serial: Uint8Array; readonly publicKey: Uint8Array }
  | undefined {
  const body = readDer(certificate)?.children[0];
  const [version, serial, , issuer, , , publicKey] = body?.children ?? [];
  if (version?.tag !== 0xa0 || serial?.tag !== 2 || issuer?.tag !== 0x30) return undefined;
  if (publicKey?.tag !== 0x30) return undefined;
  return { issuer: issuer.raw, serial: serial.raw, publicKey: publicKey.raw };
}

/**
 * True for a certificate made as `createSigningIdentity` makes one, to the last byte: two years, these extensions,
 * signed with its own key. Never throws.
 */
export function isOwnForm(certificate: Uint8Array): boolean {
  const facts = readCertificate(certificate);
  const parts = certificateParts(certificate);
  const [body, algorithm, signature, ...more] = readDer(certificate)?.children ?? [];
  if (facts === undefined || parts === undefined || body === undefined) return false;
  if (signature?.tag !== 0x03 || signature.content[0] !== 0 || more.length > 0) return false;
  const { shelterId, facilityCode, validFrom } = facts;
  const serial = readDer(parts.serial)?.content;
  if (serial?.length !== 16 || !sameBytes(positive(serial), serial)) return false;
  try {
    const request = { shelterId, facilityCode, validFrom, serial };
    checkRequest(request);
    const publicKey = createPublicKey({
      key: Buffer.from(parts.publicKey),
      format: 'der',
      type: 'spki',
    });
    const wanted = new Uint8Array(unsignedCertificate(request, publicKey).encodeTBS().toBER(false));
    return (
      sameBytes(wanted, body.raw) &&
      sameBytes(algorithm?.raw ?? new Uint8Array(), sequence(oid(ECDSA_SHA256))) &&
      verify('sha256', body.raw, publicKey, signature.content.subarray(1))
    );
  } catch {
    return false;
  }
}

/** Reads what a certificate says; undefined where it cannot be read. Never throws. */
export function readCertificate(certificate: Uint8Array): CertificateFacts | undefined {
  const parts = certificateParts(certificate);
  if (parts === undefined) return undefined;
  try {
    return factsOf(Certificate.fromBER(arrayBufferOf(certificate)), parts.publicKey);
  } catch {
    return undefined;
  }
}

function factsOf(certificate: Certificate, publicKey: Uint8Array): CertificateFacts | undefined {
  const facilityCode = nameOf(certificate.subject, COMMON_NAME);
  const shelterId = nameOf(certificate.subject, ORGANISATIONAL_UNIT);
  if (facilityCode === undefined || shelterId === undefined) return undefined;
  return {
    facilityCode,
    shelterId,
    validFrom: certificate.notBefore.value,
    validUntil: certificate.notAfter.value,
    maySignSummaries: maySign(certificate.extensions ?? []),
    usesAllowedAlgorithms:
      isP256Key(publicKey) &&
      certificate.signature.algorithmId === ECDSA_SHA256 &&
      certificate.signatureAlgorithm.algorithmId === ECDSA_SHA256,
  };
}

function nameOf(name: RelativeDistinguishedNames, type: string): string | undefined {
  const values = name.typesAndValues.filter((part) => part.type === type);
  const text: unknown = values[0]?.value.valueBlock.value;
  return values.length === 1 && typeof text === 'string' && text !== '' ? text : undefined;
}

function maySign(extensions: readonly Extension[]): boolean {
  const usages = extensions.filter((extension) => extension.extnID === KEY_USAGE);
  const [usage] = usages;
  if (usage === undefined || usages.length !== 1 || !usage.critical) return false;
  const isAuthority = extensions.some(
    (extension) =>
      extension.extnID === BASIC_CONSTRAINTS &&
      (extension.parsedValue as BasicConstraints | undefined)?.cA !== false,
  );
  return (
    !isAuthority &&
    sameBytes(new Uint8Array(usage.extnValue.valueBlock.valueHexView), KEY_USAGE_BYTES)
  );
}

function unsignedCertificate(request: IdentityRequest, publicKey: KeyObject): Certificate {
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ valueHex: arrayBufferOf(positive(request.serial)) });
  const name = nameOfRequest(request);
  certificate.issuer = RelativeDistinguishedNames.fromBER(arrayBufferOf(name));
  certificate.subject = RelativeDistinguishedNames.fromBER(arrayBufferOf(name));
  certificate.notBefore = timeOf(wholeSeconds(request.validFrom));
  certificate.notAfter = timeOf(yearsLater(wholeSeconds(request.validFrom), VALID_YEARS));
  certificate.subjectPublicKeyInfo = PublicKeyInfo.fromBER(arrayBufferOf(spki));
  certificate.signature = new AlgorithmIdentifier({ algorithmId: ECDSA_SHA256 });
  certificate.signatureAlgorithm = new AlgorithmIdentifier({ algorithmId: ECDSA_SHA256 });
  certificate.extensions = extensions(name);
  return certificate;
}

function extensions(name: Uint8Array): Extension[] {
  const noAuthority = new BasicConstraints({ cA: false }).toSchema().toBER(false);
  // The same name once more: pdfsig takes the error code left by the search for a missing one as distrust.
  const otherName = arrayBufferOf(sequence(der(0xa4, name)));
  return [
    new Extension({ extnID: BASIC_CONSTRAINTS, critical: true, extnValue: noAuthority }),
    new Extension({ extnID: KEY_USAGE, critical: true, extnValue: arrayBufferOf(KEY_USAGE_BYTES) }),
    new Extension({ extnID: SUBJECT_ALT_NAME, critical: false, extnValue: otherName }),
  ];
}

/** Two parts, each a SET of its own; pkijs by itself would put both into one. */
function nameOfRequest(request: IdentityRequest): Uint8Array {
  const part = (type: string, value: string): Uint8Array =>
    setOf(sequence(oid(type), der(0x0c, Buffer.from(value, 'utf8'))));
  return sequence(
    part(ORGANISATIONAL_UNIT, request.shelterId),
    part(COMMON_NAME, request.facilityCode),
  );
}

function checkRequest(request: IdentityRequest): void {
  for (const name of [request.facilityCode, request.shelterId]) {
    if (name.trim() === '' || name.length > NAME_LIMIT)
      throw new RangeError('name: 1-64 characters');
  }
  if (request.serial.length !== 16) throw new RangeError('serial: 16 bytes');
}

/** RFC 5280 wants a positive serial without leading zeros, at most 20 bytes. */
function positive(serial: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(serial);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes;
}

/** RFC 5280: UTCTime until 2049, GeneralizedTime from 2050. */
function timeOf(value: Date): Time {
  return new Time({ type: value.getUTCFullYear() < 2050 ? 0 : 1, value });
}

function wholeSeconds(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 1000) * 1000);
}

function yearsLater(at: Date, years: number): Date {
  const later = new Date(at.getTime());
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
}

function arrayBufferOf(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
