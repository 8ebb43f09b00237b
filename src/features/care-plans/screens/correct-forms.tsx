// Correcting a need, a goal or a task: the same questions, and why. What it said before stays in the plan.
import { useTranslation } from 'react-i18next';
import { openedValue } from '../../../kernel/sealed';
import { call } from '../../../ui/call';
import { CorrectionReason } from '../../../ui/correction-reason';
import type { Draft } from '../../../ui/draft';
import { DraftedForm, useDraftedForm } from '../../../ui/drafted-form';
import type { BoundField, FormProps } from '../../../ui/form';
import { useGo, useParam } from '../../../ui/navigate';
import { Notice } from '../../../ui/notice';
import { carePlans, type GoalView, type NeedView, type TaskView } from '../contract';
import { GoalFields, NeedFields, TaskFields } from './part-fields';
import { type OnPlan, PlanPage, partsOf, type SeenPlan } from './plan-page';
import type { PlanPart } from '../in-plan';

export function CorrectNeedPage() {
  return (
    <CorrectPage kind="need" among={({ needs }) => needs}>
      {(on, need) => <CorrectNeed {...on} need={need} />}
    </CorrectPage>
  );
}

export function CorrectGoalPage() {
  return (
    <CorrectPage kind="goal" among={({ goals }) => goals}>
      {(on, goal) => <CorrectGoal {...on} goal={goal} />}
    </CorrectPage>
  );
}

export function CorrectTaskPage() {
  return (
    <CorrectPage kind="task" among={({ tasks }) => tasks}>
      {(on, task) => <CorrectTask {...on} task={task} />}
    </CorrectPage>
  );
}

interface CorrectPageProps<Part> {
  readonly kind: PlanPart['kind'];
  readonly among: (parts: ReturnType<typeof partsOf>) => readonly Part[];
  readonly children: (on: OnPlan, part: Part) => React.ReactNode;
}

/** Finds the part that the path names in the plan. */
function CorrectPage<Part extends { readonly id: string }>(props: CorrectPageProps<Part>) {
  const { t } = useTranslation();
  const wanted = useParam(`${props.kind}Id`);
  return (
    <PlanPage title={t(`care-plans:correct.${props.kind}`)}>
      {(on) => {
        const part = props.among(partsOf(on.opened)).find(({ id }) => id === wanted);
        return part === undefined ? <NotThere /> : props.children(on, part);
      }}
    </PlanPage>
  );
}

function NotThere() {
  const { t } = useTranslation();
  return <Notice tone="needs" title={t('care-plans:not-in-plan')} />;
}

function CorrectNeed({ seen, need }: OnPlan & { readonly need: NeedView }) {
  const { id: needId, domain, level, words } = need;
  const place = { form: 'care-plans.correct-need', subjectId: `${seen.residentId}.${needId}` };
  const { form, draft } = useDraftedForm(place, {
    schema: carePlans.correctNeed.input,
    start: {
      ...{ ...seen, needId, reason: '', domain, level },
      description: openedValue(words)?.description ?? null,
    },
    submit: (input) => call(carePlans.correctNeed, { ...input, ...seen }),
    ...useCorrected(seen.residentId),
  });
  return (
    <CorrectingForm form={form} draft={draft} reason={form.field('reason')} seen={seen}>
      <NeedFields form={form} />
    </CorrectingForm>
  );
}

function CorrectGoal({ seen, goal }: OnPlan & { readonly goal: GoalView }) {
  const { id: goalId, horizon, weight, baseline } = goal;
  const words = openedValue(goal.words);
  const place = { form: 'care-plans.correct-goal', subjectId: `${seen.residentId}.${goalId}` };
  const { form, draft } = useDraftedForm(place, {
    schema: carePlans.correctGoal.input,
    start: {
      ...{ ...seen, goalId, reason: '', horizon, weight, baseline },
      title: words?.title ?? '',
      ownWords: words?.ownWords ?? null,
      scale: {
        ...{ muchLess: null, less: null, expected: '', more: null, muchMore: null },
        ...words?.scale,
      },
    },
    submit: (input) => call(carePlans.correctGoal, { ...input, ...seen }),
    ...useCorrected(seen.residentId),
  });
  return (
    <CorrectingForm form={form} draft={draft} reason={form.field('reason')} seen={seen}>
      <GoalFields form={form} />
    </CorrectingForm>
  );
}

function CorrectTask({ seen, opened, task }: OnPlan & { readonly task: TaskView }) {
  const { id: taskId, dueOn, words, ownerCode } = task;
  const place = { form: 'care-plans.correct-task', subjectId: `${seen.residentId}.${taskId}` };
  const { form, draft } = useDraftedForm(place, {
    schema: carePlans.correctTask.input,
    start: {
      ...{ ...seen, taskId, reason: '', dueOn },
      title: openedValue(words)?.title ?? '',
      ownerId: opened.owners.find(({ code }) => code === ownerCode)?.id ?? null,
    },
    submit: (input) => call(carePlans.correctTask, { ...input, ...seen }),
    ...useCorrected(seen.residentId),
    refusalAt: { 'care-plans.owner-cannot-open-plan': 'ownerId' },
  });
  return (
    <CorrectingForm form={form} draft={draft} reason={form.field('reason')} seen={seen}>
      <TaskFields form={form} owners={opened.owners} />
    </CorrectingForm>
  );
}

/** What is said once it was corrected, and where one lands. */
function useCorrected(residentId: string) {
  const { t } = useTranslation();
  const go = useGo();
  return {
    saved: t('care-plans:correct.done'),
    onDone: () => go(`/residents/${residentId}/plan`),
  };
}

interface CorrectingProps {
  readonly form: FormProps['form'];
  readonly draft: Draft;
  readonly reason: BoundField<string>;
  readonly seen: SeenPlan;
  readonly children: React.ReactNode;
}

function CorrectingForm({ form, draft, reason, seen, children }: CorrectingProps) {
  const { t } = useTranslation();
  return (
    <DraftedForm
      form={form}
      draft={draft}
      submitLabel={t('care-plans:correct.save')}
      back={{ href: `/residents/${seen.residentId}/plan` }}
    >
      {children}
      <CorrectionReason {...reason} />
    </DraftedForm>
  );
}
