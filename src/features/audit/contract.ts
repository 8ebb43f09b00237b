// The audit trail: read in sentences, checked against itself, against the records and against those who remember it.
import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar-date';
import { chosenResident, idOf } from '../../kernel/ids';
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
  staff,
} from '../../kernel/operation';
import { residentLabel } from '../../kernel/resident-label';
import { SECOND_PERSON_REFUSALS, secondPersonInput } from '../../kernel/second-person';
import { alarmOf } from './alarm';
import { brokenTrail, filesChecked, rowsChecked, soundTrail } from './checked';

const reader = holders({ audit: 'read' });
/** The auditor reads it in the trail; the notice on Today waits for whoever answers for the house. */
const manager = holders({ reporting: 'write', audit: 'read' });
const facts = z.record(z.string(), z.union([z.string(), z.number()]));

/** Whose file a line is about, for who sees residents at all. */
const personOfLine = residentLabel.extend({ residentId: idOf<'resident'>() });
export type PersonOfLine = z.output<typeof personOfLine>;

const event = z.object({
  sequence: z.number(),
  at: z.string(),
  actor: z.string(),
  verb: z.string(),
  outcome: z.enum(['done', 'refused']),
  object: z.object({ kind: z.string(), id: z.string() }).optional(),
  person: personOfLine.optional(),
  compartments: z.array(z.string()).optional(),
  device: z.string().optional(),
  /** What was sealed, where this session could open it, and what the vault says of itself. */
  details: facts.optional(),
  /** True for an event that was written outside the trail first. */
  isLate: z.boolean(),
  /** Absent where its person's key covers it. `foreign`: it could not; `open`: the end of a session that was cut short. */
  unsigned: z.enum(['foreign', 'open']).optional(),
});

export const trailFilter = z.object({
  actor: z.string().max(64).optional(),
  group: z.string().max(32).optional(),
  /** Beginning of the id of what an event is about. */
  about: z
    .string()
    .regex(/^[0-9a-z]{4,26}$/, { message: 'audit.file-code-wrong' })
    .optional(),
  /** One file with what lies in it; for who sees residents. */
  file: chosenResident().optional(),
  refusedOnly: z.boolean().optional(),
  from: calendarDate().optional(),
  to: calendarDate().optional(),
});

const verdict = z.enum(['agrees', 'explained', 'smaller', 'inconsistent', 'mistyped', 'not-ours']);
const slip = z.object({
  epoch: z.number(),
  size: z.number(),
  digits: z.string(),
  words: z.array(z.string()),
});
const checkFound = z.object({
  trail: z.discriminatedUnion('sound', [soundTrail, brokenTrail]),
  rows: rowsChecked,
  files: filesChecked,
});
/** What one session did many of in a short time. */
export const MANY_WHAT = ['files', 'names'] as const;

const manyOpened = z.object({
  /** The line of the trail that tells it. */
  sequence: z.number(),
  at: z.string(),
  code: z.string(),
  count: z.number(),
  what: z.enum(MANY_WHAT),
});
const token = z.object({ folder: z.string().min(1).max(200) });
const FOLDER_REFUSALS = ['audit.folder-not-granted', 'audit.folder-not-writable'] as const;
/** SHA-256 of what was written and, where it is known, the medium it lies on. */
const written = {
  sha256: z.string(),
  medium: z.union([z.string(), z.number()]).optional(),
};
const handedOut = (_input: unknown, output: z.output<z.ZodObject<typeof written>>) => ({
  sha256: output.sha256,
  ...(output.medium === undefined ? {} : { medium: output.medium }),
});

/** How many lines their person's key does not cover. */
const authors = z.object({
  foreign: z.number(),
  firstForeign: z.number().optional(),
  /** Ends of sessions that were cut short and nobody has owned. */
  open: z.number(),
});

const shownAlarm = alarmOf({
  /** How many more wait until this one is answered. */
  each: { waiting: z.number() },
  found: {},
  witness: z.object({ kind: z.string(), size: z.number() }),
});

