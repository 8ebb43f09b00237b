// A new passphrase, typed twice by its owner: how it stands while typing, and one by chance for whoever wants it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoundField } from './form';
import { newOffer, Offered, scriptOf, PassphraseLine } from './offered-passphrase';
import { PassphraseField } from './passphrase-field';

export interface NewPassphraseProps {
  readonly label: string;
  readonly passphrase: BoundField<string>;
  readonly again: BoundField<string>;
}

export function NewPassphrase({ label, passphrase, again }: NewPassphraseProps) {
  const { t, i18n } = useTranslation();
  const [words, setWords] = useState(() => newOffer(scriptOf(i18n.language)));
  return (
    <>
      <PassphraseField
        label={label}
        isNew
        isRequired
        help={t('ui:new-passphrase.rules')}
        {...passphrase}
      />
      <PassphraseLine passphrase={passphrase.value ?? ''} />
      <div className="field">
        <p className="field-label">{t('ui:offer.title')}</p>
        <p className="field-help">{t('ui:offer.help')}</p>
        <Offered words={words} onWords={setWords} onUse={() => passphrase.onChange(words)} />
      </div>
      <PassphraseField
        label={t('ui:new-passphrase.again')}
        isNew
        isRequired
        help={t('ui:new-passphrase.again-help')}
        {...again}
      />
    </>
  );
}
