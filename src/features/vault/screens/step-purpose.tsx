// The last question: for learning, or for real work. Only now is anything written to disk.
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Button } from '../../../ui/button';
import { call } from '../../../ui/call';
import { RadioGroup } from '../../../ui/choice';
import { Form, useFormOf } from '../../../ui/form';
import { type OpenSession, vault } from '../contract';

const purposeSchema = z.object({
  purpose: z.enum(['real', 'training'], { error: 'choice.invalid' }),
});

export interface StepPurposeProps {
  readonly ceremony: string;
  readonly onOpened: (session: OpenSession) => void;
  readonly onBack: () => void;
}

export function StepPurpose({ ceremony, onOpened, onBack }: StepPurposeProps) {
  const { t } = useTranslation();
  const form = useFormOf({
    schema: purposeSchema,
    start: { purpose: null },
    submit: ({ purpose }) => call(vault.setUp, { ceremony, training: purpose === 'training' }),
    onDone: (session) => onOpened(session),
  });
  return (
    <Form
      form={form}
      submitLabel={t('vault:purpose.finish')}
      secondary={
        <Button kind="quiet" onPress={onBack}>
          {t('vault:first.back')}
        </Button>
      }
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
    </Form>
  );
}
