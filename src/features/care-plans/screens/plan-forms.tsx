// Adding to a plan: a need, a task; and giving a task up with its reason.
import { useTranslation } from 'react-i18next';
import { call } from '../../../ui/call';
import { DateField } from '../../../ui/date-field';
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
    submit: (input) => call(carePlans.addNeed, input),
    saved: t('care-plans:saved.need'),
    onDone: ({ needId }) => go(`/residents/${seen.residentId}/plan#${needId}`),
  });
  const domain = DOMAINS.find((id) => id === form.values?.domain);
  return (
    <Form
      form={form}
      submitLabel={t('care-plans:need.save')}
      secondary={<Cancel residentId={seen.residentId} />}
    >
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
    submit: (input) => call(carePlans.addTask, input),
    saved: t('care-plans:saved.task'),
    onDone: ({ taskId }) => go(`/residents/${seen.residentId}/plan#${taskId}`),
    refusalAt: { 'care-plans.owner-cannot-open-plan': 'ownerId' },
  });
  return (
    <Form
      form={form}
      submitLabel={t('care-plans:task.save')}
      secondary={<Cancel residentId={seen.residentId} />}
    >
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
    submit: (input) => call(carePlans.closeTask, input),
    saved: t('care-plans:saved.dropped'),
    onDone: () => go(`/residents/${seen.residentId}/plan#${taskId}`),
  });
  return (
    <Form
      form={form}
      submitLabel={t('care-plans:drop.save')}
      secondary={<Cancel residentId={seen.residentId} />}
    >
      <TextArea label={t('care-plans:drop.reason')} isRequired {...form.field('outcome.reason')} />
    </Form>
  );
}
