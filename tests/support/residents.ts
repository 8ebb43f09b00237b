// Invented residents for tests: a full file as the admit screen would send it.
import type { residents } from '../../src/features/residents/contract';
import type { InputOf } from '../../src/kernel/operation';

/** With its number written: a correction asks for one. */
export type AdmitInput = InputOf<typeof residents.admit> & { caseNumber: string };
type NameInput = NonNullable<AdmitInput['identity']>['name'];

/** The four-part name, and other spellings if any. */
export function inventedName(full: string, more: Partial<NameInput> = {}): NameInput {
  const [given, father, grandfather, family] = full.split(' ');
  const none = undefined;
  return {
    given,
    father,
    grandfather,
    family,
    asOnDocument: none,
    latin: none,
    preferred: none,
    ...more,
  };
}

/** What an identity holder sends to admit somebody. */
export function admitInput(caseNumber: string, fullName: string, born = '1998-04-12'): AdmitInput {
  return {
    caseNumber,
    presence: { preferredName: fullName.split(' ')[0] ?? fullName, room: '3', alerts: ['allergy'] },
    identity: {
      name: inventedName(fullName),
      birth: { precision: 'day', date: born },
      passportNumber: 'P-7781234',
    },
    facts: {
      sex: 'female',
      category: 'identified-victim',
      exploitationForms: ['forced-labour'],
      nationality: 'ET',
      residenceStatus: 'foreign',
    },
    stay: { admittedOn: '2026-03-01', referralSource: 'police' },
  };
}

/** What the night desk sends: no identity. */
export function deskInput(caseNumber: string, preferredName: string): AdmitInput {
  const { identity: _identity, ...rest } = admitInput(caseNumber, preferredName);
  return { ...rest, presence: { preferredName, room: '5', alerts: [] } };
}
