// What a chart says, in one plain sentence with its numerals. It states a change; it never judges a person.
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format';
import type { AttainmentView, SeriesView } from '../contract';
import type { Instrument } from '../instruments';

/** The sentence over a series of one instrument. */
export function useSeriesSentence(): (
  instrument: Instrument,
  summary: SeriesView['summary'],
) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (instrument, summary) => {
    const name = t(`progress:instrument.${instrument.id}.name`);
    if (summary.kind === 'empty') return t('progress:sentence.empty', { name });
    if (summary.kind === 'single') {
      const { on, total, band } = summary.only;
      return t('progress:sentence.single', {
        name,
        total,
        on: format.date(on),
        band: t(`progress:band.${band}`),
      });
    }
    const { first, last, points, relevant, direction } = summary;
    const facts = {
      name,
      count: Math.abs(points),
      first: first.total,
      last: last.total,
      from: format.date(first.on),
      to: format.date(last.on),
    };
    if (direction === 'same') return t('progress:sentence.same', facts);
    const moved =
      points < 0 ? t('progress:sentence.fell', facts) : t('progress:sentence.rose', facts);
    const meaning = relevant
      ? t(`progress:meaning.${direction}`)
      : t('progress:meaning.too-small', { count: instrument.relevantChange });
    return `${moved} ${meaning}`;
  };
}

/** The sentence over goal attainment. */
export function useAttainmentSentence(): (view: AttainmentView) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ points, baseline, change }) => {
    const last = points.at(-1);
    if (last === undefined || baseline === null || change === null) {
      return t('progress:attainment.empty-sentence');
    }
    return t('progress:attainment.sentence', {
      count: last.goals,
      on: format.date(last.on),
      start: format.decimal(baseline, 1),
      now: format.decimal(last.score, 1),
    });
  };
}
