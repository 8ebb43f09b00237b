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

/** Trust, key usage, validity at the claimed time, algorithms, in this order. */
export function checkSigner(
  certificate: Uint8Array,
  signedAt: Date,
  trusted: readonly CertificatePem[],
): Result<CheckedSigner, VerifyCode> {
  const facts = readCertificate(certificate);
  if (facts === undefined) return refuse('verify.certificate-unreadable');
  if (!facts.maySignSummaries) return refuse('verify.key-usage');
  if (signedAt < facts.validFrom) return refuse('verify.not-yet-valid');
  if (signedAt > facts.validUntil) return refuse('verify.expired');
  if (!facts.usesAllowedAlgorithms) return refuse('verify.algorithm');
  if (!isOwnForm(certificate)) return refuse('verify.certificate-form');
  return ok({
    fingerprint: sha256Hex(certificate),
    facilityCode: facts.facilityCode,
    shelterId: facts.shelterId,
    validFrom: facts.validFrom.toISOString(),
    validUntil: facts.validUntil.toISOString(),
    trusted: trusted.flatMap(certificatesOfPem).some((known) => sameBytes(known, certificate)),
  });
}
