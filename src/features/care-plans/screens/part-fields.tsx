// The questions of a need, a goal and a task, for writing one and for correcting one.
import { useTranslation } from 'react-i18next';
import { RadioGroup } from '../../../ui/choice';
import { DateField } from '../../../ui/date-field';
import { Fieldset } from '../../../ui/fieldset';
import type { FormOf } from '../../../ui/form';
import { Select } from '../../../ui/select';
import { StaffPicker } from '../../../ui/staff-picker';
import { NumberField, TextArea, TextField } from '../../../ui/text-field';
import type { carePlans, ColleagueView } from '../contract';
import { DOMAINS } from '../domains';
import { NumberChoice } from './number-choice';
import { usePlanWords } from './plan-words';

type NeedForm = FormOf<typeof carePlans.addNeed.input> | FormOf<typeof carePlans.correctNeed.input>;
type GoalForm = FormOf<typeof carePlans.setGoal.input> | FormOf<typeof carePlans.correctGoal.input>;
type TaskForm = FormOf<typeof carePlans.addTask.input> | FormOf<typeof carePlans.correctTask.input>;

export function NeedFields({ form }: { readonly form: NeedForm }) {
  const { t } = useTranslation();
  const words = usePlanWords();
  const domain = DOMAINS.find((id) => id === form.field('domain').value);
  return (
    <>
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
    </>
  );
}

export function GoalFields({ form }: { readonly form: GoalForm }) {
  const { t } = useTranslation();
  const words = usePlanWords();
  return (
    <>
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
    </>
  );
}

interface TaskFieldsProps {
  readonly form: TaskForm;
  readonly owners: readonly ColleagueView[];
}

export function TaskFields({ form, owners }: TaskFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t('care-plans:task.name')}
        width="full"
        isRequired
        {...form.field('title')}
      />
      <DateField label={t('care-plans:task.due')} {...form.field('dueOn')} />
      <StaffPicker
        label={t('care-plans:task.owner')}
        help={t('care-plans:task.owner-help')}
        isRequired
        among={owners}
        {...form.field('ownerId')}
      />
    </>
  );
}
