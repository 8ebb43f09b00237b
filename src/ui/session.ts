// Whose session this window shows, as screens may know it: to leave out what this role could not open anyway.
// It protects nothing; the vault checks every call again.
import { createContext, useContext } from 'react';
import {
  type Compartment,
  type CompartmentNeeds,
  COMPARTMENTS,
  type Role,
  roleMay,
} from '../kernel/compartments';
import type { Permission } from '../kernel/operation';

export interface ShownSession {
  readonly staffCode: string;
  readonly role: Role;
  readonly isTraining: boolean;
  /** Wrong tries on this code since its last unlock. */
  readonly failedTries: number;
  /** Number of the newest step of each file's schema. */
  readonly schema?: { readonly records: number; readonly keyring: number } | undefined;
  /** Compartments of the role whose keys were not handed over yet. */
  readonly awaited?: readonly Compartment[] | undefined;
}

const NOBODY: ShownSession = { staffCode: '', role: 'it', isTraining: false, failedTries: 0 };

export const SessionContext = createContext<ShownSession>(NOBODY);

export function useSession(): ShownSession {
  return useContext(SessionContext);
}

/** Would the vault allow it to this role, with the keys it was handed? */
export function sessionMay(
  { role, awaited = [] }: Pick<ShownSession, 'role' | 'awaited'>,
  needs: CompartmentNeeds,
): boolean {
  const isAwaited = COMPARTMENTS.some(
    (compartment) =>
      needs[compartment] !== undefined &&
      needs[compartment] !== 'drop' &&
      awaited.includes(compartment),
  );
  return roleMay(role, needs) && !isAwaited;
}

/** `useMay({ audit: 'read' })` for the session of this window. */
export function useMay(needs: CompartmentNeeds): boolean {
  return sessionMay(useSession(), needs);
}

/** Whether this window's session may ask an operation. */
export function useMayAsk(permission: Permission): boolean {
  const session = useSession();
  return permission.to !== 'holders' || sessionMay(session, permission.of);
}
