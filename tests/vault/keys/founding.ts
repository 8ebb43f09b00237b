// Invented people and a quick vault for the key tests. Parameters are the floor, for speed.
import { ARGON2_FLOOR } from '../../../electron/vault/keys/argon2';
import {
  createVault,
  type CreatedVault,
  type VaultRequest,
} from '../../../electron/vault/keys/founding';
import { foundingDeed } from '../../../electron/vault/deeds/founding-deed';
import { freshId } from '../../../electron/vault/keys/places';
import type { NewStaff } from '../../../electron/vault/keys/slots';
import type { Role } from '../../../src/kernel/compartments';
import type { Result } from '../../../src/kernel/result';

export const CREATED_AT = '2026-01-31T09:30:00.000Z';

export function person(staffCode: string, role: Role): NewStaff {
  return {
    staffId: freshId(),
    staffCode,
    role,
    passphrase: `${staffCode} walks by the sea at dawn`,
  };
}

export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`);
  return result.value;
}

export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.refusal.code;
}

export async function founded(
  staff: VaultRequest['staff'],
  deviceSecret?: Uint8Array,
): Promise<CreatedVault> {
  const order = { createdAt: CREATED_AT, training: true, parameters: ARGON2_FLOOR };
  return valueOf(await createVault({ ...order, deviceSecret, staff, foundingDeed }));
}
