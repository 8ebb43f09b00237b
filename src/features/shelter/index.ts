// Front door of the shelter's own facts: settings and country packs.
export {
  type CountryPack,
  LOCAL_TERMS,
  type LocalTerm,
} from './country-pack';
export { COUNTRY_PACKS } from './country-packs';
export {
  FILE_NUMBER_JOINTS,
  FILE_NUMBER_YEARS,
  type FileNumberPattern,
  fileNumberSeries,
  nextFileNumber,
  USUAL_FILE_NUMBER,
} from './file-number';
export {
  bothForms,
  RESIDENT_FORMS,
  RESIDENT_WORDS,
  type ResidentForms,
  type ResidentWord,
  withResidentWord,
} from './resident-word';
export { lawWordOf, residentFormsOf } from './house-word';
export { RECORD_CLASSES, type RecordClass, retentionYears } from './record-classes';
export {
  CALENDARS,
  COUNTRIES_WITH_PACK,
  FACILITY_TYPES,
  type FacilityType,
  type PackCountry,
  PERSON_GROUPS,
  type PersonGroup,
  type ShelterCalendar,
  type ShelterSettings,
  shelterSettings,
  WEEKDAYS,
  type Weekday,
} from './shelter';
