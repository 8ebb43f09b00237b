// What a setting and its value are called on screen.
import { leftToRight } from '../../../kernel/left-to-right';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Bidi } from '../../../ui/bidi';
import { useFormat } from '../../../ui/format';
import type { SettingField } from '../change';
import { FILE_NUMBER_YEARS, fileNumberYear, type FileNumberYear } from '../file-number';
import { bothForms, RESIDENT_WORDS } from '../resident-word';

export interface SettingWords {
  readonly label: (field: SettingField) => string;
  /** A value as the settings keep it, in the worker's words. */
  readonly value: (field: SettingField, written: string) => ReactNode;
}

/** What an empty value means where it is not simply nothing. */
const EMPTY: Partial<Record<SettingField, string>> = {
  residentWord: 'shelter:resident-word.of-country',
};

export function useSettingWords(): SettingWords {
  const { t } = useTranslation();
  const format = useFormat();
  const yearNow = (year: FileNumberYear) =>
    format.today === '' ? 'YYYY' : fileNumberYear(year, format.today);
  const wordsOf = (field: SettingField, written: string): string => {
    switch (field) {
      case 'facilityType':
        return t(`vault:shelter.type.${written}`);
      case 'fileNumbers': {
        const year = FILE_NUMBER_YEARS.find((id) => written.includes(id)) ?? 'none';
        const first = written.replace(year, yearNow(year)).replace(/0$/, '1');
        return `${leftToRight(first)} (${t(`shelter:numbers.years.${year}`)})`;
      }
      case 'capacity':
        return format.number(Number(written));
      case 'neverAdmits':
        return format.list(written.split(' ').map((group) => t(`summaries:group.${group}`)));
      case 'country':
        return format.country(written);
      case 'timeZone':
        return t(`vault:zone.${written.toLowerCase().replace('/', '-')}`);
      case 'calendar':
      case 'secondCalendar':
        return t(`vault:shelter.calendar.${written}`);
      case 'digits':
        return t(`vault:shelter.digit-set.${written}`);
      case 'firstDayOfWeek':
        return t(`vault:weekday.${written}`);
      case 'residentWord': {
        const word = RESIDENT_WORDS.find((id) => id === written);
        return word === undefined ? written : bothForms(word);
      }
      default:
        return written;
    }
  };
  return {
    label: (field) => t(`shelter:field.${field}`),
    value: (field, written) => {
      const words = written === '' ? t(EMPTY[field] ?? 'shelter:none') : wordsOf(field, written);
      // A number keeps its own order; the words after it run with the page.
      return field === 'fileNumbers' ? words : <Bidi key={field}>{words}</Bidi>;
    },
  };
}
