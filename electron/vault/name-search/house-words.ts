// What everybody knows of this house, such as its name and the codes of its staff: no passphrase is made of it.
import type { Handle } from '../database/driver';
import { readSettings } from '../house-facts/shelter-settings';
import { staffCodes } from '../house-facts/staff-known';

export function houseWords(records: Handle): readonly string[] {
  const { name, facilityCode } = readSettings(records);
  return [name, facilityCode, ...staffCodes(records)];
}
