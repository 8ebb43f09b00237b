// The questions of one resident's file, asked the same way at admission and when correcting.
import { leftToRight } from '../../../kernel/left-to-right';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../../ui/call';
import { CheckboxGroup, RadioGroup } from '../../../ui/choice';
import { PartialDateField } from '../../../ui/date-field';
import { Fieldset } from '../../../ui/fieldset';
import type { FormOf } from '../../../ui/form';
import { useFormat } from '../../../ui/format';
import { Columns, Text } from '../../../ui/layout';
import { ComboBox } from '../../../ui/select';
import { useMay } from '../../../ui/session';
import { TextArea, TextField } from '../../../ui/text-field';
import { residents } from '../contract';
import type { ResidentFormSchema } from './resident-form-schema';
import {
  AdmittedOn,
  Alerts,
  GuessedAge,
  PreferredName,
  ReferralSourceChoice,
  Room,
  SexChoice,
} from './resident-questions';
import { useResidentWords } from './resident-words';
import { WhyEmpty } from './why-empty';

/** Where a refusal is shown. */
export const REFUSED_AT = {
  'residents.possible-duplicate': 'acknowledgedDuplicates',
  'residents.case-number-taken': 'caseNumber',
  'residents.admitted-in-future': 'stay.admittedOn',
  'residents.born-after-admission': 'stay.admittedOn',
  'residents.exit-before-admission': 'stay.admittedOn',
  'residents.stay-before-last': 'stay.admittedOn',
  'residents.stay-after-next': 'stay.admittedOn',
  'residents.admitted-after-status': 'stay.admittedOn',
  'residents.never-admitted': 'facts.sex',
  'residents.child-never-admitted': 'children',
} as const;

interface FieldsProps {
  readonly form: FormOf<ResidentFormSchema>;
}

export function PresenceFields({ form }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <Fieldset title={t('residents:form.presence')} help={t('residents:form.presence-help')}>
      <Columns min="narrow">
        <PreferredName {...form.field('presence.preferredName')} />
        <Room {...form.field('presence.room')} />
      </Columns>
      <Alerts alerts={form.field('presence.alerts')} note={form.field('presence.alertNote')} />
    </Fieldset>
  );
}

export function IdentityFields({ form }: FieldsProps) {
  const { t } = useTranslation();
  const words = useResidentWords();
  return (
    <Fieldset title={t('residents:form.identity')} help={t('residents:form.identity-help')}>
      <Columns min="narrow">
        <TextField
          label={t('residents:name.given')}
          kind="name"
          {...form.field('identity.name.given')}
        />
        <TextField
          label={t('residents:name.father')}
          kind="name"
          {...form.field('identity.name.father')}
        />
        <TextField
          label={t('residents:name.grandfather')}
          kind="name"
          {...form.field('identity.name.grandfather')}
        />
        <TextField
          label={t('residents:name.family')}
          kind="name"
          {...form.field('identity.name.family')}
        />
        <TextField
          label={t('residents:name.as-on-document')}
          width="full"
          kind="name"
          {...form.field('identity.name.asOnDocument')}
        />
        <TextField
          label={t('residents:name.latin')}
          width="full"
          kind="name"
          {...form.field('identity.name.latin')}
        />
      </Columns>
      <PartialDateField
        label={t('residents:field.birth')}
        why={t('residents:why.birth')}
        {...form.field('identity.birth')}
      />
      <Columns min="narrow">
        <TextField
          label={t('residents:field.passport-number')}
          kind="code"
          {...form.field('identity.passportNumber')}
        />
        <TextField
          label={t('residents:field.national-id')}
          kind="code"
          {...form.field('identity.nationalIdNumber')}
        />
        <TextField
          label={t('residents:field.phone')}
          kind="phone"
          {...form.field('identity.phone')}
        />
        <ComboBox
          label={t('residents:field.other-nationality')}
          options={words.nationalities()}
          {...form.field('identity.otherNationality')}
        />
      </Columns>
    </Fieldset>
  );
}

interface FactsProps extends FieldsProps {
  /** False for who corrects a file without seeing the facts of its case: they stay as they are. */
  readonly asksCase: boolean;
  /** False in a correction: a status has a history of its own. */
  readonly asksCategory?: boolean;
}

export function FactsFields({ form, asksCase, asksCategory = true }: FactsProps) {
  const { t } = useTranslation();
  return (
    <Fieldset title={t('residents:form.facts')} help={t('residents:form.facts-help')}>
      <SexChoice {...form.field('facts.sex')} />
      {asksCase ? <CaseFields form={form} asksCategory={asksCategory} /> : null}
    </Fieldset>
  );
}

function CaseFields({ form, asksCategory }: FieldsProps & { readonly asksCategory: boolean }) {
  const { t } = useTranslation();
  const words = useResidentWords();
  const maySeeCases = useMay({ case: 'read' });
  const here = useQueryOf(residents.nationalitiesHere, {}, { enabled: maySeeCases });
  return (
    <>
      {asksCategory ? (
        <RadioGroup
          label={t('residents:field.category')}
          isRequired
          options={words.categories}
          {...form.field('facts.category')}
        />
      ) : (
        <Text tone="muted">{t('residents:status.elsewhere')}</Text>
      )}
      <CheckboxGroup
        label={t('residents:field.exploitation-forms')}
        help={t('residents:help.exploitation-forms')}
        direction="row"
        options={words.forms}
        {...form.field('facts.exploitationForms')}
      />
      <ComboBox
        label={t('residents:field.nationality')}
        why={t('residents:why.nationality')}
        options={words.nationalities(here.value?.nationalities)}
        {...form.field('facts.nationality')}
      />
      <WhyEmpty form={form} fact="nationality" value={form.values.facts?.nationality} />
      <RadioGroup
        label={t('residents:field.residence-status')}
        direction="row"
        options={words.residences}
        {...form.field('facts.residenceStatus')}
      />
      <WhyEmpty form={form} fact="residence-status" value={form.values.facts?.residenceStatus} />
    </>
  );
}

interface StayFieldsProps extends FieldsProps {
  readonly asksAge: boolean;
  readonly asksCase: boolean;
  /** The number a new file gets where none is written. */
  readonly nextNumber?: string;
}

export function StayFields({ form, asksAge, asksCase, nextNumber }: StayFieldsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Fieldset title={t('residents:form.stay')}>
      <TextField
        label={t('residents:field.case-number')}
        kind="code"
        width="short"
        isRequired={nextNumber === undefined}
        {...(nextNumber === undefined
          ? {}
          : { help: t('residents:admit.number-next', { number: leftToRight(nextNumber) }) })}
        {...form.field('caseNumber')}
      />
      <AdmittedOn
        {...(format.today === '' ? {} : { today: format.today })}
        {...form.field('stay.admittedOn')}
      />
      {asksAge ? <GuessedAge {...form.field('stay.guessedAge')} /> : null}
      {asksCase ? (
        <>
          <ReferralSourceChoice {...form.field('stay.referralSource')} />
          <WhyEmpty form={form} fact="referral-source" value={form.values.stay?.referralSource} />
        </>
      ) : null}
    </Fieldset>
  );
}

/** Asked only when somebody alike is already on file. */
export function DuplicateReason({ form }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <TextArea
      label={t('residents:duplicates.reason')}
      help={t('residents:duplicates.reason-help')}
      rows={2}
      {...form.field('acknowledgedDuplicates')}
    />
  );
}
