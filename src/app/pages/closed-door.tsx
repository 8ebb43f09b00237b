// Somebody came by a path to a page that belongs to another role. It says so and asks the vault for nothing.
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Page } from '../../ui/page';
import type { Door } from '../doors/door';

export function ClosedDoor({ door }: { readonly door: Pick<Door, 'title'> }) {
  const { t } = useTranslation();
  return (
    <Page title={t(door.title)}>
      <EmptyState
        icon="lock"
        title={t('app:closed-door.title')}
        help={t('app:closed-door.help')}
        action={<LinkButton href="/">{t('app:closed-door.to-today')}</LinkButton>}
      />
    </Page>
  );
}
