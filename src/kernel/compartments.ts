// The nine rooms of sealed content and the roles that hold their keys.
// A role is a set of compartment keys: what a role cannot open, no screen and no SQL can open for it.

export const COMPARTMENTS = [
  'presence',
  'identity',
  'case',
  'clinical',
  'medical',
  'legal',
  'safety',
  'reporting',
  'audit',
] as const;
export type Compartment = (typeof COMPARTMENTS)[number];

/** `drop` seals a note to a compartment's holders without being able to read it back. */
export type Access = 'read' | 'write' | 'drop';

export const ROLES = [
  'manager',
  'case-manager',
  'psychologist',
  'social-worker',
  'nurse',
  'reception',
  'auditor',
  'it',
] as const;
export type Role = (typeof ROLES)[number];

/**
 * What each role may do in each compartment (docs/domain/roles.md; the desk's `clinical` and everybody's
 * `medical` drop: docs/decisions/0032, 0057). `write` includes `read`.
 */
export const ROLE_ACCESS: Readonly<Record<Role, Readonly<Partial<Record<Compartment, Access>>>>> = {
  manager: {
    presence: 'write',
    identity: 'write',
    case: 'write',
    safety: 'write',
    reporting: 'write',
    audit: 'read',
    medical: 'drop',
  },
  'case-manager': {
    presence: 'write',
    identity: 'write',
    case: 'write',
    safety: 'write',
    legal: 'write',
    clinical: 'drop',
    medical: 'drop',
  },
  psychologist: {
    presence: 'read',
    identity: 'read',
    clinical: 'write',
    case: 'read',
    medical: 'drop',
  },
  'social-worker': {
    presence: 'read',
    identity: 'read',
    case: 'write',
    safety: 'read',
    clinical: 'drop',
    medical: 'drop',
  },
  nurse: { presence: 'read', medical: 'write' },
  reception: { presence: 'write', case: 'drop', clinical: 'drop', medical: 'drop' },
  auditor: { audit: 'read', reporting: 'read' },
  it: {},
};

/** True when `held` is enough for `needed`: write covers read and drop, read covers only read. */
export function covers(held: Access | undefined, needed: Access): boolean {
  if (held === undefined) return false;
  return held === 'write' || held === needed;
}

export type CompartmentNeeds = Readonly<Partial<Record<Compartment, Access>>>;

/** True when the role may do what is needed in every named compartment. */
export function roleMay(role: Role, needs: CompartmentNeeds): boolean {
  return COMPARTMENTS.every((compartment) => {
    const needed = needs[compartment];
    return needed === undefined || covers(ROLE_ACCESS[role][compartment], needed);
  });
}

/** Compartments whose secret a role is given: what it may read or write. A drop needs only the public key. */
export function compartmentsOf(role: Role): readonly Compartment[] {
  return COMPARTMENTS.filter((compartment) => covers(ROLE_ACCESS[role][compartment], 'read'));
}
