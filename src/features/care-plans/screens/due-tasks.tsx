// For Today: what this worker promised to residents, overdue first. Nothing is shown when nothing is due.
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge';
import { Bidi } from '../../../ui/bidi';
import { useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Section } from '../../../ui/layout';
import { type Door, DoorList } from '../../../ui/list';
import { useMay } from '../../../ui/session';
import type { OutputOf } from '../../../kernel/operation';
import { carePlans } from '../contract';
import { SealedWords } from './sealed-words';

export function DueTasks() {
  const mayRead = useMay({ case: 'read' });
  return mayRead ? <OwnTasks /> : null;
}

function OwnTasks() {
  const { t } = useTranslation();
  const { value } = useQueryOf(carePlans.dueTasks, {});
  const tasks = useTaskDoors(value?.tasks ?? []);
  const reviews = useReviewDoors(value?.reviews ?? []);
  return (
    <>
      {tasks.length === 0 ? null : (
        <Section title={t('care-plans:today.title')}>
          <DoorList label={t('care-plans:today.title')} items={tasks} />
        </Section>
      )}
      {reviews.length === 0 ? null : (
        <Section title={t('care-plans:today.reviews')}>
          <DoorList label={t('care-plans:today.reviews')} items={reviews} />
        </Section>
      )}
    </>
  );
}

type Due = OutputOf<typeof carePlans.dueTasks>;

function useTaskDoors(tasks: Due['tasks']): readonly Door[] {
  const { t } = useTranslation();
  return tasks.map((task) => ({
    id: task.taskId,
    href: `/residents/${task.residentId}/plan#${task.taskId}`,
    icon: 'goal',
    title: (
      <SealedWords part={task.text} pick={(text) => text} otherwise={t('care-plans:no-title')} />
    ),
    note: <WhoAndWhen due={task} />,
    flags: <Overdue due={task} />,
  }));
}

/** A manager only reads some plans: the door then leads to the plan itself. */
function useReviewDoors(reviews: Due['reviews']): readonly Door[] {
  const { t } = useTranslation();
  const mayHold = useMay({ case: 'write' });
  return reviews.map((review) => ({
    id: review.planId,
    href: `/residents/${review.residentId}/plan${mayHold ? '/review' : ''}`,
    icon: 'plan',
    title: t('care-plans:today.review'),
    note: <WhoAndWhen due={review} />,
    flags: <Overdue due={review} />,
  }));
}

type DueLine = Pick<Due['reviews'][number], 'residentName' | 'dueOn' | 'overdue'>;

function WhoAndWhen({ due }: { readonly due: DueLine }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {due.residentName.state === 'open' ? (
        <>
          <Bidi>{due.residentName.value}</Bidi>
          {' – '}
        </>
      ) : null}
      {t('care-plans:due.on', { on: format.date(due.dueOn) })}
    </>
  );
}

function Overdue({ due }: { readonly due: DueLine }) {
  const { t } = useTranslation();
  return due.overdue ? (
    <Badge tone="needs" icon="clock">
      {t('care-plans:today.overdue')}
    </Badge>
  ) : null;
}
