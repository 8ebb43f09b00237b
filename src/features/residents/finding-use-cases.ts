// Who is on file: the list, who came and went, the search, and whether somebody alike is already there.
import { addDays, type CalendarDate } from '../../kernel/calendar-date';
import { ok } from '../../kernel/result';
import type { UseCases } from '../../kernel/use-case';
import { findDuplicates } from './duplicates';
import type { findingOperations } from './finding-contract';
import type { PersonFacts } from './name-score';
import type { ResidentsRead, ResidentsWrite } from './records';
import { seesCase } from './sees-case';
import { candidatesOf, hitsOf, movementOf, rowOf } from './shown';

const HITS = 20;
/** After a long absence Today tells of two weeks; the rest stands in the list. */
const LOOKS_BACK_DAYS = 14;
const DAY_LENGTH = 10;
const CANDIDATES = 8;

export const findingUseCases: UseCases<typeof findingOperations, ResidentsRead, ResidentsWrite> = {
  list: ({ filter }, { records, session }) => {
    const { all, inHouse } = records.counts();
    return ok({
      residents: records.lines(filter).map((line) => rowOf(line, records, seesCase(session))),
      counts: { all, inHouse, exited: all - inHouse },
      capacity: records.house().capacity ?? null,
      mayAdmit: session.may('presence', 'write'),
    });
  },

  movements: (_input, { records, session, today }) => {
    const before = records.hereBefore(session.staffId);
    const day = before === undefined ? today : (before.slice(0, DAY_LENGTH) as CalendarDate);
    const earliest = addDays(today, -LOOKS_BACK_DAYS);
    const rows = records
      .movedSince(day < earliest ? earliest : day)
      .map((line) => movementOf(line, records, seesCase(session)));
    return ok({
      since: before ?? null,
      admitted: rows.filter((row) => row.exitedOn === null),
      exited: rows.filter((row) => row.exitedOn !== null),
    });
  },

  search: ({ text }, { records }) => {
    const found = records.names().search(text, HITS);
    return ok({ hits: hitsOf(found, records) });
  },

  possibleDuplicates: ({ name, birthYear, sex }, { records, session }) => {
    const names = [name];
    if (!session.may('identity', 'read')) {
      return ok({ possibleMatch: records.mayBeKnown(names), candidates: [] });
    }
    const person: PersonFacts = {
      names,
      ...(birthYear === null ? {} : { birthYear }),
      ...(sex === null ? {} : { sex }),
    };
    const candidates = findDuplicates(person, records.names(), CANDIDATES);
    return ok({
      possibleMatch: candidates.length > 0,
      candidates: candidatesOf(candidates, records),
    });
  },

  nationalitiesHere: (_input, { records }) =>
    ok({ nationalities: mostFrequentFirst(nationalitiesIn(records)) }),
};

function nationalitiesIn(records: ResidentsRead): readonly string[] {
  return records.lines('in-house').flatMap(({ facts }) => facts.nationality ?? []);
}

function mostFrequentFirst(codes: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  const byCount = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return byCount.map(([code]) => code);
}
