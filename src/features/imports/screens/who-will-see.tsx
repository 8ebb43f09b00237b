// Said before anything is saved: which roles will see what of the people in the file.
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/notice';

const GROUPS = ['everybody', 'names', 'case'] as const;

export function WhoWillSee() {
  const { t } = useTranslation();
  return (
    <Notice title={t('imports:who.title')}>
      <ul>
        {GROUPS.map((group) => (
          <li key={group}>{t(`imports:who.${group}`)}</li>
        ))}
      </ul>
    </Notice>
  );
}
