// What is kept sealed of a resident: the few words the night desk must see, and who the person is.
// The two are kept under different keys; whoever holds only the first never learns the second.
import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar-date';
import { partialDate, UNKNOWN_DATE } from '../../kernel/partial-date';
import { optionalNumber } from '../../kernel/number-text';
import { PHONE_LENGTH } from '../../kernel/phone';
import { optionalText, requiredText } from '../../kernel/text';
import { caseNumber, referralSource } from './admission';
import { nationality } from '../../kernel/countries';
import { category, exploitationForm, residentName, sex, spellings } from './resident';

/** What everybody on duty must know at once. A diagnosis never stands here. */
export const ALERTS = [
  'do-not-disclose',
  'no-visitors',
  'night-checks',
  'allergy',
  'medicine',
  'diet',
  'mobility',
  'pregnant',
  'interpreter',
] as const;
export type Alert = (typeof ALERTS)[number];
export const alert = z.enum(ALERTS, { error: 'choice.invalid' });

/** Living here as a national or as a foreigner. Citizenship is another question (table T3). */
export const RESIDENCE_STATUSES = ['national', 'foreign', 'unknown'] as const;
export type ResidenceStatus = (typeof RESIDENCE_STATUSES)[number];
export const residenceStatus = z.enum(RESIDENCE_STATUSES, { error: 'choice.invalid' });

/** Sealed under `presence`. */
export const presence = z.object({
  preferredName: requiredText(120),
  room: optionalText(40).optional(),
  alerts: z.array(alert).max(ALERTS.length).default([]),
  alertNote: optionalText(300).optional(),
  /** Why the file was added although somebody alike was known; written by a desk without the names. */
  duplicateReason: optionalText(500).optional(),
});
export type Presence = z.output<typeof presence>;

/** Sealed under `identity`. */
export const identity = z.object({
  name: residentName,
  birth: partialDate().default(UNKNOWN_DATE),
  otherNationality: nationality.optional(),
  passportNumber: optionalNumber(60).optional(),
  nationalIdNumber: optionalNumber(60).optional(),
  phone: optionalNumber(PHONE_LENGTH).optional(),
  /** Why the file was added although somebody alike was known. */
  duplicateReason: optionalText(500).optional(),
});
export type Identity = z.output<typeof identity>;

/** Counted: clear codes in the encrypted file, open to whoever may count. Absent is unknown. */
export const countedFacts = z.object({
  sex,
  category,
  exploitationForms: z.array(exploitationForm).max(9).default([]),
  nationality: nationality.optional(),
  residenceStatus: residenceStatus.default('unknown'),
});
export type CountedFacts = z.output<typeof countedFacts>;

export const admissionFacts = z.object({
  admittedOn: calendarDate(),
  referralSource: referralSource.default('unknown'),
  /** Completed years as they look; used only where no birth date is known, and no age that may follow from one. */
  guessedAge: z
    .int({ error: 'number.invalid' })
    .min(0, { error: 'number.out-of-range' })
    .max(120, { error: 'number.out-of-range' })
    .optional(),
});
export type AdmissionFacts = z.output<typeof admissionFacts>;

/** One resident's file as it is written at admission and corrected later. */
export const residentFile = z.object({
  caseNumber,
  presence,
  identity: identity.optional(),
  facts: countedFacts,
  stay: admissionFacts,
});
export type ResidentFile = z.output<typeof residentFile>;

/** Every spelling a file is found by, without repeats. */
export function fileSpellings({
  presence,
  identity,
}: Pick<ResidentFile, 'presence' | 'identity'>): string[] {
  return [...new Set([...(identity ? spellings(identity.name) : []), presence.preferredName])];
}
