// Measurements of one person over time, with the range that is aimed for and what happened meanwhile.
// It shows what was measured and nothing between; colour never says anything that shape or words do not.
import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CalendarDate } from '../../kernel/calendar-date';
import { useFormat } from '../format';
import { SimpleTable } from '../simple-table';
import { ChartFrame } from './chart-frame';
import { apart, type Frame, MARGIN, type Plane, pathOf, planeOf } from './geometry';
import { useWidth } from '../use-width';

export interface TimePoint {
  readonly id: string;
  readonly on: CalendarDate;
  readonly value: number;
  /** Words for the value: the severity band, the goal level. */
  readonly label?: string;
}

export interface TimeChartProps {
  readonly title: string;
  /** What the chart says, in one plain sentence; also its name for ears. */
  readonly sentence: string;
  readonly valueLabel: string;
  readonly points: readonly TimePoint[];
  readonly min: number;
  readonly max: number;
  readonly band?: { readonly from: number; readonly to: number; readonly label: string };
  /** Where it began, when that was measured another way than the points. */
  readonly start?: { readonly value: number; readonly label: string };
  readonly events?: readonly { readonly on: CalendarDate; readonly label: string }[];
}

const HEIGHT = 260;

export function TimeChart(props: TimeChartProps) {
  const { ref, width } = useWidth(640);
  const { direction } = useLocale();
  const frame: Frame = { width, height: HEIGHT, isMirrored: direction === 'rtl' };
  const points = [...props.points].sort((a, b) => (a.on < b.on ? -1 : 1));
  const events = props.events ?? [];
  const days = [...points.map((point) => point.on), ...events.map((event) => event.on)];
  return (
    <ChartFrame
      title={props.title}
      sentence={props.sentence}
      table={<Twin {...props} points={points} />}
      legend={<Legend {...props} events={events} />}
      drawing={
        <div ref={ref} className="chart-room">
          {days.length === 0 ? null : (
            <svg
              className="chart-drawing"
              viewBox={`0 0 ${width} ${HEIGHT}`}
              width={width}
              height={HEIGHT}
              role="img"
              aria-label={props.sentence}
            >
              <Drawing
                {...props}
                points={points}
                events={events}
                frame={frame}
                plane={planeOf(frame, { days, min: props.min, max: props.max })}
              />
            </svg>
          )}
        </div>
      }
    />
  );
}

interface DrawingProps extends TimeChartProps {
  readonly frame: Frame;
  readonly plane: Plane;
  readonly events: NonNullable<TimeChartProps['events']>;
}

function Drawing(props: DrawingProps) {
  const format = useFormat();
  const { plane, points } = props;
  const places = placesOf(points, plane);
  const marks = apart(
    props.events.map((event) => plane.x(event.on)),
    MARK_ROOM,
  );
  return (
    <>
      <Band {...props} />
      <Axes {...props} />
      <Start {...props} />
      {props.events.map((event, index) => (
        <g key={`${index}${event.label}`} className="chart-event">
          <line x1={plane.x(event.on)} x2={plane.x(event.on)} y1={plane.topY} y2={plane.bottomY} />
          <circle cx={marks[index]} cy={plane.topY - MARK_RISE} r={MARK_ROOM / 2 - 1} />
          <text
            x={marks[index]}
            y={plane.topY - MARK_RISE}
            textAnchor="middle"
            dominantBaseline="central"
          >
            {format.number(index + 1)}
          </text>
        </g>
      ))}
      <path className="chart-line chart-line-1" d={pathOf(places)} />
      {places.map(({ point, x, y }) => (
        <circle key={point.id} className="chart-point chart-point-1" cx={x} cy={y} r={5} />
      ))}
      <LastValue places={places} frame={props.frame} />
    </>
  );
}

/** Measurements of one day stand side by side around it; other days are never moved. */
function placesOf(points: readonly TimePoint[], plane: Plane) {
  const ofDay = (on: string) => points.filter((point) => point.on === on);
  return points.map((point) => {
    const day = ofDay(point.on);
    const aside = day.indexOf(point) - (day.length - 1) / 2;
    return { point, x: plane.x(point.on) + aside * POINT_ROOM, y: plane.y(point.value) };
  });
}

