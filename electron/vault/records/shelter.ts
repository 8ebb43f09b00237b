// The shelter's own settings: one row, read often, changed rarely; what they were before is kept with who changed them.
import { neverAdmitted, type Sex } from '../../../src/features/residents/index';
import {
  type PersonGroup,
  type ShelterSettings,
  shelterSettings,
} from '../../../src/features/shelter/index';
import type {
  FormerSettings,
  KeptSettings,
  ShelterWrite,
} from '../../../src/features/shelter/records';
import type { StaffId } from '../../../src/kernel/ids';
import type { Handle, Row } from '../database/driver';
import { integer, maybeInteger, text } from '../database/rows';
import type { OpenVault } from '../open-vault';
import { currentCertificate } from './signing-keys';
import { staffCodeOf } from './staff-known';

const READ = 'SELECT version, settings FROM shelter WHERE only_row = 1';
const SAVE =
  'INSERT INTO shelter (only_row, version, settings) VALUES (1, 1, $settings) ON CONFLICT (only_row) DO UPDATE SET version = version + 1, settings = excluded.settings';
const FORMER =
  'SELECT version, settings, until, staff_id FROM shelter_former ORDER BY version DESC';
const KEEP_FORMER =
  'INSERT INTO shelter_former (version, settings, until, staff_id) VALUES ($version, $settings, $until, $staff)';
const IN_HOUSE = `SELECT DISTINCT r.sex, s.age_at_admission
  FROM stays s JOIN residents r ON r.id = s.resident_id WHERE s.exited_on IS NULL`;

export function shelterRecords(vault: OpenVault): ShelterWrite {
  const { records } = vault;
  return {
    current: () => currentOf(records),
    former: () => records.all(FORMER).map((row) => formerOf(row, records)),
    codeIsSigned: () => currentCertificate(records) !== undefined,
    groupsInHouse: (groups) => groupsInHouse(records, groups),
    save: (settings, until) => {
      const { version, settings: before } = currentOf(records);
      const staff = vault.session.staffId;
      records.run(KEEP_FORMER, { version, settings: JSON.stringify(before), until, staff });
      saveSettings(records, settings);
    },
  };
}

export function readSettings(records: Handle): ShelterSettings {
  return currentOf(records).settings;
}

export function saveSettings(records: Handle, settings: ShelterSettings): void {
  records.run(SAVE, { settings: JSON.stringify(settings) });
}

function currentOf(records: Handle): KeptSettings {
  const row = records.get(READ);
  if (row === undefined) throw new Error('the shelter has no settings');
  return { settings: settingsOf(row), version: integer(row, 'version') };
}

function formerOf(row: Row, records: Handle): FormerSettings {
  return {
    settings: settingsOf(row),
    version: integer(row, 'version'),
    until: text(row, 'until'),
    staffCode: staffCodeOf(records, text(row, 'staff_id') as StaffId),
  };
}

function settingsOf(row: Row): ShelterSettings {
  return shelterSettings.parse(JSON.parse(text(row, 'settings')));
}

function groupsInHouse(records: Handle, groups: readonly PersonGroup[]): readonly PersonGroup[] {
  if (groups.length === 0) return [];
  const met = records.all(IN_HOUSE).map((row) => {
    const years = maybeInteger(row, 'age_at_admission');
    const age = years === null ? undefined : { years, approximate: false };
    return neverAdmitted({ sex: text(row, 'sex') as Sex, age }, groups);
  });
  return groups.filter((group) => met.includes(group));
}
