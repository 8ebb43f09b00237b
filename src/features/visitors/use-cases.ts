// The register as every register, and the look at the ban list before the door opens.
import { entryEndingUseCases } from '../../kernel/entry/entry-ending';
import { entryUseCases } from '../../kernel/entry/entry-use-cases';
import { ok } from '../../kernel/result';
import type { UseCases } from '../../kernel/use-case';
import type { visitors } from './contract';
import { bansOn } from './look-up';
import type { VisitorsRead, VisitorsWrite } from './records';
import { visit } from './visit';

export const visitorsUseCases: UseCases<typeof visitors, VisitorsRead, VisitorsWrite> = {
  ...entryUseCases(visit),
  ...entryEndingUseCases(visit),
  lookUp: (atTheDoor, { records, today }) => ok(bansOn(atTheDoor, records.bans(), today)),
};
