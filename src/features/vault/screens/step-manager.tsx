// The first manager: a staff code, never a name, and a passphrase that only this person knows.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Form, useFormOf } from '../../../ui/form';
import { PassphraseField } from '../../../ui/passphrase-field';
import { TextField } from '../../../ui/text-field';
import { type ManagerAnswers, managerSchema } from './first-run-answers';
import { newOffer, Offered, scriptOf, StandingLine } from './offered';

export interface StepManagerProps {
  readonly start: ManagerAnswers;
  readonly onDone: (manager: ManagerAnswers) => void;
  readonly onBack: (manager: ManagerAnswers) => void;
}

export function StepManager({ start, onDone, onBack }: StepManagerProps) {
  const { t, i18n } = useTranslation();
  const [words, setWords] = useState(() => newOffer(scriptOf(i18n.language)));
  const form = useFormOf({
    schema: managerSchema,
    start,
    submit: (input) => Promise.resolve({ kind: 'done' as const, value: input }),
    onDone: (manager) => onDone(manager),
  });
  const passphrase = form.field('passphrase');
  return (
    <Form
      form={form}
      submitLabel={t('vault:first.continue')}
      savesByKey={false}
      secondary={
        <Button kind="quiet" onPress={() => onBack(form.values as ManagerAnswers)}>
          {t('vault:first.back')}
        </Button>
      }
    >
      <TextField
        label={t('vault:manager.code')}
        kind="code"
        isRequired
        help={t('vault:manager.code-help')}
        {...form.field('code')}
      />
      <PassphraseField
        label={t('vault:manager.passphrase')}
        isNew
        isRequired
        help={t('vault:manager.rules')}
        {...passphrase}
      />
      <StandingLine passphrase={passphrase.value ?? ''} />
      <div>
        <p className="field-label">{t('vault:offer.title')}</p>
        <p className="field-help">{t('vault:offer.help')}</p>
        <Offered words={words} onWords={setWords} onUse={() => form.set('passphrase', words)} />
      </div>
      <PassphraseField
        label={t('vault:manager.again')}
        isNew
        isRequired
        help={t('vault:manager.again-help')}
        {...form.field('again')}
      />
    </Form>
  );
}
