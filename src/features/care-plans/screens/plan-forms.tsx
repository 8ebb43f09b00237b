// Adding to a plan: a need, a goal, a task; and giving a task up with its reason.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResidentId } from '../../../kernel/ids';
import { LinkButton } from '../../../ui/button';
import { call, useQueryOf } from '../../../ui/call';
import { RadioGroup } from '../../../ui/choice';
import { DateField } from '../../../ui/date-field';
import { useDraft } from '../../../ui/draft';
import { DraftNotice, DraftSaved } from '../../../ui/draft-line';
import { Fieldset } from '../../../ui/fieldset';
import { Form, useFormOf } from '../../../ui/form';
import { useGo, useParam } from '../../../ui/navigate';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { Select } from '../../../ui/select';
import { NumberField, TextArea, TextField } from '../../../ui/text-field';
import { carePlans } from '../contract';
import { DOMAINS } from '../domains';
import { NumberChoice } from './number-choice';
import { usePlanWords } from './plan-words';

export type OpenedPlan = ReturnType<typeof carePlans.openPlan.output.parse>;

export interface SeenPlan {
  readonly residentId: ResidentId;
  readonly planId: string;
  readonly expectedVersion: number;
}

interface OnPlan {
  readonly seen: SeenPlan;
  readonly opened: OpenedPlan;
}

/** A page about the open plan of the resident in the path. */
export function PlanPage(props: {
  readonly title: string;
  readonly lead?: string;
  readonly children: (on: OnPlan) => ReactNode;
}) {
  const { t } = useTranslation();
  const residentId = useParam('residentId') as ResidentId;
  const opened = useQueryOf(carePlans.openPlan, { residentId });
  return (
    <Page
      title={props.title}
      {...(props.lead === undefined ? {} : { lead: props.lead })}
      back={{ href: `/residents/${residentId}/plan`, label: t('care-plans:title') }}
      width="text"
    >
      <QueryState of={opened}>
        {(value) =>
          value.plan === null || value.plan.state === 'closed' ? (
            <Notice title={t('care-plans:no-open-plan')} />
          ) : (
            props.children({
              opened: value,
              seen: { residentId, planId: value.plan.id, expectedVersion: value.plan.version },
            })
          )
        }
      </QueryState>
    </Page>
  );
}

export function Cancel({ residentId }: { readonly residentId: string }) {
  const { t } = useTranslation();
  return (
    <LinkButton kind="quiet" href={`/residents/${residentId}/plan`}>
      {t('care-plans:cancel')}
    </LinkButton>
  );
}

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
    onDone: () => go(`/residents/${seen.residentId}/plan`),
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

export function GoalPage() {
  const { t } = useTranslation();
  return (
    <PlanPage title={t('care-plans:goal.title')} lead={t('care-plans:goal.lead')}>
      {(on) => <GoalForm {...on} />}
    </PlanPage>
  );
}

function GoalForm({ seen }: OnPlan) {
  const { t } = useTranslation();
  const go = useGo();
  const words = usePlanWords();
  const needId = useParam('needId');
  const { residentId } = seen;
  const scale = { muchLess: null, less: null, expected: '', more: null, muchMore: null };
  const form = useFormOf({
    schema: carePlans.setGoal.input,
    start: {
      ...seen,
      needId,
      title: '',
      ownWords: null,
      horizon: null,
      weight: 1,
      baseline: -1,
      scale,
    },
    submit: (input) => call(carePlans.setGoal, input),
    onDone: () => {
      void draft.discard();
      go(`/residents/${residentId}/plan`);
    },
  });
  const draft = useDraft({
    place: { form: 'care-plans.goal', subjectId: `${residentId}.${needId}` },
    values: form.values,
    isDirty: form.isDirty,
    // The words come from the draft; which plan they are for is what is on the screen now.
    restore: (kept) => form.reset({ ...form.values, ...kept, ...seen, needId }),
  });
  return (
    <Form
      form={form}
      submitLabel={t('care-plans:goal.save')}
      secondary={
        <>
          <Cancel residentId={residentId} />
          <DraftSaved draft={draft} />
        </>
      }
    >
      <DraftNotice draft={draft} onStartAfresh={() => form.reset()} />
      <TextArea
        label={t('care-plans:goal.own-words')}
        why={t('care-plans:goal.own-words-why')}
        rows={3}
        {...form.field('ownWords')}
      />
      <TextField
        label={t('care-plans:goal.name')}
        width="full"
        isRequired
        {...form.field('title')}
      />
      <RadioGroup
        label={t('care-plans:goal.horizon')}
        isRequired
        direction="row"
        options={words.horizons}
        {...form.field('horizon')}
      />
      <Fieldset title={t('care-plans:goal.scale')} help={t('care-plans:goal.scale-help')}>
        <TextArea
          label={words.attainmentWord(0)}
          isRequired
          rows={2}
          {...form.field('scale.expected')}
        />
        <TextArea label={words.attainmentWord(1)} rows={2} {...form.field('scale.more')} />
        <TextArea label={words.attainmentWord(2)} rows={2} {...form.field('scale.muchMore')} />
        <TextArea label={words.attainmentWord(-1)} rows={2} {...form.field('scale.less')} />
        <TextArea label={words.attainmentWord(-2)} rows={2} {...form.field('scale.muchLess')} />
      </Fieldset>
      <NumberChoice
        label={t('care-plans:goal.baseline')}
        help={t('care-plans:goal.baseline-help')}
        isRequired
        direction="row"
        options={words.attainments()}
        {...form.field('baseline')}
      />
      <NumberField
        label={t('care-plans:goal.weight')}
        help={t('care-plans:goal.weight-help')}
        {...form.field('weight')}
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
    onDone: () => go(`/residents/${seen.residentId}/plan`),
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
    onDone: () => go(`/residents/${seen.residentId}/plan`),
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
