// The invented shelter of the demo. Apart from its staff, whose names the tests read without the country packs.
import { type ShelterSettings, USUAL_FILE_NUMBER } from '../../src/features/shelter/index';

export const DEMO_SETTINGS: ShelterSettings = {
  facilityCode: 'EG-TRN-01',
  name: 'دار السنابل (تدريب)',
  country: 'EG',
  timeZone: 'Africa/Cairo',
  calendar: 'gregorian',
  secondCalendar: 'umm-al-qura',
  digits: 'arab',
  firstDayOfWeek: 'sat',
  capacity: 30,
  neverAdmits: [],
  fileNumbers: USUAL_FILE_NUMBER,
  identity: { facilityType: 'shelter' },
};
