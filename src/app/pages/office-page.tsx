// The office: who works here, what was done, how the window looks, what this program is.
import { useTranslation } from 'react-i18next';
import { type Door, DoorList } from '../../ui/list';
import { Page } from '../../ui/page';
import { useDoors } from '../doors/use-doors';

export function OfficePage() {
  const { t } = useTranslation();
  const doors = useDoors('office').map(
    ({ id, icon, path, title }): Door => ({
      id,
      icon,
      href: path,
      title: t(title),
      note: t(`office:door.${id}.note`),
    }),
  );
  return (
    <Page title={t('office:title')} lead={t('office:lead')} width="text">
      <DoorList label={t('office:title')} items={doors} />
    </Page>
  );
}
