// Names of records. An id is 26 characters of random base32: it tells nothing about time, order or person.
import { z } from 'zod';

declare const recordKind: unique symbol;

/** Text id branded with the kind of record it names, so that a stay cannot be passed for a resident. */
export type Id<Kind extends string> = string & { readonly [recordKind]: Kind };

export type ResidentId = Id<'resident'>;
export type StayId = Id<'stay'>;
export type StaffId = Id<'staff'>;
export type CarePlanId = Id<'care-plan'>;
export type NeedId = Id<'need'>;
export type StatusId = Id<'status'>;
export type GoalId = Id<'goal'>;
export type TaskId = Id<'task'>;
export type ReviewId = Id<'review'>;
export type SessionNoteId = Id<'session-note'>;
export type ScoreSheetId = Id<'score-sheet'>;
export type ImportId = Id<'import'>;
export type ArchiveCaseId = Id<'archive-case'>;
export type SummaryId = Id<'summary'>;
export type DropNoteId = Id<'drop-note'>;
export type EmergencyOpeningId = Id<'emergency-opening'>;
export type ErasureId = Id<'erasure'>;

const ID_PATTERN = /^[0-9a-hjkmnp-tv-z]{26}$/;
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Schema of an id of one kind (26 characters, Crockford base32 in lower case); the issue code where a worker chooses it. */
export function idOf<Kind extends string>(issue?: string): z.ZodType<Id<Kind>, string> {
  return z
    .string()
    .regex(ID_PATTERN, issue)
    .transform((text) => text as Id<Kind>);
}

/** What a worker chooses from a search; a name that was typed and not chosen is refused by its own sentence. */
export const chosenResident = (): z.ZodType<ResidentId, string> =>
  idOf<'resident'>('resident.not-chosen');

/** The same for somebody who works here. */
export const chosenStaff = (): z.ZodType<StaffId, string> => idOf<'staff'>('staff.not-chosen');

/** True for the text of an id; of which kind of record is for its place to say. */
export function isId<Kind extends string>(text: string): text is Id<Kind> {
  return ID_PATTERN.test(text);
}

/** Writes 130 bits of the given randomness (at least 17 bytes) as an id. Throws RangeError on fewer bytes. */
export function idFromBytes<Kind extends string>(bytes: Uint8Array): Id<Kind> {
  if (bytes.length < 17) throw new RangeError('an id needs 17 random bytes');
  const letters: number[] = [];
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5 && letters.length < 26) {
      bits -= 5;
      letters.push(ALPHABET.charCodeAt((held >> bits) & 31));
    }
    held &= (1 << bits) - 1;
  }
  return String.fromCharCode(...letters) as Id<Kind>;
}
