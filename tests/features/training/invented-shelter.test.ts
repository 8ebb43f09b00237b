// The invented shelter: the same seed, the same people; nothing happens outside the days given.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inventedShelter } from '../../../src/features/training/index';
import type { CalendarDate } from '../../../src/kernel/calendar-date';

const FROM = '2024-01-01' as CalendarDate;
const UNTIL = '2025-12-31' as CalendarDate;
const order = (seed: number, residents = 40) => ({ seed, residents, from: FROM, until: UNTIL });

describe('an invented shelter', () => {
  it('is the same for the same seed and another for another', () => {
    expect(inventedShelter(order(5))).toEqual(inventedShelter(order(5)));
    expect(inventedShelter(order(6))).not.toEqual(inventedShelter(order(5)));
  });

  it('keeps every day within the stay and the order', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        for (const { file, exit, plan, sheets, sessions } of inventedShelter(order(seed, 12))) {
          const { admittedOn } = file.stay;
          const lastDay = exit?.exitedOn ?? UNTIL;
          const days = [
            ...(plan === undefined
              ? []
              : [plan.startOn, ...plan.reviews.map((review) => review.heldOn)]),
            ...sheets.map(({ takenOn }) => takenOn),
            ...sessions.map(({ heldOn }) => heldOn),
          ];
          expect(admittedOn >= FROM && lastDay <= UNTIL && lastDay > admittedOn).toBe(true);
          expect(days.every((day) => day >= admittedOn && day <= lastDay)).toBe(true);
          for (const need of exit === undefined ? [] : (plan?.needs ?? [])) {
            expect(need.taskDone).toBe(true);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('never lets an invented person answer the question on self-harm', () => {
    const sheets = inventedShelter(order(1, 100)).flatMap((resident) => resident.sheets);
    const last = sheets
      .filter(({ instrument }) => instrument === 'phq-9')
      .map(({ answers }) => answers[8]);
    expect(last.length).toBeGreaterThan(50);
    expect(last.every((answer) => answer === 0)).toBe(true);
  });

  it('gives every resident a file number of its own', () => {
    const numbers = inventedShelter(order(2, 200)).map(({ file }) => file.caseNumber);
    expect(new Set(numbers).size).toBe(200);
  });
});
