// The second person at the desk: their own code and passphrase, typed by themselves, good for this one act.
import { useTranslation } from 'react-i18next';
import { Fieldset } from './fieldset';
import type { BoundField } from './form';
import { PassphraseField } from './passphrase-field';
import { TextField } from './text-field';

export interface SecondPersonProps {
  /** Says why a second person is needed here and who may be it. */
  readonly why: string;
  readonly code: BoundField<string>;
  readonly passphrase: BoundField<string>;
}

export function SecondPerson({ why, code, passphrase }: SecondPersonProps) {
  const { t } = useTranslation();
  return (
    <Fieldset title={t('ui:second-person.title')} help={why}>
      <TextField label={t('ui:second-person.code')} kind="code" isRequired {...code} />
      <PassphraseField label={t('ui:second-person.passphrase')} isRequired {...passphrase} />
    </Fieldset>
  );
}
