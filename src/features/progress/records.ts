// What the progress room may ask of the records: sheets, and the few facts of other rooms that explain them.
import type { CalendarDate } from '../../kernel/calendar-date';
import {
  codeColumn,
  dayColumn,
  idColumn,
  orNull,
  residentColumn,
  type RowOf,
  staffColumn,
  table,
  versionColumn,
  yesNoColumn,
} from '../../kernel/columns';
import type { ResidentId, ReviewId, ScoreSheetId, StaffId } from '../../kernel/ids';
import type { PartialDate } from '../../kernel/partial-date';
import type { Sealed } from '../../kernel/sealed';
import type { ScaledGoal } from './goal-attainment';
import { INSTRUMENT_IDS, type InstrumentId } from './instruments';
import { CHANGE_OUTCOMES, type ChangeOutcome } from './outcomes';
import type { SheetContent } from './parts';

export const SCORE_SHEETS = table('score_sheets', {
  id: idColumn<'score-sheet'>(),
  residentId: residentColumn(),
  version: versionColumn(),
  instrument: codeColumn(INSTRUMENT_IDS),
  takenOn: dayColumn(),
  enteredBy: staffColumn(),
  complete: yesNoColumn(),
  changeOutcome: orNull(codeColumn(CHANGE_OUTCOMES)),
});
export type StoredSheet = RowOf<typeof SCORE_SHEETS.columns>;

export interface StayDays {
  readonly admittedOn: CalendarDate;
  readonly exitedOn: CalendarDate | null;
}

/** One goal's levels at one review of the care plan. */
export interface ReviewedGoals {
  readonly reviewId: ReviewId;
  readonly heldOn: CalendarDate;
  readonly goals: readonly (ScaledGoal & { readonly goalId: string })[];
}

export interface ProgressRead {
  residentExists(id: ResidentId): boolean;
  /** Unknown too when this session may not see it. */
  birthOf(id: ResidentId): PartialDate;
  /** Oldest first. */
  staysOf(id: ResidentId): readonly StayDays[];
  /** In order of day, then of entry. */
  sheetsOf(id: ResidentId, instrument: InstrumentId): readonly StoredSheet[];
  findSheet(id: ScoreSheetId): StoredSheet | undefined;
  contentOf(id: ScoreSheetId): Sealed<SheetContent>;
  /** In order of holding; each with every goal named at it. */
  reviewsOf(id: ResidentId): readonly ReviewedGoals[];
  presentStaff(): readonly { readonly id: StaffId; readonly code: string }[];
  /** Also of those who have left. */
  staffCode(id: StaffId): string;
}

export interface ProgressWrite extends ProgressRead {
  addSheet(sheet: StoredSheet, content: SheetContent): void;
  saveSheet(sheet: StoredSheet, content: SheetContent): void;
  saveOutcome(id: ScoreSheetId, outcome: ChangeOutcome | null): void;
}
