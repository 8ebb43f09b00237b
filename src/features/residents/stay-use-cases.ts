// Looking at one stay and correcting it: the days, who sent the person, the leaving. The age goes with the day.
import { changedFields, type FormerFields, viewOfCorrection } from '../../kernel/corrections';
import type { CheckedInputOf } from '../../kernel/operation';
import { UNKNOWN_DATE } from '../../kernel/partial-date';
import { ok, refuse } from '../../kernel/result';
import { openedValue } from '../../kernel/sealed';
import type { UseCases } from '../../kernel/use-case';
import { neverAdmitted } from './admission';
import type { ResidentsRead, ResidentsWrite, Stay, StayExit, StoredResident } from './records';
import { openedStay } from './shown';
import { correctedAge } from './stay-age';
import type { stayOperations } from './stay-contract';
import { checkStayCorrection, mayGoOn } from './stay-correction';

export const stayUseCases: UseCases<typeof stayOperations, ResidentsRead, ResidentsWrite> = {
  openStay: ({ id, stayId }, { records, session, today }) => {
    if (records.find(id) === undefined) return refuse('residents.not-found');
    const stays = records.staysOf(id);
    const stay = stays.find((one) => one.id === stayId);
    if (stay === undefined) return refuse('residents.stay-not-found');
    return ok({
      stay: openedStay(stay, { today, seesCase: session.may('case', 'read') }),
      version: stay.version,
      corrections: records
        .stayCorrectionsOf(stayId)
        .map((correction) => viewOfCorrection(correction, records.staffCode)),
      mayCorrect: session.may('presence', 'write') && session.may('case', 'write'),
      mayGoOn: mayGoOn(stays, stayId),
    });
  },

  correctStay: (input, { records, today, now, newId }) => {
    const { id, stayId, admittedOn, referralSource, reason } = input;
    const resident = records.find(id);
    if (resident === undefined) return refuse('residents.not-found');
    const stays = records.staysOf(id);
    const identity = openedValue(records.identityOf(id));
    const exit = exitOf(input.exit);
    const checked = checkStayCorrection(
      stays,
      { id: stayId, admittedOn, exit },
      { birth: identity?.birth ?? UNKNOWN_DATE, statuses: records.statusesOf(id), today },
    );
    if (!checked.ok) return checked;
    const before = checked.value;
    if (before.version !== input.expectedVersion) return refuse('correction.changed-meanwhile');
    const isMoved = before.admittedOn !== admittedOn;
    const sources = { identity, stays, identityWritten: records.hasIdentity(id) };
    const age = isMoved ? correctedAge({ admittedOn }, before, sources) : before.age;
    const after = { ...before, admittedOn, referralSource, exit, age, version: before.version + 1 };
    const former = changedFields(stayFields(before), stayFields(after));
    if (former === undefined) return refuse('correction.no-change');
    const group = isMoved ? neverAdmittedAs(resident, after, records) : undefined;
    if (group !== undefined) return refuse('residents.never-admitted', { group });
    const correction = { id: newId<'correction'>(), correctedAt: now, former, reason };
    records.correctStay(id, after, correction);
    records.saveResident({ ...resident, version: resident.version + 1 });
    return ok({ version: after.version });
  },
};

type AskedExit = CheckedInputOf<typeof stayOperations.correctStay>['exit'];

function exitOf(asked: AskedExit): StayExit | null {
  if (asked.kind === 'never') return null;
  const { exitedOn, reason, destination } = asked;
  return { exitedOn, reason, destination };
}

function neverAdmittedAs({ facts }: StoredResident, { age }: Stay, records: ResidentsRead) {
  return neverAdmitted({ sex: facts.sex, age }, records.house().neverAdmits);
}

/** An age keeps with it whether it was estimated. */
export function stayFields({ admittedOn, referralSource, exit, age }: Stay): FormerFields {
  return {
    admittedOn,
    age: age === null ? null : [String(age.years), age.approximate ? 'estimated' : 'exact'],
    referralSource,
    exitedOn: exit?.exitedOn ?? null,
    exitReason: exit?.reason ?? null,
    destination: exit?.destination ?? null,
  };
}
