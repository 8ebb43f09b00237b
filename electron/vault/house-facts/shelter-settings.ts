// The shelter's own settings: one row, read often, changed rarely.
import type { ShelterSettings } from '../../../src/features/shelter/index';
import { type KeptSettings, SHELTER } from '../../../src/features/shelter/records';
import type { Handle } from '../database/driver';
import { rowsOf } from '../database/table-rows';

export function readSettings(records: Handle): ShelterSettings {
  return keptSettings(records).settings;
}

export function keptSettings(records: Handle): KeptSettings {
  const row = rowsOf(records, SHELTER).find(1);
  if (row === undefined) throw new Error('the shelter has no settings');
  return { settings: row.settings, version: row.version };
}

export function saveSettings(records: Handle, settings: ShelterSettings): void {
  const rows = rowsOf(records, SHELTER);
  rows.put({ onlyRow: 1, version: (rows.find(1)?.version ?? 0) + 1, settings });
}
