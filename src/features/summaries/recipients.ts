// To whom a summary may go, and why one replaces another: codes with a sentence in both languages.
// Free words on a signed paper could name a person, or tell which count was changed.

/** Partner bodies, as they stand on the paper. */
export const RECIPIENTS = [
  'national-authority',
  'prosecution',
  'interior',
  'justice',
  'social-affairs',
  'labour',
  'health',
  'human-rights-body',
  'international-organisation',
  'partner-organisation',
  'donor',
  'research',
] as const;
export type Recipient = (typeof RECIPIENTS)[number];

export const CORRECTION_REASONS = [
  'records-corrected',
  'rules-applied-wrongly',
  'paper-faulty',
  'recipient-changed',
] as const;
export type CorrectionReason = (typeof CORRECTION_REASONS)[number];

export function isRecipient(text: string): text is Recipient {
  return RECIPIENTS.some((code) => code === text);
}

export function isCorrectionReason(text: string): text is CorrectionReason {
  return CORRECTION_REASONS.some((code) => code === text);
}
