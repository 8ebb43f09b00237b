// Who may hand out keys, and who may take them away. Two people decide, and nobody decides about themselves.
import { type Compartment, compartmentsOf, type Role } from '../../kernel/compartments';
import type { StaffId } from '../../kernel/ids';

/** One of the two at the desk. */
export interface Approver {
  readonly staffId: StaffId;
  readonly role: Role;
  /** Compartments whose newest keys this person holds. */
  readonly held: readonly Compartment[];
}

export type GrantRefusal =
  | 'staff.about-oneself'
  | 'staff.manager-needed'
  | 'staff.holder-needed'
  | 'staff.not-in-role'
  | 'staff.nothing-to-grant';

export interface GrantWish {
  readonly to: { readonly id: StaffId; readonly role: Role; readonly held: readonly Compartment[] };
  readonly compartments: readonly Compartment[];
}

/** Keys go only to who lacks them, from two others: at least one a manager, and a holder of each compartment. */
export function whyNotGrant(
  wish: GrantWish,
  approvers: readonly [Approver, Approver],
): GrantRefusal | undefined {
  const { to, compartments } = wish;
  if (approvers.some(({ staffId }) => staffId === to.id)) return 'staff.about-oneself';
  if (!approvers.some(({ role }) => role === 'manager')) return 'staff.manager-needed';
  const allowed = compartmentsOf(to.role);
  if (!compartments.every((compartment) => allowed.includes(compartment)))
    return 'staff.not-in-role';
  if (compartments.some((compartment) => to.held.includes(compartment))) {
    return 'staff.nothing-to-grant';
  }
  const isHeld = (compartment: Compartment) =>
    approvers.some(({ held }) => held.includes(compartment));
  return compartments.every(isHeld) ? undefined : 'staff.holder-needed';
}

/** Where nobody else works nobody can agree: only such a house lets somebody in by one person's word. */
export function worksAlone(
  staff: readonly { readonly state: 'here' | 'invited' | 'leaving' }[],
): boolean {
  return staff.filter(({ state }) => state !== 'leaving').length === 1;
}

/** A manager and any colleague decide together; never the person it is about. */
export function isAboutOneself(about: StaffId, approvers: readonly [Approver, Approver]): boolean {
  return approvers.some(({ staffId }) => staffId === about);
}
