// Looking files over when their time has come, holding them, keeping them longer, and erasing one by two people.
// A file that holds somebody who lives here, or that is held, is never erased.
import { plainNumber } from '../../kernel/number-text';
import { covers, ROLE_ACCESS, type Role } from '../../kernel/compartments';
import type { ResidentId } from '../../kernel/ids';
import { ok, type Result, refuse } from '../../kernel/result';
import type { UseCases } from '../../kernel/use-case';
import { caseNumber } from '../residents';
import { RECORD_CLASSES } from '../shelter';
import type { ErasureLine, retention, ReviewLine } from './contract';
import { certificateState, type Erasure } from './erasure';
import type { FileAge, FileContents, RetentionRead, RetentionWrite } from './records';
import {
  checkErasure,
  earliestPossible,
  type ErasureObstacle,
  type ErasureReason,
  reviewDueOn,
  type Years,
} from './retention';
import type { CalendarDate } from '../../kernel/calendar-date';

export const retentionUseCases: UseCases<typeof retention, RetentionRead, RetentionWrite> = {
  overview: (_input, { records, today }) =>
    ok({
      due: dueFiles(records, today).filter(({ file }) => file.hold === null).length,
      unfinished: records.erasures().filter(({ state }) => state !== 'done').length,
    }),

  reviews: (_input, { records, today }) => {
    const set = records.periodsSet();
    const years = yearsOf(records);
    return ok({
      due: dueFiles(records, today).map(({ file, dueOn }) => lineOf(file, dueOn, records)),
      periods: RECORD_CLASSES.map((record) => ({
        record,
        years: years[record],
        set: set.get(record) ?? null,
      })),
    });
  },

  setPeriod: ({ record, years, reason }, { records }) => {
    records.setPeriod(record, { years, reason });
    return ok({});
  },

  consider: ({ id }, { records, today }) => {
    const found = fileOf(records, id);
    if (!found.ok) return found;
    const file = found.value;
    const dueOn = dueOf(file, yearsOf(records)) ?? null;
    return ok({
      ...file,
      classes: [...file.classes],
      name: records.nameOf(id),
      dueOn,
      isDue: dueOn !== null && dueOn <= today,
      goes: contentsView(records.contents(id)),
    });
  },

  hold: ({ id, reason }, { records }) => {
    if (records.file(id) === undefined) return refuse('residents.not-found');
    records.hold(id, reason);
    return ok({});
  },

  liftHold: ({ id }, { records }) => {
    const file = records.file(id);
    if (file === undefined) return refuse('residents.not-found');
    if (file.hold === null) return refuse('retention.not-held');
    records.liftHold(id);
    return ok({});
  },

  keepLonger: ({ id, reason, until }, { records, today }) => {
    const file = records.file(id);
    if (file === undefined) return refuse('residents.not-found');
    if (file.hasOpenStay) return refuse('retention.open-stay');
    if (until <= today) return refuse('retention.review-not-later');
    records.keepLonger(id, { reason, until });
    return ok({});
  },

  async *erase({ id, caseNumber: typed, reason, second }, { records, today, now, newId, commit }) {
    const question = { id, typed, reason, today };
    const before = mayErase(records, question);
    if (!before.ok) return before;
    yield { step: 'second-person', done: 0, total: 1 };
    const proved = await records.secondPerson(second);
    if (!proved.ok) return proved;
    const standingBy = proved.value;
    try {
      if (!mayStandBy(standingBy.role)) return refuse('second-person.not-entitled');
      yield { step: 'erase', done: 0, total: 1 };
      const erasureId = newId<'erasure'>();
      const secondStaffId = standingBy.staffId;
      const erased = commit((write) => {
        // The passphrase took its time: the file may have changed meanwhile.
        const still = mayErase(write, question);
        if (!still.ok) return still;
        const request = { id: erasureId, residentId: id, reason, secondStaffId, at: now };
        const signed = write.erase(request, standingBy);
        return signed.ok ? ok({ erasureId, isFinished: false }) : signed;
      });
      if (!erased.ok) return erased;
      // From here on the person is gone. What cannot be finished now is finished at the next opening.
      const finished = yield* records.finishErasures();
      return ok({ erasureId, isFinished: finished.ok });
    } finally {
      standingBy.leave();
    }
  },

  async *finish(_input, { records }) {
    const finished = yield* records.finishErasures();
    return finished.ok ? ok({}) : finished;
  },

  erasures: (_input, { records }) =>
    ok({
      erasures: records.erasures().map((one) => erasureLineOf(one, records)),
      kept: [...records.keptFacts()],
    }),

  async *certificate({ id, folder }, { records }) {
    if (records.erasure(id) === undefined) return refuse('retention.no-such-erasure');
    yield { step: 'printing', done: 0, total: 1 };
    const printed = await records.printCertificate(id, folder);
    return printed.ok ? ok({ files: [...printed.value] }) : printed;
  },
};

