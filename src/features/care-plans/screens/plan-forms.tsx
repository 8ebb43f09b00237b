// Adding to a plan: a need, a task; and giving a task up with its reason.
import { useTranslation } from 'react-i18next';
import { call } from '../../../ui/call';
import { DateField } from '../../../ui/date-field';
import { type Draft, useFormDraft } from '../../../ui/draft';
import { DraftNotice, DraftSaved } from '../../../ui/draft-line';
import { Form, useFormOf } from '../../../ui/form';
import { useGo, useParam } from '../../../ui/navigate';
import { Select } from '../../../ui/select';
import { TextArea, TextField } from '../../../ui/text-field';
import { carePlans } from '../contract';
import { DOMAINS } from '../domains';
import { NumberChoice } from './number-choice';
import { Cancel, type OnPlan, PlanPage } from './plan-page';
import { usePlanWords } from './plan-words';

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
  const words = usePlanWords();
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
  const domain = DOMAINS.find((id) => id === form.values?.domain);
  return (
    <Form
      form={form}
      submitLabel={t('care-plans:need.save')}
      secondary={<Aside residentId={seen.residentId} draft={draft} />}
    >
      <DraftNotice draft={draft} onStartAfresh={() => form.reset()} />
      <Select
        label={t('care-plans:need.domain')}
        isRequired
        options={words.domains}
        {...form.field('domain')}
      />
      {domain === undefined ? null : (
        <NumberChoice
          label={t('care-plans:need.level')}
          help={t('care-plans:need.level-help')}
          isRequired
          options={words.levels(domain)}
          {...form.field('level')}
        />
      )}
      <TextArea
        label={t('care-plans:need.description')}
        why={t('care-plans:need.description-why')}
        {...form.field('description')}
      />
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
      <TextField
        label={t('care-plans:task.name')}
        width="full"
        isRequired
        {...form.field('title')}
      />
      <DateField label={t('care-plans:task.due')} {...form.field('dueOn')} />
      <Select
        label={t('care-plans:task.owner')}
        help={t('care-plans:task.owner-help')}
        isRequired
        options={opened.owners.map(({ id, code, role }) => ({
          id,
          text: code,
          note: t(`staff:role.${role}`),
        }))}
        {...form.field('ownerId')}
      />
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
function Aside({ residentId, draft }: { readonly residentId: string; readonly draft: Draft }) {
  return (
    <>
      <Cancel residentId={residentId} />
      <DraftSaved draft={draft} />
    </>
  );
}
