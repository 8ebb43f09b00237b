// Checks the JSON with its signature file: the second, independent road to the same payload.
import { ok, type Result, refuse } from '../../../src/kernel/result';
import { sha256 } from './ecdsa';
import { type Checker, checkSignature, checkSigner } from './trust';
import type { VerifyCode } from './verdict';
import type { SignedJson } from './verify-pdf';

/** Never throws. */
export function verifyJson(
  json: Uint8Array,
  p7s: Uint8Array,
  checker: Checker,
): Result<SignedJson, VerifyCode> {
  const signed = checkSignature(p7s, sha256(json));
  if (!signed.ok) return signed;
  const { signedAt } = signed.value.facts;
  if (signedAt === undefined) return refuse('verify.signing-time');
  const signer = checkSigner(signed.value.certificate, signedAt, checker);
  if (!signer.ok) return signer;
  return ok({ signer: signer.value, signedAt, json, coveredBytes: json.length });
}
