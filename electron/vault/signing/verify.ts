// The offline checker of a signed summary: no network, no key, no vault. Hostile files are its daily bread:
// it answers with a verdict, never with an error, and never says "accepted" of a file it could not wholly explain.
import { ok, type Result, refuse } from '../../../src/kernel/result';
import type { CertificatePem } from './certificate';
import { sameBytes } from './der';
import { sha256Hex } from './ecdsa';
import type { Evidence, Verdict, VerifyCode } from './verdict';
import { verifyJson } from './verify-json';
import { type SignedJson, verifyPdf } from './verify-pdf';

/** Largest file that is looked at, in bytes. */
export const FILE_LIMIT = 20_000_000;

/** The caller's check of schema and arithmetic: the shelter the payload speaks for, or a refusal code. */
export type PayloadCheck = (
  payload: unknown,
) =>
  | { readonly ok: true; readonly shelterId: string }
  | { readonly ok: false; readonly code: string };

export interface VerifyRequest {
  /** The file handed over: a signed PDF, the JSON, or the signature file; told apart by its first bytes. */
  readonly bytes: Uint8Array;
  /** What lies beside it, where there is any. */
  readonly json?: Uint8Array;
  readonly p7s?: Uint8Array;
  /** The certificates of the trust folder. */
  readonly trusted: readonly CertificatePem[];
  readonly checkPayload: PayloadCheck;
}

type FileKind = 'pdf' | 'json' | 'p7s';

/** Judges one summary. Never throws, whatever the bytes are. */
export async function verifyFile(request: VerifyRequest): Promise<Verdict> {
  try {
    const judged = await judge(request);
    return judged.ok ? judged.value : { outcome: 'refused', code: judged.refusal.code };
  } catch {
    // Fails closed: an unforeseen fault while reading a hostile file must not take the vault down.
    return { outcome: 'refused', code: 'verify.unreadable' satisfies VerifyCode };
  }
}

async function judge(request: VerifyRequest): Promise<Result<Verdict>> {
  for (const file of [request.bytes, request.json, request.p7s]) {
    if (file !== undefined && file.length === 0) return refuse('verify.empty');
    if (file !== undefined && file.length > FILE_LIMIT) return refuse('verify.too-large');
  }
  const kind = kindOf(request.bytes);
  if (kind === undefined) return refuse('verify.unknown-type');
  const signed = kind === 'pdf' ? await signedByPdf(request) : signedByFile(request, kind);
  if (!signed.ok) return signed;
  return conclude(request, signed.value, kind === 'pdf' ? 'pdf' : 'json');
}

function kindOf(bytes: Uint8Array): FileKind | undefined {
  const head = Buffer.from(bytes.subarray(0, 5)).toString('latin1');
  if (head === '%PDF-') return 'pdf';
  if (head.startsWith('{')) return 'json';
  return head.startsWith('0') ? 'p7s' : undefined;
}

async function signedByPdf(request: VerifyRequest): Promise<Result<SignedJson, VerifyCode>> {
  const signed = await verifyPdf(request.bytes, request.trusted, FILE_LIMIT);
  if (!signed.ok) return signed;
  const { json, signer } = signed.value;
  if (request.json !== undefined && !sameBytes(request.json, json)) {
    return refuse('verify.attachment-differs');
  }
  if (request.p7s === undefined) return signed;
  const beside = verifyJson(json, request.p7s, request.trusted);
  if (!beside.ok) return beside;
  return beside.value.signer.fingerprint === signer.fingerprint
    ? signed
    : refuse('verify.signers-differ');
}

function signedByFile(
  request: VerifyRequest,
  kind: 'json' | 'p7s',
): Result<SignedJson, VerifyCode> {
  const json = kind === 'json' ? request.bytes : request.json;
  const p7s = kind === 'p7s' ? request.bytes : request.p7s;
  if (json === undefined) return refuse('verify.json-missing');
  if (p7s === undefined) return refuse('verify.signature-missing');
  return verifyJson(json, p7s, request.trusted);
}

function conclude(
  request: VerifyRequest,
  signed: SignedJson,
  kind: 'pdf' | 'json',
): Result<Verdict> {
  const payload = parse(signed.json);
  if (!payload.ok) return payload;
  const checked = request.checkPayload(payload.value);
  if (!checked.ok) return refuse(checked.code);
  if (checked.shelterId !== signed.signer.shelterId) return refuse('verify.other-shelter');
  const { trusted, ...signer } = signed.signer;
  const evidence: Evidence = {
    kind,
    signer,
    signedAt: signed.signedAt.toISOString(),
    payloadHash: sha256Hex(signed.json),
    coveredBytes: signed.coveredBytes,
    fileBytes: kind === 'pdf' ? request.bytes.length : signed.json.length,
  };
  if (trusted) return ok({ outcome: 'accepted', evidence, payload: payload.value });
  const code = 'verify.unknown-signer';
  return ok({ outcome: 'indeterminate', code, evidence, payload: payload.value });
}

function parse(json: Uint8Array): Result<unknown, VerifyCode> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(json);
    return ok(JSON.parse(text));
  } catch {
    return refuse('verify.payload-unreadable');
  }
}
