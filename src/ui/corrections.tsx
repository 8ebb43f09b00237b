// What an entry said before it was corrected, in one table: field, earlier wording, until when, by whom and why.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CorrectionView, type FormerValue, formerStates } from '../kernel/corrections';
import { Bidi, Code } from './bidi';
import { useFormat } from './format';
import { Section, Stack, Text } from './layout';
import { SimpleTable } from './simple-table';

export interface CorrectionsProps {
  readonly of: readonly CorrectionView[];
  /** The field's name on the entry's own screen. */
  readonly labelOf: (field: string) => string;
  /** A value as the entry's own screen shows it; texts are shown as written when left out. */
  readonly show?: (field: string, value: FormerValue) => ReactNode;
}

/** Draws nothing where nothing was ever corrected. */
export function Corrections({ of, labelOf, show }: CorrectionsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (of.length === 0) return null;
  const { states, closed } = formerStates(of);
  const shown = (field: string, was: FormerValue): ReactNode => {
    if (was === null || was === '') return t('ui:corrections.was-empty');
    return show?.(field, was) ?? <Bidi>{String(was)}</Bidi>;
  };
  return (
    <Section title={t('ui:corrections.title')} description={t('ui:corrections.help')}>
      <Stack>
        {states.length === 0 ? null : (
          <SimpleTable
            caption={t('ui:corrections.title')}
            isCaptionHidden
            columns={[
              { id: 'field', title: t('ui:corrections.field') },
              { id: 'was', title: t('ui:corrections.was'), kind: 'wide' },
              { id: 'until', title: t('ui:corrections.until'), kind: 'whole' },
              { id: 'by', title: t('ui:corrections.by'), kind: 'whole' },
              { id: 'because', title: t('ui:corrections.because'), kind: 'wide' },
            ]}
            rows={states.map(({ field, was, until, staffCode, because }) => ({
              id: `${until} ${field}`,
              cells: [
                labelOf(field),
                shown(field, was),
                format.instant(until),
                <Code key="by">{staffCode}</Code>,
                because === '' ? (
                  t('ui:corrections.no-reason')
                ) : (
                  <Bidi key="because">{because}</Bidi>
                ),
              ],
            }))}
          />
        )}
        {closed === 0 ? null : (
          <Text tone="muted">{t('ui:corrections.closed', { count: closed })}</Text>
        )}
      </Stack>
    </Section>
  );
}
