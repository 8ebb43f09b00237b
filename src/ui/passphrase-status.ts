// How a passphrase stands while it is being typed. It judges length and commonness, and keeps nothing.
import { passphraseProblem } from '../kernel/passphrase';

export type PassphraseStatus = 'empty' | 'short' | 'weak' | 'enough' | 'good';

const GOOD_CHARACTERS = 22;

/** `ownWords`: what a guesser knows of this house. */
export function passphraseStatus(text: string, ownWords: readonly string[] = []): PassphraseStatus {
  if (text === '') return 'empty';
  const problem = passphraseProblem(text, ownWords);
  if (problem === 'vault.passphrase-too-short') return 'short';
  if (problem === 'vault.passphrase-too-weak') return 'weak';
  return [...text.normalize('NFKC')].length >= GOOD_CHARACTERS ? 'good' : 'enough';
}
