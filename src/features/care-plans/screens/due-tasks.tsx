// For Today: what this worker promised to residents, overdue first. Nothing is shown when nothing is due.
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge';
import { Bidi } from '../../../ui/bidi';
import { useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Section } from '../../../ui/layout';
import { DoorList } from '../../../ui/list';
import { useMay } from '../../../ui/session';
import { carePlans } from '../contract';
import { SealedWords } from './sealed-words';

export function DueTasks() {
  const mayRead = useMay({ case: 'read' });
  return mayRead ? <OwnTasks /> : null;
}

function OwnTasks() {
  const { t } = useTranslation();
  const format = useFormat();
  const { value } = useQueryOf(carePlans.dueTasks, {});
  if (value === undefined || value.tasks.length === 0) return null;
  return (
    <Section title={t('care-plans:today.title')}>
      <DoorList
        label={t('care-plans:today.title')}
        items={value.tasks.map((task) => ({
          id: task.taskId,
          href: `/residents/${task.residentId}/plan`,
          icon: 'goal',
          title: (
            <SealedWords
              part={task.text}
              pick={(text) => text}
              otherwise={t('care-plans:no-title')}
            />
          ),
          note: (
            <>
              {task.residentName.state === 'open' ? (
                <>
                  <Bidi>{task.residentName.value}</Bidi>
                  {' – '}
                </>
              ) : null}
              {t('care-plans:due.on', { on: format.date(task.dueOn) })}
            </>
          ),
          flags: task.overdue ? (
            <Badge tone="needs" icon="clock">
              {t('care-plans:today.overdue')}
            </Badge>
          ) : null,
        }))}
      />
    </Section>
  );
}
