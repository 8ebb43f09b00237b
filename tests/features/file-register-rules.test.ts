// What the registers of a resident's file refuse, each with the entry beside it that they take.
import { describe, expect, it } from 'vitest';
import { allergy } from '../../src/features/allergies/index';
import { condition } from '../../src/features/conditions/index';
import { consent } from '../../src/features/consents/index';
import { contact } from '../../src/features/contacts/index';
import { medicine } from '../../src/features/medicines/index';
import { paper } from '../../src/features/resident-papers/index';
import { traffickingEvent } from '../../src/features/trafficking-events/index';
import { workClaim } from '../../src/features/work-claims/index';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import { type EntryExample, filledExample } from '../../src/kernel/entry/entry-example';
import type { StaffId } from '../../src/kernel/ids';

const TODAY = '2026-03-10' as CalendarDate;
const OF = { residentId: null, on: TODAY, staffId: 's'.repeat(26) as StaffId };

type Kind = Parameters<typeof filledExample>[0] & {
  readonly rules?: { check(entry: never, today: CalendarDate): string | undefined };
};

/** The kind's first example with other answers: the code it is refused by, or undefined. */
function answer(kind: Kind & { readonly examples: readonly EntryExample[] }, changes: object) {
  const entry = { ...filledExample(kind, kind.examples[0] ?? {}, OF), ...changes };
  return kind.rules?.check(entry as never, TODAY);
}

const BEFORE = '2026-03-09';

describe.each([
  [
    'contacts',
    contact,
    [
      [{ safety: 'unsafe', mayBeTold: true }, 'contacts.unsafe-is-told'],
      [{ safety: 'not-known', mayBeTold: true }, 'contacts.unsafe-is-told'],
      [
        { safety: 'never-call', mayBeTold: false, calledInEmergency: true },
        'contacts.unsafe-in-emergency',
      ],
      [{ safety: 'never-call', mayBeTold: false, calledInEmergency: false }, undefined],
      [{ endedOn: BEFORE }, 'contacts.ended-before'],
      [{ endedOn: TODAY }, undefined],
    ],
  ],
  [
    'papers',
    paper,
    [
      [{ original: 'withheld', withheldBy: null }, 'resident-papers.withheld-needs-by'],
      [{ original: 'lost', withheldBy: 'employer' }, 'resident-papers.by-needs-withheld'],
      [{ original: 'lost', withheldBy: null }, undefined],
      [{ issuedOn: TODAY, expiresOn: BEFORE }, 'resident-papers.expires-before-issued'],
      [{ issuedOn: null, expiresOn: BEFORE }, undefined],
    ],
  ],
  [
    'consents',
    consent,
    [
      [{ way: 'guardian', givenBy: null }, 'consents.guardian-unnamed'],
      [{ way: 'guardian-and-assent', givenBy: null }, 'consents.guardian-unnamed'],
      [{ way: 'guardian', givenBy: 'أمها' }, undefined],
      [{ way: 'witnessed-word', witness: null }, 'consents.witness-unnamed'],
      [{ expiresOn: BEFORE }, 'consents.expires-before-given'],
      [{ withdrawnOn: BEFORE }, 'consents.withdrawn-before-given'],
      [{ withdrawnOn: TODAY }, undefined],
    ],
  ],
  [
    'what happened',
    traffickingEvent,
    [
      [{ startedOn: TODAY, finishedOn: BEFORE }, 'trafficking-events.finished-before'],
      [{ startedOn: null, finishedOn: BEFORE }, undefined],
    ],
  ],
  [
    'work',
    workClaim,
    [
      [{ startedOn: TODAY, leftOn: BEFORE }, 'work-claims.left-before'],
      [{ startedOn: BEFORE, leftOn: TODAY }, undefined],
    ],
  ],
  [
    'allergies',
    allergy,
    [
      [{ ruledOutOn: BEFORE }, 'allergies.ruled-out-before'],
      [{ ruledOutOn: TODAY }, undefined],
    ],
  ],
  [
    'medicines',
    medicine,
    [
      [{ timesADay: null, asNeeded: false }, 'medicines.how-often'],
      [{ timesADay: null, asNeeded: true }, undefined],
      [{ stoppedOn: BEFORE }, 'medicines.stopped-before'],
    ],
  ],
  [
    'state of health',
    condition,
    [
      [{ kind: 'injury', dueOn: TODAY }, 'conditions.due-without-pregnancy'],
      [{ kind: 'pregnancy', dueOn: '2026-08-01' }, undefined],
      [{ dueOn: null, overOn: BEFORE }, 'conditions.over-before'],
    ],
  ],
] as const)('%s', (_room, kind, cases) => {
  it('takes its own example', () => expect(answer(kind as never, {})).toBeUndefined());

  it.each([...cases])('answers %j with %s', (changes, code) => {
    expect(answer(kind as never, changes)).toBe(code);
  });
});
