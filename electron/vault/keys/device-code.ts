// The device secret: 32 random bytes that belong to one computer, so that a copied vault cannot be guessed elsewhere.
// On paper it is sixteen groups of digits whose check digits no recovery code has.
import type { Result } from '../../../src/kernel/result';
import { digitGroups, readDigitGroups, type GroupsRefusal } from './digit-groups';
import { KEY_BYTES, randomBytes } from './suite';

const DEVICE_GROUPS = KEY_BYTES / 2;

export function newDeviceSecret(): Buffer {
  return randomBytes(KEY_BYTES);
}

export function deviceGroups(secret: Uint8Array): readonly string[] {
  if (secret.length !== KEY_BYTES) throw new RangeError('a device secret has 32 bytes');
  return digitGroups(secret, 'device');
}

export function readDeviceCode(typed: string): Result<Buffer, GroupsRefusal> {
  return readDigitGroups(typed, { kind: 'device', count: DEVICE_GROUPS });
}
