// What admissions left open: who may be on file already, and what nobody asked yet. It offers; the case manager decides.
import type { ResidentId } from '../../kernel/ids';
import { ok, refuse } from '../../kernel/result';
import { openedValue } from '../../kernel/sealed';
import type { UseCases } from '../../kernel/use-case';
import { findDuplicates } from './duplicates';
import type { PersonFacts } from './name-score';
import type { DoubleCheck } from './open-questions';
import type { OpenDouble, openQuestionOperations } from './open-questions-contract';
import { fileSpellings } from './parts';
import type { ResidentsRead, ResidentsWrite, StoredResident } from './records';
import { candidatesOf, namedFileOf } from './shown';

const CANDIDATES = 5;

export const openQuestionUseCases: UseCases<
  typeof openQuestionOperations,
  ResidentsRead,
  ResidentsWrite
> = {
  openQuestions: (_input, { records }) =>
    ok({
      doubles: records.waitingDoubles().flatMap((check) => doubleOf(check, records)),
      toAsk: records.notAsked().flatMap(({ id, missing }) => {
        const resident = records.find(id);
        if (resident === undefined) return [];
        const isUndetermined = resident.facts.category === 'undetermined';
        return [{ ...namedFileOf(resident, records), missing: [...missing], isUndetermined }];
      }),
    }),

  settleDouble: ({ checkId, verdict, otherId, reason }, { records, now }) => {
    const check = records.findDoubleCheck(checkId);
    if (check === undefined) return refuse('residents.double-not-found');
    if (check.verdict !== null) return refuse('residents.double-settled');
    const isSame = verdict === 'same-person';
    if (isSame && !isAnotherFile(otherId, check.residentId, records)) {
      return refuse('residents.double-which-file');
    }
    if (!isSame && reason === undefined) return refuse('residents.double-why');
    records.settleDoubleCheck(check, {
      verdict,
      otherId: isSame ? (otherId ?? null) : null,
      settledAt: now,
      reason,
    });
    return ok({ id: check.residentId });
  },
};

function isAnotherFile(
  other: ResidentId | undefined,
  own: ResidentId,
  records: ResidentsRead,
): boolean {
  return other !== undefined && other !== own && records.find(other) !== undefined;
}

function doubleOf(check: DoubleCheck, records: ResidentsRead): OpenDouble[] {
  const resident = records.find(check.residentId);
  if (resident === undefined) return [];
  const alike = findDuplicates(personOf(resident, records), records.names(), CANDIDATES + 1);
  return [
    {
      ...namedFileOf(resident, records),
      checkId: check.id,
      admittedOn: records.staysOf(resident.id).at(-1)?.admittedOn ?? null,
      candidates: candidatesOf(alike, records)
        .filter(({ id }) => id !== resident.id)
        .slice(0, CANDIDATES),
    },
  ];
}

function personOf({ id, facts }: StoredResident, records: ResidentsRead): PersonFacts {
  const presence = openedValue(records.presenceOf(id));
  const identity = openedValue(records.identityOf(id));
  const names = presence === undefined ? [] : fileSpellings({ presence, identity });
  return { names, sex: facts.sex };
}
