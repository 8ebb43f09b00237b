// Today's look at the house: who lives here now, and in an empty house the first two doors.
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../../ui/call';
import { EmptyState } from '../../../ui/empty-state';
import { useFormat } from '../../../ui/format';
import { LinkButton } from '../../../ui/button';
import { Section } from '../../../ui/layout';
import { DoorList } from '../../../ui/list';
import { useMay } from '../../../ui/session';
import { residents } from '../contract';

export function HouseToday() {
  const mayLook = useMay({ presence: 'read' });
  return mayLook ? <House /> : null;
}

function House() {
  const { t } = useTranslation();
  const format = useFormat();
  const mayAdmit = useMay({ presence: 'write' });
  const list = useQueryOf(residents.list, { filter: 'in-house' });
  if (list.value === undefined) return null;
  const { counts, capacity } = list.value;
  const beds = (all: number) =>
    t('residents:today.beds', {
      taken: format.number(counts.inHouse),
      capacity: format.number(all),
    });
  if (counts.all === 0) return mayAdmit ? <FirstSteps /> : null;
  return (
    <Section title={t('residents:today.title')}>
      <DoorList
        label={t('residents:today.title')}
        items={[
          {
            id: 'in-house',
            href: '/residents',
            icon: 'residents',
            title: t('residents:today.in-house', { count: counts.inHouse }),
            note: (
              <>
                {capacity === null ? null : `${beds(capacity)} · `}
                {t('residents:today.of-all', { number: format.number(counts.all) })}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}

function FirstSteps() {
  const { t } = useTranslation();
  return (
    <Section title={t('residents:today.first')}>
      <EmptyState
        icon="residents"
        title={t('residents:today.empty')}
        help={t('residents:today.empty-help')}
        action={
          <LinkButton kind="primary" icon="resident-add" href="/residents/new">
            {t('residents:list.admit')}
          </LinkButton>
        }
      />
    </Section>
  );
}
