// Setting a goal in the resident's own words, with the steps by which it will be seen how far it was reached.
import { useTranslation } from 'react-i18next';
import { call } from '../../../ui/call';
import { RadioGroup } from '../../../ui/choice';
import { useDraft } from '../../../ui/draft';
import { DraftNotice, DraftSaved } from '../../../ui/draft-line';
import { Fieldset } from '../../../ui/fieldset';
import { Form, useFormOf } from '../../../ui/form';
import { useGo, useParam } from '../../../ui/navigate';
import { NumberField, TextArea, TextField } from '../../../ui/text-field';
import { carePlans } from '../contract';
import { NumberChoice } from './number-choice';
import { Cancel, type OnPlan, PlanPage } from './plan-page';
import { usePlanWords } from './plan-words';

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
