// Words of the window's language for the codes that an imported word can become.
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format';
import type { Option } from '../../../ui/select';
import { COUNTRY_CODES, STATELESS } from '../../residents';
import type { ImportPreview } from '../contract';

type CodedTarget = ImportPreview['words'][number]['target'];

export function useCodeWords() {
  const { t } = useTranslation();
  const format = useFormat();
  const nationality = (code: string): string =>
    code === STATELESS ? t('residents:nationality.stateless') : format.country(code);
  const textOf = (target: CodedTarget, code: string): string => {
    if (code === '') return t('imports:map.leave-open');
    switch (target) {
      case 'sex':
        return t(`residents:sex.${code}`);
      case 'nationality':
        return nationality(code);
      case 'category':
        return t(`residents:category.${code}`);
      case 'exploitation':
        return t(`residents:exploitation.${code}`);
      case 'exitReason':
        return t(`residents:exit-reason.${code}`);
      case 'stayState':
        return t(`imports:stay.${code}`);
      case 'referralSource':
        return t(`residents:referral.${code}`);
    }
  };
  const countries = (): Option[] =>
    [STATELESS, ...COUNTRY_CODES]
      .map((id) => ({ id, text: nationality(id) }))
      .sort((one, other) => format.compare(one.text, other.text));
  return { textOf, countries };
}
