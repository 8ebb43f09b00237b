// The scores of one resident on one instrument over time, and the facts for the sentence above the chart.
// Unfinished sheets are not points: a chart must not draw what was not measured.
import { type CalendarDate, compareDates, inPeriod, type Period } from '../../kernel/calendar-date';
import type { ScoreSheetId } from '../../kernel/ids';
import { type Change, changeBetween } from './change';
import type { BandCode, Instrument } from './instruments';
import { bandOf } from './score';

export interface SeriesPoint {
  readonly on: CalendarDate;
  readonly total: number;
  readonly sheetId?: ScoreSheetId | undefined;
}

export interface BandedPoint extends SeriesPoint {
  readonly band: BandCode;
}

export type SeriesSummary =
  | { readonly kind: 'empty' }
  | { readonly kind: 'single'; readonly only: BandedPoint }
  | {
      readonly kind: 'change';
      readonly count: number;
      readonly first: BandedPoint;
      readonly last: BandedPoint;
      readonly change: Change;
    };

/** Points in order of day (same day: in the order given), limited to a half-open period when one is named. */
export function seriesOf(
  instrument: Instrument,
  points: readonly SeriesPoint[],
  period?: Period,
): BandedPoint[] {
  return points
    .filter(({ on }) => period === undefined || inPeriod(on, period))
    .map((point) => ({ ...point, band: bandOf(instrument, point.total) }))
    .sort((a, b) => compareDates(a.on, b.on));
}

/** First against last of a series made by `seriesOf`. */
export function summaryOf(instrument: Instrument, series: readonly BandedPoint[]): SeriesSummary {
  const first = series[0];
  const last = series.at(-1);
  if (first === undefined || last === undefined) return { kind: 'empty' };
  if (series.length === 1) return { kind: 'single', only: first };
  const change = changeBetween(instrument, [first.total, last.total]);
  return { kind: 'change', count: series.length, first, last, change };
}