const MARK_ROOM = 18;
const POINT_ROOM = 12;
/** How far above the drawing the number of an event stands. */
const MARK_RISE = 9;

function Band({ band, plane }: DrawingProps) {
  if (band === undefined) return null;
  const left = Math.min(plane.startX, plane.endX);
  const width = Math.abs(plane.endX - plane.startX);
  const top = plane.y(band.to);
  return (
    <g className="chart-band">
      <rect x={left} y={top} width={width} height={plane.y(band.from) - top} />
      <line x1={left} x2={left + width} y1={plane.y(band.to)} y2={plane.y(band.to)} />
      <line x1={left} x2={left + width} y1={plane.y(band.from)} y2={plane.y(band.from)} />
    </g>
  );
}

function Start({ start, plane }: DrawingProps) {
  if (start === undefined) return null;
  const y = plane.y(start.value);
  return <line className="chart-start" x1={plane.startX} x2={plane.endX} y1={y} y2={y} />;
}

function Axes({ plane, frame }: DrawingProps) {
  const format = useFormat();
  const outward = frame.isMirrored ? 1 : -1;
  return (
    <g className="chart-axes">
      {plane.valueTicks.map((value) => (
        <g key={value}>
          <line
            className="chart-grid"
            x1={plane.startX}
            x2={plane.endX}
            y1={plane.y(value)}
            y2={plane.y(value)}
          />
          <text
            x={plane.startX + outward * 10}
            y={plane.y(value)}
            dominantBaseline="central"
            textAnchor="end"
          >
            {format.number(value)}
          </text>
        </g>
      ))}
      <line
        className="chart-base"
        x1={plane.startX}
        x2={plane.endX}
        y1={plane.bottomY}
        y2={plane.bottomY}
      />
      {plane.monthTicks.map((on) => (
        <text key={on} x={plane.x(on)} y={plane.bottomY + MARGIN.bottom * 0.62} textAnchor="middle">
          {format.monthShort(on)}
        </text>
      ))}
    </g>
  );
}

function LastValue(props: {
  readonly places: readonly { readonly point: TimePoint; readonly x: number; readonly y: number }[];
  readonly frame: Frame;
}) {
  const format = useFormat();
  const last = props.places.at(-1);
  if (last === undefined) return null;
  return (
    <text className="chart-value" x={last.x} y={last.y - 12} textAnchor="middle">
      {format.number(last.point.value)}
    </text>
  );
}

// The words with brackets are each one piece of text: a bracket in a piece of its own keeps the side it had before the
// page changed its direction.
function Legend(
  props: TimeChartProps & { readonly events: NonNullable<TimeChartProps['events']> },
) {
  const format = useFormat();
  return (
    <ul className="chart-legend">
      <li>
        <span className="legend-line" aria-hidden="true" />
        {props.valueLabel}
      </li>
      {props.start === undefined ? null : (
        <li>
          <span className="legend-start" aria-hidden="true" />
          {`${props.start.label} (${format.number(props.start.value)})`}
        </li>
      )}
      {props.band === undefined ? null : (
        <li>
          <span className="legend-band" aria-hidden="true" />
          {`${props.band.label} (${format.number(props.band.from)}–${format.number(props.band.to)})`}
        </li>
      )}
      {props.events.map((event, index) => (
        <li key={`${index}${event.label}`}>
          <span className="legend-event" aria-hidden="true">
            {format.number(index + 1)}
          </span>
          {event.label}
        </li>
      ))}
    </ul>
  );
}

function Twin({ start, ...props }: TimeChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const hasLabels = props.points.some((point) => point.label !== undefined);
  const points = props.points.map((point) => ({
    id: point.id,
    cells: [format.date(point.on), format.number(point.value), ...(hasLabels ? [point.label] : [])],
  }));
  const began =
    start === undefined
      ? []
      : [
          {
            id: 'start',
            cells: [start.label, format.number(start.value), ...(hasLabels ? [''] : [])],
          },
        ];
  return (
    <SimpleTable
      caption={props.title}
      isCaptionHidden
      columns={[
        { id: 'on', title: t('ui:chart.date') },
        { id: 'value', title: props.valueLabel, kind: 'number' },
        ...(hasLabels ? [{ id: 'label', title: t('ui:chart.meaning') }] : []),
      ]}
      rows={[...began, ...points]}
    />
  );
}
