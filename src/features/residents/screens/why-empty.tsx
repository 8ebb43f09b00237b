// Why a fact of an admission is empty: not asked yet, asked and not known, or declined. Asked only where it is empty.
import { useTranslation } from 'react-i18next';
import { RadioGroup } from '../../../ui/choice';
import type { FormOf } from '../../../ui/form';
import { type AskedFact, UNANSWERED } from '../open-questions';
import type { ResidentFormSchema } from './resident-form-schema';

interface Props {
  readonly form: FormOf<ResidentFormSchema>;
  readonly fact: AskedFact;
  readonly value: string | null | undefined;
}

export function WhyEmpty({ form, fact, value }: Props) {
  const { t } = useTranslation();
  if (value !== null && value !== undefined && value !== '' && value !== 'unknown') return null;
  return (
    <RadioGroup
      label={t(`residents:unanswered.why-${fact}`)}
      direction="row"
      options={UNANSWERED.map((id) => ({ id, text: t(`residents:unanswered.${id}`) }))}
      {...form.field(`unanswered.${fact}`)}
    />
  );
}
