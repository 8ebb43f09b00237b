// Before a signed summary is kept, its papers are read back as a recipient reads them who trusts this shelter alone.
import type { SummaryFiles } from '../../../src/features/summaries/records';
import type { Outside } from '../platform/process-environment';
import type { CertificatePem } from '../signing/certificate';

export interface OwnCheck {
  readonly certificate: CertificatePem | undefined;
  readonly check: Outside['check'];
  readonly now: string;
}

/** True when each paper, with the JSON and its signature beside it, is accepted. */
export async function areAccepted(
  { payload, detachedSignature, pdfAr, pdfEn }: SummaryFiles,
  { certificate, check, now }: OwnCheck,
): Promise<boolean> {
  const trusted = certificate === undefined ? [] : [certificate];
  for (const bytes of [pdfAr, pdfEn]) {
    const files = { fileName: '', bytes, json: payload, p7s: detachedSignature };
    const answer = await check({ kind: 'verify', files, trusted, now });
    if (answer.kind !== 'verdict' || answer.verdict.outcome !== 'accepted') return false;
  }
  return true;
}
