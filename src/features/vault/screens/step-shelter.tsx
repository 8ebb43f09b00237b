// The shelter's own facts: its name and code, its country, and how it writes days and numbers. No address: the place is secret.
import { useTranslation } from 'react-i18next';
import { RadioGroup } from '../../../ui/choice';
import { Fieldset } from '../../../ui/fieldset';
import { Form, useFormOf } from '../../../ui/form';
import { useFormat } from '../../../ui/format';
import { Select } from '../../../ui/select';
import { NumberField, TextField } from '../../../ui/text-field';
import {
  CALENDARS,
  COUNTRIES_WITH_PACK,
  COUNTRY_PACKS,
  FACILITY_TYPES,
  type PackCountry,
  shelterSettings,
  WEEKDAYS,
} from '../../shelter/index';
import { type FirstRunAnswers, type ShelterAnswers, usualOf } from './first-run-answers';
import { StepBack } from './step-back';

export interface StepShelterProps {
  readonly start: ShelterAnswers;
  readonly onDone: (shelter: ShelterAnswers, settings: FirstRunAnswers['settings']) => void;
  readonly onBack: (shelter: ShelterAnswers) => void;
}

export function StepShelter({ start, onDone, onBack }: StepShelterProps) {
  const { t } = useTranslation();
  const form = useFormOf({
    schema: shelterSettings,
    start,
    submit: (input) => Promise.resolve({ kind: 'done' as const, value: input }),
    onDone: (_value, input) => onDone(form.values as ShelterAnswers, input),
  });
  const operatedBy = form.field('identity.operatedBy');
  return (
    <Form
      form={form}
      submitLabel={t('vault:first.continue')}
      secondary={<StepBack onPress={() => onBack(form.values as ShelterAnswers)} />}
    >
      <Fieldset title={t('vault:shelter.who')}>
        <TextField
          label={t('vault:shelter.name')}
          kind="name"
          isRequired
          help={t('vault:shelter.name-help')}
          {...form.field('name')}
        />
        <div className="door-pair">
          <TextField
            label={t('vault:shelter.code')}
            kind="code"
            isRequired
            help={t('vault:shelter.code-help')}
            {...form.field('facilityCode')}
          />
          <NumberField
            label={t('vault:shelter.capacity')}
            help={t('vault:shelter.capacity-help')}
            {...form.field('capacity')}
          />
          <Select
            label={t('vault:shelter.kind')}
            isRequired
            options={FACILITY_TYPES.map((id) => ({ id, text: t(`vault:shelter.type.${id}`) }))}
            {...form.field('identity.facilityType')}
          />
          <TextField
            label={t('vault:shelter.operator')}
            kind="name"
            {...operatedBy}
            onChange={(text) => operatedBy.onChange(text === '' ? null : text)}
          />
        </div>
      </Fieldset>
      <WritingFields form={form} />
    </Form>
  );
}

type ShelterForm = ReturnType<typeof useFormOf<typeof shelterSettings, unknown>>;

function WritingFields({ form }: { readonly form: ShelterForm }) {
  const { t } = useTranslation();
  const format = useFormat();
  const country = form.field('country');
  const choose = (id: PackCountry | null) => {
    country.onChange(id);
    if (id === null) return;
    const usual = usualOf(id);
    form.set('timeZone', usual.timeZone);
    form.set('digits', usual.digits);
    form.set('firstDayOfWeek', usual.firstDayOfWeek);
  };
  const zones = COUNTRIES_WITH_PACK.map((id) => COUNTRY_PACKS[id].timeZone);
  const calendars = CALENDARS.map((id) => ({ id, text: t(`vault:shelter.calendar.${id}`) }));
  return (
    <Fieldset title={t('vault:shelter.writing')} help={t('vault:shelter.writing-help')}>
      <div className="door-pair">
        <Select
          label={t('vault:shelter.country')}
          isRequired
          options={COUNTRIES_WITH_PACK.map((id) => ({ id, text: format.country(id) }))}
          {...country}
          onChange={choose}
        />
        <Select
          label={t('vault:shelter.zone')}
          isRequired
          options={zones.map((id) => ({ id, text: t(`vault:zone.${zoneKey(id)}`) }))}
          {...form.field('timeZone')}
        />
        <Select
          label={t('vault:shelter.first-calendar')}
          isRequired
          options={calendars}
          {...form.field('calendar')}
        />
        <Select
          label={t('vault:shelter.second-calendar')}
          isRequired
          options={[...calendars, { id: 'none' as const, text: t('vault:shelter.calendar.none') }]}
          {...form.field('secondCalendar')}
        />
        <Select
          label={t('vault:shelter.first-day')}
          isRequired
          options={WEEKDAYS.map((id) => ({ id, text: t(`vault:weekday.${id}`) }))}
          {...form.field('firstDayOfWeek')}
        />
      </div>
      <RadioGroup
        label={t('vault:shelter.digits')}
        isRequired
        direction="row"
        options={[
          { id: 'arab' as const, text: t('vault:shelter.digit-set.arab') },
          { id: 'latn' as const, text: t('vault:shelter.digit-set.latn') },
        ]}
        {...form.field('digits')}
      />
    </Fieldset>
  );
}

function zoneKey(zone: string): string {
  return zone.toLowerCase().replace('/', '-');
}
