// A line of the trail as a sentence. A verb of a later version is shown by its code: nothing is left out.
import { useTranslation } from 'react-i18next';
import type { AuditLine } from '../contract';

export interface Sentences {
  readonly act: (line: Pick<AuditLine, 'verb' | 'outcome'>) => string;
  /** Details as `name: value` in the order they were written; numbers only the vault itself needs are left out. */
  readonly details: (
    line: AuditLine,
  ) => readonly { readonly name: string; readonly value: string }[];
}

export function useSentences(): Sentences {
  const { t, i18n } = useTranslation();
  const said = (verb: string): string => {
    const key = wordOf(verb);
    return i18n.exists(`audit:verb.${key}`) ? t(`audit:verb.${key}`) : t('audit:unknown', { verb });
  };
  return {
    act: ({ verb, outcome }) =>
      outcome === 'done' ? said(verb) : t('audit:refused-act', { act: said(verb) }),
    details: (line) =>
      Object.entries(line.details ?? {})
        .filter(([name]) => name !== 'step')
        .map(([name, value]) => ({
          name: i18n.exists(`audit:detail.${name}`) ? t(`audit:detail.${name}`) : name,
          value: String(value).slice(0, 200),
        })),
  };
}

/** Calls that were refused before issue "The vault" carry the operation's own name, `residents.possibleDuplicates`. */
function wordOf(verb: string): string {
  return verb.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
