// The questions about a resident and a stay that several forms ask, in the same words in each of them.
import { useTranslation } from 'react-i18next';
import { CheckboxGroup, RadioGroup } from '../../../ui/choice';
import { DateField } from '../../../ui/date-field';
import type { BoundField } from '../../../ui/form';
import { Select } from '../../../ui/select';
import { NumberField, TextField } from '../../../ui/text-field';
import type { ExitDestination, ExitReason, ReferralSource } from '../admission';
import type { Alert } from '../parts';
import type { Sex } from '../resident';
import { useResidentWords } from './resident-words';

export function PreferredName(field: BoundField<string>) {
  const { t } = useTranslation();
  return (
    <TextField label={t('residents:field.preferred-name')} kind="name" isRequired {...field} />
  );
}

export function Room(field: BoundField<string>) {
  const { t } = useTranslation();
  return <TextField label={t('residents:field.room')} width="short" {...field} />;
}

export interface AlertsProps {
  readonly alerts: BoundField<Alert[]>;
  readonly note: BoundField<string>;
}

export function Alerts({ alerts, note }: AlertsProps) {
  const { t } = useTranslation();
  const words = useResidentWords();
  return (
    <>
      <CheckboxGroup
        label={t('residents:field.alerts')}
        direction="row"
        options={words.alerts}
        {...alerts}
      />
      <TextField label={t('residents:field.alert-note')} width="full" {...note} />
    </>
  );
}

export interface SexChoiceProps extends BoundField<Sex> {
  readonly autoFocus?: boolean;
}

export function SexChoice(field: SexChoiceProps) {
  const { t } = useTranslation();
  const words = useResidentWords();
  return (
    <RadioGroup
      label={t('residents:field.sex')}
      direction="row"
      isRequired
      options={words.sexes}
      {...field}
    />
  );
}

export interface AdmittedOnProps extends BoundField<string> {
  readonly today?: string;
}

export function AdmittedOn(field: AdmittedOnProps) {
  const { t } = useTranslation();
  return <DateField label={t('residents:field.admitted-on')} isRequired {...field} />;
}

export function GuessedAge(field: BoundField<number>) {
  const { t } = useTranslation();
  return (
    <NumberField
      label={t('residents:field.guessed-age')}
      help={t('residents:help.guessed-age')}
      {...field}
    />
  );
}

export function ReferralSourceChoice(field: BoundField<ReferralSource>) {
  const { t } = useTranslation();
  const words = useResidentWords();
  return <Select label={t('residents:field.referral-source')} options={words.sources} {...field} />;
}

export interface ExitQuestionsProps {
  readonly exitedOn: BoundField<string>;
  readonly reason: BoundField<ExitReason>;
  readonly destination: BoundField<ExitDestination>;
}

export function ExitQuestions({ exitedOn, reason, destination }: ExitQuestionsProps) {
  const { t } = useTranslation();
  const words = useResidentWords();
  return (
    <>
      <DateField label={t('residents:field.exited-on')} isRequired {...exitedOn} />
      <Select
        label={t('residents:field.exit-reason')}
        isRequired
        options={words.exitReasons}
        {...reason}
      />
      <Select
        label={t('residents:field.destination')}
        help={t('residents:help.destination')}
        options={words.destinations}
        {...destination}
      />
    </>
  );
}
