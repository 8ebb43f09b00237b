// The two rules of every form that takes a new passphrase: a good one, and the same one twice.
import type { z } from 'zod';
import { passphraseProblem } from './passphrase';

/** For `superRefine`. Issues: those of `passphraseProblem` at `passphrase`, `vault.passphrase-differs` at `again`. */
export function checkTypedTwice(
  given: { readonly passphrase: string; readonly again: string },
  context: z.RefinementCtx,
): void {
  const problem = passphraseProblem(given.passphrase);
  if (problem !== undefined) {
    context.addIssue({ code: 'custom', path: ['passphrase'], message: problem });
  }
  if (given.again !== given.passphrase) {
    context.addIssue({ code: 'custom', path: ['again'], message: 'vault.passphrase-differs' });
  }
}
