// Staff of the prepared vaults: one per role, with known passphrases.
import type { Role } from '../../../src/kernel/compartments';

/** The same as in tests/support/test-vault.ts, which makes these vaults. */
const PASSPHRASES: Readonly<Record<Role, string>> = {
  manager: 'quiet garden behind seven doors',
  'case-manager': 'paper boats on the morning river',
  psychologist: 'olive trees remember every winter',
  'social-worker': 'blue kettle on the window sill',
  nurse: 'lanterns along the harbour road',
  reception: 'night shift drinks mint tea slowly',
  auditor: 'count the swallows above the yard',
  it: 'spare cables in the lower drawer',
};

export function passphraseOf(role: Role): string {
  return PASSPHRASES[role];
}

export function staffCodeOf(role: Role): string {
  return `${role.slice(0, 2).toUpperCase()}-01`;
}
