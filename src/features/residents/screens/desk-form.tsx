// The desk's admission: what the shift needs and nothing of the case. Keys alone are enough, children and all.
import { useTranslation } from 'react-i18next';
import { Fieldset } from '../../../ui/fieldset';
import { Columns } from '../../../ui/layout';
import { NumberField } from '../../../ui/text-field';
import { ChildrenFields, type FormWithChildren } from './children-fields';
import { Alerts, PreferredName, Room, SexChoice } from './resident-questions';

export function DeskFields({ form }: { readonly form: FormWithChildren }) {
  const { t } = useTranslation();
  return (
    <>
      <Fieldset title={t('residents:desk.title')} help={t('residents:desk.help')}>
        <PreferredName {...form.field('presence.preferredName')} />
        <Columns min="narrow">
          <SexChoice autoFocus {...form.field('facts.sex')} />
          <NumberField
            label={t('residents:desk.age')}
            help={t('residents:desk.age-help')}
            {...form.field('stay.guessedAge')}
          />
        </Columns>
      </Fieldset>
      <ChildrenFields form={form} />
      <Fieldset title={t('residents:desk.extra')}>
        <Room {...form.field('presence.room')} />
        <Alerts alerts={form.field('presence.alerts')} note={form.field('presence.alertNote')} />
      </Fieldset>
    </>
  );
}
