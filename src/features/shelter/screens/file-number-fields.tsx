// The pattern of the file numbers, with the first number it would give as one types.
import { leftToRight } from '../../../kernel/left-to-right';
import { useTranslation } from 'react-i18next';
import { Code } from '../../../ui/bidi';
import { Fieldset } from '../../../ui/fieldset';
import { useFormat } from '../../../ui/format';
import { Columns, Text } from '../../../ui/layout';
import { Select } from '../../../ui/select';
import { NumberField, TextField } from '../../../ui/text-field';
import {
  FILE_NUMBER_JOINTS,
  FILE_NUMBER_YEARS,
  fileNumberPattern,
  nextFileNumber,
} from '../file-number';
import type { SettingsFormOf } from './settings-form-type';

export function FileNumberFields({ form }: { readonly form: SettingsFormOf }) {
  const { t } = useTranslation();
  return (
    <Fieldset title={t('shelter:numbers.title')} help={t('shelter:numbers.help')}>
      <Columns min="narrow">
        <TextField
          label={t('shelter:numbers.prefix')}
          help={t('shelter:numbers.prefix-help')}
          kind="code"
          width="short"
          {...form.field('settings.fileNumbers.prefix')}
        />
        <Select
          label={t('shelter:numbers.year')}
          isRequired
          options={FILE_NUMBER_YEARS.map((id) => ({ id, text: t(`shelter:numbers.years.${id}`) }))}
          {...form.field('settings.fileNumbers.year')}
        />
        <Select
          label={t('shelter:numbers.joint')}
          isRequired
          options={FILE_NUMBER_JOINTS.map((id) => ({ id, text: leftToRight(` ${id} `) }))}
          {...form.field('settings.fileNumbers.joint')}
        />
        <NumberField
          label={t('shelter:numbers.digits')}
          isRequired
          {...form.field('settings.fileNumbers.digits')}
        />
      </Columns>
      <Preview pattern={form.values.settings?.fileNumbers} />
    </Fieldset>
  );
}

function Preview({ pattern }: { readonly pattern: unknown }) {
  const { t } = useTranslation();
  const { today } = useFormat();
  const read = fileNumberPattern.safeParse(pattern);
  if (!read.success || today === '')
    return <Text tone="muted">{t('shelter:numbers.no-preview')}</Text>;
  return (
    <Text>
      {t('shelter:numbers.preview')} <Code>{nextFileNumber([], today, read.data)}</Code>
    </Text>
  );
}
