// Codes of a resident's file as choices and words of the window's language.
import { useTranslation } from 'react-i18next';
import type { Option } from '../../../ui/select';
import { useFormat } from '../../../ui/format';
import { EXIT_DESTINATIONS, EXIT_REASONS, REFERRAL_SOURCES } from '../admission';
import { COUNTRY_CODES, STATELESS } from '../../../kernel/countries';
import { ALERTS, RESIDENCE_STATUSES } from '../parts';
import { CATEGORIES, EXPLOITATION_FORMS, SEXES } from '../resident';

export function useResidentWords() {
  const { t } = useTranslation();
  const format = useFormat();
  const nationalityName = (code: string): string =>
    code === STATELESS ? t('residents:nationality.stateless') : format.country(code);
  return {
    nationalityName,
    sexes: SEXES.map((id) => ({ id, text: t(`residents:sex.${id}`) })),
    categories: CATEGORIES.map((id) => ({
      id,
      text: t(`residents:category.${id}`),
      help: t(`residents:category-help.${id}`),
    })),
    forms: EXPLOITATION_FORMS.map((id) => ({ id, text: t(`residents:exploitation.${id}`) })),
    residences: RESIDENCE_STATUSES.map((id) => ({ id, text: t(`residents:residence.${id}`) })),
    sources: REFERRAL_SOURCES.map((id) => ({ id, text: t(`residents:referral.${id}`) })),
    alerts: ALERTS.map((id) => ({ id, text: t(`residents:alert.${id}`) })),
    exitReasons: EXIT_REASONS.map((id) => ({ id, text: t(`residents:exit-reason.${id}`) })),
    destinations: EXIT_DESTINATIONS.map((id) => ({ id, text: t(`residents:destination.${id}`) })),
    /** Those of the people who live here now on top, then all others by name. */
    nationalities: (here: readonly string[] = []): Option[] => {
      const others = COUNTRY_CODES.map((id) => ({ id: id as string, text: format.country(id) }))
        .sort((a, b) => format.compare(a.text, b.text))
        .filter(({ id }) => !here.includes(id));
      const stateless = here.includes(STATELESS) ? [] : [STATELESS];
      return [
        ...[...here, ...stateless].map((id) => ({ id, text: nationalityName(id) })),
        ...others,
      ];
    },
  };
}
