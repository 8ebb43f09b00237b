// What a role is shown of a resident: a line of the list, a hit of the search, a possible double, a stay.
// A name that this role cannot open is null, never empty.
import type { CalendarDate } from '../../kernel/calendar-date';
import type { ResidentId } from '../../kernel/ids';
import { openedValue } from '../../kernel/sealed';
import { nightsOfStay } from './admission';
import type { OpenedResident } from './contract';
import {
  type DuplicateCandidate,
  MISSING_FACTS,
  type Movement,
  type ResidentRow,
  type SearchHit,
} from './finding-contract';
import type { OpenedStay } from './stay-contract';
import type { PossibleDuplicate } from './duplicates';
import type { Found } from './name-index';
import type { MovedLine, ResidentLine, ResidentsRead, Stay, StoredResident } from './records';
import { togetherWith } from './together';

function wordsOf(id: ResidentId, records: ResidentsRead) {
  const card = records.cardOf(id);
  return {
    name: card?.preferredName ?? card?.fullName ?? null,
    fullName: card?.fullName ?? null,
    room: card?.room ?? null,
  };
}

/** Whoever has left needs nobody's watch: the words stay in the file. */
function alertsOf(
  id: ResidentId,
  isInHouse: boolean,
  records: ResidentsRead,
): Pick<ResidentRow, 'alerts' | 'alertCount'> {
  const alertCount = isInHouse ? (records.cardOf(id)?.alerts ?? 0) : 0;
  const alerts = alertCount === 0 ? [] : openedValue(records.presenceOf(id))?.alerts;
  return { alerts: alerts ?? [], alertCount };
}

export function rowOf(
  { id, caseNumber, facts, stay }: ResidentLine,
  records: ResidentsRead,
  seesCase: boolean,
): ResidentRow {
  return {
    id,
    caseNumber,
    ...wordsOf(id, records),
    ...alertsOf(id, stay.exit === null, records),
    sex: facts.sex,
    category: seesCase ? facts.category : null,
    ageAtAdmission: stay.age?.years ?? null,
    ageApproximate: stay.age?.approximate ?? false,
    admittedOn: stay.admittedOn,
    exitedOn: stay.exit?.exitedOn ?? null,
  };
}

export function movementOf(moved: MovedLine, records: ResidentsRead, seesCase: boolean): Movement {
  const row = rowOf(moved, records, seesCase);
  const by = moved.by === null ? null : records.staffCode(moved.by);
  return { ...row, by, missing: row.exitedOn === null ? missingOf(row, records, seesCase) : [] };
}

/** Whoever opens no case is not told what is missing in it. */
function missingOf(
  { id, room, category }: ResidentRow,
  records: ResidentsRead,
  seesCase: boolean,
): Movement['missing'] {
  const unanswered = seesCase ? records.unansweredOf(id) : {};
  return MISSING_FACTS.filter((fact) => {
    if (fact === 'room') return room === null;
    if (fact === 'category') return category === 'undetermined';
    return unanswered[fact] === 'not-asked';
  });
}

/** One line for each person: whoever is found by a file that was merged stands under the file that stays. */
export function hitsOf(found: readonly Found[], records: ResidentsRead): SearchHit[] {
  const hits = new Map<ResidentId, SearchHit>();
  for (const one of found) {
    const hit = hitOf(one, records);
    if (hit === undefined) continue;
    const known = hits.get(hit.id);
    const mergedNumber = known?.mergedNumber ?? hit.mergedNumber;
    hits.set(hit.id, { ...(known ?? hit), mergedNumber });
  }
  return [...hits.values()];
}

function hitOf({ residentId, matched, why }: Found, records: ResidentsRead): SearchHit | undefined {
  const id = records.stayingFile(residentId);
  const found = records.names().entryOf(residentId);
  const staying = records.names().entryOf(id);
  if (found === undefined || staying === undefined) return undefined;
  const { name, fullName: full, room } = wordsOf(id, records);
  return {
    ...{ id, name, room, matched },
    caseNumber: staying.caseNumber ?? '',
    fullName: full,
    inHouse: staying.current,
    mergedNumber: id === residentId ? null : (found.caseNumber ?? ''),
    reasons: [...why],
  };
}

/** Each person once, by the file that stays, as alike as the likest of its files. */
export function candidatesOf(
  found: readonly PossibleDuplicate[],
  records: ResidentsRead,
): DuplicateCandidate[] {
  const candidates = found.map((one) => candidateOf(one, records));
  return candidates.filter(({ id }, at) => candidates.findIndex((other) => other.id === id) === at);
}

function candidateOf(found: PossibleDuplicate, records: ResidentsRead): DuplicateCandidate {
  const id = records.stayingFile(found.residentId);
  const entry = records.names().entryOf(found.residentId);
  const staying = records.names().entryOf(id);
  const { name, fullName: full } = wordsOf(id, records);
  return {
    id,
    caseNumber: staying?.caseNumber ?? '',
    name,
    fullName: full,
    birthYear: entry?.birthYear ?? null,
    inHouse: staying?.current ?? false,
    score: found.score,
    reasons: [...found.reasons],
  };
}

/** The counted facts of a case, closed to whoever may not open the case. */
export function openedFacts({ facts }: StoredResident, seesCase: boolean): OpenedResident['facts'] {
  if (!seesCase) return { state: 'closed' };
  const { category, exploitationForms, nationality, residenceStatus } = facts;
  const value = { category, nationality: nationality ?? null, residenceStatus };
  return { state: 'open', value: { ...value, exploitationForms: [...exploitationForms] } };
}

export function openedStay(
  stay: Stay,
  { today, seesCase }: { readonly today: CalendarDate; readonly seesCase: boolean },
): OpenedStay {
  const { exit } = stay;
  return {
    id: stay.id,
    admittedOn: stay.admittedOn,
    age: stay.age,
    referralSource: seesCase ? stay.referralSource : null,
    exit: exit === null ? null : seesCase ? exit : { ...exit, reason: null, destination: null },
    nights: nightsOfStay({ admittedOn: stay.admittedOn, exitedOn: exit?.exitedOn ?? null }, today),
  };
}

/** A file on somebody's list. */
export function namedFileOf({ id, caseNumber }: StoredResident, records: ResidentsRead) {
  const { name, fullName } = wordsOf(id, records);
  return { id, caseNumber, name, fullName };
}

export function togetherOf(id: ResidentId, records: ResidentsRead): OpenedResident['together'] {
  return togetherWith(id, (one) => records.linksOf(one)).flatMap((other) => {
    const found = records.find(other.id);
    if (found === undefined) return [];
    const { name } = wordsOf(other.id, records);
    return [{ ...other, caseNumber: found.caseNumber, name }];
  });
}

/** The other files of a person who was found to have two. */
export function sameAs(id: ResidentId, records: ResidentsRead): OpenedResident['sameAs'] {
  return records.doubleChecksOf(id).flatMap(({ residentId, otherId }) => {
    const other = residentId === id ? otherId : residentId;
    const found = other === null ? undefined : records.find(other);
    return found === undefined ? [] : [{ id: found.id, caseNumber: found.caseNumber }];
  });
}
