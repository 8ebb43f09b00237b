// May this session ask this? The only place where a call meets the session, the role and its keys.
import { type CompartmentNeeds, COMPARTMENTS, roleMay } from '../../../src/kernel/compartments';
import type { HostRefusalCode } from '../../../src/kernel/operation';
import type { PersonSession } from '../open-vault/person-session';
import type { NamedOperation } from './visit';

/** Undefined where nothing stands against it. */
export function whyNot(
  { permission }: NamedOperation,
  vault: PersonSession | undefined,
  sessionId: string | undefined,
): HostRefusalCode | undefined {
  if (permission.to === 'anyone') return undefined;
  if (vault === undefined) return 'session.locked';
  if (sessionId !== vault.session.id) return 'session.ended';
  if (permission.to === 'staff') return undefined;
  if (!roleMay(vault.session.role, permission.of)) return 'access.denied';
  return holdsKeys(vault, permission.of) ? undefined : 'access.keys-awaited';
}

/** A role may be allowed what its keys were not handed over for yet. */
function holdsKeys({ session }: PersonSession, needs: CompartmentNeeds): boolean {
  return COMPARTMENTS.every((compartment) => {
    const needed = needs[compartment];
    return needed === undefined || session.may(compartment, needed);
  });
}
