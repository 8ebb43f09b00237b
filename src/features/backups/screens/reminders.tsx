// What is due about backups, as one calm line each; on Today it leads to the page of backups.
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../../ui/call';
import { Section } from '../../../ui/layout';
import { DoorList } from '../../../ui/list';
import { PutOffButton, useDueLines } from '../../../ui/put-off';
import { useSession } from '../../../ui/session';
import { backups } from '../contract';

/** For those who answer for the house and its computers. */
export function BackupsDue() {
  const { role } = useSession();
  return role === 'manager' || role === 'it' ? <Due /> : null;
}

const reminderLine = ({ code }: { readonly code: string }): string => `backup.${code}`;

function Due() {
  const { t } = useTranslation();
  const { value } = useQueryOf(backups.overview, {});
  const reminders = useDueLines('backups', value?.reminders ?? [], reminderLine);
  if (reminders.length === 0) return null;
  return (
    <Section title={t('backups:title')}>
      <DoorList
        label={t('backups:title')}
        items={reminders.map(({ code, count }) => ({
          id: code,
          href: '/office/backups',
          icon: 'shield',
          title: t(`backups:reminder.${code}`, { count }),
          note: t(`backups:reminder-help.${code}`),
          acts: (
            <PutOffButton
              line={reminderLine({ code })}
              about={t(`backups:reminder.${code}`, { count })}
            />
          ),
        }))}
      />
    </Section>
  );
}
