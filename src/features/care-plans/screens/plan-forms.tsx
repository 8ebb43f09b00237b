// Adding to a plan: a need, a task; and giving a task up with its reason.
import { useTranslation } from 'react-i18next';
import type { GoalId, TaskId } from '../../../kernel/ids';
import { call } from '../../../ui/call';
import { DraftedForm, useDraftedForm } from '../../../ui/drafted-form';
import { useGo, useParam } from '../../../ui/navigate';
import { TextArea } from '../../../ui/text-field';
import { carePlans } from '../contract';
import { NamedPart } from './named-part';
import { type OnPlan, PlanPage } from './plan-page';
import { NeedFields, TaskFields } from './part-fields';

export function NeedPage() {
  const { t } = useTranslation();
  return (
    <PlanPage title={t('care-plans:need.title')} lead={t('care-plans:need.lead')}>
      {(on) => <NeedForm {...on} />}
    </PlanPage>
  );
}

function NeedForm({ seen }: OnPlan) {
  const { t } = useTranslation();
  const go = useGo();
  const place = { form: 'care-plans.need', subjectId: seen.residentId };
  const { form, draft } = useDraftedForm(place, {
    schema: carePlans.addNeed.input,
    start: { ...seen, domain: null, level: null, description: null },
    submit: (input) => call(carePlans.addNeed, { ...input, ...seen }),
    saved: t('care-plans:saved.need'),
    onDone: ({ needId }) => go(`/residents/${seen.residentId}/plan#${needId}`),
  });
  return (
    <DraftedForm
      form={form}
      draft={draft}
      submitLabel={t('care-plans:need.save')}
      back={{ href: `/residents/${seen.residentId}/plan` }}
    >
      <NeedFields form={form} />
    </DraftedForm>
  );
}

export function TaskPage() {
  const { t } = useTranslation();
  return <PlanPage title={t('care-plans:task.title')}>{(on) => <TaskForm {...on} />}</PlanPage>;
}

function TaskForm({ seen, opened }: OnPlan) {
  const { t } = useTranslation();
  const go = useGo();
  const goalId = useParam('goalId');
  const place = { form: 'care-plans.task', subjectId: `${seen.residentId}.${goalId}` };
  const { form, draft } = useDraftedForm(place, {
    schema: carePlans.addTask.input,
    start: {
      ...seen,
      goalId,
      title: '',
      dueOn: null,
      ownerId: opened.owners.find(({ self }) => self)?.id ?? null,
    },
    submit: (input) => call(carePlans.addTask, { ...input, ...seen }),
    saved: t('care-plans:saved.task'),
    onDone: ({ taskId }) => go(`/residents/${seen.residentId}/plan#${taskId}`),
    refusalAt: { 'care-plans.owner-cannot-open-plan': 'ownerId' },
  });
  return (
    <DraftedForm
      form={form}
      draft={draft}
      submitLabel={t('care-plans:task.save')}
      back={{ href: `/residents/${seen.residentId}/plan` }}
    >
      <NamedPart opened={opened} part={{ kind: 'goal', id: goalId as GoalId }} />
      <TaskFields form={form} owners={opened.owners} />
    </DraftedForm>
  );
}

export function DropTaskPage() {
  const { t } = useTranslation();
  return (
    <PlanPage title={t('care-plans:drop.title')} lead={t('care-plans:drop.lead')}>
      {(on) => <DropForm {...on} />}
    </PlanPage>
  );
}

function DropForm({ seen, opened }: OnPlan) {
  const { t } = useTranslation();
  const go = useGo();
  const taskId = useParam('taskId');
  const place = { form: 'care-plans.drop-task', subjectId: `${seen.residentId}.${taskId}` };
  const { form, draft } = useDraftedForm(place, {
    schema: carePlans.closeTask.input,
    start: { ...seen, taskId, outcome: { kind: 'dropped' as const, reason: '' } },
    submit: (input) => call(carePlans.closeTask, { ...input, ...seen }),
    saved: t('care-plans:saved.dropped'),
    onDone: () => go(`/residents/${seen.residentId}/plan#${taskId}`),
  });
  return (
    <DraftedForm
      form={form}
      draft={draft}
      submitLabel={t('care-plans:drop.save')}
      back={{ href: `/residents/${seen.residentId}/plan` }}
    >
      <NamedPart opened={opened} part={{ kind: 'task', id: taskId as TaskId }} />
      <TextArea label={t('care-plans:drop.reason')} isRequired {...form.field('outcome.reason')} />
    </DraftedForm>
  );
}
