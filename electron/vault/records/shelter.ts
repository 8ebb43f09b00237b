// The shelter's own settings: one row, read often, changed rarely; what they were before is kept with who changed them.
import { neverAdmitted, SEXES } from '../../../src/features/residents/index';
import type { PersonGroup } from '../../../src/features/shelter/index';
import { SHELTER_FORMER, type ShelterWrite } from '../../../src/features/shelter/records';
import type { Handle } from '../database/driver';
import { maybeInteger, codeIn } from '../database/rows';
import { rowsOf } from '../database/table-rows';
import type { AtWork, RecordRows } from '../open-vault/store-ground';
import { currentCertificate } from '../summary-signing/signing-keys';
import { keptSettings, saveSettings } from '../house-facts/shelter-settings';
import { staffCodeOf } from '../house-facts/staff-known';

const IN_HOUSE = `SELECT DISTINCT r.sex, s.age_at_admission
  FROM stays_in_force s JOIN residents r ON r.id = s.resident_id WHERE s.exited_on IS NULL`;

export function shelterRecords(vault: RecordRows & AtWork): ShelterWrite {
  const { records } = vault;
  const formerRows = rowsOf(records, SHELTER_FORMER);
  return {
    current: () => keptSettings(records),
    former: () =>
      formerRows.list({ newestBy: 'version' }).map(({ settings, version, until, staffId }) => {
        return { settings, version, until, staffCode: staffCodeOf(records, staffId) };
      }),
    codeIsSigned: () => currentCertificate(records) !== undefined,
    groupsInHouse: (groups) => groupsInHouse(records, groups),
    save: (settings, until) => {
      const { version, settings: before } = keptSettings(records);
      formerRows.add({ version, settings: before, until, staffId: vault.session.staffId });
      saveSettings(records, settings);
    },
  };
}

function groupsInHouse(records: Handle, groups: readonly PersonGroup[]): readonly PersonGroup[] {
  if (groups.length === 0) return [];
  const met = records.all(IN_HOUSE).map((row) => {
    const years = maybeInteger(row, 'age_at_admission');
    const age = years === null ? null : { years, approximate: false };
    return neverAdmitted({ sex: codeIn(row, 'sex', SEXES), age }, groups);
  });
  return groups.filter((group) => met.includes(group));
}
