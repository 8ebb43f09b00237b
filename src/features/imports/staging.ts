// Everything that one import will save, made ready beforehand: one transaction then takes all of it.
import type { Progress } from '../../kernel/operation';
import type { JobContext } from '../../kernel/use-case';
import { nextFileNumber } from '../shelter';
import { ArchiveTally, readCtdcRow } from './ctdc';
import type { RowOutcome } from './outcome';
import { addWorkbookMends, onFile } from './planned-file';
import { checksFor, outcomeOf, type Reading } from './reading';
import type { ImportsRead, ImportsWrite, NewArchiveCase, NewResident } from './records';
import type { ImportSource } from './remaining';
import { ReportTally } from './report';

const BATCH = 500;

export interface Staged {
  readonly tally: ReportTally;
  readonly outcomes: RowOutcome[];
  readonly archive: NewArchiveCase[];
  readonly archiveTally: ArchiveTally;
}

type Job = JobContext<ImportsRead, ImportsWrite>;

export async function* stage(
  reading: Reading,
  context: Job,
): AsyncGenerator<Progress, Staged, void> {
  const staged: Staged = {
    tally: new ReportTally(),
    outcomes: [],
    archive: [],
    archiveTally: new ArchiveTally(),
  };
  const checks = checksFor(reading, onFile(context.records), context.today);
  const total = reading.rows.length;
  for (let from = 0; from < total; from += BATCH) {
    yield { step: 'reading', done: from, total };
    for (const row of reading.rows.slice(from, from + BATCH)) {
      if (reading.kind === 'ctdc') {
        const draft = readCtdcRow(row, reading.places);
        staged.archiveTally.add(draft);
        staged.archive.push({ id: context.newId(), draft });
      } else {
        staged.outcomes.push(outcomeOf(row, reading, checks));
      }
    }
  }
  for (const outcome of staged.outcomes) staged.tally.add(outcome);
  if (reading.kind === 'htcds') addWorkbookMends(staged.tally, reading);
  return staged;
}

export function newResidents(
  outcomes: readonly RowOutcome[],
  file: Omit<ImportSource, 'line'>,
  context: Job,
): NewResident[] {
  const numbers = new NumberGiver(outcomes, context);
  return outcomes.flatMap(({ verdict, draft, line }) => {
    if (verdict !== 'create' || draft === undefined) return [];
    const caseNumber = draft.caseNumber ?? numbers.next();
    const source = { ...file, line };
    return [{ id: context.newId(), stayId: context.newId(), caseNumber, draft, source }];
  });
}

/** Gives the next free file numbers without looking through all of them for each row. */
class NumberGiver {
  readonly #taken: Set<string>;
  readonly #context: Job;
  #last: string | undefined;

  constructor(outcomes: readonly RowOutcome[], context: Job) {
    const given = outcomes.flatMap(({ draft }) =>
      draft?.caseNumber === undefined ? [] : [draft.caseNumber],
    );
    this.#taken = new Set([...context.records.caseNumbers(), ...given]);
    this.#context = context;
  }

  next(): string {
    const { records, today } = this.#context;
    const known = this.#last === undefined ? this.#taken : [this.#last];
    this.#last = nextFileNumber(known, today, records.caseNumberFormat());
    return this.#last;
  }
}
