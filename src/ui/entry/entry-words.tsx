// The words and values of an entry's fields, as list, page, history and paper show them.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { parseCalendarDate } from '../../kernel/calendar-date';
import type { Column } from '../../kernel/columns';
import { durationWords, moneyWords, placeWords } from '../../kernel/entry/said';
import { Bidi, Code } from '../bidi';
import { ColleagueName } from '../colleagues';
import { useFormat } from '../format';
import { ResidentName } from '../resident-picker';
import { type AnyScreen, type AnyView, valueOf } from './entry-screen';

export interface EntryWords {
  readonly label: (field: string) => string;
  readonly help: (field: string) => string | undefined;
  readonly code: (field: string, code: string) => string;
  readonly show: (field: string, value: unknown) => ReactNode;
  readonly cell: (entry: AnyView, field: string) => ReactNode;
  readonly text: (key: string) => string;
}

export function useEntryWords({ kind }: AnyScreen): EntryWords {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { room } = kind;
  const text = (key: string) => t(`${room}:${key}`);
  const code = (field: string, one: string) => text(`code.${field}.${one}`);
  const show = (field: string, value: unknown): ReactNode => {
    if (value === null || value === undefined || value === '') return t('ui:entry.unknown');
    const column: Column | undefined = kind.counted[field];
    if (column === undefined) return phoneOrWords(kind.words[field]?.asked, String(value));
    switch (column.asked) {
      case 'day':
        return dayText(String(value), format.date);
      case 'time':
        return <Code>{format.digits(String(value))}</Code>;
      case 'duration':
        return durationWords(Number(value), { t, number: format.number });
      case 'money':
        return <Bidi>{moneyWords(String(value), { t, digits: format.digitSet })}</Bidi>;
      case 'place':
        return placeWords(String(value), { t, country: format.country });
      case 'instant':
      case 'moment':
        return format.instant(String(value));
      case 'code':
        return code(field, String(value));
      case 'codes':
        return Array.isArray(value)
          ? format.list(value.map((one) => code(field, String(one))))
          : t('ui:entry.unknown');
      case 'whole':
        return format.number(Number(value));
      case 'yes-no':
        return t(value === true ? 'ui:entry.yes' : 'ui:entry.no');
      case 'staff':
        return <ColleagueName id={String(value)} />;
      case 'id':
      case 'text':
        return <Code>{String(value)}</Code>;
      case 'never':
        return null;
    }
  };
  return {
    label: (field) => text(`field.${field}`),
    help: (field) => (i18n.exists(`${room}:help.${field}`) ? text(`help.${field}`) : undefined),
    code,
    show,
    text,
    cell: (entry, field) => {
      if (field === 'residentId')
        return entry.resident === null ? (
          t('ui:entry.nobody')
        ) : (
          <ResidentName of={entry.resident} />
        );
      const isWord = field in kind.words;
      if (isWord && entry.words.state !== 'open') return t(`ui:entry.words.${entry.words.state}`);
      return show(field, valueOf(entry, field));
    },
  };
}

function dayText(value: string, write: ReturnType<typeof useFormat>['date']): string {
  const day = parseCalendarDate(value);
  return day === undefined ? value : write(day);
}

function phoneOrWords(asked: string | undefined, value: string): ReactNode {
  return asked === 'phone' ? <Code>{value}</Code> : <Bidi>{value}</Bidi>;
}
