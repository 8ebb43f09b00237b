// What may be asked about one stay: its facts with what they said before, and a correction with its reason.
import { z } from 'zod';
import { aboutFile } from '../../kernel/about-resident';
import { calendarDate } from '../../kernel/calendar-date';
import { CORRECTION_REFUSALS, correcting, correctionView } from '../../kernel/corrections';
import { idOf } from '../../kernel/ids';
import { command, contractOf, holders, query, recorded } from '../../kernel/operation';
import { exitDestination, exitReason, referralSource } from './admission';

const stayOf = z.object({ id: idOf<'resident'>(), stayId: idOf<'stay'>() });

export const stayView = z.object({
  id: idOf<'stay'>(),
  admittedOn: calendarDate(),
  age: z.object({ years: z.number(), approximate: z.boolean() }).nullable(),
  /** These three are null where the facts of the case are closed. */
  referralSource: referralSource.nullable(),
  exit: z
    .object({
      exitedOn: calendarDate(),
      reason: exitReason.nullable(),
      destination: exitDestination.nullable(),
    })
    .nullable(),
  nights: z.number(),
});
export type OpenedStay = z.output<typeof stayView>;

/** `never`: the person did not leave, or has not left yet. */
const correctedExit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('never') }),
  z.object({
    kind: z.literal('left'),
    exitedOn: calendarDate(),
    reason: exitReason,
    destination: exitDestination.default('unknown'),
  }),
]);

const openedStay = z.object({
  stay: stayView,
  version: z.number(),
  corrections: z.array(correctionView),
  mayCorrect: z.boolean(),
  /** False where another stay follows or lasts: this leaving cannot be unsaid. */
  mayGoOn: z.boolean(),
});
export type StayOnPage = z.output<typeof openedStay>;

/** A part of the residents' contract. */
export const stayOperations = contractOf('residents', {
  openStay: query({
    input: stayOf,
    output: openedStay,
    permission: holders({ presence: 'read' }),
    refusals: ['residents.not-found', 'residents.stay-not-found'],
    audit: recorded('residents.open-stay', aboutFile),
  }),
  /** What it said before stays beside it, sealed for case work. */
  correctStay: command({
    input: stayOf.extend({
      ...correcting,
      admittedOn: calendarDate(),
      referralSource: referralSource.default('unknown'),
      exit: correctedExit,
    }),
    output: z.object({ version: z.number() }),
    permission: holders({ presence: 'write', case: 'write' }),
    refusals: [
      'residents.not-found',
      'residents.stay-not-found',
      'residents.admitted-in-future',
      'residents.born-after-admission',
      'residents.exit-in-future',
      'residents.exit-before-admission',
      'residents.stay-not-ended',
      'residents.stay-not-newest',
      'residents.stay-before-last',
      'residents.stay-after-next',
      'residents.admitted-after-status',
      'residents.never-admitted',
      ...CORRECTION_REFUSALS,
    ],
    audit: recorded('residents.correct-stay', aboutFile),
  }),
});
