// What becomes of one row, whichever kind of list it stands in: read, checked, and judged by what was found on the way.
import type { ResidentDraft } from './draft';
import type { DraftChecks } from './draft-checks';
import { type RowOutcome, verdictOf } from './outcome';
import { RowReading } from './row-reading';
import type { TableRow } from './table';

export function outcomeOfRow(
  { line }: TableRow,
  checks: DraftChecks,
  read: (reading: RowReading) => ResidentDraft | undefined,
): RowOutcome {
  const reading = new RowReading();
  const draft = read(reading);
  if (draft !== undefined) checks.check(draft, line, reading);
  const { issues, mended, known, twin, leftBy } = reading;
  const told = {
    ...(known === undefined ? {} : { known }),
    ...(twin === undefined ? {} : { twin }),
    ...(leftBy === undefined ? {} : { leftBy }),
  };
  const outcome = { line, verdict: verdictOf(issues), issues, mended, ...told };
  return draft === undefined ? outcome : { ...outcome, draft };
}
