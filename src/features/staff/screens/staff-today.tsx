// For Today: keys that somebody waits for, shown to who can do something about it, and a leaving cut short.
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../../ui/call';
import { Section, Stack } from '../../../ui/layout';
import { useMay, useSession } from '../../../ui/session';
import { staffContract } from '../contract';
import { FinishLeaving } from './finish-leaving';
import { WaitingNotice } from './key-notices';
import { MANAGES } from './manages';

export function StaffToday() {
  const { t } = useTranslation();
  const { staffCode } = useSession();
  const isManager = useMay(MANAGES);
  const { value } = useQueryOf(staffContract.list, {});
  const staff = value?.staff ?? [];
  const leaving = isManager ? staff.filter(({ state }) => state === 'leaving') : [];
  const waiting = staff.filter(
    (person) =>
      person.waiting.length > 0 &&
      (isManager ||
        person.self ||
        person.waiting.some(({ holders }) => holders.includes(staffCode))),
  );
  if (leaving.length + waiting.length === 0) return null;
  return (
    <Section title={t('staff:today.title')}>
      <Stack>
        {leaving.map((person) => (
          <FinishLeaving key={person.id} person={person} isManager={isManager} />
        ))}
        {waiting.map((person) => (
          <WaitingNotice key={person.id} person={person} />
        ))}
      </Stack>
    </Section>
  );
}
