// The running total, the band once the sheet is complete, and what a score is not.
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge';
import { useFormat } from '../../../ui/format';
import { Card, Row, Text } from '../../../ui/layout';
import type { Instrument } from '../instruments';
import { type Answers, scoreSheet } from '../score';

interface Props {
  readonly instrument: Instrument;
  readonly answers: Answers;
}

export function ScoreSoFar({ instrument, answers }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const scored = scoreSheet(instrument, answers);
  if (!scored.ok) return null;
  const score = scored.value;
  const given = answers.reduce<number>((sum, answer) => sum + (answer ?? 0), 0) * instrument.factor;
  return (
    <Card tone="quiet">
      <div role="status">
        {score.complete ? (
          <Row>
            <Text size="large">
              {t('progress:total.complete', { total: score.total, highest: instrument.highest })}
            </Text>
            <Badge>{t(`progress:band.${score.band}`)}</Badge>
            <Text>
              {score.screenPositive ? t('progress:screen.positive') : t('progress:screen.negative')}
            </Text>
          </Row>
        ) : (
          <Text size="large">
            {t('progress:total.so-far', { total: given, count: score.missing })}
          </Text>
        )}
      </div>
      <GuardLines instrument={instrument} />
      {instrument.screen.population === 'original' ? (
        <Text tone="muted" size="small">
          {t(`progress:cut-off.${instrument.screen.rule}`, {
            cutOff: format.number(instrument.screen.cutOff),
          })}
        </Text>
      ) : null}
    </Card>
  );
}

/** Said wherever a score is shown. */
export function GuardLines({ instrument }: { readonly instrument: Instrument }) {
  const { t } = useTranslation();
  return (
    <>
      <Text>{t('progress:never-a-diagnosis')}</Text>
      {instrument.unchecked.includes('arabic-form') ? (
        <Text tone="muted" size="small">
          {t('progress:unchecked')}
        </Text>
      ) : null}
    </>
  );
}
