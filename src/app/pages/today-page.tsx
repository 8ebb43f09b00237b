// The first page after unlock: what this person must do now, each line a door to where it is done.
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state';
import { Page } from '../../ui/page';

export function TodayPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('app:today.title')} width="wide">
      <EmptyState icon="today" title={t('app:today.nothing')} help={t('app:today.nothing-help')} />
    </Page>
  );
}
