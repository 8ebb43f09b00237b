// Checks a signed PDF: layout, hole, signature, signer, what the file is made of, attachment, in this order.
import { ok, type Result, refuse } from '../../../src/kernel/result';
import { sha256OfParts } from './ecdsa';
import { readSummaryPdf, type SummaryPdf } from './paper/summary-pdf';
import { unpacked } from './paper/unpacked';
import { readLayout } from './pdf-layout';
import { type CheckedSigner, type Checker, checkSignature, checkSigner } from './trust';
import type { VerifyCode } from './verdict';

/** A file whose signature holds: who signed, when (claimed), and the JSON it stands for. */
export interface SignedJson {
  readonly signer: CheckedSigner;
  readonly signedAt: Date;
  readonly json: Uint8Array;
  readonly coveredBytes: number;
  /** The parts of the PDF, where it is one. */
  readonly pdf?: SummaryPdf;
}

/** `limit`: the largest attached JSON in bytes. Never throws. */
export function verifyPdf(
  pdf: Uint8Array,
  checker: Checker,
  limit: number,
): Result<SignedJson, VerifyCode> {
  const layout = readLayout(pdf);
  if (!layout.ok) return layout;
  const { covered, envelope, signedAt } = layout.value;
  const signed = checkSignature(envelope, sha256OfParts(...covered));
  if (!signed.ok) return signed;
  if (signed.value.facts.signedAt !== undefined) return refuse('verify.signature-form');
  const signer = checkSigner(signed.value.certificate, signedAt, checker);
  if (!signer.ok) return signer;
  const content = attachedJson(pdf, layout.value.objectNumber, limit);
  if (!content.ok) return content;
  const coveredBytes = covered[0].length + covered[1].length;
  return ok({ signer: signer.value, signedAt, coveredBytes, ...content.value });
}

/** The JSON inside a PDF that is made as ours are; nothing is said about its signature. */
export function attachedJson(
  pdf: Uint8Array,
  signatureObject: number,
  limit: number,
): Result<{ readonly json: Uint8Array; readonly pdf: SummaryPdf }, VerifyCode> {
  const parts = readSummaryPdf(pdf, signatureObject);
  if (parts === undefined) return refuse('verify.pdf-not-ours');
  const json = unpacked(parts.file.objects.get(parts.attachment), limit);
  return json === undefined ? refuse('verify.attachment-unreadable') : ok({ json, pdf: parts });
}
