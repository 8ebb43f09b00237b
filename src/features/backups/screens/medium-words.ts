// How a medium is called on the screen: by the name a worker gave it, or by its number.
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format';

export function useMediumName(): (medium: {
  readonly label: string | null;
  readonly ordinal: number;
}) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ label, ordinal }) =>
    label ?? t('backups:medium.unnamed', { number: format.number(ordinal) });
}