export const audit = contractOf('audit', {
  /** What every page must know: whether an alarm stands and whether the disk takes anything. */
  state: query({
    input: z.object({}),
    output: z.object({
      mode: z.enum(['normal', 'read-only', 'damaged']),
      /** Events that are in memory only. */
      unsaved: z.number(),
      alarm: shownAlarm.optional(),
      /** When everything was last checked; absent before the first time. */
      check: z.object({ isDue: z.boolean(), lastAt: z.string().optional() }),
      slip: z.object({ isDue: z.boolean(), lastAt: z.string().optional() }),
    }),
    permission: staff,
    refusals: [],
    audit: notRecorded('asked by every page; tells nothing about anybody'),
  }),
  /** When somebody outside the vault last learnt where the trail stands; null where that never happened. */
  witnesses: query({
    input: z.object({}),
    output: z.object({
      slipAt: z.string().nullable(),
      stickAt: z.string().nullable(),
      summaryAt: z.string().nullable(),
      /** A week without any of them. */
      isDue: z.boolean(),
    }),
    permission: staff,
    refusals: [],
    audit: notRecorded('three moments; tells nothing about anybody'),
  }),
  read: job({
    input: z.object({
      filter: trailFilter.default({}),
      before: z.number().int().positive().optional(),
    }),
    output: z.object({
      events: z.array(event),
      /** How many events the filter finds. */
      found: z.number(),
      size: z.number(),
      people: z.array(z.string()),
    }),
    permission: reader,
    refusals: ['access.denied'],
    audit: recordedList('audit.read', (output) => output.events),
  }),
  verify: job({
    input: z.object({}),
    output: z.discriminatedUnion('sound', [
      soundTrail.extend({ authors }),
      brokenTrail.extend({ authors }),
    ]),
    permission: reader,
    refusals: [],
    audit: recorded('audit.verify'),
  }),
  /**
   * Everything: trail, rows, files. Whoever is signed in may start it; only who reads the trail hears what was found
   * beyond the alarm that everybody sees.
   */
  check: job({
    /** `asked` by a person, or begun by itself because it was due. */
    input: z.object({ asked: z.boolean() }),
    output: z.object({
      sound: z.boolean(),
      /** When the check began, which may have been in an earlier session. */
      checkedAt: z.string(),
      found: checkFound.nullable(),
    }),
    permission: staff,
    refusals: ['audit.check-running', 'audit.check-stopped', 'vault.no-room'],
    audit: recordedWith('audit.check', {
      details: ({ asked }, { sound }) => ({
        result: sound ? 'sound' : 'unsound',
        begun: asked ? 'asked' : 'due',
      }),
    }),
  }),
  acknowledge: job({
    input: z.object({ sequence: z.number().int().positive(), second: secondPersonInput }),
    output: z.object({}),
    permission: reader,
    refusals: ['audit.no-alarm', ...SECOND_PERSON_REFUSALS],
    audit: recorded('audit.acknowledge'),
  }),
  /** Lines of one's own earlier session that was cut short before they were signed for. */
  cutSession: query({
    input: z.object({}),
    output: z.object({
      cut: z
        .object({
          session: z.number(),
          lines: z.array(
            z.object({
              sequence: z.number(),
              at: z.string(),
              verb: z.string(),
              outcome: z.string(),
            }),
          ),
        })
        .nullable(),
    }),
    permission: staff,
    refusals: [],
    audit: notRecorded('what the person did last, told to nobody else'),
  }),
  /** Signs for them: they are one's own. */
  ownCutSession: command({
    input: z.object({ session: z.number().int().positive() }),
    output: z.object({}),
    permission: staff,
    refusals: ['audit.no-cut-session'],
    audit: recordedWith('audit.cut-session-owned', {
      details: ({ session }) => ({ line: session }),
    }),
  }),
  /** Sessions in which many files were opened, or many names asked after, within a short time, until a manager has seen it. */
  manyOpened: query({
    input: z.object({}),
    output: z.object({ notices: z.array(manyOpened) }),
    permission: manager,
    refusals: [],
    audit: notRecorded(
      'staff codes and numbers that stand in the trail; tells nothing about anybody',
    ),
  }),
  seeManyOpened: command({
    input: z.object({ sequence: z.number().int().positive() }),
    output: z.object({}),
    permission: manager,
    refusals: [],
    audit: recordedWith('audit.many-opened-seen', {
      details: ({ sequence }) => ({ line: sequence }),
    }),
  }),
  /** Today's slip, for copying by hand; counts as taken. */
  takeSlip: command({
    input: z.object({}),
    output: slip,
    permission: reader,
    refusals: [],
    audit: recorded('audit.slip-taken'),
  }),
  printSlip: job({
    input: token.extend({ language: z.enum(['ar', 'en']) }),
    output: slip.extend({ file: z.string(), ...written }),
    permission: reader,
    refusals: [...FOLDER_REFUSALS, 'audit.no-printing'],
    audit: recordedWith('audit.slip-printed', { details: handedOut }),
  }),
  compareSlip: command({
    input: z.object({
      epoch: z.number().int().min(1).default(1),
      size: z
        .number({ error: 'audit.slip-size-wrong' })
        .int({ error: 'audit.slip-size-wrong' })
        .min(1, { error: 'audit.slip-size-wrong' }),
      digits: z.string().trim().min(1, { message: 'audit.slip-digits-missing' }).max(64),
      words: z.string().trim().min(1, { message: 'audit.slip-words-missing' }).max(200),
    }),
    output: z.object({ verdict }),
    permission: reader,
    refusals: [],
    audit: recorded('audit.slip-compared'),
  }),
  /** The state of the trail that a signed summary carries, in its PDF or its JSON. */
  compareSummary: job({
    input: z.object({ bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
    output: z.object({
      verdict: z.enum(['agrees', 'explained', 'smaller', 'inconsistent']),
      epoch: z.number(),
      size: z.number(),
    }),
    permission: reader,
    refusals: ['audit.summary-unreadable', 'audit.summary-other-vault', 'audit.summary-not-signed'],
    audit: recordedWith('audit.summary-compared', {
      details: (
        _input,
        { verdict, size }: { readonly verdict: string; readonly size: number },
      ) => ({
        verdict,
        witnessed: size,
      }),
    }),
  }),
  visitStick: job({
    input: token,
    output: z.object({
      earlier: z.array(z.object({ epoch: z.number(), size: z.number(), verdict })),
      size: z.number(),
    }),
    permission: reader,
    refusals: FOLDER_REFUSALS,
    audit: recorded('audit.stick-visited'),
  }),
  export: job({
    input: token,
    output: z.object({
      files: z.array(z.string()),
      size: z.number(),
      publicKey: z.string(),
      ...written,
    }),
    permission: reader,
    refusals: FOLDER_REFUSALS,
    audit: recordedWith('audit.exported', { details: handedOut }),
  }),
});

export type SummaryCompared = z.output<(typeof audit)['compareSummary']['output']>;
export type Written = z.output<z.ZodObject<typeof written>>;
export type AuditLine = z.output<typeof event>;
export type TrailFilter = z.output<typeof trailFilter>;
export type TrailState = z.output<(typeof audit)['state']['output']>;
export type ManyOpened = z.output<typeof manyOpened>;
export type SlipFacts = z.output<typeof slip>;
export type WitnessWord = z.output<typeof verdict>;
export type CheckAnswer = z.output<(typeof audit)['check']['output']>;
export type AuditVerdict = z.output<(typeof audit)['verify']['output']>;