/** Who may stand by: somebody else who may write who people are, and so can say that it is the right file. */
function mayStandBy(role: Role): boolean {
  return covers(ROLE_ACCESS[role].identity, 'write');
}

function yearsOf(records: RetentionRead): Years {
  const set = records.periodsSet();
  const years = { ...records.defaultYears() };
  for (const [record, period] of set) years[record] = period.years;
  return years;
}

function dueOf(file: FileAge, years: Years): CalendarDate | undefined {
  const { exitedOn, classes, keptLonger } = file;
  if (exitedOn === null) return undefined;
  return reviewDueOn({ exitedOn, classes, keptUntil: keptLonger?.until ?? null }, years);
}

function dueFiles(
  records: RetentionRead,
  today: CalendarDate,
): readonly { readonly file: FileAge; readonly dueOn: CalendarDate }[] {
  const years = yearsOf(records);
  return records.endedBy(earliestPossible(today, years)).flatMap((file) => {
    const dueOn = dueOf(file, years);
    return dueOn === undefined || dueOn > today ? [] : [{ file, dueOn }];
  });
}

function lineOf(file: FileAge, dueOn: CalendarDate, records: RetentionRead): ReviewLine {
  const { id, caseNumber, exitedOn, hold } = file;
  return { id, caseNumber, name: records.nameOf(id), exitedOn: exitedOn ?? dueOn, dueOn, hold };
}

function erasureLineOf(erasure: Erasure, records: RetentionRead): ErasureLine {
  const media = records.mediaWithOldKeys(erasure);
  const { id, number, erasedAt, byStaffId, secondStaffId, reason, state } = erasure;
  return {
    ...{ id, number, erasedAt, reason, state },
    by: records.staffCode(byStaffId),
    second: records.staffCode(secondStaffId),
    certificate: certificateState(erasure, media),
    media: [...media],
  };
}

function fileOf(
  records: RetentionRead,
  id: ResidentId,
): Result<FileAge, 'residents.not-found' | 'retention.already-erased'> {
  const file = records.file(id);
  if (file !== undefined) return ok(file);
  return refuse(
    records.erasureOf(id) === undefined ? 'residents.not-found' : 'retention.already-erased',
  );
}

function mayErase(
  records: RetentionRead,
  asked: {
    readonly id: ResidentId;
    readonly typed: string;
    readonly reason: ErasureReason;
    readonly today: CalendarDate;
  },
): Result<
  true,
  | ErasureObstacle
  | 'residents.not-found'
  | 'retention.already-erased'
  | 'retention.other-file-number'
> {
  const found = fileOf(records, asked.id);
  if (!found.ok) return found;
  const file = found.value;
  const { reason, today } = asked;
  const question = {
    ...{ reason, today },
    hasOpenStay: file.hasOpenStay,
    isHeld: file.hold !== null,
    dueOn: dueOf(file, yearsOf(records)),
  };
  const allowed = checkErasure(question);
  if (!allowed.ok) return allowed;
  // Digits may be typed in any script, as file numbers are at admission.
  const number = caseNumber.safeParse(asked.typed);
  // A number kept by an earlier version may have another stroke in it.
  return number.data === plainNumber(file.caseNumber)
    ? ok(true)
    : refuse('retention.other-file-number');
}

function contentsView({ keys, rows }: FileContents) {
  return { keys, rows: rows.map(({ content, count }) => ({ content, count })) };
}
