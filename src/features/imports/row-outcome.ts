// What becomes of one row, whichever kind of list it stands in: read, checked, and judged by what was found on the way.
import type { ResidentDraft } from './draft';
import type { DraftChecks } from './draft-checks';
import { type MendCode, type RowOutcome, verdictOf } from './outcome';
import { RowReading } from './row-reading';
import { cellText, type TableRow } from './table';

/** A column that is not imported. */
export interface LeftOutColumn {
  readonly index: number;
  readonly title: string;
}

/** What is not the list's word: the file says of it that it was assumed. */
const ASSUMING: ReadonlySet<MendCode> = new Set<MendCode>([
  ...(['imports.category-assumed', 'imports.admission-assumed'] as const),
  ...(['imports.exit-assumed', 'imports.stays-by-choice'] as const),
]);

interface RowRules {
  readonly checks: DraftChecks;
  readonly leftOut: readonly LeftOutColumn[];
}

export function outcomeOfRow(
  row: TableRow,
  { checks, leftOut }: RowRules,
  read: (reading: RowReading) => ResidentDraft | undefined,
): RowOutcome {
  const { line } = row;
  const reading = new RowReading();
  const written = read(reading);
  const draft = written === undefined ? undefined : withGaps(written, { row, leftOut, reading });
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

function withGaps(
  draft: ResidentDraft,
  found: {
    readonly row: TableRow;
    readonly leftOut: readonly LeftOutColumn[];
    readonly reading: RowReading;
  },
): ResidentDraft {
  const leftOut = found.leftOut
    .filter(({ index }) => cellText(found.row.cells[index]) !== '')
    .map(({ title }) => title);
  const assumed = found.reading.mended.filter((code) => ASSUMING.has(code));
  return {
    ...draft,
    ...(leftOut.length === 0 ? {} : { leftOut }),
    ...(assumed.length === 0 ? {} : { assumed }),
  };
}
