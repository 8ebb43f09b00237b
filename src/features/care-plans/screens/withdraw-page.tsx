// Withdrawing a need, a goal or a task with its reason: it stays in the plan and counts no longer.
import { useTranslation } from 'react-i18next';
import type { GoalId, NeedId, TaskId } from '../../../kernel/ids';
import { call } from '../../../ui/call';
import { DraftedForm, useDraftedForm } from '../../../ui/drafted-form';
import { useGo, useParam } from '../../../ui/navigate';
import { TextArea } from '../../../ui/text-field';
import { carePlans } from '../contract';
import type { PlanPart } from '../in-plan';
import { NamedPart } from './named-part';
import { type OnPlan, PlanPage } from './plan-page';

export function WithdrawNeedPage() {
  const id = useParam('needId') as NeedId;
  return <WithdrawPage part={{ kind: 'need', id }} />;
}

export function WithdrawGoalPage() {
  const id = useParam('goalId') as GoalId;
  return <WithdrawPage part={{ kind: 'goal', id }} />;
}

export function WithdrawTaskPage() {
  const id = useParam('taskId') as TaskId;
  return <WithdrawPage part={{ kind: 'task', id }} />;
}

function WithdrawPage({ part }: { readonly part: PlanPart }) {
  const { t } = useTranslation();
  return (
    <PlanPage title={t(`care-plans:withdraw.${part.kind}`)} lead={t('care-plans:withdraw.lead')}>
      {(on) => <WithdrawForm {...on} part={part} />}
    </PlanPage>
  );
}

const PLACES = {
  need: { form: 'care-plans.withdraw-need' },
  goal: { form: 'care-plans.withdraw-goal' },
  task: { form: 'care-plans.withdraw-task' },
} as const;

function WithdrawForm({ seen, opened, part }: OnPlan & { readonly part: PlanPart }) {
  const { t } = useTranslation();
  const go = useGo();
  const { residentId } = seen;
  const place = { ...PLACES[part.kind], subjectId: `${residentId}.${part.id}` };
  const { form, draft } = useDraftedForm(place, {
    schema: carePlans.withdraw.input,
    start: { ...seen, part, reason: '' },
    submit: (input) => call(carePlans.withdraw, { ...input, ...seen }),
    saved: t('care-plans:withdraw.done'),
    onDone: () => go(`/residents/${residentId}/plan`),
  });
  return (
    <DraftedForm
      form={form}
      draft={draft}
      submitLabel={t('care-plans:withdraw.save')}
      back={{ href: `/residents/${residentId}/plan` }}
    >
      <NamedPart opened={opened} part={part} />
      <TextArea
        label={t('care-plans:withdraw.reason')}
        rows={2}
        isRequired
        {...form.field('reason')}
      />
    </DraftedForm>
  );
}
