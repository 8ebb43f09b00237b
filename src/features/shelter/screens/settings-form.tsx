// Changing the settings. One saving, told in the trail field by field with what stood there before.
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../kernel/operation';
import { call } from '../../../ui/call';
import { CheckboxGroup } from '../../../ui/choice';
import { DraftNotice } from '../../../ui/draft-line';
import { KeptSince, useDraftedForm } from '../../../ui/drafted-form';
import { Fieldset } from '../../../ui/fieldset';
import { Form } from '../../../ui/form';
import { Columns } from '../../../ui/layout';
import { Select } from '../../../ui/select';
import { NumberField, TextField } from '../../../ui/text-field';
import { shelter } from '../contract';
import { FACILITY_TYPES, PERSON_GROUPS } from '../shelter';
import { FileNumberFields } from './file-number-fields';
import type { SettingsFormOf } from './settings-form-type';
import { WritingFields } from './writing-fields';

const PLACE = { form: 'shelter.change', subjectId: 'house' };

const REFUSED_AT = {
  'shelter.code-is-signed': 'settings.facilityCode',
  'shelter.group-lives-here': 'settings.neverAdmits',
};

export function SettingsForm({ kept }: { readonly kept: OutputOf<typeof shelter.settings> }) {
  const { t } = useTranslation();
  const { form, draft } = useDraftedForm(PLACE, {
    schema: shelter.change.input,
    start: { expectedVersion: kept.version, settings: kept.settings },
    submit: (input) => call(shelter.change, { ...input, expectedVersion: kept.version }),
    saved: t('shelter:saved'),
    refusalAt: REFUSED_AT,
  });
  return (
    <>
      <DraftNotice draft={draft} onStartAfresh={() => form.reset()} />
      <Form form={form} submitLabel={t('shelter:save')} secondary={<KeptSince draft={draft} />}>
        <HouseFields form={form} codeIsSigned={kept.codeIsSigned} />
        <AdmissionFields form={form} />
        <FileNumberFields form={form} />
        <WritingFields form={form} />
      </Form>
    </>
  );
}

interface HouseProps {
  readonly form: SettingsFormOf;
  readonly codeIsSigned: boolean;
}

function HouseFields({ form, codeIsSigned }: HouseProps) {
  const { t } = useTranslation();
  const operatedBy = form.field('settings.identity.operatedBy');
  return (
    <Fieldset title={t('vault:shelter.who')}>
      <TextField
        label={t('vault:shelter.name')}
        kind="name"
        isRequired
        help={t('vault:shelter.name-help')}
        {...form.field('settings.name')}
      />
      <Columns min="narrow">
        <TextField
          label={t('vault:shelter.code')}
          kind="code"
          isRequired
          help={t(codeIsSigned ? 'shelter:code-signed' : 'vault:shelter.code-help')}
          {...form.field('settings.facilityCode')}
        />
        <Select
          label={t('vault:shelter.kind')}
          isRequired
          options={FACILITY_TYPES.map((id) => ({ id, text: t(`vault:shelter.type.${id}`) }))}
          {...form.field('settings.identity.facilityType')}
        />
        <TextField
          label={t('vault:shelter.operator')}
          kind="name"
          {...operatedBy}
          onChange={(text) => operatedBy.onChange(text === '' ? null : text)}
        />
      </Columns>
    </Fieldset>
  );
}

function AdmissionFields({ form }: { readonly form: SettingsFormOf }) {
  const { t } = useTranslation();
  return (
    <Fieldset title={t('shelter:admission')}>
      <NumberField
        label={t('vault:shelter.capacity')}
        help={t('vault:shelter.capacity-help')}
        {...form.field('settings.capacity')}
      />
      <CheckboxGroup
        label={t('shelter:field.neverAdmits')}
        help={t('shelter:never-help')}
        direction="row"
        options={PERSON_GROUPS.map((id) => ({ id, text: t(`summaries:group.${id}`) }))}
        {...form.field('settings.neverAdmits')}
      />
    </Fieldset>
  );
}
