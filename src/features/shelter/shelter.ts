// What one shelter is and how it writes dates and numbers. Chosen at set-up, asked for explicitly everywhere.
// Never holds an address: the place is secret and papers carry the facility code.
import { z } from 'zod';
import { requiredText } from '../../kernel/text';
import { isTimeZone } from '../../kernel/time-zone';
import { fileNumberPattern } from './file-number';
import { RESIDENT_WORDS } from './resident-word';

export const CALENDARS = ['gregorian', 'umm-al-qura'] as const;
export type ShelterCalendar = (typeof CALENDARS)[number];
export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export const FACILITY_TYPES = ['shelter', 'emergency-shelter', 'hosting-home'] as const;
export type FacilityType = (typeof FACILITY_TYPES)[number];
export const COUNTRIES_WITH_PACK = ['EG', 'JO', 'KW'] as const;
export type PackCountry = (typeof COUNTRIES_WITH_PACK)[number];

/** Whom a shelter may say that it never admits: the persons of summaries and admissions. */
export const PERSON_GROUPS = ['women', 'men', 'girls', 'boys'] as const;
export type PersonGroup = (typeof PERSON_GROUPS)[number];

/** 2-20 capital letters, digits and hyphens, for example `EG-QLY-01`. Issue: `facility-code.invalid`. */
export const facilityCode = z
  .string({ error: 'facility-code.invalid' })
  .transform((text) => text.trim().toUpperCase())
  .refine((text) => /^[A-Z0-9][A-Z0-9-]{0,18}[A-Z0-9]$/.test(text), {
    error: 'facility-code.invalid',
  });

/** Schema of an IANA zone. Issue: `time-zone.invalid`. */
export const timeZone = z
  .string({ error: 'time-zone.invalid' })
  .refine(isTimeZone, { error: 'time-zone.invalid' });

/** Beds; 1-2000. */
export const capacity = z
  .int({ error: 'number.invalid' })
  .min(1, { error: 'number.out-of-range' })
  .max(2000, { error: 'number.out-of-range' });

export const shelterSettings = z.object({
  facilityCode,
  name: requiredText(),
  country: z.enum(COUNTRIES_WITH_PACK, { error: 'choice.invalid' }),
  timeZone,
  calendar: z.enum(CALENDARS, { error: 'choice.invalid' }),
  secondCalendar: z.enum([...CALENDARS, 'none'], { error: 'choice.invalid' }),
  digits: z.enum(['latn', 'arab'], { error: 'choice.invalid' }),
  firstDayOfWeek: z.enum(WEEKDAYS, { error: 'choice.invalid' }),
  /** What the people who live here are called in Arabic; the word of the country's law where the house chose none. */
  residentWord: z.enum(RESIDENT_WORDS, { error: 'choice.invalid' }).optional(),
  capacity: capacity.optional(),
  /** By the shelter's own rule: an admission of them is refused, and summaries leave their places empty. */
  neverAdmits: z
    .array(z.enum(PERSON_GROUPS, { error: 'choice.invalid' }))
    .max(PERSON_GROUPS.length - 1, { error: 'shelter.admits-nobody' })
    .transform((groups) => PERSON_GROUPS.filter((group) => groups.includes(group)))
    .default([]),
  fileNumbers: fileNumberPattern,
  /** What kind of house this is and who runs it; signed papers carry only the facility code. */
  identity: z.object({
    facilityType: z.enum(FACILITY_TYPES, { error: 'choice.invalid' }),
    operatedBy: requiredText().optional(),
  }),
});
export type ShelterSettings = z.output<typeof shelterSettings>;
