// A resident's whole file: the resident's own page with the tabs that other rooms add to it.
import { useTranslation } from 'react-i18next';
import { CarePlanTab } from '../../features/care-plans/screens/care-plan-tab';
import { ResidentPage, type ResidentTab } from '../../features/residents/screens/resident-page';

export function ResidentFilePage() {
  const { t } = useTranslation();
  const tabs: readonly ResidentTab[] = [
    {
      id: 'plan',
      title: t('care-plans:title'),
      content: ({ id }) => <CarePlanTab residentId={id} />,
    },
  ];
  return <ResidentPage tabs={tabs} />;
}
