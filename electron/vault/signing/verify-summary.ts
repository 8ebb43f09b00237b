// Verifying a summary against the certificates a computer trusts, with the payload's own rules re-run.
import {
  canonicalBytes,
  checkPayload,
  contentBytes,
  type SummaryPayload,
} from '../../../src/features/summaries/index';
import type { SummariesRead, VerifyFiles } from '../../../src/features/summaries/records';
import { sha256 } from '../keys/suite';
import type { CertificatePem } from './certificate';
import { trustedCertificates, trustFolder } from './trust-folder';
import type { Verdict } from './verdict';
import { type PayloadCheck, verifyFile } from './verify';

type Verified = Awaited<ReturnType<SummariesRead['verify']>>;

export function verifySummary(files: VerifyFiles, vaultFolder: string): Promise<Verified> {
  return verifyAgainst(files, trustedCertificates(trustFolder(vaultFolder)));
}

/** The verdict as screen and command line show it. Never throws on hostile bytes. */
export async function verifyAgainst(
  files: VerifyFiles,
  trusted: readonly CertificatePem[],
): Promise<Verified> {
  const { bytes, json, p7s } = files;
  const verdict = await verifyFile({
    bytes,
    trusted,
    checkPayload: checkSummary,
    ...(json === undefined ? {} : { json }),
    ...(p7s === undefined ? {} : { p7s }),
  });
  return shown(verdict);
}

/** Schema, arithmetic and disclosure, then the content's own hash. */
const checkSummary: PayloadCheck = (json) => {
  const checked = checkPayload(json);
  if (!checked.ok) return { ok: false, code: checked.refusal.code };
  const { content, issue } = checked.value;
  const hash = sha256(contentBytes(content)).toString('hex');
  if (hash !== issue.contentSha256) return { ok: false, code: 'verify.payload-content-hash' };
  return { ok: true, shelterId: content.shelter.shelterId };
};

function shown(verdict: Verdict): Verified {
  if (verdict.outcome === 'refused') return refused(verdict.code);
  if (!isCanonical(verdict)) return refused('verify.payload-not-canonical');
  const { evidence, outcome } = verdict;
  const { content, issue } = verdict.payload as SummaryPayload;
  return {
    outcome,
    code: outcome === 'indeterminate' ? verdict.code : null,
    evidence: {
      kind: evidence.kind,
      fingerprint: evidence.signer.fingerprint,
      facilityCode: evidence.signer.facilityCode,
      signedAt: evidence.signedAt,
      payloadSha256: evidence.payloadHash,
      coveredBytes: evidence.coveredBytes,
      fileBytes: evidence.fileBytes,
    },
    content,
    issue,
  };
}

function refused(code: string): Verified {
  return { outcome: 'refused', code, evidence: null, content: null, issue: null };
}

/** There is one way to write a payload; signed bytes that spell it otherwise are not ours. */
function isCanonical({ payload, evidence }: Exclude<Verdict, { outcome: 'refused' }>): boolean {
  return sha256(canonicalBytes(payload)).toString('hex') === evidence.payloadHash;
}
