// Merging two files of one person and taking it back. Both are acts of two people; what neither can see moves with the rest.
import { covers, type Role, ROLE_ACCESS } from '../../kernel/compartments';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { ResidentId } from '../../kernel/ids';
import type { CheckedInputOf } from '../../kernel/operation';
import { ok, refuse, type Result } from '../../kernel/result';
import type { Sealed } from '../../kernel/sealed';
import type { SecondPersonInput, SecondPersonRefusal } from '../../kernel/second-person';
import type { Session, UseCases } from '../../kernel/use-case';
import type { ComparedFile, fileMerges, FileMergeView } from './contract';
import {
  checkFiles,
  checkUndo,
  type FileMerge,
  type FileMergeId,
  type FileOfTwo,
  type MergeObstacle,
  type MergeWords,
  type MovedStays,
  movedStays,
  overlapsOf,
  type UndoObstacle,
  undoUntil,
} from './file-merge';
import type { FileMergesRead, FileMergesWrite, StandingBy } from './records';

export const fileMergesUseCases: UseCases<typeof fileMerges, FileMergesRead, FileMergesWrite> = {
  ofFile: ({ id }, { records, session, today }) =>
    ok({ merges: records.mergesOf(id).map((one) => viewOf(one, { records, session, today })) }),

  compare: ({ id, otherId }, { records, session }) => {
    const found = twoFiles(records, id, otherId);
    if (!found.ok) return found;
    const [a, b] = found.value;
    return ok({
      files: [comparedOf(a, { records, session }), comparedOf(b, { records, session })],
      overlaps: [...overlapsOf(a.stays, b.stays)],
    });
  },

  async *merge(input, { records, session, today, now, newId, commit }) {
    const before = plannedMerge(records, input);
    if (!before.ok) return before;
    yield { step: 'second-person', done: 0, total: 2 };
    const proved = await standingBy(records, input.second);
    if (!proved.ok) return proved;
    const { staffId: secondStaffId, staffCode: secondCode } = proved.value;
    try {
      yield { step: 'merging', done: 1, total: 2 };
      const { stayingId, mergedId, reason } = input;
      const id = newId<'file-merge'>();
      return commit((write) => {
        // The passphrase took its time: the files may have changed meanwhile.
        const still = plannedMerge(write, input);
        if (!still.ok) return still;
        const merge = { id, mergedId, stayingId, mergedAt: now, mergedOn: today };
        const by = { staffId: session.staffId, secondStaffId };
        write.merge({ ...merge, ...by, ...NOT_UNDONE }, still.value, { reason });
        return ok({ id, stayingId, secondCode });
      });
    } finally {
      proved.value.leave();
    }
  },

  async *undo({ id, reason, second }, { records, session, today, now, commit }) {
    const before = undoable(records, id, today);
    if (!before.ok) return before;
    yield { step: 'second-person', done: 0, total: 2 };
    const proved = await standingBy(records, second);
    if (!proved.ok) return proved;
    const { staffId: undoneSecond, staffCode: secondCode } = proved.value;
    try {
      yield { step: 'undoing', done: 1, total: 2 };
      return commit((write) => {
        const still = undoable(write, id, today);
        if (!still.ok) return still;
        const merge = still.value;
        write.undo(
          { ...merge, undoneAt: now, undoneBy: session.staffId, undoneSecond },
          { reason },
        );
        return ok({ stayingId: merge.stayingId, mergedId: merge.mergedId, secondCode });
      });
    } finally {
      proved.value.leave();
    }
  },
};

const NOT_UNDONE = { undoneAt: null, undoneBy: null, undoneSecond: null };

/** Who may stand by: somebody else who may write who people are, and so can say that the two are one person. */
async function standingBy(
  records: FileMergesRead,
  given: SecondPersonInput,
): Promise<Result<StandingBy, SecondPersonRefusal>> {
  const proved = await records.secondPerson(given);
  if (!proved.ok || mayStandBy(proved.value.role)) return proved;
  proved.value.leave();
  return refuse('second-person.not-entitled');
}

function mayStandBy(role: Role): boolean {
  return covers(ROLE_ACCESS[role].identity, 'write');
}

