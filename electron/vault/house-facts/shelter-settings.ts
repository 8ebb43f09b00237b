// The shelter's own settings: one row, read often, changed rarely.
import { type ShelterSettings, shelterSettings } from '../../../src/features/shelter/index';
import type { KeptSettings } from '../../../src/features/shelter/records';
import type { Handle, Row } from '../database/driver';
import { integer, text } from '../database/rows';

const READ = 'SELECT version, settings FROM shelter WHERE only_row = 1';
const SAVE =
  'INSERT INTO shelter (only_row, version, settings) VALUES (1, 1, $settings) ON CONFLICT (only_row) DO UPDATE SET version = version + 1, settings = excluded.settings';

export function readSettings(records: Handle): ShelterSettings {
  return keptSettings(records).settings;
}

export function keptSettings(records: Handle): KeptSettings {
  const row = records.get(READ);
  if (row === undefined) throw new Error('the shelter has no settings');
  return { settings: settingsOf(row), version: integer(row, 'version') };
}

export function saveSettings(records: Handle, settings: ShelterSettings): void {
  records.run(SAVE, { settings: JSON.stringify(settings) });
}

export function settingsOf(row: Row): ShelterSettings {
  return shelterSettings.parse(JSON.parse(text(row, 'settings')));
}
