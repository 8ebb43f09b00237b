// Checks a signed PDF: layout, hole, signature, signer, content, attachment, in this order.
import { ok, type Result, refuse } from '../../../src/kernel/result';
import type { CertificatePem } from './certificate';
import { sha256OfParts } from './ecdsa';
import { readPdfContent } from './pdf-content';
import { readLayout } from './pdf-layout';
import { type CheckedSigner, checkSignature, checkSigner } from './trust';
import type { VerifyCode } from './verdict';

/** A file whose signature holds: who signed, when (claimed), and the JSON it stands for. */
export interface SignedJson {
  readonly signer: CheckedSigner;
  readonly signedAt: Date;
  readonly json: Uint8Array;
  readonly coveredBytes: number;
}

/** `limit`: the largest attached JSON in bytes. Never throws. */
export async function verifyPdf(
  pdf: Uint8Array,
  trusted: readonly CertificatePem[],
  limit: number,
): Promise<Result<SignedJson, VerifyCode>> {
  const layout = readLayout(pdf);
  if (!layout.ok) return layout;
  const { covered, envelope, signedAt, objectNumber } = layout.value;
  const signed = checkSignature(envelope, sha256OfParts(...covered));
  if (!signed.ok) return signed;
  if (signed.value.facts.signedAt !== undefined) return refuse('verify.signature-form');
  const signer = checkSigner(signed.value.certificate, signedAt, trusted);
  if (!signer.ok) return signer;
  const content = await readPdfContent(pdf, objectNumber, limit);
  if (!content.ok) return content;
  const coveredBytes = covered[0].length + covered[1].length;
  return ok({ signer: signer.value, signedAt, json: content.value, coveredBytes });
}
