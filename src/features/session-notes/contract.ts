// What the window may ask about sessions. Case staff learn that a session took place; the note is for clinical staff.
import { z } from 'zod';
import { aboutResident } from '../../kernel/about-resident';
import { calendarDate } from '../../kernel/calendar-date';
import { CORRECTION_REFUSALS, correcting, correctionView } from '../../kernel/corrections';
import { idOf } from '../../kernel/ids';
import {
  command,
  contractOf,
  holders,
  query,
  recorded,
  recordedList,
} from '../../kernel/operation';
import { sessionKind, sessionWords } from './session-note';

const residentId = idOf<'resident'>();

const session = z.object({
  id: idOf<'session-note'>(),
  heldOn: calendarDate(),
  kind: sessionKind,
  authorCode: z.string(),
});

export const sessionNotes = contractOf('session-notes', {
  list: query({
    input: z.object({ residentId }),
    output: z.object({
      /** Newest first. */
      sessions: z.array(session),
      mayOpen: z.boolean(),
      mayWrite: z.boolean(),
      today: calendarDate(),
    }),
    permission: holders({ case: 'read' }),
    refusals: ['resident.not-found'],
    audit: recordedList('session-notes.list', (output) => output.sessions, aboutResident),
  }),
  write: command({
    input: z.object({
      residentId,
      heldOn: calendarDate(),
      kind: sessionKind,
      note: sessionWords.shape.note,
    }),
    output: z.object({ id: idOf<'session-note'>() }),
    permission: holders({ clinical: 'write' }),
    refusals: ['resident.not-found', 'session-notes.day-in-future'],
    audit: recorded('session-notes.write', (_input, output) => ({
      kind: 'session-note',
      id: output.id,
    })),
  }),
  open: query({
    input: z.object({ id: idOf<'session-note'>() }),
    output: session.extend({
      residentId,
      note: z.string(),
      version: z.number(),
      corrections: z.array(correctionView),
      mayCorrect: z.boolean(),
    }),
    permission: holders({ clinical: 'read' }),
    refusals: ['session-notes.not-found', 'session-notes.unreadable'],
    audit: recorded('session-notes.open', (input) => ({ kind: 'session-note', id: input.id })),
  }),
  /** What it said before stays beside it, sealed like the note. */
  correct: command({
    input: z.object({
      id: idOf<'session-note'>(),
      ...correcting,
      heldOn: calendarDate(),
      kind: sessionKind,
      note: sessionWords.shape.note,
    }),
    output: z.object({ version: z.number() }),
    permission: holders({ clinical: 'write' }),
    refusals: [
      'session-notes.not-found',
      'session-notes.unreadable',
      'session-notes.day-in-future',
      ...CORRECTION_REFUSALS,
    ],
    audit: recorded('session-notes.correct', (input) => ({ kind: 'session-note', id: input.id })),
  }),
});

export type SessionView = z.output<typeof session>;
