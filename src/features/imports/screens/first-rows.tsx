// The first rows as they would become files: each column that is imported with what was read of it, beside the list's own
// words, so that exchanged columns are seen by eye; and each row's outcome with its reasons.
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge';
import { Bidi } from '../../../ui/bidi';
import { useFormat } from '../../../ui/format';
import { Section, Text } from '../../../ui/layout';
import { SimpleTable } from '../../../ui/simple-table';
import { foldName } from '../../residents';
import type { ImportPreview } from '../contract';
import type { Target } from './import-plan';
import { useReadWords } from './read-words';

type FirstRow = ImportPreview['firstRows'][number];
const TONES = { create: 'done', skip: 'neutral', reject: 'needs' } as const;
/** What an HTCDS case is looked at by; its columns are the standard's. */
const OF_HTCDS: readonly Target[] = [
  ...(['fullName', 'birthDate', 'sex', 'nationality', 'category', 'exploitation'] as const),
  ...(['admittedOn', 'exitedOn', 'phone'] as const),
];

const DAYS: ReadonlySet<Target> = new Set<Target>([
  ...(['birthDate', 'birthYear', 'age', 'admittedOn', 'exitedOn'] as const),
]);

interface Taken {
  readonly id: string;
  readonly target: Target;
  /** Absent where no single column of the list stands behind it. */
  readonly column?: number;
  readonly title?: string;
}

export function FirstRows({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const taken = useMemo(() => takenOf(preview), [preview]);
  return (
    <Section title={t('imports:check.first-rows')} description={t('imports:check.first-rows-help')}>
      <SimpleTable
        caption={t('imports:check.first-rows')}
        isCaptionHidden
        columns={[
          { id: 'line', title: t('imports:check.line') },
          { id: 'outcome', title: t('imports:check.outcome') },
          ...taken.map((one) => ({
            id: one.id,
            title: <TakenTitle taken={one} />,
            ...(DAYS.has(one.target) ? { kind: 'whole' as const } : {}),
          })),
          { id: 'why', title: t('imports:check.why'), kind: 'wide' as const },
        ]}
        rows={preview.firstRows.map((row) => ({
          id: String(row.line),
          cells: [
            format.number(row.line),
            <Badge key="outcome" tone={TONES[row.verdict]}>
              {t(`imports:verdict.${row.verdict}`)}
            </Badge>,
            ...taken.map((one) => <ReadCell key={one.id} row={row} taken={one} />),
            <Reasons key="why" row={row} />,
          ],
        }))}
      />
    </Section>
  );
}

function takenOf({ kind, mapping, columns }: ImportPreview): readonly Taken[] {
  if (kind !== 'own-list') return OF_HTCDS.map((target) => ({ id: target, target }));
  // A category that no column gives is assumed; it is shown as it would be filed.
  const isAssumed = !mapping.columns.some(({ target }) => target === 'category');
  const assumed: readonly Taken[] = isAssumed ? [{ id: 'category', target: 'category' }] : [];
  const taken = [...mapping.columns]
    .sort((one, other) => one.column - other.column)
    .map(({ column, target }) => {
      const found = columns.find(({ index }) => index === column);
      const title = [found?.group, found?.title].filter((word) => (word ?? '') !== '').join(' ');
      return { id: String(column), target, column, title };
    });
  return [...taken, ...assumed];
}

function TakenTitle({ taken: { target, title } }: { readonly taken: Taken }) {
  const { t } = useTranslation();
  const meaning = t(`imports:target.${target}`);
  if (title === undefined || title === '' || foldName(title) === foldName(meaning)) return meaning;
  return (
    <>
      {meaning}
      <Small>{title}</Small>
    </>
  );
}

function ReadCell({ row, taken }: { readonly row: FirstRow; readonly taken: Taken }) {
  const { t } = useTranslation();
  const readWords = useReadWords();
  const text = row.cells.find(({ column }) => column === taken.column)?.text ?? '';
  // A note is kept word for word, and a row that makes no file puts nobody into the house or out of it.
  const isVerbatim =
    taken.target === 'note' || (taken.target === 'stayState' && row.verdict !== 'create');
  const words = isVerbatim ? text : row.read === undefined ? '' : readWords(taken.target, row.read);
  const isSame = foldName(words.replaceAll('·', ' ')) === foldName(text);
  return (
    <>
      {words === '' ? (
        <Text tone="muted">{text === '' ? '' : t('imports:check.not-read')}</Text>
      ) : (
        <Bidi>{words}</Bidi>
      )}
      {isSame || text === '' ? null : <Small>{text}</Small>}
    </>
  );
}

function Small({ children }: { readonly children: ReactNode }) {
  return (
    <Text tone="muted" size="small" isVerbatim>
      {children}
    </Text>
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
          {value === undefined ? null : <Small>{value}</Small>}
        </div>
      ))}
    </>
  );
}
