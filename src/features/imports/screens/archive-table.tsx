// Archive cases counted: every variable, its values, and how many cases say nothing of it. Unknown is never no.
import { useTranslation } from 'react-i18next';
import { Code } from '../../../ui/bidi';
import { useFormat } from '../../../ui/format';
import { Section, Stack, Text } from '../../../ui/layout';
import { SimpleTable } from '../../../ui/simple-table';
import type { ImportPreview } from '../contract';
import { useArchiveWords } from './archive-words';

export type Archive = NonNullable<ImportPreview['archive']>;

export function ArchiveTable({ archive }: { readonly archive: Archive }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useArchiveWords();
  return (
    <Section title={t('imports:check.archive')} description={t('imports:check.archive-help')}>
      <Stack>
        {archive.casesWithUnread === 0 ? null : (
          <Text>
            {t('imports:check.unread-cases')} {format.number(archive.casesWithUnread)}
          </Text>
        )}
        <SimpleTable
          caption={t('imports:check.archive')}
          isCaptionHidden
          columns={[
            { id: 'variable', title: t('imports:check.variable') },
            { id: 'value', title: t('imports:check.value') },
            { id: 'cases', title: t('imports:check.cases'), kind: 'number' },
            { id: 'unknown', title: t('imports:check.unknown'), kind: 'number' },
          ]}
          rows={archive.variables.flatMap(({ variable, values, unknown }) =>
            values.map(({ value, cases }, index) => ({
              id: `${variable}-${value}`,
              cells: [
                index === 0 ? (
                  <span key="variable">
                    {words.variable(variable)}{' '}
                    <Text tone="muted" size="small">
                      <Code>{variable}</Code>
                    </Text>
                  </span>
                ) : (
                  ''
                ),
                words.cell(value),
                format.number(cases),
                index === 0 ? format.number(unknown) : '',
              ],
            })),
          )}
        />
      </Stack>
    </Section>
  );
}
