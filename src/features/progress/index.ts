// Front door of the progress room: instruments, scores and what a change means.
export {
  type Change,
  changeBetween,
  type Direction,
  type ReliabilityFacts,
  reliableChangeIndex,
} from './change';
export {
  ATTAINMENTS,
  type Attainment,
  type GoalAttainment,
  type GoalAttainmentRefusal,
  goalAttainment,
  isAttainment,
  type ScaledGoal,
} from './goal-attainment';
export {
  type Clearance,
  clearSitting,
  type GuardRefusal,
  type Sitting,
  STABILISATION_DAYS,
} from './guard-rails';
export {
  type Band,
  type BandCode,
  INSTRUMENT_IDS,
  INSTRUMENTS,
  type Instrument,
  type InstrumentId,
} from './instruments';
export { CHANGE_OUTCOMES, type ChangeOutcome } from './outcomes';
export { type SheetContent, sheetContent } from './parts';
export { answers, instrumentId, type ScoreSheetInput, scoreSheetInput } from './schemas';
export {
  type Answers,
  bandOf,
  type CompleteScore,
  type IncompleteScore,
  isScreenPositive,
  type Score,
  type ScoreRefusal,
  scoreSheet,
} from './score';
export {
  type BandedPoint,
  type SeriesPoint,
  type SeriesSummary,
  seriesOf,
  summaryOf,
} from './series';
