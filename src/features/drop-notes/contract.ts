// What the window may ask about notes left for colleagues: to leave one, to see that it was left, and, for those it
// was left for, to open it and take it into the file. Its writer has no operation that gives it back.
import { z } from 'zod';
import { aboutResident } from '../../kernel/about-resident';
import { idOf } from '../../kernel/ids';
import {
  contractOf,
  holders,
  job,
  query,
  recorded,
  recordedList,
  refusedAccess,
} from '../../kernel/operation';
import { sealedOf } from '../../kernel/sealed';
import { DROP_STATES, dropAddress, dropWords } from './drop-note';

const residentId = idOf<'resident'>();
const id = idOf<'drop-note'>();
const note = z.object({
  id,
  residentId,
  to: dropAddress,
  filedAt: z.string(),
  authorCode: z.string(),
  mine: z.boolean(),
  state: z.enum(DROP_STATES),
  takenAt: z.string().nullable(),
  takenByCode: z.string().nullable(),
  /** Whether this session may open it, as it now lies. */
  mayOpen: z.boolean(),
});
const read = holders({ presence: 'read' });
const aboutNote = (input: { readonly id: string }) => ({ kind: 'drop-note', id: input.id });

export const dropNotes = contractOf('drop-notes', {
  file: job({
    input: z.object({ residentId, to: dropAddress, words: dropWords.shape.words }),
    output: z.object({ id, to: dropAddress, filedAt: z.string() }),
    permission: read,
    refusals: ['resident.not-found', 'drop-notes.not-allowed', 'vault.unvouched'],
    audit: recorded('drop-notes.file', (_input, output) => ({ kind: 'drop-note', id: output.id })),
    recordedRefusals: { 'drop-notes.not-allowed': refusedAccess(aboutResident) },
  }),
  ofResident: query({
    input: z.object({ residentId }),
    /** Newest first: those this session left itself, and those left for it. */
    output: z.object({ notes: z.array(note) }),
    permission: read,
    refusals: ['resident.not-found'],
    audit: recordedList('drop-notes.list', (output) => output.notes, aboutResident),
  }),
  waiting: query({
    input: z.object({}),
    /** Oldest first. */
    output: z.object({ notes: z.array(note.extend({ residentName: sealedOf(z.string()) })) }),
    permission: read,
    refusals: [],
    audit: recordedList('drop-notes.waiting', (output) => output.notes),
  }),
  take: job({
    input: z.object({ id }),
    output: z.object({ note, words: sealedOf(z.string()) }),
    permission: read,
    refusals: [
      'drop-notes.not-found',
      'drop-notes.not-for-you',
      'drop-notes.key-not-held',
      'drop-notes.already-taken',
    ],
    audit: recorded('drop-notes.take', aboutNote),
    recordedRefusals: { 'drop-notes.not-for-you': refusedAccess(aboutNote) },
  }),
  read: query({
    input: z.object({ id }),
    output: z.object({ note, words: sealedOf(z.string()) }),
    permission: read,
    refusals: ['drop-notes.not-found', 'drop-notes.not-for-you', 'drop-notes.not-taken-yet'],
    audit: recorded('drop-notes.read', aboutNote),
    recordedRefusals: { 'drop-notes.not-for-you': refusedAccess(aboutNote) },
  }),
});

export type DropNoteView = z.output<typeof note>;
