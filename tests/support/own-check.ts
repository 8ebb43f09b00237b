// For tests whose printer draws no words: the check before a summary is kept overlooks that the paper says nothing.
// Whatever else is wrong with a file is still refused. Real prints: tests/support/signed-papers.ts and the journeys.
import type { Outside } from '../../electron/vault/platform/process-environment';
import { answerCheck } from '../../electron/vault/signing/checker';

const OF_THE_PAGES: readonly (string | null)[] = [
  'verify.pdf-not-ours',
  'verify.paper-drawing',
  'verify.paper-differs',
];

export const passesOwnCheck: Outside['check'] = async (order) => {
  const answer = answerCheck(order);
  if (answer.kind !== 'verdict' || !OF_THE_PAGES.includes(answer.verdict.code)) return answer;
  return { kind: 'verdict', verdict: { ...answer.verdict, outcome: 'accepted', code: null } };
};
