// How tables and their lines are called on screen, in the same words as on paper.
import { useTranslation } from 'react-i18next';
import { addDays, type CalendarDate } from '../../../kernel/calendar-date';
import { useFormat } from '../../../ui/format';
import type { ExactTableId } from '../exact-table';

export interface TableWords {
  readonly title: (id: ExactTableId) => string;
  readonly axis: (id: ExactTableId) => string;
  /** A row or column by its code; `a/b` is a line of two facts. */
  readonly group: (id: ExactTableId, code: string) => string;
  /** A half-open period by its first and last day. */
  readonly period: (period: { readonly from: string; readonly to: string }) => string;
}

export function useTableWords(): TableWords {
  const { t } = useTranslation();
  const format = useFormat();
  const nationality = (code: string): string => {
    if (code.startsWith('region-')) {
      return t('summaries:region-rest', {
        region: t(`summaries:region.${code.slice('region-'.length)}`),
      });
    }
    if (code === 'other') return t('summaries:other-nationalities');
    return /^[A-Z]{2}$/.test(code) ? format.country(code) : t(`summaries:group.${code}`);
  };
  return {
    title: (id) => format.digits(t(`summaries:table.${id}`)),
    axis: (id) => t(`summaries:axis.${id}`),
    group: (id, code) =>
      id === 't3'
        ? nationality(code)
        : code
            .split('/')
            .map((part) => format.digits(t(`summaries:group.${part}`)))
            .join(' / '),
    period: ({ from, to }) => format.period(from as CalendarDate, addDays(to as CalendarDate, -1)),
  };
}
