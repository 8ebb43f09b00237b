// The offline checker of a signed summary: no network, no key, no vault. Hostile files are its daily bread:
// it answers with a verdict, never with an error, and never says "accepted" of a file it could not wholly explain.
import { payloadTextOf } from '../../../src/features/summaries/index';
import { ok, type Result, refuse } from '../../../src/kernel/result';
import { sameBytes } from './der';
import { sha256Hex } from './ecdsa';
import type { SummaryPdf } from './paper/summary-pdf';
import type { Checker } from './trust';
import type { Evidence, SignerFacts, Verdict, VerifyCode } from './verdict';
import { verifyJson } from './verify-json';
import { type SignedJson, verifyPdf } from './verify-pdf';

/** Largest file that is looked at, in bytes: ten times the summaries that are printed. */
export const FILE_LIMIT = 1_000_000;
/** Largest payload: six tables, the longest of 300 rows. */
export const JSON_LIMIT = 100_000;
/** Largest signature file; one certificate and one signature take under 1,000 bytes. */
export const P7S_LIMIT = 4_096;

/** Who signed, and when as claimed: what a payload must agree with. */
export interface Signing {
  readonly signer: SignerFacts;
  readonly signedAt: Date;
}

/** The caller's check of schema, arithmetic and agreement: the shelter the payload speaks for, or a refusal code. */
export type PayloadCheck = (
  payload: unknown,
  signing: Signing,
) =>
  | { readonly ok: true; readonly shelterId: string }
  | { readonly ok: false; readonly code: string };

/** The caller's reading of the pages: undefined where they say what the payload says. */
export type PaperCheck = (
  pdf: SummaryPdf,
  payload: unknown,
  payloadSha256: string,
) => string | undefined;

export interface VerifyRequest extends Checker {
  /** The file handed over: a signed PDF, the JSON, or the signature file; told apart by its first bytes. */
  readonly bytes: Uint8Array;
  /** What lies beside it, where there is any. */
  readonly json?: Uint8Array;
  readonly p7s?: Uint8Array;
  readonly checkPayload: PayloadCheck;
  readonly checkPaper: PaperCheck;
}

type FileKind = 'pdf' | 'json' | 'p7s';
const LIMITS: Readonly<Record<FileKind, number>> = {
  pdf: FILE_LIMIT,
  json: JSON_LIMIT,
  p7s: P7S_LIMIT,
};

/** Judges one summary. Never throws, whatever the bytes are. */
export function verifyFile(request: VerifyRequest): Verdict {
  try {
    const judged = judge(request);
    return judged.ok ? judged.value : { outcome: 'refused', code: judged.refusal.code };
  } catch {
    // Fails closed: an unforeseen fault while reading a hostile file must not take the vault down.
    return { outcome: 'refused', code: 'verify.unreadable' satisfies VerifyCode };
  }
}

function judge(request: VerifyRequest): Result<Verdict> {
  const { bytes, json, p7s } = request;
  if ([bytes, json, p7s].some((file) => file?.length === 0)) return refuse('verify.empty');
  const kind = kindOf(bytes);
  const isTooLarge =
    bytes.length > (kind === undefined ? FILE_LIMIT : LIMITS[kind]) ||
    (json?.length ?? 0) > JSON_LIMIT ||
    (p7s?.length ?? 0) > P7S_LIMIT;
  if (isTooLarge) return refuse('verify.too-large');
  if (kind === undefined) return refuse('verify.unknown-type');
  const signed = kind === 'pdf' ? signedByPdf(request) : signedByFile(request, kind);
  if (!signed.ok) return signed;
  return conclude(request, signed.value, kind === 'pdf' ? 'pdf' : 'json');
}

function kindOf(bytes: Uint8Array): FileKind | undefined {
  const head = Buffer.from(bytes.subarray(0, 5)).toString('latin1');
  if (head === '%PDF-') return 'pdf';
  if (head.startsWith('{')) return 'json';
  return head.startsWith('0') ? 'p7s' : undefined;
}

function signedByPdf(request: VerifyRequest): Result<SignedJson, VerifyCode> {
  const signed = verifyPdf(request.bytes, request, JSON_LIMIT);
  if (!signed.ok) return signed;
  const { json, signer } = signed.value;
  if (request.json !== undefined && !sameBytes(request.json, json)) {
    return refuse('verify.attachment-differs');
  }
  if (request.p7s === undefined) return signed;
  const beside = verifyJson(json, request.p7s, request);
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
  return verifyJson(json, p7s, request);
}

function conclude(
  request: VerifyRequest,
  signed: SignedJson,
  kind: 'pdf' | 'json',
): Result<Verdict> {
  const payload = parse(signed.json);
  if (!payload.ok) return payload;
  const { trusted, ...signer } = signed.signer;
  const { signedAt } = signed;
  const checked = request.checkPayload(payload.value, { signer, signedAt });
  if (!checked.ok) return refuse(checked.code);
  if (checked.shelterId !== signer.shelterId) return refuse('verify.other-shelter');
  const paper =
    signed.pdf === undefined
      ? undefined
      : request.checkPaper(signed.pdf, payload.value, sha256Hex(signed.json));
  if (paper !== undefined) return refuse(paper);
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

/** UTF-8 JSON in its one spelling: what is spelled otherwise was not written by us. */
function parse(json: Uint8Array): Result<unknown, VerifyCode | 'verify.payload-not-canonical'> {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(json);
    value = JSON.parse(text);
  } catch {
    return refuse('verify.payload-unreadable');
  }
  return isSpelledSo(value, text) ? ok(value) : refuse('verify.payload-not-canonical');
}

function isSpelledSo(value: unknown, text: string): boolean {
  try {
    return payloadTextOf(value) === text;
  } catch {
    // Half a character, a fraction, or lists so deep that nobody wrote them.
    return false;
  }
}
