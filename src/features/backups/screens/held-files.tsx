// How many files a backup holds, or that only the key of the audit trail shows it.
import { useTranslation } from 'react-i18next';

export function useHeldFiles(): (residents: number | null) => string {
  const { t } = useTranslation();
  return (residents) =>
    residents === null
      ? t('backups:made.sealed-count')
      : t('backups:made.holds', { count: residents });
}
