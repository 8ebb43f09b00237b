// Which settings differ, and what they were: for the trail and for whoever asks later why a paper was written otherwise.
import type { ShelterSettings } from './shelter';

export const SETTING_FIELDS = [
  'name',
  'facilityCode',
  'operatedBy',
  'facilityType',
  'capacity',
  'neverAdmits',
  'fileNumbers',
  'country',
  'timeZone',
  'calendar',
  'secondCalendar',
  'digits',
  'firstDayOfWeek',
  'residentWord',
] as const;
export type SettingField = (typeof SETTING_FIELDS)[number];

export interface SettingChange {
  readonly field: SettingField;
  /** As text; empty where there was nothing. Codes stay codes. */
  readonly before: string;
  readonly after: string;
}

export function settingChanges(
  before: ShelterSettings,
  after: ShelterSettings,
): readonly SettingChange[] {
  return SETTING_FIELDS.map((field) => ({
    field,
    before: settingText(before, field),
    after: settingText(after, field),
  })).filter((one) => one.before !== one.after);
}

/** One setting as text: a code, a number, a name; empty where there is nothing. */
export function settingText(settings: ShelterSettings, field: SettingField): string {
  switch (field) {
    case 'operatedBy':
      return settings.identity.operatedBy ?? '';
    case 'facilityType':
      return settings.identity.facilityType;
    case 'neverAdmits':
      return settings.neverAdmits.join(' ');
    case 'fileNumbers': {
      const { prefix, year, joint, digits } = settings.fileNumbers;
      const parts = [prefix, year === 'none' ? '' : year, '0'.repeat(digits)];
      return parts.filter((part) => part !== '').join(joint);
    }
    case 'residentWord':
      return settings.residentWord ?? '';
    case 'capacity':
      return settings.capacity === undefined ? '' : String(settings.capacity);
    default:
      return settings[field];
  }
}
