// How the shelter writes days, numbers and weeks.
import { useTranslation } from 'react-i18next';
import { RadioGroup } from '../../../ui/choice';
import { Fieldset } from '../../../ui/fieldset';
import { useFormat } from '../../../ui/format';
import { Columns } from '../../../ui/layout';
import { Select } from '../../../ui/select';
import { COUNTRY_PACKS } from '../country-packs';
import { lawWordOf } from '../house-word';
import { bothForms, RESIDENT_WORDS } from '../resident-word';
import { CALENDARS, COUNTRIES_WITH_PACK, WEEKDAYS } from '../shelter';
import type { SettingsFormOf } from './settings-form-type';

export function WritingFields({ form }: { readonly form: SettingsFormOf }) {
  const { t } = useTranslation();
  const format = useFormat();
  const zones = [
    ...new Set([
      ...COUNTRIES_WITH_PACK.map((id) => COUNTRY_PACKS[id].timeZone),
      ...(form.values.settings?.timeZone ? [form.values.settings.timeZone] : []),
    ]),
  ];
  const calendars = CALENDARS.map((id) => ({ id, text: t(`vault:shelter.calendar.${id}`) }));
  return (
    <Fieldset title={t('vault:shelter.writing')} help={t('shelter:writing-help')}>
      <Columns min="narrow">
        <Select
          label={t('vault:shelter.country')}
          isRequired
          options={COUNTRIES_WITH_PACK.map((id) => ({ id, text: format.country(id) }))}
          {...form.field('settings.country')}
        />
        <Select
          label={t('vault:shelter.zone')}
          isRequired
          options={zones.map((id) => ({ id, text: zoneWords(id, t) }))}
          {...form.field('settings.timeZone')}
        />
        <Select
          label={t('vault:shelter.first-calendar')}
          isRequired
          options={calendars}
          {...form.field('settings.calendar')}
        />
        <Select
          label={t('vault:shelter.second-calendar')}
          isRequired
          options={[...calendars, { id: 'none' as const, text: t('vault:shelter.calendar.none') }]}
          {...form.field('settings.secondCalendar')}
        />
        <Select
          label={t('vault:shelter.first-day')}
          isRequired
          options={WEEKDAYS.map((id) => ({ id, text: t(`vault:weekday.${id}`) }))}
          {...form.field('settings.firstDayOfWeek')}
        />
      </Columns>
      <RadioGroup
        label={t('vault:shelter.digits')}
        isRequired
        direction="row"
        options={(['arab', 'latn'] as const).map((id) => ({
          id,
          text: t(`vault:shelter.digit-set.${id}`),
        }))}
        {...form.field('settings.digits')}
      />
      <ResidentWordField form={form} />
    </Fieldset>
  );
}

/** The word of the country's law is the first answer; choosing it leaves the setting empty, so that it follows the country. */
function ResidentWordField({ form }: { readonly form: SettingsFormOf }) {
  const { t } = useTranslation();
  const country = COUNTRIES_WITH_PACK.find((id) => id === form.values.settings?.country) ?? 'EG';
  const ofLaw = lawWordOf(country);
  const chosen = form.field('settings.residentWord');
  const others = RESIDENT_WORDS.filter((word) => word !== ofLaw);
  return (
    <RadioGroup
      label={t('shelter:field.residentWord')}
      help={t('shelter:resident-word.help')}
      isRequired
      direction="row"
      options={[ofLaw, ...others].map((id) => ({
        id,
        text:
          id === ofLaw ? t('shelter:resident-word.law', { word: bothForms(id) }) : bothForms(id),
      }))}
      {...chosen}
      value={chosen.value ?? ofLaw}
      onChange={(word) => chosen.onChange(word === ofLaw ? null : word)}
    />
  );
}

/** A zone of no pack is shown by its own name. */
function zoneWords(zone: string, t: ReturnType<typeof useTranslation>['t']): string {
  const key = zone.toLowerCase().replace('/', '-');
  return t(`vault:zone.${key}`, { defaultValue: zone });
}
