// Is the signer one of those vouched for here, and was the certificate good for this, then?
// Trust is equality with a certificate that a person compared and put into the trust folder; nothing is looked up.
import { ok, type Result, refuse } from '../../../src/kernel/result';
import {
  type CertificatePem,
  certificateParts,
  certificatesOfPem,
  isOwnForm,
  readCertificate,
} from './certificate';
import { attributesToSign, type Envelope } from './cms';
import { readEnvelope } from './cms-read';
import { sameBytes } from './der';
import { sha256, sha256Hex, verifyP256 } from './ecdsa';
import type { SignerFacts, VerifyCode } from './verdict';

export interface CheckedSigner extends SignerFacts {
  readonly trusted: boolean;
}

/** Envelope, digest, signature and signing-certificate-v2, in this order. */
export function checkSignature(
  envelopeBytes: Uint8Array,
  contentHash: Uint8Array,
): Result<Envelope, VerifyCode> {
  const read = readEnvelope(envelopeBytes);
  if (!read.ok) return read;
  const { facts, certificate, signature } = read.value;
  if (!sameBytes(facts.contentHash, contentHash)) return refuse('verify.changed');
  const publicKey = certificateParts(certificate)?.publicKey;
  if (publicKey === undefined || !verifyP256(attributesToSign(facts), signature, publicKey)) {
    return refuse('verify.signature-wrong');
  }
  if (!sameBytes(facts.certificateHash, sha256(certificate))) {
    return refuse('verify.signing-certificate');
  }
  return read;
}

/** What the computer that checks has of its own. */
export interface Checker {
  /** The certificates of the trust folder. */
  readonly trusted: readonly CertificatePem[];
  readonly now: Date;
}

/** How far the clocks of two computers without a network may be apart. */
const CLOCKS_APART_MS = 10 * 60_000;

/** Key usage, validity at the claimed time, algorithms, form, and that the time is not to come; trust is looked up. */
export function checkSigner(
  certificate: Uint8Array,
  signedAt: Date,
  { trusted, now }: Checker,
): Result<CheckedSigner, VerifyCode> {
  const facts = readCertificate(certificate);
  if (facts === undefined) return refuse('verify.certificate-unreadable');
  if (!facts.maySignSummaries) return refuse('verify.key-usage');
  if (signedAt < facts.validFrom) return refuse('verify.not-yet-valid');
  if (signedAt > facts.validUntil) return refuse('verify.expired');
  if (!facts.usesAllowedAlgorithms) return refuse('verify.algorithm');
  if (!isOwnForm(certificate)) return refuse('verify.certificate-form');
  if (signedAt.getTime() > now.getTime() + CLOCKS_APART_MS) {
    return refuse('verify.signed-in-future');
  }
  return ok({
    fingerprint: sha256Hex(certificate),
    facilityCode: facts.facilityCode,
    shelterId: facts.shelterId,
    validFrom: facts.validFrom.toISOString(),
    validUntil: facts.validUntil.toISOString(),
    trusted: trusted.flatMap(certificatesOfPem).some((known) => sameBytes(known, certificate)),
  });
}
