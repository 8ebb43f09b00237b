// How a resident is doing over time: two score sheets for clinical staff, goal attainment for case staff.
// Each point leads to what was counted.
import { useTranslation } from 'react-i18next';
import type { ResidentId } from '../../../kernel/ids';
import { LinkButton } from '../../../ui/button';
import { useQueryOf } from '../../../ui/call';
import { TimeChart } from '../../../ui/chart/time-chart';
import { EmptyState } from '../../../ui/empty-state';
import { useFormat } from '../../../ui/format';
import { Section, Stack, Text } from '../../../ui/layout';
import { DoorList } from '../../../ui/list';
import { Notice } from '../../../ui/notice';
import { QueryState } from '../../../ui/query-state';
import { useMay } from '../../../ui/session';
import { type AttainmentView, type ProgressEvent, progress, type SeriesView } from '../contract';
import { INSTRUMENT_IDS, INSTRUMENTS, type Instrument, type InstrumentId } from '../instruments';
import { useAttainmentSentence, useSeriesSentence } from './chart-sentence';
import { GuardLines } from './score-so-far';

interface AboutResident {
  readonly residentId: ResidentId;
}

export function ProgressTab({ residentId }: AboutResident) {
  const { t } = useTranslation();
  const mayCase = useMay({ case: 'read' });
  const mayClinical = useMay({ clinical: 'read' });
  if (!mayCase && !mayClinical) {
    return <Notice title={t('progress:closed.title')}>{t('progress:closed.help')}</Notice>;
  }
  return (
    <Stack gap="l">
      {mayCase ? <GoalAttainment residentId={residentId} /> : null}
      {mayClinical ? (
        INSTRUMENT_IDS.map((id) => (
          <InstrumentSection key={id} residentId={residentId} instrument={id} />
        ))
      ) : (
        <Notice title={t('progress:sheets-closed.title')}>
          {t('progress:sheets-closed.help')}
        </Notice>
      )}
    </Stack>
  );
}

interface SectionProps extends AboutResident {
  readonly instrument: InstrumentId;
}

function InstrumentSection({ residentId, instrument }: SectionProps) {
  const { t } = useTranslation();
  const asked = useQueryOf(progress.series, { residentId, instrument });
  const mayRecord = asked.value?.mayRecord ?? false;
  return (
    <Section
      title={t(`progress:instrument.${instrument}.name`)}
      description={t(`progress:instrument.${instrument}.about`, {
        ...countsOf(INSTRUMENTS[instrument]),
      })}
      actions={
        mayRecord ? (
          <LinkButton icon="plus" href={`/residents/${residentId}/progress/new/${instrument}`}>
            {t('progress:add-sheet')}
          </LinkButton>
        ) : null
      }
    >
      <QueryState of={asked}>
        {(series) => <SeriesBody residentId={residentId} instrument={instrument} series={series} />}
      </QueryState>
    </Section>
  );
}

function countsOf({ items, codes, highest }: Instrument) {
  return { items, highest, least: codes[0] ?? 0, most: codes.at(-1) ?? 0 };
}

function SeriesBody(props: SectionProps & { readonly series: SeriesView }) {
  const { t } = useTranslation();
  const { residentId, series } = props;
  const instrument = INSTRUMENTS[props.instrument];
  const isEmpty = series.points.length === 0 && series.incomplete.length === 0;
  return (
    <Stack>
      {series.unreadable === 0 ? null : (
        <Notice
          tone="danger"
          title={t('progress:unreadable-sheets', { count: series.unreadable })}
        />
      )}
      {isEmpty ? (
        <EmptyState
          icon="chart"
          title={t('progress:empty.title')}
          help={series.mayRecord ? t('progress:empty.help') : t('progress:empty.read-only')}
        />
      ) : (
        <>
          {series.points.length === 0 ? null : (
            <SeriesChart instrument={instrument} series={series} />
          )}
          <GuardLines instrument={instrument} />
          <SheetDoors residentId={residentId} series={series} />
        </>
      )}
    </Stack>
  );
}

/** The totals that are aimed for: the best band of the instrument. */
function aimOf({ bands, better }: Instrument): { from: number; to: number } | undefined {
  const best = better === 'lower' ? bands[0] : bands.at(-1);
  return best === undefined ? undefined : { from: best.from, to: best.below - 1 };
}

