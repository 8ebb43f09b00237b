// Earlier imports: when, what came of them, and taking one back while nobody has worked on its files.
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../kernel/operation';
import { useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Section, Text } from '../../../ui/layout';
import { Moment } from '../../../ui/moment';
import { QueryState } from '../../../ui/query-state';
import { SimpleTable } from '../../../ui/simple-table';
import { imports } from '../contract';
import { UndoImport } from './undo-import';

type Past = OutputOf<typeof imports.list>['imports'][number];

export function PastImports() {
  const { t } = useTranslation();
  const list = useQueryOf(imports.list, {});
  return (
    <Section title={t('imports:past.title')}>
      <QueryState of={list}>
        {(value) =>
          value.imports.length === 0 ? (
            <Text tone="muted">{t('imports:past.empty')}</Text>
          ) : (
            <PastTable past={value.imports} />
          )
        }
      </QueryState>
    </Section>
  );
}

function PastTable({ past }: { readonly past: readonly Past[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <SimpleTable
      caption={t('imports:past.title')}
      isCaptionHidden
      columns={[
        { id: 'at', title: t('imports:past.at'), kind: 'whole' },
        { id: 'kind', title: t('imports:past.kind') },
        { id: 'created', title: t('imports:past.created'), kind: 'number' },
        { id: 'skipped', title: t('imports:past.skipped'), kind: 'number' },
        { id: 'rejected', title: t('imports:past.rejected'), kind: 'number' },
        { id: 'state', title: t('imports:past.state') },
      ]}
      rows={past.map((one) => ({
        id: one.id,
        cells: [
          <Moment key="at" at={one.importedAt} />,
          t(`imports:kind.${one.kind}`),
          format.number(one.created),
          format.number(one.skipped),
          format.number(one.rejected),
          <State key="state" past={one} />,
        ],
      }))}
    />
  );
}

function State({ past }: { readonly past: Past }) {
  const { t } = useTranslation();
  if (past.state === 'undone') return <>{t('imports:past.undone')}</>;
  if (past.changedSince > 0) return <>{t('imports:past.changed', { count: past.changedSince })}</>;
  return <UndoImport importId={past.id} size="small" />;
}
