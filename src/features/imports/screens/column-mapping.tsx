// Each column of a shelter's own list and what it means. Guesses are marked; the worker has the last word.
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge';
import { useFormat } from '../../../ui/format';
import { Columns, Section, Stack } from '../../../ui/layout';
import { Select } from '../../../ui/select';
import type { ImportPreview } from '../contract';
import { TARGETS } from '../column-titles';
import { type Mapping, type Target, withTarget } from './import-plan';

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
            onChange={(target) => onChange(withTarget(preview.mapping, column.index, target))}
          />
        ))}
      </Columns>
    </Section>
  );
}

interface ColumnChoiceProps {
  readonly column: Column;
  readonly target: Target | null;
  readonly onChange: (target: Target | null) => void;
}

function ColumnChoice({ column, target, onChange }: ColumnChoiceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const isGuess = target === column.target;
  const confidence = isGuess ? column.confidence : 'sure';
  return (
    <Stack gap="s">
      <Select<Target | 'leave-out'>
        label={column.title || t('imports:map.column', { number: column.index + 1 })}
        help={t('imports:map.samples', { samples: format.list(column.samples.map(isolated)) })}
        value={target ?? 'leave-out'}
        options={[
          { id: 'leave-out' as const, text: t('imports:map.leave-out') },
          ...TARGETS.map((id) => ({ id, text: t(`imports:target.${id}`) })),
        ]}
        onChange={(id) => onChange(id === 'leave-out' ? null : id)}
      />
      {isGuess ? (
        <div>
          <Badge tone={TONES[confidence]}>{t(`imports:confidence.${confidence}`)}</Badge>
        </div>
      ) : null}
    </Stack>
  );
}

function targetOf({ columns }: ImportPreview['mapping'], index: number): Target | null {
  return columns.find(({ column }) => column === index)?.target ?? null;
}

// First-strong isolates: a Latin number between Arabic samples must not turn the line around.
function isolated(sample: string): string {
  return `\u2068${sample}\u2069`;
}
