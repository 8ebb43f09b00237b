// For Today: what this worker promised to residents, overdue first. Nothing is shown when nothing is due.
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge';
import { Bidi } from '../../../ui/bidi';
import { Button } from '../../../ui/button';
import { call, useCommand, useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Section, Text } from '../../../ui/layout';
import { type Door, DoorList } from '../../../ui/list';
import { PutOffButton, useDueLines } from '../../../ui/put-off';
import { useMay } from '../../../ui/session';
import { showToast } from '../../../ui/toast';
import type { OutputOf } from '../../../kernel/operation';
import type { Sealed } from '../../../kernel/sealed';
import { carePlans } from '../contract';
import { SealedWords } from './sealed-words';

export function DueTasks() {
  const mayRead = useMay({ case: 'read' });
  return mayRead ? <OwnTasks /> : null;
}

function OwnTasks() {
  const { t } = useTranslation();
  const { value } = useQueryOf(carePlans.dueTasks, {});
  const tasks = useTaskDoors(useDueLines('tasks', value?.tasks ?? [], taskLine));
  const reviews = useReviewDoors(useDueLines('reviews', value?.reviews ?? [], reviewLine));
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
type Task = Due['tasks'][number];

const taskLine = ({ taskId }: Task): string => `task.${taskId}`;
const reviewLine = ({ planId }: Due['reviews'][number]): string => `review.${planId}`;

function useTaskDoors(tasks: readonly Task[]): readonly Door[] {
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
    acts: <TaskActs task={task} />,
  }));
}

function TaskActs({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  const format = useFormat();
  const closing = useCommand(carePlans.closeTask);
  const { taskId, planId, residentId, planVersion } = task;
  const about = spoken(task.text);
  const finish = async () => {
    if (format.today === '') return;
    const seen = { planId, residentId, expectedVersion: planVersion };
    const outcome = { kind: 'done', doneOn: format.today } as const;
    const answer = await closing.run({ ...seen, taskId, outcome });
    if (answer.kind !== 'done') return;
    const undo = { ...seen, expectedVersion: answer.value.version, taskId };
    showToast({
      text: t('care-plans:task-done'),
      undo: { label: t('care-plans:undo'), run: () => void call(carePlans.reopenTask, undo) },
    });
  };
  return (
    <>
      {closing.problem === undefined ? null : <Text>{closing.problem}</Text>}
      <Button
        kind="quiet"
        size="small"
        icon="check"
        isPending={closing.isPending}
        spoken={t('care-plans:today.done-of', { about })}
        onPress={() => void finish()}
      >
        {t('care-plans:today.done')}
      </Button>
      <PutOffButton line={taskLine(task)} about={about} />
    </>
  );
}

function spoken(words: Sealed<string>): string {
  return words.state === 'open' ? words.value : '';
}

/** A manager only reads some plans: the door then leads to the plan itself. */
function useReviewDoors(reviews: readonly Due['reviews'][number][]): readonly Door[] {
  const { t } = useTranslation();
  const mayHold = useMay({ case: 'write' });
  return reviews.map((review) => ({
    id: review.planId,
    href: `/residents/${review.residentId}/plan${mayHold ? '/review' : ''}`,
    icon: 'plan',
    title: t('care-plans:today.review'),
    note: <WhoAndWhen due={review} />,
    flags: <Overdue due={review} />,
    acts: <PutOffButton line={reviewLine(review)} about={spoken(review.residentName)} />,
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
