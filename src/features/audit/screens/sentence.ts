// A line of the trail as a sentence. A verb of a later version is shown by its code: nothing is left out.
import { leftToRight } from '../../../kernel/left-to-right';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format';
import type { AuditLine } from '../contract';

/** A detail that is told in words of its own, or as `name: value`. */
export type ShownDetail =
  | { readonly id: string; readonly sentence: string }
  | { readonly id: string; readonly name: string; readonly value: string };

export interface Sentences {
  readonly act: (line: Pick<AuditLine, 'verb' | 'outcome'>) => string;
  /** In the order they were written; numbers only the vault itself needs are left out. */
  readonly details: (line: AuditLine) => readonly ShownDetail[];
}

export function useSentences(): Sentences {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const sentenceOf = (name: string, value: string | number): string | undefined => {
    switch (name) {
      case 'hits':
        return t('audit:said.hits', { count: Number(value) });
      case 'listed':
        return t('audit:said.listed', { count: Number(value) });
      case 'opened':
        return t('audit:said.opened', { count: Number(value) });
      case 'knowingly':
        return t('audit:said.knowingly');
      case 'children':
        return t('audit:said.children', { count: Number(value) });
      case 'double':
        return t(`audit:said.double.${value}`);
      case 'asked':
        return t('audit:said.asked', { count: Number(value) });
      case 'query':
        return t('audit:said.query', { code: isolated(value) });
      case 'app':
        return t('audit:said.app', { version: isolated(value) });
      case 'result':
        return t(`audit:said.result.${value}`);
      case 'begun':
        return t(`audit:said.begun.${value}`);
      case 'verdict':
        return t(`audit:said.verdict.${value}`);
      case 'witness':
        return t(`audit:said.witness.${value}`);
      case 'seconds':
        return t('audit:said.seconds', { duration: format.duration(Number(value) * 1000) });
      default:
        return undefined;
    }
  };
  const said = (verb: string): string => {
    const key = wordOf(verb);
    if (i18n.exists(`audit:verb.${key}`)) return t(`audit:verb.${key}`);
    const [room, act] = key.split('.');
    const own = `${room}:verb.${act}`;
    return i18n.exists(own) ? t(own) : t('audit:unknown', { verb });
  };
  return {
    act: ({ verb, outcome }) =>
      outcome === 'done' ? said(verb) : t('audit:refused-act', { act: said(verb) }),
    details: (line) =>
      Object.entries(line.details ?? {})
        .filter(([name]) => name !== 'step')
        .map(([id, value]) => {
          const sentence = sentenceOf(id, value);
          if (sentence !== undefined) return { id, sentence };
          const name = i18n.exists(`audit:detail.${id}`) ? t(`audit:detail.${id}`) : id;
          return { id, name, value: String(value).slice(0, 200) };
        }),
  };
}

/** Calls that were refused before issue "The vault" carry the operation's own name, `residents.possibleDuplicates`. */
function wordOf(verb: string): string {
  return verb.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** A code inside a sentence of the other direction keeps its own order. */
function isolated(value: string | number): string {
  return leftToRight(String(value).slice(0, 64));
}
