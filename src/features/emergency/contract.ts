// What the window may ask about opening in an emergency: whether two people could, the opening itself, and what the
// resident's file and the psychologist are told of it afterwards.
import { z } from 'zod';
import { aboutResident } from '../../kernel/about-resident';
import { calendarDate } from '../../kernel/calendar-date';
import { idOf } from '../../kernel/ids';
import {
  command,
  contractOf,
  holders,
  job,
  notRecorded,
  query,
  recorded,
  recordedList,
  recordedWith,
} from '../../kernel/operation';
import { sealedOf } from '../../kernel/sealed';
import { SECOND_PERSON_REFUSALS, secondPersonInput } from '../../kernel/second-person';
import { sessionKind } from '../session-notes/index';
import {
  EMERGENCY_NEEDS,
  EMERGENCY_REASONS,
  EMERGENCY_STATUSES,
  emergencyWords,
} from './emergency';

const residentId = idOf<'resident'>();
const noteId = idOf<'session-note'>();
const reason = z.enum(EMERGENCY_REASONS, { error: 'choice.invalid' });

/** What the list of sessions shows of a note. */
const session = z.object({ heldOn: calendarDate(), kind: sessionKind, authorCode: z.string() });

const opening = z.object({
  id: idOf<'emergency-opening'>(),
  residentId,
  noteId,
  openedAt: z.string(),
  /** Who signed in and who stood beside, by code. */
  firstCode: z.string(),
  secondCode: z.string(),
  reason,
  /** For holders of `case`. */
  words: sealedOf(z.string()),
  seenAt: z.string().nullable(),
  seenByCode: z.string().nullable(),
});

export const emergency = contractOf('emergency', {
  standing: query({
    input: z.object({ residentId, noteId }),
    output: z.object({
      session,
      status: z.enum(EMERGENCY_STATUSES),
      /** Codes of those who hold a share. */
      people: z.array(z.string()),
    }),
    permission: holders({ case: 'read' }),
    refusals: ['emergency.note-not-found'],
    audit: notRecorded('says who holds a share; of the session only what its recorded list shows'),
  }),
  open: job({
    input: z.object({
      residentId,
      noteId,
      reason,
      words: emergencyWords.shape.words,
      second: secondPersonInput,
    }),
    output: z.object({
      id: idOf<'emergency-opening'>(),
      openedAt: z.string(),
      firstCode: z.string(),
      secondCode: z.string(),
      reason,
      session,
      note: z.string(),
    }),
    permission: holders(EMERGENCY_NEEDS),
    refusals: [
      'emergency.note-not-found',
      'emergency.too-few',
      'emergency.no-deal',
      'emergency.not-in-deal',
      'emergency.second-not-in-deal',
      'emergency.share-damaged',
      'emergency.unreadable',
      ...SECOND_PERSON_REFUSALS,
    ],
    audit: recordedWith('emergency.opened', {
      about: (input) => ({ kind: 'session-note', id: input.noteId }),
      details: (input, output) => ({
        second: output.secondCode,
        reason: input.reason,
        opening: output.id,
      }),
    }),
  }),
  ofResident: query({
    input: z.object({ residentId }),
    /** Newest first. */
    output: z.object({
      openings: z.array(
        opening.extend({
          /** Null for roles without `case`: they learn that it happened, when and by whom. */
          noteId: noteId.nullable(),
          reason: reason.nullable(),
        }),
      ),
    }),
    permission: holders({ presence: 'read' }),
    refusals: ['resident.not-found'],
    audit: recordedList('emergency.list', (output) => output.openings, aboutResident),
  }),
  unseen: query({
    input: z.object({}),
    /** Oldest first. */
    output: z.object({
      openings: z.array(opening.extend({ residentName: sealedOf(z.string()) })),
    }),
    permission: holders({ clinical: 'write' }),
    refusals: [],
    audit: recordedList('emergency.unseen', (output) => output.openings),
  }),
  acknowledge: command({
    input: z.object({ id: idOf<'emergency-opening'>() }),
    output: z.object({}),
    permission: holders({ clinical: 'write' }),
    refusals: ['emergency.opening-not-found'],
    audit: recorded('emergency.acknowledge', (input) => ({
      kind: 'emergency-opening',
      id: input.id,
    })),
  }),
});

export type EmergencyOpeningView = z.output<typeof opening>;
export type EmergencyNote = z.output<typeof emergency.open.output>;
