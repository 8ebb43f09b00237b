// What may be asked about keeping and erasing. Only who is answerable for the files may ask; erasing needs two people.
import { z } from 'zod';
import { aboutFile } from '../../kernel/about-resident';
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
  refusedAccess,
} from '../../kernel/operation';
import { SECOND_PERSON_REFUSALS, secondPersonInput } from '../../kernel/second-person';
import { requiredText } from '../../kernel/text';
import { RECORD_CLASSES, retentionYears } from '../shelter';
import { ERASURE_STATES } from './erasure';
import {
  ERASURE_REASONS,
  erasureReason,
  HOLD_REASONS,
  holdReason,
  KEEP_REASONS,
  keepReason,
} from './retention';

const answerable = holders({ identity: 'write', reporting: 'write' });
const residentId = idOf<'resident'>();
const erasureId = idOf<'erasure'>();
const recordClass = z.enum(RECORD_CLASSES, { error: 'choice.invalid' });
const aboutErasure = (input: { readonly id: string }) => ({ kind: 'erasure', id: input.id });

const hold = z.object({ reason: z.enum(HOLD_REASONS), since: z.string(), staffCode: z.string() });
const keptLonger = z.object({ reason: z.enum(KEEP_REASONS), until: calendarDate() });

const line = z.object({
  id: residentId,
  caseNumber: z.string(),
  name: z.string().nullable(),
  exitedOn: calendarDate(),
  dueOn: calendarDate(),
  hold: hold.nullable(),
});

const period = z.object({
  record: z.enum(RECORD_CLASSES),
  years: z.number(),
  /** Null while nobody has set it: then it is only a number to begin with. */
  set: z.object({ reason: z.string(), setAt: z.string(), staffCode: z.string() }).nullable(),
});

const erasureLine = z.object({
  id: erasureId,
  number: z.number(),
  erasedAt: z.string(),
  by: z.string(),
  second: z.string(),
  reason: z.enum(ERASURE_REASONS),
  state: z.enum(ERASURE_STATES),
  certificate: z.enum(['unfinished', 'pending', 'complete']),
  /** Media that may still hold the old keys. */
  media: z.array(
    z.object({ ordinal: z.number(), label: z.string().nullable(), lastWrittenAt: z.string() }),
  ),
});

const fileContents = z.object({
  keys: z.number(),
  /** Rows that an erasure removes, by a content word or by the room whose register they stand in. */
  rows: z.array(z.object({ content: z.string(), count: z.number() })),
});

const keptFacts = z.object({
  person: z.string(),
  sex: z.string(),
  category: z.string(),
  exploitationForm: z.string(),
  nationality: z.string().nullable(),
  ageFrom: z.number().nullable(),
  admittedOn: calendarDate(),
  exitedOn: calendarDate(),
});

export const retention = contractOf('retention', {
  overview: query({
    input: z.object({}),
    output: z.object({ due: z.number(), unfinished: z.number() }),
    permission: answerable,
    refusals: [],
    audit: notRecorded('two numbers for Today tell nothing about anybody'),
  }),
  reviews: query({
    input: z.object({}),
    output: z.object({ due: z.array(line), periods: z.array(period) }),
    permission: answerable,
    refusals: [],
    audit: recordedList('retention.reviews', (output) => output.due),
  }),
  setPeriod: command({
    input: z.object({ record: recordClass, years: retentionYears, reason: requiredText(300) }),
    output: z.object({}),
    permission: answerable,
    refusals: [],
    audit: recorded('retention.set-period', ({ record }) => ({
      kind: 'retention-period',
      id: record,
    })),
  }),
  consider: query({
    input: z.object({ id: residentId }),
    output: z.object({
      id: residentId,
      caseNumber: z.string(),
      name: z.string().nullable(),
      hasOpenStay: z.boolean(),
      exitedOn: calendarDate().nullable(),
      dueOn: calendarDate().nullable(),
      isDue: z.boolean(),
      classes: z.array(z.enum(RECORD_CLASSES)),
      hold: hold.nullable(),
      keptLonger: keptLonger.nullable(),
      goes: fileContents,
    }),
    permission: answerable,
    refusals: ['residents.not-found', 'retention.already-erased'],
    audit: recorded('retention.consider', aboutFile),
  }),
  hold: command({
    input: z.object({ id: residentId, reason: holdReason }),
    output: z.object({}),
    permission: answerable,
    refusals: ['residents.not-found'],
    audit: recorded('retention.hold', aboutFile),
  }),
  liftHold: command({
    input: z.object({ id: residentId }),
    output: z.object({}),
    permission: answerable,
    refusals: ['residents.not-found', 'retention.not-held'],
    audit: recorded('retention.lift-hold', aboutFile),
  }),
  keepLonger: command({
    input: z.object({ id: residentId, reason: keepReason, until: calendarDate() }),
    output: z.object({}),
    permission: answerable,
    refusals: ['residents.not-found', 'retention.open-stay', 'retention.review-not-later'],
    audit: recorded('retention.keep-longer', aboutFile),
  }),
  erase: job({
    input: z.object({
      id: residentId,
      /** Typed again by whoever decides, so that it is this file and no other. */
      caseNumber: requiredText(40),
      reason: erasureReason,
      second: secondPersonInput,
    }),
    /** Not finished: the person is gone, the keys or their pages are not; the next session that may finishes it. */
    output: z.object({ erasureId, isFinished: z.boolean() }),
    permission: answerable,
    refusals: [
      'residents.not-found',
      'retention.already-erased',
      'retention.open-stay',
      'retention.held',
      'retention.period-not-over',
      'retention.other-file-number',
      'vault.unvouched',
      ...SECOND_PERSON_REFUSALS,
    ],
    audit: recorded('retention.erase', aboutFile),
    recordedRefusals: { 'second-person.not-entitled': refusedAccess(aboutFile) },
  }),
  finish: job({
    input: z.object({}),
    output: z.object({}),
    permission: answerable,
    refusals: ['vault.busy', 'vault.header-damaged', 'vault.no-room', 'vault.cannot-write'],
    audit: recorded('retention.finish'),
  }),
  erasures: query({
    input: z.object({}),
    output: z.object({ erasures: z.array(erasureLine), kept: z.array(keptFacts) }),
    permission: answerable,
    refusals: [],
    audit: recordedList('retention.erasures', (output) => output.erasures),
  }),
  certificate: job({
    input: z.object({ id: erasureId, folder: z.string().min(1).max(200) }),
    output: z.object({ files: z.array(z.object({ name: z.string(), sha256: z.string() })) }),
    permission: answerable,
    refusals: [
      'retention.no-such-erasure',
      'retention.folder-not-granted',
      'retention.folder-not-writable',
      'retention.print-failed',
    ],
    audit: recorded('retention.certificate', aboutErasure),
  }),
});

export type ReviewLine = z.output<typeof line>;
export type PeriodLine = z.output<typeof period>;
export type ErasureLine = z.output<typeof erasureLine>;
export type KeptFactsLine = z.output<typeof keptFacts>;
