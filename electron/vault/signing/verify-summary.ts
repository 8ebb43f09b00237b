// Verifying a summary against the certificates a computer trusts, with the payload's own rules re-run and its pages read.
import {
  checkPayload,
  contentBytes,
  type SummaryPayload,
} from '../../../src/features/summaries/index';
import type { SummariesRead, VerifyFiles } from '../../../src/features/summaries/records';
import { sha256 } from '../keys/suite';
import type { CertificatePem } from './certificate';
import { paperTrouble } from './paper/paper-check';
import type { Verdict, VerifyCode } from './verdict';
import { type PaperCheck, type PayloadCheck, type Signing, verifyFile } from './verify';

export type Verified = Awaited<ReturnType<SummariesRead['verify']>>;

/** The verdict as screen and command line show it. Never throws on hostile bytes. */
export function verifyAgainst(
  files: VerifyFiles,
  trusted: readonly CertificatePem[],
  now: Date,
): Verified {
  const { bytes, json, p7s } = files;
  const verdict = verifyFile({
    bytes,
    trusted,
    now,
    checkPayload: checkSummary,
    checkPaper,
    ...(json === undefined ? {} : { json }),
    ...(p7s === undefined ? {} : { p7s }),
  });
  return shown(verdict);
}

/** Schema, arithmetic and disclosure, the content's own hash, and who says all this when. */
const checkSummary: PayloadCheck = (json, signing) => {
  const checked = checkPayload(json);
  if (!checked.ok) return { ok: false, code: checked.refusal.code };
  const { content, issue } = checked.value;
  const hash = sha256(contentBytes(content)).toString('hex');
  if (hash !== issue.contentSha256) return { ok: false, code: 'verify.payload-content-hash' };
  const code = contradictionIn(checked.value, signing);
  return code === undefined
    ? { ok: true, shelterId: content.shelter.shelterId }
    : { ok: false, code };
};

/** The payload and the signature speak of the same facility, key and second. */
function contradictionIn(
  { content, issue }: SummaryPayload,
  { signer, signedAt }: Signing,
): VerifyCode | undefined {
  if (content.shelter.facilityCode !== signer.facilityCode) return 'verify.other-facility';
  if (issue.keyId !== signer.fingerprint) return 'verify.other-key';
  const second = (at: Date): number => Math.floor(at.getTime() / 1000);
  return second(new Date(issue.generatedAt)) === second(signedAt)
    ? undefined
    : 'verify.times-differ';
}

const checkPaper: PaperCheck = (pdf, payload, payloadSha256) =>
  paperTrouble({ pdf, payload: payload as SummaryPayload, payloadSha256 });

function shown(verdict: Verdict): Verified {
  if (verdict.outcome === 'refused') return refused(verdict.code);
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
