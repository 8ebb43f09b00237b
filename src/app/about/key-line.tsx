// The fingerprint of a key in groups that can be compared by eye.
import { useTranslation } from 'react-i18next';
import { Code } from '../../ui/bidi';

export function KeyLine({ fingerprint }: { readonly fingerprint: string }) {
  const { t } = useTranslation();
  return (
    <div>
      <p>{t('about:check.key')}</p>
      <p>
        <Code>{fingerprint.match(/.{1,4}/g)?.join(' ') ?? ''}</Code>
      </p>
      <p>{t('about:check.key-compare')}</p>
    </div>
  );
}
