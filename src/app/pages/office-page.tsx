// The office: who works here, what was done, how the window looks, what this program is.
import { useTranslation } from 'react-i18next';
import { type Door, DoorList } from '../../ui/list';
import { Page } from '../../ui/page';
import { useMay } from '../../ui/session';

export function OfficePage() {
  const { t } = useTranslation();
  const mayReadTrail = useMay({ audit: 'read' });
  const mayImport = useMay({ presence: 'write', identity: 'write', case: 'write' });
  const isAnswerable = useMay({ identity: 'write', reporting: 'write' });
  const mayTryPapers = useMay({ reporting: 'write', audit: 'read' });
  const open = {
    audit: mayReadTrail,
    import: mayImport,
    retention: isAnswerable,
    recovery: mayTryPapers,
  };
  const doors = (
    [
      { id: 'staff', icon: 'residents' },
      { id: 'settings', icon: 'office' },
      { id: 'audit', icon: 'history' },
      { id: 'backups', icon: 'shield' },
      { id: 'recovery', icon: 'key' },
      { id: 'import', icon: 'upload' },
      { id: 'retention', icon: 'archive' },
      { id: 'appearance', icon: 'theme' },
      { id: 'about', icon: 'info' },
    ] as const
  )
    .filter(({ id }) => !(id in open) || open[id as keyof typeof open])
    .map(
      ({ id, icon }): Door => ({
        id,
        icon,
        href: `/office/${id}`,
        title: t(`office:door.${id}.title`),
        note: t(`office:door.${id}.note`),
      }),
    );
  return (
    <Page title={t('office:title')} lead={t('office:lead')} width="text">
      <DoorList label={t('office:title')} items={doors} />
    </Page>
  );
}
