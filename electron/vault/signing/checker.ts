// What is asked of the process that reads summaries of strangers: it has no key, no records and no vault.
// It judges one file and ends; a file that is too much for it ends it and nothing else.
import type { VerifyFiles } from '../../../src/features/summaries/records';
import type { CertificatePem } from './certificate';
import { type CarriedCheckpoint, summaryCheckpoint } from './summary-checkpoint';
import { type Verified, verifyAgainst } from './verify-summary';

export type CheckRequest =
  | {
      readonly kind: 'verify';
      readonly files: VerifyFiles;
      readonly trusted: readonly CertificatePem[];
      /** UTC, ISO 8601. */
      readonly now: string;
    }
  /** The checkpoint that a summary carries, whatever its signature is worth. */
  | { readonly kind: 'checkpoint'; readonly bytes: Uint8Array };

export type CheckAnswer =
  | { readonly kind: 'verdict'; readonly verdict: Verified }
  | { readonly kind: 'checkpoint'; readonly carried: CarriedCheckpoint | null };

export function answerCheck(request: CheckRequest): CheckAnswer {
  if (request.kind === 'checkpoint') {
    return {
      kind: 'checkpoint',
      carried: summaryCheckpoint(new Uint8Array(request.bytes)) ?? null,
    };
  }
  const { files, trusted, now } = request;
  return { kind: 'verdict', verdict: verifyAgainst(files, trusted, new Date(now)) };
}

/** The answer where the checking process did not come to one. */
export function noAnswer(request: CheckRequest): CheckAnswer {
  if (request.kind === 'checkpoint') return { kind: 'checkpoint', carried: null };
  const nothing = { evidence: null, content: null, issue: null };
  return {
    kind: 'verdict',
    verdict: { outcome: 'refused', code: 'verify.unreadable', ...nothing },
  };
}
