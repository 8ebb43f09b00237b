// One goal with the resident's own words, its level so far and its tasks.
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge';
import { Bidi, Code } from '../../../ui/bidi';
import { Button, LinkButton } from '../../../ui/button';
import { call, useCommand } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Beside, Card, Land, Row, Stack, Text } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { showToast } from '../../../ui/toast';
import { carePlans, type GoalView, type TaskView } from '../contract';
import type { ResidentId } from '../../../kernel/ids';
import { PartDoors, PartHistory } from './part-history';
import { usePlanWords } from './plan-words';
import { SealedWords } from './sealed-words';

interface Seen {
  readonly residentId: ResidentId;
  readonly planId: string;
  readonly expectedVersion: number;
}

interface GoalProps {
  readonly goal: GoalView;
  readonly seen: Seen;
  readonly mayChange: boolean;
}

export function GoalCard({ goal, seen, mayChange }: GoalProps) {
  const { t } = useTranslation();
  const words = usePlanWords();
  const mayGrow = mayChange && goal.withdrawnOn === null;
  const ownWords = goal.words.state === 'open' ? goal.words.value.ownWords : undefined;
  return (
    <Card
      land={goal.id}
      tone="quiet"
      title={
        <SealedWords
          part={goal.words}
          pick={({ title }) => title}
          otherwise={t('care-plans:no-title')}
        />
      }
      actions={
        <Badge>
          {goal.withdrawnOn === null
            ? t(`care-plans:goal-state.${goal.state}`)
            : t('care-plans:withdrawn-state')}
        </Badge>
      }
    >
      {ownWords === undefined ? null : (
        <Text isVerbatim>
          {t('care-plans:own-words-said')} «<Bidi>{ownWords}</Bidi>»
        </Text>
      )}
      <Beside>
        <Text tone="muted">
          {t('care-plans:goal-line', {
            horizon: t(`care-plans:horizon.${goal.horizon}`),
            start: words.attainmentWord(goal.baseline),
            now:
              goal.attained === null
                ? t('care-plans:not-reviewed')
                : words.attainmentWord(goal.attained),
          })}
        </Text>
        {mayGrow ? (
          <PartDoors residentId={seen.residentId} part={{ kind: 'goal', id: goal.id }} />
        ) : null}
      </Beside>
      <PartHistory of={goal} />
      <Stack gap="s">
        {goal.tasks.map((task) => (
          <Land key={task.id} id={task.id}>
            <TaskLine task={task} seen={seen} mayChange={mayGrow} />
          </Land>
        ))}
      </Stack>
      {mayGrow && goal.state === 'open' ? (
        <Row>
          <LinkButton
            size="small"
            icon="plus"
            href={`/residents/${seen.residentId}/plan/goal/${goal.id}/task`}
          >
            {t('care-plans:add-task')}
          </LinkButton>
        </Row>
      ) : null}
    </Card>
  );
}

interface TaskProps {
  readonly task: TaskView;
  readonly seen: Seen;
  readonly mayChange: boolean;
}

function TaskLine({ task, seen, mayChange }: TaskProps) {
  const { t } = useTranslation();
  const closing = useCommand(carePlans.closeTask);
  const format = useFormat();
  const finish = async () => {
    if (format.today === '') return;
    const outcome = { kind: 'done', doneOn: format.today } as const;
    const answer = await closing.run({ ...seen, taskId: task.id, outcome });
    if (answer.kind !== 'done') return;
    const undo = { ...seen, expectedVersion: answer.value.version, taskId: task.id };
    showToast({
      text: t('care-plans:task-done'),
      undo: { label: t('care-plans:undo'), run: () => void call(carePlans.reopenTask, undo) },
    });
  };
  return (
    <Stack gap="s">
      <Row justify="between">
        <Beside>
          <Text>
            <SealedWords
              part={task.words}
              pick={({ title }) => title}
              otherwise={t('care-plans:no-title')}
            />
          </Text>
          {mayChange && task.withdrawnOn === null ? (
            <PartDoors residentId={seen.residentId} part={{ kind: 'task', id: task.id }} />
          ) : null}
        </Beside>
        <Row>
          <TaskState task={task} />
          <Code>{task.ownerCode}</Code>
          {task.mayClose ? (
            <>
              <Button size="small" isPending={closing.isPending} onPress={() => void finish()}>
                {t('care-plans:mark-done')}
              </Button>
              <LinkButton
                kind="quiet"
                size="small"
                href={`/residents/${seen.residentId}/plan/task/${task.id}/drop`}
              >
                {t('care-plans:drop-task')}
              </LinkButton>
            </>
          ) : null}
        </Row>
      </Row>
      <PartHistory of={task} />
      {closing.problem === undefined ? null : (
        <Notice tone="needs" title={closing.problem} isLive />
      )}
    </Stack>
  );
}

function TaskState({ task }: { readonly task: TaskView }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (task.withdrawnOn !== null) return <Badge>{t('care-plans:withdrawn-state')}</Badge>;
  if (task.state !== 'to-do') {
    const on = task.closedOn === null ? '' : format.date(task.closedOn);
    return (
      <Badge tone={task.state === 'done' ? 'done' : 'neutral'}>
        {t(`care-plans:task-state.${task.state}`, { on })}
      </Badge>
    );
  }
  if (task.dueOn === null) return <Badge>{t('care-plans:due.undated')}</Badge>;
  const on = format.date(task.dueOn);
  return task.dueness === 'overdue' ? (
    <Badge tone="needs" icon="clock">
      {t('care-plans:due.overdue', { on })}
    </Badge>
  ) : (
    <Badge>{t('care-plans:due.on', { on })}</Badge>
  );
}
