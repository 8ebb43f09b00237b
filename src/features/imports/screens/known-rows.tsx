// Rows of people who are perhaps on file already, or in the list twice, beside whom they may be: the worker decides about each.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Bidi } from '../../../ui/bidi';
import { Checkbox } from '../../../ui/choice';
import { useFormat } from '../../../ui/format';
import { Section } from '../../../ui/layout';
import { SimpleTable } from '../../../ui/simple-table';
import type { MappingProps } from './column-mapping';
import { withRow } from './import-plan';

export function KnownRows(props: MappingProps) {
  const { t } = useTranslation();
  const rows = props.preview.known.map(({ caseNumber, ...row }) => ({
    ...row,
    other: <Bidi>{caseNumber}</Bidi>,
  }));
  return (
    <AlikeRows
      {...props}
      rows={rows}
      title={t('imports:known.title')}
      help={t('imports:known.help')}
      otherTitle={t('imports:known.file')}
    />
  );
}

export function TwinRows(props: MappingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = props.preview.twins.map(({ ofLine, ofName, ...row }) => ({
    ...row,
    other: (
      <>
        <Bidi>{ofName}</Bidi> {t('imports:twins.of-line', { line: format.number(ofLine) })}
      </>
    ),
  }));
  return (
    <AlikeRows
      {...props}
      rows={rows}
      title={t('imports:twins.title')}
      help={t('imports:twins.help')}
      otherTitle={t('imports:twins.earlier')}
    />
  );
}

interface AlikeRowsProps extends MappingProps {
  readonly title: string;
  readonly help: string;
  readonly otherTitle: string;
  readonly rows: readonly {
    readonly line: number;
    readonly name: string;
    readonly other: ReactNode;
    readonly isCreated: boolean;
  }[];
}

function AlikeRows({ preview, onChange, title, help, otherTitle, rows }: AlikeRowsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (rows.length === 0) return null;
  return (
    <Section title={title} description={help}>
      <SimpleTable
        caption={title}
        isCaptionHidden
        columns={[
          { id: 'line', title: t('imports:check.line') },
          { id: 'name', title: t('imports:check.name') },
          { id: 'other', title: otherTitle },
          { id: 'decision', title: t('imports:known.decision') },
        ]}
        rows={rows.map(({ line, name, other, isCreated }) => ({
          id: String(line),
          cells: [
            format.number(line),
            <Bidi key="name">{name}</Bidi>,
            other,
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
