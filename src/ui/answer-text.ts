// Codes become sentences here: refusals, issues at a field, faults. The sentences live in errors.json of each language.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../kernel/operation';
import type { InputIssue, Refusal } from '../kernel/result';

/** Stands where a sentence names its field, until the field says its label. A private sign that nobody types. */
const LABEL = '\uE000';

export function namesItsField(sentence: string): boolean {
  return sentence.includes(LABEL);
}

/** The sentence with the name of its field. */
export function withLabel(sentence: string, label: string): string {
  return sentence.replaceAll(LABEL, label);
}

export interface AnswerText {
  readonly refusal: (refusal: Refusal) => string;
  /** What is missing is named by its field: see `withLabel`. */
  readonly issue: (issue: Pick<InputIssue, 'code' | 'details'>) => string;
  /** The sentence for the whole answer; undefined when the work was done. */
  readonly answer: (answer: Answer<unknown>) => string | undefined;
}

export function useAnswerText(): AnswerText {
  const { t } = useTranslation();
  return useMemo(() => {
    // Which version of the program is the right one is told where it is known: a sentence of its own.
    const sentence = (code: string, details: Refusal['details']) =>
      t(`errors:${code}`, {
        label: LABEL,
        ...(details?.['version'] === undefined ? {} : { context: 'known' }),
        ...details,
      });
    return {
      refusal: (refusal) => sentence(refusal.code, refusal.details),
      issue: (issue) => sentence(issue.code, issue.details),
      answer: (answer) => {
        if (answer.kind === 'refused') return sentence(answer.refusal.code, answer.refusal.details);
        if (answer.kind === 'invalid') return t('ui:form.check-answers');
        if (answer.kind === 'fault') return t('errors:unexpected', { reference: answer.reference });
        return undefined;
      },
    };
  }, [t]);
}
