// Counts side by side. A hidden small number is shown as hidden, never as zero.
import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format';
import { SimpleTable } from '../simple-table';
import { ChartFrame } from './chart-frame';
import { barLength } from './geometry';
import { useWidth } from '../use-width';

export interface Bar {
  readonly id: string;
  readonly label: string;
  /** Undefined when the number may not be shown. */
  readonly value: number | undefined;
}

export interface BarChartProps {
  readonly title: string;
  readonly sentence: string;
  readonly categoryLabel: string;
  readonly valueLabel: string;
  readonly bars: readonly Bar[];
}

const LINE = 40;
const LABELS = 168;
const NUMBERS = 56;

export function BarChart(props: BarChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = (bar: Bar) =>
    bar.value === undefined ? t('ui:chart.hidden') : format.number(bar.value);
  return (
    <ChartFrame
      title={props.title}
      sentence={props.sentence}
      drawing={<Bars {...props} words={words} />}
      table={
        <SimpleTable
          caption={props.title}
          isCaptionHidden
          columns={[
            { id: 'label', title: props.categoryLabel },
            { id: 'value', title: props.valueLabel, kind: 'number' },
          ]}
          rows={props.bars.map((bar) => ({ id: bar.id, cells: [bar.label, words(bar)] }))}
        />
      }
    />
  );
}

function Bars(props: BarChartProps & { readonly words: (bar: Bar) => string }) {
  const { ref, width } = useWidth(640);
  const { direction } = useLocale();
  const isMirrored = direction === 'rtl';
  const at = (fromStart: number) => (isMirrored ? width - fromStart : fromStart);
  const most = Math.max(...props.bars.map((bar) => bar.value ?? 0), 1);
  const room = width - LABELS - NUMBERS;
  const height = props.bars.length * LINE;
  return (
    <div ref={ref} className="chart-room">
      <svg
        className="chart-drawing"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={props.sentence}
      >
        {props.bars.map((bar, index) => {
          const length = barLength(bar.value ?? 0, most, room);
          const top = index * LINE;
          return (
            <g key={bar.id} className="chart-axes">
              <text
                x={at(LABELS - 12)}
                y={top + LINE / 2}
                textAnchor="end"
                dominantBaseline="central"
              >
                {bar.label}
              </text>
              <rect
                className="chart-bar"
                x={isMirrored ? at(LABELS) - length : LABELS}
                y={top + 9}
                width={length}
                height={LINE - 18}
                rx={4}
              />
              <text
                className="chart-value"
                x={at(LABELS + length + 10)}
                y={top + LINE / 2}
                textAnchor="start"
                dominantBaseline="central"
              >
                {props.words(bar)}
              </text>
            </g>
          );
        })}
        <line className="chart-base" x1={at(LABELS)} x2={at(LABELS)} y1={0} y2={height} />
      </svg>
    </div>
  );
}
