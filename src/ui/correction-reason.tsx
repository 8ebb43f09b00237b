// Why an entry is corrected: asked with every correction, kept beside what the entry said before.
import { useTranslation } from 'react-i18next';
import { TextArea, type TextAreaProps } from './text-field';

export function CorrectionReason(field: Omit<TextAreaProps, 'label' | 'help' | 'rows'>) {
  const { t } = useTranslation();
  return (
    <TextArea
      label={t('ui:corrections.reason')}
      help={t('ui:corrections.reason-help')}
      rows={2}
      isRequired
      {...field}
    />
  );
}
