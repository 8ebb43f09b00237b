// The first manager: a staff code, never a name, and a passphrase that only this person knows.
import { useTranslation } from 'react-i18next';
import { Form, useFormOf } from '../../../ui/form';
import { NewPassphrase } from '../../../ui/new-passphrase';
import { TextField } from '../../../ui/text-field';
import { type ManagerAnswers, managerSchema } from './first-run-answers';
import { StepBack } from './step-back';

export interface StepManagerProps {
  readonly start: ManagerAnswers;
  readonly onDone: (manager: ManagerAnswers) => void;
  readonly onBack: (manager: ManagerAnswers) => void;
}

export function StepManager({ start, onDone, onBack }: StepManagerProps) {
  const { t } = useTranslation();
  const form = useFormOf({
    schema: managerSchema,
    start,
    submit: (input) => Promise.resolve({ kind: 'done' as const, value: input }),
    onDone: (manager) => onDone(manager),
  });
  return (
    <Form
      form={form}
      submitLabel={t('vault:first.continue')}
      savesByKey={false}
      secondary={<StepBack onPress={() => onBack(form.values as ManagerAnswers)} />}
    >
      <TextField
        label={t('vault:manager.code')}
        kind="code"
        isRequired
        help={t('vault:manager.code-help')}
        {...form.field('code')}
      />
      <NewPassphrase
        label={t('vault:manager.passphrase')}
        passphrase={form.field('passphrase')}
        again={form.field('again')}
      />
    </Form>
  );
}
