// The questions that a new sheet and a correction share: the day, the grid, the safety panel, the reason.
import { useTranslation } from 'react-i18next';
import { DateField } from '../../../ui/date-field';
import { Row, Text } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { Select } from '../../../ui/select';
import { TextArea } from '../../../ui/text-field';
import type { FormOf } from '../../../ui/form';
import type { progress } from '../contract';
import type { Instrument } from '../instruments';
import { type Answers, scoreSheet } from '../score';
import { ScoreGrid } from './score-grid';
import { ScoreSoFar } from './score-so-far';

export interface Responsible {
  readonly id: string;
  readonly code: string;
}

type SheetForm = FormOf<typeof progress.record.input> | FormOf<typeof progress.correct.input>;

export interface SheetFieldsProps {
  readonly form: SheetForm;
  readonly instrument: Instrument;
  readonly staff: readonly Responsible[];
}

export function SheetFields({ form, instrument, staff }: SheetFieldsProps) {
  const { t } = useTranslation();
  const answers = form.values.answers ?? [];
  const overrideReason = form.field('overrideReason');
  const isOverrideAsked = form.issues.some(({ path }) => path === 'overrideReason');
  const isOverrideShown = isOverrideAsked || (overrideReason.value ?? '') !== '';
  const answer = (next: Answers) => {
    form.set('answers', next);
    if (!callsForSafety(instrument, next)) form.set('safetyAction', null);
  };
  return (
    <>
      <DateField label={t('progress:taken-on')} isRequired {...form.field('takenOn')} />
      {isOverrideShown ? (
        <TextArea
          label={t('progress:override.label')}
          why={t('progress:override.why')}
          rows={2}
          {...overrideReason}
        />
      ) : null}
      <Text tone="muted">{t('progress:grid.help')}</Text>
      <Text tone="muted">{t('progress:grid.topics')}</Text>
      <ScoreGrid instrument={instrument} answers={answers} onChange={answer} />
      <ScoreSoFar instrument={instrument} answers={answers} />
      {callsForSafety(instrument, answers) ? <SafetyPanel form={form} staff={staff} /> : null}
    </>
  );
}

function callsForSafety(instrument: Instrument, answers: Answers): boolean {
  const scored = scoreSheet(instrument, answers);
  return scored.ok && scored.value.safetyAlert;
}

function SafetyPanel({ form, staff }: Pick<SheetFieldsProps, 'form' | 'staff'>) {
  const { t } = useTranslation();
  return (
    <Notice tone="needs" title={t('progress:safety.title')} isLive>
      <Text>{t('progress:safety.help')}</Text>
      <TextArea
        label={t('progress:safety.action')}
        rows={3}
        isRequired
        staysHere
        {...form.field('safetyAction.action')}
      />
      <Row>
        <Select
          label={t('progress:safety.responsible')}
          isRequired
          options={staff.map(({ id, code }) => ({ id, text: code }))}
          {...form.field('safetyAction.responsibleId')}
        />
      </Row>
    </Notice>
  );
}
