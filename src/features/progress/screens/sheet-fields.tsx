// The questions that a new sheet and a correction share: the day, the grid, the safety panel, the reason.
import { useTranslation } from 'react-i18next';
import { DateField } from '../../../ui/date-field';
import { Row, Text } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { Select } from '../../../ui/select';
import { TextArea } from '../../../ui/text-field';
import type { BoundField } from '../../../ui/form';
import type { Instrument } from '../instruments';
import { type Answers, scoreSheet } from '../score';
import { ScoreGrid } from './score-grid';
import { ScoreSoFar } from './score-so-far';

export interface Responsible {
  readonly id: string;
  readonly code: string;
}

export interface SheetFieldsProps {
  readonly instrument: Instrument;
  readonly answers: Answers;
  /** Hears the new answers and whether they call for safety. */
  readonly onAnswers: (answers: (number | null)[], alert: boolean) => void;
  readonly takenOn: BoundField<string>;
  readonly overrideReason: BoundField<string>;
  readonly isOverrideAsked: boolean;
  readonly safety: {
    readonly action: BoundField<string>;
    readonly responsible: BoundField<string>;
  };
  readonly staff: readonly Responsible[];
}

export function SheetFields(props: SheetFieldsProps) {
  const { t } = useTranslation();
  const { instrument, answers, takenOn, overrideReason } = props;
  const isOverrideShown = props.isOverrideAsked || (overrideReason.value ?? '') !== '';
  return (
    <>
      <DateField label={t('progress:taken-on')} isRequired {...takenOn} />
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
      <ScoreGrid
        instrument={instrument}
        answers={answers}
        onChange={(next) => props.onAnswers(next, callsForSafety(instrument, next))}
      />
      <ScoreSoFar instrument={instrument} answers={answers} />
      {callsForSafety(instrument, answers) ? <SafetyPanel {...props} /> : null}
    </>
  );
}

export function callsForSafety(instrument: Instrument, answers: Answers): boolean {
  const scored = scoreSheet(instrument, answers);
  return scored.ok && scored.value.safetyAlert;
}

function SafetyPanel({ safety, staff }: SheetFieldsProps) {
  const { t } = useTranslation();
  return (
    <Notice tone="needs" title={t('progress:safety.title')} isLive>
      <Text>{t('progress:safety.help')}</Text>
      <TextArea
        label={t('progress:safety.action')}
        rows={3}
        isRequired
        staysHere
        {...safety.action}
      />
      <Row>
        <Select
          label={t('progress:safety.responsible')}
          isRequired
          options={staff.map(({ id, code }) => ({ id, text: code }))}
          {...safety.responsible}
        />
      </Row>
    </Notice>
  );
}
