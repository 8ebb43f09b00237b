// The signature envelope (CMS, RFC 5652) in the one form Kanaf writes: CAdES-BES beside a file, PAdES B-B inside a PDF.
// The checker rebuilds an envelope from its few facts and refuses any that is not the same to the last byte.
import type { KeyObject } from 'node:crypto';
import { certificateParts } from './certificate';
import { der, inDerOrder, octets, oid, sequence, setOf } from './der';
import { sha256, signP256 } from './ecdsa';

export const OIDS = {
  signedData: oid('1.2.840.113549.1.7.2'),
  data: oid('1.2.840.113549.1.7.1'),
  contentType: oid('1.2.840.113549.1.9.3'),
  messageDigest: oid('1.2.840.113549.1.9.4'),
  signingTime: oid('1.2.840.113549.1.9.5'),
  signingCertificateV2: oid('1.2.840.113549.1.9.16.2.47'),
  sha256: oid('2.16.840.1.101.3.4.2.1'),
  ecdsaSha256: oid('1.2.840.10045.4.3.2'),
} as const;

const VERSION_1 = Uint8Array.of(0x02, 0x01, 0x01);

/** What is signed: hash of the content, hash of the certificate (ESSCertIDv2, RFC 5035), and the time in CAdES. */
export interface SignedFacts {
  readonly contentHash: Uint8Array;
  readonly certificateHash: Uint8Array;
  /** Only in CAdES; a PAdES signature carries its time in the PDF (ETSI EN 319 142-1). */
  readonly signedAt?: Date;
}

export interface Envelope {
  readonly facts: SignedFacts;
  readonly certificate: Uint8Array;
  /** DER pair (r, s). */
  readonly signature: Uint8Array;
}

/** Signs a content hash. Answers the whole envelope, DER. `signedAt` is cut to whole seconds. */
export function signEnvelope(
  signer: { readonly certificate: Uint8Array; readonly privateKey: KeyObject },
  content: { readonly contentHash: Uint8Array; readonly signedAt?: Date },
): Uint8Array {
  const { certificate } = signer;
  const facts: SignedFacts = { ...content, certificateHash: sha256(certificate) };
  const signature = signP256(attributesToSign(facts), signer.privateKey);
  return writeEnvelope({ facts, certificate, signature });
}

/** The bytes the signature is made over: the attributes as a SET OF (RFC 5652, 5.4). */
export function attributesToSign(facts: SignedFacts): Uint8Array {
  return setOf(...attributes(facts));
}

/** Writes an envelope. Throws on a certificate that is none. */
export function writeEnvelope(envelope: Envelope): Uint8Array {
  const signedData = sequence(
    VERSION_1,
    setOf(sequence(OIDS.sha256)),
    sequence(OIDS.data),
    der(0xa0, envelope.certificate),
    setOf(signerInfo(envelope)),
  );
  return sequence(OIDS.signedData, der(0xa0, signedData));
}

function signerInfo({ facts, certificate, signature }: Envelope): Uint8Array {
  const parts = certificateParts(certificate);
  if (parts === undefined) throw new Error('certificate unreadable');
  return sequence(
    VERSION_1,
    sequence(parts.issuer, parts.serial),
    sequence(OIDS.sha256),
    der(0xa0, ...inDerOrder(attributes(facts))),
    sequence(OIDS.ecdsaSha256),
    octets(signature),
  );
}

function attributes(facts: SignedFacts): Uint8Array[] {
  const certificateId = sequence(octets(facts.certificateHash));
  return [
    sequence(OIDS.contentType, setOf(OIDS.data)),
    sequence(OIDS.messageDigest, setOf(octets(facts.contentHash))),
    sequence(OIDS.signingCertificateV2, setOf(sequence(sequence(certificateId)))),
    ...(facts.signedAt === undefined
      ? []
      : [sequence(OIDS.signingTime, setOf(utcTime(facts.signedAt)))]),
  ];
}

/** RFC 5652, 11.3: UTCTime until 2049. Throws RangeError outside 1950-2049. */
function utcTime(at: Date): Uint8Array {
  const year = at.getUTCFullYear();
  if (!(year >= 1950 && year < 2050)) throw new RangeError('signing time outside 1950-2049');
  const digits = at.toISOString().replace(/\D/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`, 'latin1'));
}
