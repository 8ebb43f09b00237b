// Who sits at the desk, and what their role allows.
import {
  type Access,
  type Compartment,
  covers,
  type Role,
  ROLE_ACCESS,
} from '../../../src/kernel/compartments';
import type { StaffId } from '../../../src/kernel/ids';
import type { Session } from '../../../src/kernel/use-case';

export interface VaultSession extends Session {
  readonly id: string;
  readonly staffCode: string;
}

export function sessionOf(facts: {
  readonly id: string;
  readonly staffId: StaffId;
  readonly staffCode: string;
  readonly role: Role;
}): VaultSession {
  return {
    ...facts,
    may: (compartment: Compartment, access: Access) =>
      covers(ROLE_ACCESS[facts.role][compartment], access),
  };
}
