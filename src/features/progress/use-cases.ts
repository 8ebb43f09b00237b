// Entering, correcting and reading score sheets, and goal attainment over time.
// A sheet that speaks of self-harm is kept only together with what was done about it and by whom.
import type { CalendarDate } from '../../kernel/calendar-date';
import type { ResidentId } from '../../kernel/ids';
import { ok, type Result, refuse } from '../../kernel/result';
import { openedValue } from '../../kernel/sealed';
import type { UseCases } from '../../kernel/use-case';
import { attainmentViewOf } from './attainment-view';
import type { ProgressEvent, progress, SeriesView, SheetView } from './contract';
import { clearSitting, type GuardRefusal } from './guard-rails';
import { INSTRUMENTS, type InstrumentId } from './instruments';
import { outcomesOf } from './outcomes';
import type { EarlierSheet, SafetyAction, SheetContent } from './parts';
import type { ProgressRead, ProgressWrite, StayDays, StoredSheet } from './records';
import { type Answers, type Score, type ScoreRefusal, scoreSheet } from './score';
import { type BandedPoint, type SeriesSummary, seriesOf, summaryOf } from './series';

type SheetRefusal =
  | GuardRefusal
  | ScoreRefusal
  | 'progress.day-in-future'
  | 'progress.safety-action-needed'
  | 'progress.responsible-not-present';

interface WrittenSheet {
  readonly residentId: ResidentId;
  readonly instrument: InstrumentId;
  readonly takenOn: CalendarDate;
  readonly answers: Answers;
  readonly overrideReason?: string | undefined;
  readonly safetyAction?: SafetyAction | undefined;
}

export const progressUseCases: UseCases<typeof progress, ProgressRead, ProgressWrite> = {
  prepare: ({ residentId }, { records, session, today }) => {
    if (!records.residentExists(residentId)) return refuse('resident.not-found');
    const staff = records.presentStaff().map(({ id, code }) => ({
      id,
      code,
      self: id === session.staffId,
    }));
    return ok({ today, staff });
  },

  record: (written, { records, session, today, newId }) => {
    const { residentId, instrument, takenOn } = written;
    if (!records.residentExists(residentId)) return refuse('resident.not-found');
    const checked = checkSheet(written, records, today);
    if (!checked.ok) return checked;
    const score = checked.value;
    const sheetId = newId<'score-sheet'>();
    records.addSheet(
      {
        id: sheetId,
        residentId,
        version: 1,
        instrument,
        takenOn,
        enteredBy: session.staffId,
        complete: score.complete,
        changeOutcome: null,
      },
      { ...contentOf(written, score), earlier: [] },
    );
    countOutcomes(records, residentId, instrument);
    return ok({ sheetId, score });
  },

  correct: ({ sheetId, expectedVersion, reason, ...corrected }, { records, session, today }) => {
    const stored = records.findSheet(sheetId);
    if (stored === undefined) return refuse('progress.sheet-not-found');
    if (stored.version !== expectedVersion) return refuse('progress.changed-meanwhile');
    const before = openedValue(records.contentOf(sheetId));
    if (before === undefined) return refuse('progress.unreadable');
    const { residentId, instrument } = stored;
    const written: WrittenSheet = {
      residentId,
      instrument,
      ...corrected,
      safetyAction: corrected.safetyAction ?? before.safety,
    };
    const checked = checkSheet(written, records, today);
    if (!checked.ok) return checked;
    const version = stored.version + 1;
    const replaced: EarlierSheet = {
      takenOn: stored.takenOn,
      answers: before.answers,
      overrideReason: before.overrideReason,
      safety: before.safety,
      replacedOn: today,
      replacedBy: session.staffId,
      reason,
    };
    records.saveSheet(
      { ...stored, version, takenOn: written.takenOn, complete: checked.value.complete },
      { ...contentOf(written, checked.value), earlier: [...before.earlier, replaced] },
    );
    countOutcomes(records, residentId, instrument);
    return ok({ version, score: checked.value });
  },

  series: ({ residentId, instrument }, { records, session }) => {
    if (!records.residentExists(residentId)) return refuse('resident.not-found');
    const facts = INSTRUMENTS[instrument];
    const sheets = records.sheetsOf(residentId, instrument);
    const read = sheets.map((sheet) => ({ sheet, total: totalOf(sheet, records) }));
    const points = seriesOf(
      facts,
      read.flatMap(({ sheet, total }) =>
        typeof total === 'number' ? [{ on: sheet.takenOn, total, sheetId: sheet.id }] : [],
      ),
    );
    return ok({
      points: points.map(pointOf),
      summary: summaryViewOf(summaryOf(facts, points)),
      events: eventsOf(residentId, records),
      incomplete: sheets
        .filter(({ complete }) => !complete)
        .map(({ id, takenOn }) => ({ sheetId: id, on: takenOn })),
      unreadable: read.filter(({ total }) => total === undefined).length,
      mayRecord: session.may('clinical', 'write'),
    });
  },

  sheet: ({ sheetId }, { records }) => {
    const stored = records.findSheet(sheetId);
    if (stored === undefined) return refuse('progress.sheet-not-found');
    const content = openedValue(records.contentOf(sheetId));
    if (content === undefined) return refuse('progress.unreadable');
    const scored = scoreSheet(INSTRUMENTS[stored.instrument], content.answers);
    if (!scored.ok) return refuse('progress.unreadable');
    return ok({
      sheetId,
      residentId: stored.residentId,
      version: stored.version,
      instrument: stored.instrument,
      takenOn: stored.takenOn,
      enteredBy: records.staffCode(stored.enteredBy),
      answers: [...content.answers],
      score: scored.value,
      changeOutcome: stored.changeOutcome,
      overrideReason: content.overrideReason ?? null,
      safety: safetyViewOf(content.safety, records),
      earlier: content.earlier.toReversed().map((one) => ({
        ...one,
        replacedBy: records.staffCode(one.replacedBy),
        overrideReason: one.overrideReason ?? null,
        safety: safetyViewOf(one.safety, records),
      })),
    });
  },

  attainment: ({ residentId }, { records }) => {
    if (!records.residentExists(residentId)) return refuse('resident.not-found');
    const events = stayEvents(records.staysOf(residentId));
    return ok({ ...attainmentViewOf(records.reviewsOf(residentId)), events });
  },
};

