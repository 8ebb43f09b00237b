// Setting a goal in the resident's own words, with the steps by which it will be seen how far it was reached.
import { useTranslation } from 'react-i18next';
import type { NeedId } from '../../../kernel/ids';
import { call } from '../../../ui/call';
import { DraftedForm, useDraftedForm } from '../../../ui/drafted-form';
import { useGo, useParam } from '../../../ui/navigate';
import { carePlans } from '../contract';
import { NamedPart } from './named-part';
import { type OnPlan, PlanPage } from './plan-page';
import { GoalFields } from './part-fields';

export function GoalPage() {
  const { t } = useTranslation();
  return (
    <PlanPage title={t('care-plans:goal.title')} lead={t('care-plans:goal.lead')}>
      {(on) => <GoalForm {...on} />}
    </PlanPage>
  );
}

function GoalForm({ seen, opened }: OnPlan) {
  const { t } = useTranslation();
  const go = useGo();
  const needId = useParam('needId');
  const { residentId } = seen;
  const scale = { muchLess: null, less: null, expected: '', more: null, muchMore: null };
  const place = { form: 'care-plans.goal', subjectId: `${residentId}.${needId}` };
  const { form, draft } = useDraftedForm(place, {
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
    // The words may come from a draft; which plan they are for is what is on the screen.
    submit: (input) => call(carePlans.setGoal, { ...input, ...seen }),
    saved: t('care-plans:saved.goal'),
    onDone: ({ goalId }) => go(`/residents/${residentId}/plan#${goalId}`),
  });
  return (
    <DraftedForm
      form={form}
      draft={draft}
      submitLabel={t('care-plans:goal.save')}
      back={{ href: `/residents/${residentId}/plan` }}
    >
      <NamedPart opened={opened} part={{ kind: 'need', id: needId as NeedId }} />
      <GoalFields form={form} />
    </DraftedForm>
  );
}
