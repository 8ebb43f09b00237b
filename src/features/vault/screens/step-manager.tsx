// The first manager: a staff code, never a name, and a passphrase that only this person knows.
import { useTranslation } from 'react-i18next';
import { passphraseProblem } from '../../../kernel/passphrase';
import { Form, useFormOf } from '../../../ui/form';
import { NewPassphrase } from '../../../ui/new-passphrase';
import { OwnWords } from '../../../ui/own-words';
import { TextField } from '../../../ui/text-field';
import { type ManagerAnswers, managerSchema } from './first-run-answers';
import { StepBack } from './step-back';

export interface StepManagerProps {
  readonly start: ManagerAnswers;
  /** Name and code of the shelter, as answered. */
  readonly shelterWords: readonly string[];
  readonly onDone: (manager: ManagerAnswers) => void;
  readonly onBack: (manager: ManagerAnswers) => void;
}

export function StepManager({ start, shelterWords, onDone, onBack }: StepManagerProps) {
  const { t } = useTranslation();
  const form = useFormOf({
    schema: managerSchema,
    start,
    submit: (input) => {
      const problem = passphraseProblem(input.passphrase, [...shelterWords, input.code]);
      return Promise.resolve(
        problem === undefined
          ? ({ kind: 'done', value: input } as const)
          : ({ kind: 'invalid', issues: [{ path: 'passphrase', code: problem }] } as const),
      );
    },
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
      <OwnWords words={[...shelterWords, form.values.code ?? '']}>
        <NewPassphrase
          label={t('vault:manager.passphrase')}
          passphrase={form.field('passphrase')}
          again={form.field('again')}
        />
      </OwnWords>
    </Form>
  );
}