function checkSheet(
  written: WrittenSheet,
  records: ProgressRead,
  today: CalendarDate,
): Result<Score, SheetRefusal> {
  const { residentId, takenOn, overrideReason, safetyAction } = written;
  if (takenOn > today) return refuse('progress.day-in-future');
  const instrument = INSTRUMENTS[written.instrument];
  const scored = scoreSheet(instrument, written.answers);
  if (!scored.ok) return scored;
  const cleared = clearSitting({
    instrument,
    birth: records.birthOf(residentId),
    admittedOn: admittedBefore(records.staysOf(residentId), takenOn),
    on: takenOn,
    overrideReason,
  });
  if (!cleared.ok) return cleared;
  if (scored.value.safetyAlert) {
    if (safetyAction === undefined) return refuse('progress.safety-action-needed');
    const present = records.presentStaff().some(({ id }) => id === safetyAction.responsibleId);
    if (!present) return refuse('progress.responsible-not-present');
  }
  return scored;
}

function safetyViewOf(
  safety: SafetyAction | undefined,
  records: ProgressRead,
): SheetView['safety'] {
  if (safety === undefined) return null;
  return { action: safety.action, responsibleCode: records.staffCode(safety.responsibleId) };
}

/** The stay in which the sheet was taken; a sheet older than every stay counts as long after admission. */
function admittedBefore(stays: readonly StayDays[], on: CalendarDate): CalendarDate {
  const stay = stays.findLast(({ admittedOn }) => admittedOn <= on);
  return stay?.admittedOn ?? ('1900-01-01' as CalendarDate);
}

function contentOf(written: WrittenSheet, score: Score): Omit<SheetContent, 'earlier'> {
  return {
    answers: [...written.answers],
    total: score.complete ? score.total : null,
    overrideReason: written.overrideReason,
    safety: score.safetyAlert ? written.safetyAction : undefined,
  };
}

/** Writes the coded word of every sheet anew: a sheet entered late changes the one after it. */
function countOutcomes(
  records: ProgressWrite,
  residentId: ResidentId,
  instrument: InstrumentId,
): void {
  const sheets = records.sheetsOf(residentId, instrument);
  const totals = sheets.map((sheet) => totalOf(sheet, records));
  for (const [at, outcome] of outcomesOf(INSTRUMENTS[instrument], totals).entries()) {
    const sheet = sheets[at];
    if (sheet === undefined || outcome === undefined) continue;
    if (sheet.changeOutcome !== outcome) records.saveOutcome(sheet.id, outcome);
  }
}

/** Null when incomplete, undefined when it cannot be read. */
function totalOf(sheet: StoredSheet, records: ProgressRead): number | null | undefined {
  if (!sheet.complete) return null;
  return openedValue(records.contentOf(sheet.id))?.total ?? undefined;
}

function eventsOf(residentId: ResidentId, records: ProgressRead): ProgressEvent[] {
  const reviews = records.reviewsOf(residentId);
  return [
    ...stayEvents(records.staysOf(residentId)),
    ...reviews.map(({ heldOn }) => ({ on: heldOn, kind: 'review' as const })),
  ].sort((a, b) => (a.on < b.on ? -1 : 1));
}

function stayEvents(stays: readonly StayDays[]): ProgressEvent[] {
  return stays.flatMap(({ admittedOn, exitedOn }) => [
    { on: admittedOn, kind: 'admission' as const },
    ...(exitedOn === null ? [] : [{ on: exitedOn, kind: 'exit' as const }]),
  ]);
}

function pointOf({ on, total, band, sheetId }: BandedPoint): SeriesView['points'][number] {
  if (sheetId === undefined) throw new Error('a point without its sheet');
  return { on, total, band, sheetId };
}

function summaryViewOf(summary: SeriesSummary): SeriesView['summary'] {
  switch (summary.kind) {
    case 'empty':
      return summary;
    case 'single':
      return { kind: 'single', only: pointOf(summary.only) };
    case 'change': {
      const { count, first, last, change } = summary;
      const { points, direction, relevant } = change;
      return {
        kind: 'change',
        count,
        first: pointOf(first),
        last: pointOf(last),
        points,
        direction,
        relevant,
      };
    }
  }
}
