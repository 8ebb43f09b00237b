// The desk's admission: what the shift needs and nothing of the case. Keys alone are enough, children and all.
import { useTranslation } from 'react-i18next';
import { RadioGroup } from '../../../ui/choice';
import { CheckboxGroup } from '../../../ui/choice';
import { Fieldset } from '../../../ui/fieldset';
import { Columns } from '../../../ui/layout';
import { NumberField, TextField } from '../../../ui/text-field';
import { ChildrenFields, type FormWithChildren } from './children-fields';
import { useResidentWords } from './resident-words';

export function DeskFields({ form }: { readonly form: FormWithChildren }) {
  const { t } = useTranslation();
  const words = useResidentWords();
  return (
    <>
      <Fieldset title={t('residents:desk.title')} help={t('residents:desk.help')}>
        <TextField
          label={t('residents:field.preferred-name')}
          kind="name"
          isRequired
          {...form.field('presence.preferredName')}
        />
        <Columns min="narrow">
          <RadioGroup
            label={t('residents:field.sex')}
            direction="row"
            isRequired
            autoFocus
            options={words.sexes}
            {...form.field('facts.sex')}
          />
          <NumberField
            label={t('residents:desk.age')}
            help={t('residents:desk.age-help')}
            {...form.field('stay.guessedAge')}
          />
        </Columns>
      </Fieldset>
      <ChildrenFields form={form} />
      <Fieldset title={t('residents:desk.extra')}>
        <TextField
          label={t('residents:field.room')}
          width="short"
          {...form.field('presence.room')}
        />
        <CheckboxGroup
          label={t('residents:field.alerts')}
          direction="row"
          options={words.alerts}
          {...form.field('presence.alerts')}
        />
        <TextField
          label={t('residents:field.alert-note')}
          width="full"
          {...form.field('presence.alertNote')}
        />
      </Fieldset>
    </>
  );
}
