// Adding to a plan: a need, a task; and giving a task up with its reason.
import { useTranslation } from 'react-i18next';
import { call } from '../../../ui/call';
import { type Draft, useFormDraft } from '../../../ui/draft';
import { DraftNotice, DraftSaved } from '../../../ui/draft-line';
import { Form, useFormOf } from '../../../ui/form';
import { useGo, useParam } from '../../../ui/navigate';
import { TextArea } from '../../../ui/text-field';
import { carePlans } from '../contract';
import { Cancel, type OnPlan, PlanPage } from './plan-page';
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
  const form = useFormOf({
    schema: carePlans.addNeed.input,
    start: { ...seen, domain: null, level: null, description: null },
    submit: (input) => call(carePlans.addNeed, { ...input, ...seen }),
    saved: t('care-plans:saved.need'),
    onDone: ({ needId }) => {
      void draft.discard();
      go(`/residents/${seen.residentId}/plan#${needId}`);
    },
  });
  const draft = useFormDraft(form, { form: 'care-plans.need', subjectId: seen.residentId });
  return (
    <Form
      form={form}
      submitLabel={t('care-plans:need.save')}
      secondary={<Aside residentId={seen.residentId} draft={draft} />}
    >
      <DraftNotice draft={draft} onStartAfresh={() => form.reset()} />
      <NeedFields form={form} />
    </Form>
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
  const form = useFormOf({
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
    onDone: ({ taskId }) => {
      void draft.discard();
      go(`/residents/${seen.residentId}/plan#${taskId}`);
    },
    refusalAt: { 'care-plans.owner-cannot-open-plan': 'ownerId' },
  });
  const draft = useFormDraft(form, {
    form: 'care-plans.task',
    subjectId: `${seen.residentId}.${goalId}`,
  });
  return (
    <Form
      form={form}
      submitLabel={t('care-plans:task.save')}
      secondary={<Aside residentId={seen.residentId} draft={draft} />}
    >
      <DraftNotice draft={draft} onStartAfresh={() => form.reset()} />
      <TaskFields form={form} owners={opened.owners} />
    </Form>
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

function DropForm({ seen }: OnPlan) {
  const { t } = useTranslation();
  const go = useGo();
  const taskId = useParam('taskId');
  const form = useFormOf({
    schema: carePlans.closeTask.input,
    start: { ...seen, taskId, outcome: { kind: 'dropped' as const, reason: '' } },
    submit: (input) => call(carePlans.closeTask, { ...input, ...seen }),
    saved: t('care-plans:saved.dropped'),
    onDone: () => {
      void draft.discard();
      go(`/residents/${seen.residentId}/plan#${taskId}`);
    },
  });
  const draft = useFormDraft(form, {
    form: 'care-plans.drop-task',
    subjectId: `${seen.residentId}.${taskId}`,
  });
  return (
    <Form
      form={form}
      submitLabel={t('care-plans:drop.save')}
      secondary={<Aside residentId={seen.residentId} draft={draft} />}
    >
      <DraftNotice draft={draft} onStartAfresh={() => form.reset()} />
      <TextArea label={t('care-plans:drop.reason')} isRequired {...form.field('outcome.reason')} />
    </Form>
  );
}

/** The way back, and since when the writing is kept. */
export function Aside({
  residentId,
  draft,
}: {
  readonly residentId: string;
  readonly draft: Draft;
}) {
  return (
    <>
      <Cancel residentId={residentId} />
      <DraftSaved draft={draft} />
    </>
  );
}