type FilesRefusal = 'file-merges.not-found' | 'file-merges.erased';
type PlanRefusal = FilesRefusal | MergeObstacle | 'file-merges.changed-meanwhile';
type TwoFiles = readonly [FileOfTwo, FileOfTwo];

function fileOf(records: FileMergesRead, id: ResidentId): Result<FileOfTwo, FilesRefusal> {
  const file = records.file(id);
  if (file !== undefined) return ok(file);
  return refuse(records.isErased(id) ? 'file-merges.erased' : 'file-merges.not-found');
}

function twoFiles(records: FileMergesRead, id: ResidentId, otherId: ResidentId) {
  const a = fileOf(records, id);
  if (!a.ok) return a;
  const b = fileOf(records, otherId);
  if (!b.ok) return b;
  const both: TwoFiles = [a.value, b.value];
  const checked = checkFiles(...both, records.areKin(id, otherId));
  return checked.ok ? ok(both) : checked;
}

function plannedMerge(
  records: FileMergesRead,
  { stayingId, mergedId, versions, holds }: CheckedInputOf<typeof fileMerges.merge>,
): Result<MovedStays, PlanRefusal> {
  const found = twoFiles(records, stayingId, mergedId);
  if (!found.ok) return found;
  const [staying, merged] = found.value;
  const isAsRead = staying.version === versions.staying && merged.version === versions.merged;
  if (!isAsRead) return refuse('file-merges.changed-meanwhile');
  return movedStays(staying.stays, merged.stays, holds);
}

function undoable(
  records: FileMergesRead,
  id: FileMergeId,
  today: CalendarDate,
): Result<FileMerge, UndoObstacle | 'file-merges.no-such-merge'> {
  const merge = records.find(id);
  if (merge === undefined) return refuse('file-merges.no-such-merge');
  const checked = checkUndo(merge, {
    today,
    stayingMergedInto: records.file(merge.stayingId)?.mergedInto ?? null,
    meetings: records.meetingsAfterUndo(merge),
  });
  return checked.ok ? ok(merge) : checked;
}

function comparedOf(file: FileOfTwo, { records, session }: Asked): ComparedFile {
  const { id, caseNumber, version, stays } = file;
  const { sex, ...facts } = records.factsOf(id);
  return {
    ...{ id, caseNumber, version, sex },
    stays: [...stays],
    presence: records.presenceOf(id),
    identity: records.identityOf(id),
    facts: session.may('case', 'read') ? { state: 'open', value: facts } : { state: 'closed' },
    contents: [...records.contents(id)],
  };
}

interface Asked {
  readonly records: FileMergesRead;
  readonly session: Session;
}

interface Shown extends Asked {
  readonly today: CalendarDate;
}

function viewOf(merge: FileMerge, { records, session, today }: Shown): FileMergeView {
  const { id, mergedId, stayingId, mergedOn } = merge;
  const until = undoUntil(mergedOn);
  const isInForce = merge.undoneAt === null;
  return {
    ...{ id, mergedId, stayingId, mergedOn, undoUntil: until },
    mergedNumber: records.file(mergedId)?.caseNumber ?? '',
    stayingNumber: records.file(stayingId)?.caseNumber ?? '',
    staffCode: records.staffCode(merge.staffId),
    secondCode: records.staffCode(merge.secondStaffId),
    reason: reasonOf(records.wordsOf(id)),
    mayUndo:
      isInForce &&
      today <= until &&
      records.file(stayingId)?.mergedInto === null &&
      session.may('identity', 'write'),
    putAside: isInForce ? [...records.putAsideIn(mergedId)] : [],
    undone: undoneOf(merge, records),
  };
}

function undoneOf(merge: FileMerge, records: FileMergesRead): FileMergeView['undone'] {
  const { id, undoneAt: at, undoneBy, undoneSecond } = merge;
  if (at === null || undoneBy === null || undoneSecond === null) return null;
  const staffCode = records.staffCode(undoneBy);
  const secondCode = records.staffCode(undoneSecond);
  return { at, staffCode, secondCode, reason: reasonOf(records.undoWordsOf(id)) };
}

function reasonOf(words: Sealed<MergeWords>): Sealed<string> {
  return words.state === 'open' ? { state: 'open', value: words.value.reason } : words;
}
