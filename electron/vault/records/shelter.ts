// The shelter's own settings: one row, read often, changed rarely; what they were before is kept with who changed them.
import { neverAdmitted, SEXES } from '../../../src/features/residents/index';
import type { PersonGroup } from '../../../src/features/shelter/index';
import type { FormerSettings, ShelterWrite } from '../../../src/features/shelter/records';
import type { Handle, Row } from '../database/driver';
import { text, integer, maybeInteger, codeIn, idIn } from '../database/rows';
import type { AtWork, RecordRows } from '../open-vault/store-ground';
import { currentCertificate } from '../summary-signing/signing-keys';
import { keptSettings, saveSettings, settingsOf } from '../house-facts/shelter-settings';
import { staffCodeOf } from '../house-facts/staff-known';

const FORMER =
  'SELECT version, settings, until, staff_id FROM shelter_former ORDER BY version DESC';
const KEEP_FORMER =
  'INSERT INTO shelter_former (version, settings, until, staff_id) VALUES ($version, $settings, $until, $staff)';
const IN_HOUSE = `SELECT DISTINCT r.sex, s.age_at_admission
  FROM stays s JOIN residents r ON r.id = s.resident_id WHERE s.exited_on IS NULL`;

export function shelterRecords(vault: RecordRows & AtWork): ShelterWrite {
  const { records } = vault;
  return {
    current: () => keptSettings(records),
    former: () => records.all(FORMER).map((row) => formerOf(row, records)),
    codeIsSigned: () => currentCertificate(records) !== undefined,
    groupsInHouse: (groups) => groupsInHouse(records, groups),
    save: (settings, until) => {
      const { version, settings: before } = keptSettings(records);
      const staff = vault.session.staffId;
      records.run(KEEP_FORMER, { version, settings: JSON.stringify(before), until, staff });
      saveSettings(records, settings);
    },
  };
}

function formerOf(row: Row, records: Handle): FormerSettings {
  return {
    settings: settingsOf(row),
    version: integer(row, 'version'),
    until: text(row, 'until'),
    staffCode: staffCodeOf(records, idIn<'staff'>(row, 'staff_id')),
  };
}

function groupsInHouse(records: Handle, groups: readonly PersonGroup[]): readonly PersonGroup[] {
  if (groups.length === 0) return [];
  const met = records.all(IN_HOUSE).map((row) => {
    const years = maybeInteger(row, 'age_at_admission');
    const age = years === null ? undefined : { years, approximate: false };
    return neverAdmitted({ sex: codeIn(row, 'sex', SEXES), age }, groups);
  });
  return groups.filter((group) => met.includes(group));
}
