// A passphrase chosen by chance: shown once, written down by its owner, never stored here.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import { STAYS_HERE } from './copying';
import { Icon } from './icon';
import { Row } from './layout';
import { OFFER_BYTES, offeredPassphrase } from '../kernel/passphrase-words';
import { useOwnWords } from './own-words';
import { passphraseStatus } from './passphrase-status';

export type WordScript = 'arabic' | 'latin';

export function newOffer(script: WordScript): string {
  return offeredPassphrase(script, crypto.getRandomValues(new Uint8Array(OFFER_BYTES)));
}

export function scriptOf(language: string): WordScript {
  return language === 'ar' ? 'arabic' : 'latin';
}

export interface OfferedProps {
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly onUse?: () => void;
}

/** Shows an offered passphrase, another one on demand, in Arabic or Latin words. */
export function Offered({ words, onWords, onUse }: OfferedProps) {
  const { t, i18n } = useTranslation();
  const [script, setScript] = useState<WordScript>(scriptOf(i18n.language));
  const offer = (next: WordScript) => {
    setScript(next);
    onWords(newOffer(next));
  };
  const other = script === 'arabic' ? 'latin' : 'arabic';
  return (
    <div className="offered">
      <bdi className="offered-words" dir={script === 'arabic' ? 'rtl' : 'ltr'} {...STAYS_HERE}>
        {words}
      </bdi>
      <Row gap="s">
        {onUse === undefined ? null : (
          <Button size="small" onPress={onUse}>
            {t('ui:offer.use')}
          </Button>
        )}
        <Button kind="quiet" size="small" onPress={() => offer(script)}>
          {t('ui:offer.another')}
        </Button>
        <Button kind="quiet" size="small" onPress={() => offer(other)}>
          {t(`ui:offer.in-${other}`)}
        </Button>
      </Row>
    </div>
  );
}

export function PassphraseLine({ passphrase }: { readonly passphrase: string }) {
  const { t } = useTranslation();
  const status = passphraseStatus(passphrase, useOwnWords());
  const fine = status === 'enough' || status === 'good';
  return (
    <p className={fine ? 'standing standing-good' : 'standing'} aria-live="polite">
      <Icon name={fine ? 'done' : 'info'} size="s" />
      {t(`ui:standing.${status}`, { count: [...passphrase.normalize('NFKC')].length })}
    </p>
  );
}
