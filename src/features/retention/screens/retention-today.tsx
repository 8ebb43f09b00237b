// On Today, for whoever is answerable for the files: how many are to be looked at, and an erasure left unfinished.
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../../ui/call';
import { Section, Stack } from '../../../ui/layout';
import { DoorList } from '../../../ui/list';
import { useMay } from '../../../ui/session';
import { retention } from '../contract';
import { UnfinishedErasure } from './unfinished-erasure';

export function RetentionToday() {
  const isAnswerable = useMay({ identity: 'write', reporting: 'write' });
  return isAnswerable ? <Due /> : null;
}

function Due() {
  const { t } = useTranslation();
  const overview = useQueryOf(retention.overview, {});
  const { due = 0, unfinished = 0 } = overview.value ?? {};
  if (due === 0 && unfinished === 0) return null;
  return (
    <Section title={t('retention:today.title')}>
      <Stack>
        <UnfinishedErasure />
        {due === 0 ? null : (
          <DoorList
            label={t('retention:today.title')}
            items={[
              {
                id: 'due',
                href: '/office/retention',
                icon: 'archive',
                title: t('retention:today.due', { count: due }),
                note: t('retention:today.due-note'),
              },
            ]}
          />
        )}
      </Stack>
    </Section>
  );
}
