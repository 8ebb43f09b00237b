// The age on the day of an admission, as far as this session can know it, and what becomes of it where the day was wrong.
import type { Age } from '../../kernel/partial-date';
import { ageAtAdmission } from './admission';
import { ageCarried, ageCorrected, ageToKeep } from './kept-age';
import type { AdmissionFacts, Identity } from './parts';
import type { Stay } from './records';

type AskedAge = Pick<AdmissionFacts, 'admittedOn' | 'guessedAge'>;

export interface AgeSources {
  readonly identity: Identity | undefined;
  /** Whose ages count where the identity cannot be read, oldest first. */
  readonly stays: readonly Stay[];
  readonly identityWritten: boolean;
}

/** By the birth date; where it cannot be read, by an age that followed from it; only then as guessed. */
export function ageOf(stay: AskedAge, known: AgeSources): Age | null {
  const { identity, stays, identityWritten } = known;
  if (identity === undefined) {
    const kept = ageToKeep(stays, identityWritten);
    if (kept !== undefined) return ageCarried(kept, stay.admittedOn);
  }
  const age = identity === undefined ? null : ageAtAdmission(identity.birth, stay.admittedOn);
  if (age !== null || stay.guessedAge === undefined) return age;
  return { years: stay.guessedAge, approximate: true };
}

/** The stay's own age comes first: what an identity holder set right there is not undone by an older stay. */
export function correctedAge(stay: AskedAge, before: Stay, known: AgeSources): Age | null {
  if (before.age === null) return ageOf(stay, known);
  const kept =
    known.identity === undefined ? ageToKeep([before], known.identityWritten) : undefined;
  if (kept !== undefined) return ageCorrected(kept, stay.admittedOn);
  const age = ageOf(stay, { ...known, stays: [] });
  return age ?? (known.identity === undefined ? before.age : null);
}
