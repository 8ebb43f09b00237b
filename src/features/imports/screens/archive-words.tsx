// Variables and values of the published cases in words; what is no known value stands as the file has it.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Code } from '../../../ui/bidi';
import { useFormat } from '../../../ui/format';

const WORDS: Readonly<Record<string, string>> = {
  female: 'female',
  male: 'male',
  adult: 'adult',
  minor: 'minor',
  yes: 'yes',
  no: 'no',
  Africa: 'africa',
  'Americas/Oceania': 'americas-oceania',
  Asia: 'asia',
  Europe: 'europe',
  FamilyIntimatePartner: 'family-partner',
  FriendAcquaintance: 'friend',
  StrangerUnknownOther: 'stranger',
};

export interface ArchiveWords {
  readonly variable: (name: string) => string;
  readonly value: (value: string) => string;
  readonly cell: (value: string) => ReactNode;
}

export function useArchiveWords(): ArchiveWords {
  const { t } = useTranslation();
  const format = useFormat();
  const said = (value: string): string | undefined => {
    const word = WORDS[value];
    if (word !== undefined) return t(`imports:archive.value.${word}`);
    // Years and ages: 2014-2018, 30--38, 48+; a lone year.
    const [, from, to] = /^(\d+)(?:--?(\d+)|\+)?$/.exec(value) ?? [];
    if (from === undefined) return undefined;
    if (to !== undefined)
      return t('imports:archive.from-to', { from: format.digits(from), to: format.digits(to) });
    return value.endsWith('+')
      ? t('imports:archive.and-more', { from: format.digits(from) })
      : format.digits(from);
  };
  return {
    variable: (name) => t(`imports:archive.variable.${name}`),
    value: (value) => said(value) ?? value,
    cell: (value) => said(value) ?? <Code>{value}</Code>,
  };
}
