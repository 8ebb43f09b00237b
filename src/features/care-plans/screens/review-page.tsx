// Holding a review: how far each open goal came, what becomes of it, and when to look again.
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { openedValue } from '../../../kernel/sealed';
import { Bidi } from '../../../ui/bidi';
import { call } from '../../../ui/call';
import { RadioGroup } from '../../../ui/choice';
import { DateField } from '../../../ui/date-field';
import { useDraft } from '../../../ui/draft';
import { DraftedForm } from '../../../ui/drafted-form';
import { Fieldset } from '../../../ui/fieldset';
import { useFormOf } from '../../../ui/form';
import { useGo } from '../../../ui/navigate';
import { TextArea } from '../../../ui/text-field';
import { GOAL_STATES } from '../plan';
import { carePlans, type GoalView } from '../contract';
import { attainment } from '../schemas';
import { NumberChoice } from './number-choice';
import { type OpenedPlan, PlanPage, type SeenPlan } from './plan-page';
import { usePlanWords } from './plan-words';

export function ReviewPage() {
  const { t } = useTranslation();
  return (
    <PlanPage title={t('care-plans:review.title')} lead={t('care-plans:review.lead')}>
      {({ seen, opened }) => <ReviewForm seen={seen} opened={opened} />}
    </PlanPage>
  );
}

const reviewLines = z.array(
  z.object({
    goalId: z.string(),
    attained: attainment.nullish(),
    state: z.enum(GOAL_STATES).nullish(),
  }),
);

interface Props {
  readonly seen: SeenPlan;
  readonly opened: OpenedPlan;
}

const REFUSED_AT = {
  'care-plans.day-in-future': 'heldOn',
  'care-plans.review-before-last': 'heldOn',
  'care-plans.next-review-not-later': 'nextReviewOn',
  'care-plans.tasks-still-open': 'decision',
  'care-plans.goals-still-open': 'decision',
};

function ReviewForm({ seen, opened }: Props) {
  const { t } = useTranslation();
  const go = useGo();
  const words = usePlanWords();
  const { residentId } = seen;
  const goals = openGoals(opened);
  const form = useFormOf({
    schema: carePlans.review.input,
    start: {
      ...seen,
      heldOn: opened.today,
      goals: alignedGoals(goals, undefined),
      decision: null,
      nextReviewOn: null,
      note: null,
    },
    submit: (input) => call(carePlans.review, input),
    saved: t('care-plans:saved.review'),
    onDone: ({ reviewId }) => {
      void draft.discard();
      go(`/residents/${residentId}/plan#${reviewId}`);
    },
    refusalAt: REFUSED_AT,
  });
  const draft = useDraft({
    place: { form: 'care-plans.review', subjectId: residentId },
    values: form.values,
    isDirty: form.isDirty,
    restore: (kept) => {
      const levels = alignedGoals(goals, kept['goals']);
      form.reset({ ...form.values, ...kept, ...seen, goals: levels });
    },
  });
  return (
    <DraftedForm
      form={form}
      draft={draft}
      submitLabel={t('care-plans:review.save')}
      back={{ href: `/residents/${residentId}/plan` }}
    >
      <DateField label={t('care-plans:review.held-on')} isRequired {...form.field('heldOn')} />
      {goals.map((goal, at) => (
        <Fieldset
          key={goal.id}
          title={<Bidi>{openedValue(goal.words)?.title ?? t('care-plans:part.unreadable')}</Bidi>}
        >
          <NumberChoice
            label={t('care-plans:review.attained')}
            isRequired
            options={words.attainments(openedValue(goal.words))}
            {...form.field(`goals.${at}.attained`)}
          />
          <RadioGroup
            label={t('care-plans:review.goal-state')}
            isRequired
            direction="row"
            options={words.goalStates}
            {...form.field(`goals.${at}.state`)}
          />
        </Fieldset>
      ))}
      <TextArea label={t('care-plans:review.note')} {...form.field('note')} />
      <RadioGroup
        label={t('care-plans:review.decision')}
        isRequired
        options={words.decisions}
        {...form.field('decision')}
      />
      <DateField label={t('care-plans:review.next')} {...form.field('nextReviewOn')} />
    </DraftedForm>
  );
}

/**
 * A line for each open goal of the plan on the screen, with its level from the draft if it has one:
 * matched by goal and never by place, since goals may have been added or reached meanwhile.
 * Nothing is chosen beforehand; the schema asks for every level when the form is sent.
 */
function alignedGoals(goals: readonly GoalView[], kept: unknown) {
  const lines = reviewLines.safeParse(kept);
  return goals.map(({ id }) => {
    const line = lines.data?.find(({ goalId }) => goalId === id);
    return {
      goalId: id,
      attained: (line?.attained ?? null) as never,
      state: line?.state ?? ('open' as const),
    };
  });
}

function openGoals(opened: OpenedPlan): GoalView[] {
  const needs = (opened.plan?.needs ?? []).filter(({ withdrawnOn }) => withdrawnOn === null);
  return needs.flatMap(({ goals }) =>
    goals.filter(({ state, withdrawnOn }) => state === 'open' && withdrawnOn === null),
  );
}
