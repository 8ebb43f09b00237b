// Codes become sentences here: refusals, issues at a field, faults. The sentences live in errors.json of each language.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../kernel/operation';
import type { InputIssue, Refusal } from '../kernel/result';

export interface AnswerText {
  readonly refusal: (refusal: Refusal) => string;
  readonly issue: (issue: Pick<InputIssue, 'code' | 'details'>) => string;
  /** The sentence for the whole answer; undefined when the work was done. */
  readonly answer: (answer: Answer<unknown>) => string | undefined;
}

export function useAnswerText(): AnswerText {
  const { t } = useTranslation();
  return useMemo(() => {
    const sentence = (code: string, details: Refusal['details']) =>
      t(`errors:${code}`, { ...details });
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
