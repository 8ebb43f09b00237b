// An invented file as the vault opens it for the window.
import type { OpenedResident } from '../../src/features/residents/contract';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import type { ResidentId, StayId } from '../../src/kernel/ids';

export const RESIDENT = '0123456789abcdefghjkmnpqrs' as ResidentId;

export function openedResident(more: Partial<OpenedResident> = {}): OpenedResident {
  return {
    id: RESIDENT,
    caseNumber: 'K-2026-0007',
    version: 3,
    sex: 'female',
    facts: {
      state: 'open',
      value: {
        category: 'identified-victim',
        exploitationForms: [],
        nationality: null,
        residenceStatus: 'unknown',
      },
    },
    presence: {
      state: 'open',
      value: { preferredName: 'أم علي', room: '12', alerts: ['allergy'] },
    },
    identity: { state: 'closed' },
    together: [],
    sameAs: [],
    unanswered: {},
    stays: [
      {
        id: RESIDENT as unknown as StayId,
        admittedOn: '2026-02-01' as CalendarDate,
        age: { years: 16, approximate: true },
        referralSource: 'police',
        exit: null,
        nights: 37,
      },
    ],
    inHouse: true,
    age: { years: 16, approximate: true, atAdmission: true },
    may: { correct: false, writeIdentity: false, guessAge: false },
    ...more,
  };
}
