// Changing what a person is held to be, and correcting a mistake in it. The file shows today's; the history keeps all.
import type { CalendarDate } from '../../kernel/calendar-date';
import type { ResidentId } from '../../kernel/ids';
import { ok, refuse } from '../../kernel/result';
import type { UseCases } from '../../kernel/use-case';
import { currentFile } from './current-file';
import type { ResidentsRead, ResidentsWrite, StoredResident, StoredStatus } from './records';
import type { Category } from './resident';
import { checkStatusChange, checkStatusCorrection, inForce } from './status';
import type { statusOperations } from './status-contract';

export const statusUseCases: UseCases<typeof statusOperations, ResidentsRead, ResidentsWrite> = {
  statuses: ({ id }, { records, session }) => {
    const resident = records.find(id);
    if (resident === undefined) return refuse('residents.not-found');
    return ok({
      statuses: newestFirst(records.statusesOf(id)),
      otherFiles: records.partsOf(id).map((part) => ({
        caseNumber: part.caseNumber,
        statuses: newestFirst(records.statusesOf(part.id)),
      })),
      version: resident.version,
      mayChange: session.may('case', 'write'),
    });
  },

  changeStatus: (input, { records, today, now, newId }) => {
    const found = currentFile(records, input);
    if (!found.ok) return found;
    const { id, category, from, reason } = input;
    const statuses = records.statusesOf(id);
    const checked = checkStatusChange(statuses, { category, from }, daysOf(id, records, today));
    if (!checked.ok) return checked;
    records.addStatus(id, { id: newId<'status'>(), category, from, recordedAt: now, reason });
    return ok(saveCategory(found.value, category, records));
  },

  correctStatus: (input, { records, today, now, newId }) => {
    const found = currentFile(records, input);
    if (!found.ok) return found;
    const { id, statusId, category, from, reason } = input;
    const statuses = records.statusesOf(id);
    const wanted = { id: statusId, category, from };
    const checked = checkStatusCorrection(statuses, wanted, daysOf(id, records, today));
    if (!checked.ok) return checked;
    const before = statuses.find((one) => one.id === statusId)?.category ?? category;
    records.addStatus(id, {
      ...checked.value,
      id: newId<'status'>(),
      recordedAt: now,
      reason,
      corrects: statusId,
    });
    const newest = inForce(records.statusesOf(id)).at(-1)?.category ?? category;
    return ok({ ...saveCategory(found.value, newest, records), before });
  },
};

function daysOf(id: ResidentId, records: ResidentsRead, today: CalendarDate) {
  const [first] = records.staysOf(id);
  return { firstAdmittedOn: first?.admittedOn ?? today, today };
}

function saveCategory(resident: StoredResident, category: Category, records: ResidentsWrite) {
  const version = resident.version + 1;
  records.saveResident({ ...resident, facts: { ...resident.facts, category }, version });
  return { version, before: resident.facts.category };
}

/** By day, newest first; each followed by the mistakes it took the place of. */
function newestFirst(statuses: readonly StoredStatus[]): StoredStatus[] {
  const withMistakes = (one: StoredStatus): StoredStatus[] => [
    one,
    ...statuses.filter(({ correctedBy }) => correctedBy === one.id).flatMap(withMistakes),
  ];
  return inForce(statuses).toReversed().flatMap(withMistakes);
}
