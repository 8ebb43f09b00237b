// Setting a goal in the resident's own words, with the steps by which it will be seen how far it was reached.
import { useTranslation } from 'react-i18next';
import { call } from '../../../ui/call';
import { useDraft } from '../../../ui/draft';
import { DraftNotice, DraftSaved } from '../../../ui/draft-line';
import { Form, useFormOf } from '../../../ui/form';
import { useGo, useParam } from '../../../ui/navigate';
import { carePlans } from '../contract';
import { Cancel, type OnPlan, PlanPage } from './plan-page';
import { GoalFields } from './part-fields';

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
    saved: t('care-plans:saved.goal'),
    onDone: ({ goalId }) => {
      void draft.discard();
      go(`/residents/${residentId}/plan#${goalId}`);
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
      <GoalFields form={form} />
    </Form>
  );
}
