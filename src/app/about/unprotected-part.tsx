// Plainly, what the program does not protect against.
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon';
import { Section } from '../../ui/layout';
import '../today/today.css';

const UNPROTECTED = [
  'malware',
  'open-window',
  'all-holders',
  'read-before',
  'memory',
  'review',
] as const;

export function UnprotectedPart() {
  const { t } = useTranslation();
  return (
    <Section title={t('about:unprotected')} description={t('about:unprotected-lead')}>
      <ul className="plain-points">
        {UNPROTECTED.map((id) => (
          <li key={id}>
            <Icon name="minus" size="s" />
            <span>{t(`about:not.${id}`)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
