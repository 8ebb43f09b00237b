// The shelter's own settings: one row, read often, changed rarely.
import { type ShelterSettings, shelterSettings } from '../../../src/features/shelter/index';
import type { Handle } from '../database/driver';
import { text } from '../database/rows';

const READ = 'SELECT settings FROM shelter WHERE only_row = 1';
const SAVE =
  'INSERT INTO shelter (only_row, version, settings) VALUES (1, 1, $settings) ON CONFLICT (only_row) DO UPDATE SET version = version + 1, settings = excluded.settings';

export function readSettings(records: Handle): ShelterSettings {
  const row = records.get(READ);
  if (row === undefined) throw new Error('the shelter has no settings');
  return shelterSettings.parse(JSON.parse(text(row, 'settings')));
}

export function saveSettings(records: Handle, settings: ShelterSettings): void {
  records.run(SAVE, { settings: JSON.stringify(settings) });
}
