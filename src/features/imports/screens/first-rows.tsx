// The first rows as they would become files, each with its outcome and its reasons.
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge';
import { Bidi } from '../../../ui/bidi';
import { useFormat } from '../../../ui/format';
import { Section, Text } from '../../../ui/layout';
import { SimpleTable } from '../../../ui/simple-table';
import type { ImportPreview } from '../contract';

type FirstRow = ImportPreview['firstRows'][number];
const TONES = { create: 'done', skip: 'neutral', reject: 'needs' } as const;

export function FirstRows({ rows }: { readonly rows: readonly FirstRow[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section title={t('imports:check.first-rows')}>
      <SimpleTable
        caption={t('imports:check.first-rows')}
        isCaptionHidden
        columns={[
          { id: 'line', title: t('imports:check.line') },
          { id: 'name', title: t('imports:check.name') },
          { id: 'admitted', title: t('imports:target.admittedOn') },
          { id: 'outcome', title: t('imports:check.outcome') },
          { id: 'why', title: t('imports:check.why') },
        ]}
        rows={rows.map((row) => ({
          id: String(row.line),
          cells: [
            format.number(row.line),
            <Bidi key="name">{row.name}</Bidi>,
            row.admittedOn === undefined ? '' : format.date(row.admittedOn),
            <Badge key="outcome" tone={TONES[row.verdict]}>
              {t(`imports:verdict.${row.verdict}`)}
            </Badge>,
            <Reasons key="why" row={row} />,
          ],
        }))}
      />
    </Section>
  );
}

function Reasons({ row }: { readonly row: FirstRow }) {
  const { t } = useTranslation();
  return (
    <>
      {row.issues.map(({ code, column, value }, index) => (
        <div key={`${code}-${index}`}>
          {column === '' ? null : (
            <>
              <Bidi>{column}</Bidi>
              {': '}
            </>
          )}
          {t(`errors:${code}`)}
          {value === undefined ? null : (
            <Text tone="muted" size="small" isVerbatim>
              {value}
            </Text>
          )}
        </div>
      ))}
    </>
  );
}
