// A resident's whole file: the resident's own page with the tabs that other rooms add to it.
import { useTranslation } from 'react-i18next';
import { CarePlanTab } from '../../features/care-plans/screens/care-plan-tab';
import { DropNotesTab, LeaveNoteButton } from '../../features/drop-notes/screens/drop-notes-tab';
import { OpeningsInFile } from '../../features/emergency/screens/openings-in-file';
import { ProgressTab } from '../../features/progress/screens/progress-tab';
import { ImportedFacts } from '../../features/imports/screens/imported-facts';
import type { OpenedResident } from '../../features/residents/contract';
import { ResidentPage, type ResidentTab } from '../../features/residents/screens/resident-page';
import { KeepingTab } from '../../features/retention/screens/keeping-tab';
import { SessionNotesTab } from '../../features/session-notes/screens/session-notes-tab';
import { useMay } from '../../ui/session';

export function ResidentFilePage() {
  const { t } = useTranslation();
  const isAnswerable = useMay({ identity: 'write', reporting: 'write' });
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
    ...(isAnswerable
      ? [
          {
            id: 'keeping',
            title: t('retention:tab.title'),
            content: ({ id }: OpenedResident) => <KeepingTab residentId={id} />,
          },
        ]
      : []),
  ];
  return (
    <ResidentPage
      tabs={tabs}
      more={({ id }) => <ImportedFacts residentId={id} />}
      notices={({ id }) => <OpeningsInFile residentId={id} />}
      actions={({ id }) => <LeaveNoteButton residentId={id} />}
    />
  );
}
