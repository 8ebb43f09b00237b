// On Today, for whoever is answerable for the files: how many are to be looked at, and an erasure left unfinished.
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../../ui/call';
import { Section, Stack } from '../../../ui/layout';
import { DoorList } from '../../../ui/list';
import { PutOffButton, useDueLines, useShowsDue } from '../../../ui/put-off';
import { useMay } from '../../../ui/session';
import { retention } from '../contract';
import { UnfinishedErasure } from './unfinished-erasure';

export function RetentionToday() {
  const isAnswerable = useMay({ identity: 'write', reporting: 'write' });
  return isAnswerable ? <Due /> : null;
}

const DUE = 'retention.due';
const asItIs = (line: string): string => line;

function Due() {
  const { t } = useTranslation();
  const overview = useQueryOf(retention.overview, {});
  const { due = 0, unfinished = 0 } = overview.value ?? {};
  const lines = useDueLines('retention', due === 0 ? [] : [DUE], asItIs);
  // An erasure left half done waits for nobody's tomorrow.
  const showsUnfinished = useShowsDue() && unfinished > 0;
  if (lines.length === 0 && !showsUnfinished) return null;
  return (
    <Section title={t('retention:today.title')}>
      <Stack>
        {showsUnfinished ? <UnfinishedErasure /> : null}
        {lines.length === 0 ? null : (
          <DoorList
            label={t('retention:today.title')}
            items={[
              {
                id: 'due',
                href: '/office/retention',
                icon: 'archive',
                title: t('retention:today.due', { count: due }),
                note: t('retention:today.due-note'),
                acts: <PutOffButton line={DUE} about={t('retention:today.due', { count: due })} />,
              },
            ]}
          />
        )}
      </Stack>
    </Section>
  );
}
