// What the window may ask about progress. Score sheets are for clinical staff; goal attainment for case staff.
import { z } from 'zod';
import { aboutResident } from '../../kernel/about-resident';
import { calendarDate } from '../../kernel/calendar-date';
import { idOf } from '../../kernel/ids';
import {
  command,
  contractOf,
  holders,
  notRecorded,
  query,
  recorded,
  recordedList,
} from '../../kernel/operation';
import { optionalText, requiredText } from '../../kernel/text';
import { changeOutcome } from './outcomes';
import { safetyAction } from './parts';
import { answers, instrumentId, scoreSheetInput } from './schemas';

const residentId = idOf<'resident'>();
const sheetId = idOf<'score-sheet'>();
const aboutSheet = (input: { readonly sheetId: string }) => ({
  kind: 'score-sheet',
  id: input.sheetId,
});

const band = z.enum([
  'minimal',
  'mild',
  'moderate',
  'moderately-severe',
  'severe',
  'likely-depression',
  'low',
  'well',
]);

const score = z.discriminatedUnion('complete', [
  z.object({
    complete: z.literal(true),
    total: z.number(),
    raw: z.number(),
    band,
    screenPositive: z.boolean(),
    safetyAlert: z.boolean(),
    algorithmPositive: z.boolean().optional(),
  }),
  z.object({ complete: z.literal(false), missing: z.number(), safetyAlert: z.boolean() }),
]);

const point = z.object({ sheetId, on: calendarDate(), total: z.number(), band });

const summary = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('empty') }),
  z.object({ kind: z.literal('single'), only: point }),
  z.object({
    kind: z.literal('change'),
    count: z.number(),
    first: point,
    last: point,
    points: z.number(),
    direction: z.enum(['better', 'worse', 'same']),
    relevant: z.boolean(),
  }),
]);

const event = z.object({ on: calendarDate(), kind: z.enum(['admission', 'exit', 'review']) });

const shownSafety = z.object({ action: z.string(), responsibleCode: z.string() });

const RULES = [
  'resident.not-found',
  'progress.day-in-future',
  'progress.wrong-number-of-answers',
  'progress.answer-not-on-scale',
  'progress.too-young-for-instrument',
  'progress.age-unknown-for-instrument',
  'progress.first-week-no-trauma-inventory',
  'progress.safety-action-needed',
  'progress.responsible-not-present',
] as const;

const written = { safetyAction: safetyAction.optional() };

export const progress = contractOf('progress', {
  /** What the entry page needs before anything is asked. */
  prepare: query({
    input: z.object({ residentId }),
    output: z.object({
      today: calendarDate(),
      staff: z.array(z.object({ id: idOf<'staff'>(), code: z.string(), self: z.boolean() })),
    }),
    permission: holders({ clinical: 'write' }),
    refusals: ['resident.not-found'],
    audit: notRecorded('staff codes and the day tell nothing about anybody'),
  }),
  record: command({
    input: scoreSheetInput.extend({ residentId, ...written }),
    output: z.object({ sheetId, score }),
    permission: holders({ clinical: 'write' }),
    refusals: RULES,
    audit: recorded('progress.record', aboutResident),
  }),
  correct: command({
    input: z.object({
      sheetId,
      expectedVersion: z.int().min(1),
      takenOn: calendarDate(),
      answers,
      overrideReason: optionalText(500).optional(),
      reason: requiredText(500),
      ...written,
    }),
    output: z.object({ version: z.number(), score }),
    permission: holders({ clinical: 'write' }),
    refusals: [
      ...RULES,
      'progress.sheet-not-found',
      'progress.changed-meanwhile',
      'progress.unreadable',
    ],
    audit: recorded('progress.correct', aboutSheet),
  }),
  series: query({
    input: z.object({ residentId, instrument: instrumentId }),
    output: z.object({
      points: z.array(point),
      summary,
      events: z.array(event),
      /** Sheets with a missing answer: they have no total and are no points. */
      incomplete: z.array(z.object({ sheetId, on: calendarDate() })),
      /** Sheets that are there and could not be read. */
      unreadable: z.number(),
      mayRecord: z.boolean(),
    }),
    permission: holders({ clinical: 'read' }),
    refusals: ['resident.not-found'],
    audit: recordedList('progress.series', (output) => output.points, aboutResident),
  }),
  sheet: query({
    input: z.object({ sheetId }),
    output: z.object({
      sheetId,
      residentId,
      version: z.number(),
      instrument: instrumentId,
      takenOn: calendarDate(),
      enteredBy: z.string(),
      answers,
      score,
      changeOutcome: changeOutcome.nullable(),
      overrideReason: z.string().nullable(),
      safety: shownSafety.nullable(),
      /** What stood here before, newest first. */
      earlier: z.array(
        z.object({
          takenOn: calendarDate(),
          answers,
          replacedOn: calendarDate(),
          replacedBy: z.string(),
          reason: z.string(),
          overrideReason: z.string().nullable(),
          safety: shownSafety.nullable(),
        }),
      ),
    }),
    permission: holders({ clinical: 'read' }),
    refusals: ['progress.sheet-not-found', 'progress.unreadable'],
    audit: recorded('progress.sheet', aboutSheet),
  }),
  attainment: query({
    input: z.object({ residentId }),
    output: z.object({
      points: z.array(
        z.object({
          reviewId: idOf<'review'>(),
          on: calendarDate(),
          score: z.number(),
          goals: z.number(),
        }),
      ),
      /** T-score of the starting levels of the goals in the newest point. */
      baseline: z.number().nullable(),
      change: z.number().nullable(),
      events: z.array(event),
    }),
    permission: holders({ case: 'read' }),
    refusals: ['resident.not-found'],
    audit: recordedList('progress.attainment', (output) => output.points, aboutResident),
  }),
});

export type ScoreView = z.output<typeof score>;
export type SeriesView = z.output<typeof progress.series.output>;
export type SheetView = z.output<typeof progress.sheet.output>;
export type AttainmentView = z.output<typeof progress.attainment.output>;
export type ProgressEvent = z.output<typeof event>;
