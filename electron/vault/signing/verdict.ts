// What the checker says of a summary. Three words, as ETSI EN 319 102-1 has them: passed, failed, cannot tell.
// "Cannot tell" means: whole and unchanged, but nobody has vouched for the signer here.
import type { EnvelopeCode } from './cms-read';

export type VerifyCode =
  | EnvelopeCode
  | 'verify.empty'
  | 'verify.too-large'
  | 'verify.unknown-type'
  | 'verify.json-missing'
  | 'verify.signature-missing'
  | 'verify.several-signatures'
  | 'verify.coverage'
  | 'verify.padding'
  | 'verify.changed'
  | 'verify.signature-wrong'
  | 'verify.signing-certificate'
  | 'verify.signing-time'
  | 'verify.certificate-unreadable'
  | 'verify.key-usage'
  | 'verify.not-yet-valid'
  | 'verify.expired'
  | 'verify.certificate-form'
  | 'verify.pdf-not-ours'
  | 'verify.attachment-unreadable'
  | 'verify.attachment-differs'
  | 'verify.signers-differ'
  | 'verify.payload-unreadable'
  | 'verify.payload-not-canonical'
  | 'verify.other-shelter'
  | 'verify.other-facility'
  | 'verify.other-key'
  | 'verify.times-differ'
  | 'verify.signed-in-future'
  | 'verify.unreadable';

/** Who signed. The fingerprint is SHA-256 of the certificate, 64 lower-case hex digits. */
export interface SignerFacts {
  readonly fingerprint: string;
  readonly facilityCode: string;
  readonly shelterId: string;
  /** UTC, ISO 8601. */
  readonly validFrom: string;
  readonly validUntil: string;
}

/** What was established about a whole, unchanged summary. */
export interface Evidence {
  readonly kind: 'pdf' | 'json';
  readonly signer: SignerFacts;
  /** The signer's claim, UTC, ISO 8601: no clock but the signer's stands behind it. */
  readonly signedAt: string;
  /** SHA-256 of the JSON's exact bytes, 64 lower-case hex digits: the name of this summary. */
  readonly payloadHash: string;
  /** Bytes under the signature, and bytes of the file. They differ by the place of the signature alone. */
  readonly coveredBytes: number;
  readonly fileBytes: number;
}

export type Verdict =
  | { readonly outcome: 'accepted'; readonly evidence: Evidence; readonly payload: unknown }
  | {
      readonly outcome: 'indeterminate';
      readonly code: 'verify.unknown-signer';
      readonly evidence: Evidence;
      readonly payload: unknown;
    }
  /** `code` is a VerifyCode or a code of the caller's own payload check. */
  | { readonly outcome: 'refused'; readonly code: string };
