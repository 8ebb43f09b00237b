// The register as every register, the look at the ban list before the door opens, and a visitor going out.
import { entryUseCases } from '../../kernel/entry/entry-use-cases';
import { ok, refuse } from '../../kernel/result';
import type { UseCases } from '../../kernel/use-case';
import type { visitors } from './contract';
import { bansOn } from './look-up';
import type { VisitorsRead, VisitorsWrite } from './records';
import { visit } from './visit';

export const visitorsUseCases: UseCases<typeof visitors, VisitorsRead, VisitorsWrite> = {
  ...entryUseCases(visit),

  lookUp: ({ name }, { records, today }) => ok(bansOn(name, records.bans(), today)),

  letOut: ({ id, expectedVersion, leftAt }, { records }) => {
    const entry = records.find(id);
    if (entry === undefined) return refuse('entry.not-found');
    if (entry.version !== expectedVersion) return refuse('correction.changed-meanwhile');
    if (entry.leftAt !== null) return refuse('visitors.left-already');
    records.complete({ ...entry, leftAt, version: entry.version + 1 });
    return ok({});
  },
};
