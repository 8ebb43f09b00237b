// The invented staff of the demo. Their passphrases are public on purpose: only a training vault ever has them.
import { ROLES } from '../../src/kernel/compartments';

export type DemoRole = (typeof ROLES)[number];

export interface DemoStaff {
  readonly code: string;
  readonly role: DemoRole;
  readonly passphrase: string;
}

export const DEMO_STAFF: readonly [DemoStaff, ...DemoStaff[]] = [
  { code: 'MGR-01', role: 'manager', passphrase: 'quiet garden behind seven doors' },
  { code: 'CASE-01', role: 'case-manager', passphrase: 'paper boats on the morning river' },
  { code: 'PSY-01', role: 'psychologist', passphrase: 'olive trees remember every winter' },
  { code: 'SOC-01', role: 'social-worker', passphrase: 'blue kettle on the window sill' },
  { code: 'NRS-01', role: 'nurse', passphrase: 'lanterns along the harbour road' },
  { code: 'DESK-01', role: 'reception', passphrase: 'night shift drinks mint tea slowly' },
  { code: 'AUD-01', role: 'auditor', passphrase: 'count the swallows above the yard' },
  { code: 'IT-01', role: 'it', passphrase: 'spare cables in the lower drawer' },
];

export function staffCodeOf(role: DemoRole): string {
  return memberOf(role).code;
}

export function passphraseOf(role: DemoRole): string {
  return memberOf(role).passphrase;
}

function memberOf(role: DemoRole): DemoStaff {
  const member = DEMO_STAFF.find((each) => each.role === role);
  if (member === undefined) throw new Error(`the demo has no ${role}`);
  return member;
}

/** The table that is printed at the end. */
export function staffTable(): readonly string[] {
  return DEMO_STAFF.map(
    ({ code, role, passphrase }) => `  ${code.padEnd(9)}${role.padEnd(15)}${passphrase}`,
  );
}
