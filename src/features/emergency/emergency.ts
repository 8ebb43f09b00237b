// Opening one clinical note when nobody who holds its key can be reached: two people at one desk, a reason, and a mark
// in the resident's file that stays. Neither of the two can do it alone, whatever tools they bring.
import { z } from 'zod';
import { type Compartment, type Role, roleMay } from '../../kernel/compartments';

/** What two people may open: clinical notes. */
export const EMERGENCY_COMPARTMENT = 'clinical' satisfies Compartment;

/** Who holds a share: those who answer for a resident's whole case, and so may read the reason later. */
export const EMERGENCY_NEEDS = { identity: 'write', case: 'write' } as const;

export function mayOpenInEmergency(role: Role): boolean {
  return roleMay(role, EMERGENCY_NEEDS);
}

export const EMERGENCY_REASONS = ['danger', 'medical', 'other'] as const;
export type EmergencyReason = (typeof EMERGENCY_REASONS)[number];

const SHORTEST_REASON = 20;
const LONGEST_REASON = 2000;

/** In the two people's own words; sealed under `case`. */
export const emergencyWords = z.object({
  words: z
    .string({ error: 'text.missing' })
    .trim()
    .min(1, { error: 'text.missing' })
    .min(SHORTEST_REASON, { error: 'emergency.reason-too-short' })
    .max(LONGEST_REASON, { error: 'text.too-long' }),
});
export type EmergencyWords = z.output<typeof emergencyWords>;

/** Whether two people could open a note now. `not-in-deal`: this person got keys after the last sharing out. */
export const EMERGENCY_STATUSES = ['ready', 'too-few', 'no-deal', 'not-in-deal'] as const;
export type EmergencyStatus = (typeof EMERGENCY_STATUSES)[number];
