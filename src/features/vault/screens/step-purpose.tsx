// For learning or for real work. Real work is always tied to its computer; a training vault only where the shelter wants it.
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Checkbox, RadioGroup } from '../../../ui/choice';
import { Form, useFormOf } from '../../../ui/form';
import { Notice } from '../../../ui/notice';
import type { PurposeAnswers } from './first-run-answers';
import { StepBack } from './step-back';

const purposeSchema = z.object({
  purpose: z.enum(['real', 'training'], { error: 'choice.invalid' }),
  isTied: z.boolean(),
});

export interface StepPurposeProps {
  readonly start: PurposeAnswers;
  readonly onDone: (purpose: PurposeAnswers) => void;
  readonly onBack: (purpose: PurposeAnswers) => void;
}

export function StepPurpose({ start, onDone, onBack }: StepPurposeProps) {
  const { t } = useTranslation();
  const form = useFormOf({
    schema: purposeSchema,
    start,
    submit: (input) => Promise.resolve({ kind: 'done' as const, value: input }),
    onDone: (purpose) => onDone(purpose),
  });
  const { purpose } = form.values;
  return (
    <Form
      form={form}
      submitLabel={t('vault:first.continue')}
      savesByKey={false}
      secondary={<StepBack onPress={() => onBack(form.values as PurposeAnswers)} />}
    >
      <RadioGroup
        label={t('vault:purpose.question')}
        isRequired
        options={[
          { id: 'real', text: t('vault:purpose.real'), help: t('vault:purpose.real-help') },
          {
            id: 'training',
            text: t('vault:purpose.training'),
            help: t('vault:purpose.training-help'),
          },
        ]}
        {...form.field('purpose')}
      />
      {purpose === 'real' ? (
        <Notice title={t('vault:device.tied-title')}>{t('vault:device.tied')}</Notice>
      ) : null}
      {purpose === 'training' ? (
        <Checkbox
          label={t('vault:device.tie-training')}
          help={t('vault:device.tie-training-help')}
          {...form.field('isTied')}
        />
      ) : null}
    </Form>
  );
}
