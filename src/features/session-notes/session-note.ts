// A session with the psychologist: when, what kind, and the note that only clinical staff can open.
import { z } from 'zod';
import { type CalendarDate, compareDates } from '../../kernel/calendar-date';
import { ok, type Result, refuse } from '../../kernel/result';
import { NOTE_LENGTH, requiredText } from '../../kernel/text';

export const SESSION_KINDS = ['individual', 'group', 'family', 'assessment', 'crisis'] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];
export const sessionKind = z.enum(SESSION_KINDS, { error: 'choice.invalid' });

/** Sealed under `clinical`. */
export const sessionWords = z.object({ note: requiredText(NOTE_LENGTH) });
export type SessionWords = z.output<typeof sessionWords>;

export function checkSession(
  heldOn: CalendarDate,
  today: CalendarDate,
): Result<undefined, 'session-notes.day-in-future'> {
  return compareDates(heldOn, today) > 0 ? refuse('session-notes.day-in-future') : ok(undefined);
}
