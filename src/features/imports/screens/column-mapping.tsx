// Each column of a shelter's own list and what it means. Guesses are marked; the worker has the last word.
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge';
import { useFormat } from '../../../ui/format';
import { Button } from '../../../ui/button';
import { Columns, Row, Section, Stack } from '../../../ui/layout';
import { Select } from '../../../ui/select';
import type { ImportPreview } from '../contract';
import { TARGETS } from '../column-titles';
import { type Mapping, settled, type Target, withTarget } from './import-plan';

export interface MappingProps {
  readonly preview: ImportPreview;
  readonly onChange: (mapping: Mapping) => void;
}

type Column = ImportPreview['columns'][number];
const TONES = { sure: 'done', likely: 'needs', none: 'neutral' } as const;

export function ColumnMapping({ preview, onChange }: MappingProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('imports:map.title')} description={t('imports:map.help')}>
      <Columns min="narrow">
        {preview.columns.map((column) => (
          <ColumnChoice
            key={column.index}
            column={column}
            target={targetOf(preview.mapping, column.index)}
            isUnsettled={preview.mapping.unsettled.includes(column.index)}
            onChange={(target) => onChange(withTarget(preview.mapping, column.index, target))}
            onConfirm={() => onChange(settled(preview.mapping, column.index))}
          />
        ))}
      </Columns>
    </Section>
  );
}

interface ColumnChoiceProps {
  readonly column: Column;
  readonly target: Target | null;
  readonly isUnsettled: boolean;
  readonly onChange: (target: Target | null) => void;
  readonly onConfirm: () => void;
}

function ColumnChoice(props: ColumnChoiceProps) {
  const { column, target, onChange } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const isGuess = target === column.target && (column.confidence !== 'likely' || props.isUnsettled);
  return (
    <Stack gap="s">
      <Select<Target | 'leave-out'>
        label={titleOf(column) || t('imports:map.column', { number: column.index + 1 })}
        help={t('imports:map.samples', { samples: format.list(column.samples.map(isolated)) })}
        value={target ?? 'leave-out'}
        options={[
          { id: 'leave-out' as const, text: t('imports:map.leave-out') },
          ...TARGETS.map((id) => ({ id, text: t(`imports:target.${id}`) })),
        ]}
        onChange={(id) => onChange(id === 'leave-out' ? null : id)}
      />
      {isGuess ? (
        <Row>
          <Badge tone={TONES[column.confidence]}>
            {t(`imports:confidence.${column.confidence}`)}
          </Badge>
          {props.isUnsettled ? (
            <Button size="small" icon="check" onPress={props.onConfirm}>
              {t('imports:map.confirm')}
            </Button>
          ) : null}
        </Row>
      ) : null}
    </Stack>
  );
}

function titleOf({ group, title }: Column): string {
  return group === undefined ? title : `${group} ${title}`;
}

function targetOf({ columns }: ImportPreview['mapping'], index: number): Target | null {
  return columns.find(({ column }) => column === index)?.target ?? null;
}

// First-strong isolates: a Latin number between Arabic samples must not turn the line around.
function isolated(sample: string): string {
  return `\u2068${sample}\u2069`;
}
