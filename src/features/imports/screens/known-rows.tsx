// Rows of people who are perhaps on file already, beside the file they may be: the worker decides about each.
import { useTranslation } from 'react-i18next';
import { Bidi } from '../../../ui/bidi';
import { Checkbox } from '../../../ui/choice';
import { useFormat } from '../../../ui/format';
import { Section } from '../../../ui/layout';
import { SimpleTable } from '../../../ui/simple-table';
import type { MappingProps } from './column-mapping';
import { withRow } from './import-plan';

export function KnownRows({ preview, onChange }: MappingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (preview.known.length === 0) return null;
  return (
    <Section title={t('imports:known.title')} description={t('imports:known.help')}>
      <SimpleTable
        caption={t('imports:known.title')}
        isCaptionHidden
        columns={[
          { id: 'line', title: t('imports:check.line') },
          { id: 'name', title: t('imports:check.name') },
          { id: 'file', title: t('imports:known.file') },
          { id: 'decision', title: t('imports:known.decision') },
        ]}
        rows={preview.known.map(({ line, name, caseNumber, isCreated }) => ({
          id: String(line),
          cells: [
            format.number(line),
            <Bidi key="name">{name}</Bidi>,
            <Bidi key="file">{caseNumber}</Bidi>,
            <Checkbox
              key="decision"
              label={t('imports:known.create')}
              value={isCreated}
              onChange={(create) => onChange(withRow(preview.mapping, line, create))}
            />,
          ],
        }))}
      />
    </Section>
  );
}