function SeriesChart(props: { readonly instrument: Instrument; readonly series: SeriesView }) {
  const { t } = useTranslation();
  const { instrument, series } = props;
  const sentence = useSeriesSentence();
  const events = useEventMarks(series.events);
  const aim = aimOf(instrument);
  return (
    <TimeChart
      title={t('progress:chart.title', { name: t(`progress:instrument.${instrument.id}.name`) })}
      sentence={sentence(instrument, series.summary)}
      valueLabel={t('progress:chart.total')}
      points={series.points.map(({ sheetId, on, total, band }) => ({
        id: sheetId,
        on,
        value: total,
        label: t(`progress:band.${band}`),
      }))}
      min={instrument.lowest}
      max={instrument.highest}
      {...(aim === undefined ? {} : { band: { ...aim, label: t('progress:chart.aim') } })}
      events={events}
    />
  );
}

function useEventMarks(events: readonly ProgressEvent[]) {
  const { t } = useTranslation();
  const format = useFormat();
  return events.map(({ on, kind }) => ({
    on,
    label: t('progress:event.mark', { kind: t(`progress:event.${kind}`), on: format.date(on) }),
  }));
}

function SheetDoors({ residentId, series }: AboutResident & { readonly series: SeriesView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const door = (sheetId: string) => `/residents/${residentId}/progress/sheet/${sheetId}`;
  const complete = series.points.map(({ sheetId, on, total, band }) => ({
    id: sheetId,
    on,
    href: door(sheetId),
    title: t('progress:counts.line', { on: format.date(on), total }),
    note: t(`progress:band.${band}`),
  }));
  const incomplete = series.incomplete.map(({ sheetId, on }) => ({
    id: sheetId,
    on,
    href: door(sheetId),
    title: format.date(on),
    note: t('progress:counts.incomplete'),
  }));
  const items = [...complete, ...incomplete].sort((a, b) => (a.on < b.on ? 1 : -1));
  return (
    <details>
      <summary>{t('progress:counts.title', { count: items.length })}</summary>
      <DoorList label={t('progress:counts.label')} items={items} />
    </details>
  );
}

function GoalAttainment({ residentId }: AboutResident) {
  const { t } = useTranslation();
  const asked = useQueryOf(progress.attainment, { residentId });
  return (
    <Section title={t('progress:attainment.title')} description={t('progress:attainment.about')}>
      <QueryState of={asked}>
        {(view) =>
          view.points.length === 0 ? (
            <EmptyState
              icon="goal"
              title={t('progress:attainment.empty')}
              help={t('progress:attainment.empty-help')}
              action={
                <LinkButton href={`/residents/${residentId}/plan`}>
                  {t('progress:attainment.to-plan')}
                </LinkButton>
              }
            />
          ) : (
            <AttainmentChart view={view} />
          )
        }
      </QueryState>
    </Section>
  );
}

const T_LOWEST = 10;
const T_HIGHEST = 90;
/** 50 is "every goal as expected". */
const T_EXPECTED = 50;

function inTenths(score: number): number {
  return Math.round(score * 10) / 10;
}

function AttainmentChart({ view }: { readonly view: AttainmentView }) {
  const { t } = useTranslation();
  const sentence = useAttainmentSentence();
  const events = useEventMarks(view.events);
  return (
    <Stack>
      <TimeChart
        title={t('progress:attainment.chart')}
        sentence={sentence(view)}
        valueLabel={t('progress:attainment.t-score')}
        points={view.points.map(({ reviewId, on, score, goals }) => ({
          id: reviewId,
          on,
          value: inTenths(score),
          label: t('progress:attainment.of-goals', { count: goals }),
        }))}
        min={T_LOWEST}
        max={T_HIGHEST}
        band={{ from: T_EXPECTED, to: T_HIGHEST, label: t('progress:attainment.aim') }}
        {...(view.baseline === null
          ? {}
          : { start: { value: inTenths(view.baseline), label: t('progress:attainment.start') } })}
        events={events}
      />
      <Text tone="muted" size="small">
        {t('progress:attainment.explained', { expected: T_EXPECTED })}
      </Text>
    </Stack>
  );
}
