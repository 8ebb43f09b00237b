// One resident's dated things in order. Kinds that a role may not know of are not even looked up.
import { mayOf } from '../../kernel/entry/entry-use-cases';
import { ok, refuse } from '../../kernel/result';
import type { Session, UseCases } from '../../kernel/use-case';
import type { timeline, TimelineLine } from './contract';
import type { LineKind } from './line-kinds';
import type { StoredLine, TimelineRead } from './records';

export const timelineUseCases: UseCases<typeof timeline, TimelineRead, TimelineRead> = {
  list: ({ residentId }, { records, session }) => {
    if (!records.residentExists(residentId)) return refuse('resident.not-found');
    const lines = records
      .kinds()
      .filter(({ seen }) => seen.some((permission) => mayOf(session, permission)))
      .flatMap((kind) =>
        records
          .linesOf(kind.kind, residentId)
          .map((line) => lineOf(line, kind, { records, session })),
      );
    return ok({ lines: lines.toSorted(newestFirst) });
  },
};

function lineOf(
  { id, on, staffId, facts }: StoredLine,
  { kind, open, told }: LineKind,
  { records, session }: { readonly records: TimelineRead; readonly session: Session },
): TimelineLine {
  return {
    ...{ id, kind, on },
    by: staffId === null ? null : records.staffCode(staffId),
    facts: mayOf(session, told) ? facts : {},
    mayOpen: mayOf(session, open),
  };
}

/** Lines of one day stay in the order of their kinds. */
function newestFirst(a: TimelineLine, b: TimelineLine): number {
  return a.on < b.on ? 1 : a.on > b.on ? -1 : 0;
}
