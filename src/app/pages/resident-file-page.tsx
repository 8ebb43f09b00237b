// A resident's whole file: the resident's own page with the tabs that other rooms add to it.
import { useTranslation } from 'react-i18next';
import { CarePlanTab } from '../../features/care-plans/screens/care-plan-tab';
import { DropNotesTab, LeaveNoteButton } from '../../features/drop-notes/screens/drop-notes-tab';
import { ProgressTab } from '../../features/progress/screens/progress-tab';
import { ResidentPage, type ResidentTab } from '../../features/residents/screens/resident-page';
import { SessionNotesTab } from '../../features/session-notes/screens/session-notes-tab';

export function ResidentFilePage() {
  const { t } = useTranslation();
  const tabs: readonly ResidentTab[] = [
    {
      id: 'plan',
      title: t('care-plans:title'),
      content: ({ id }) => <CarePlanTab residentId={id} />,
    },
    {
      id: 'progress',
      title: t('progress:title'),
      content: ({ id }) => <ProgressTab residentId={id} />,
    },
    {
      id: 'notes',
      title: t('session-notes:title'),
      content: ({ id }) => <SessionNotesTab residentId={id} />,
    },
    {
      id: 'left',
      title: t('drop-notes:title'),
      content: ({ id }) => <DropNotesTab residentId={id} />,
    },
  ];
  return <ResidentPage tabs={tabs} actions={({ id }) => <LeaveNoteButton residentId={id} />} />;
}
