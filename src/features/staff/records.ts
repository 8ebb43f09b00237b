// The staff of the shelter by code and role.
import type { Role } from '../../kernel/compartments';
import type { StaffId } from '../../kernel/ids';

export interface StaffMember {
  readonly id: StaffId;
  readonly code: string;
  readonly role: Role;
}

export interface StaffRead {
  present(): readonly StaffMember[];
}
