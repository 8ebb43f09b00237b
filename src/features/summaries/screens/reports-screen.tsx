// Every summary that got a number: sealed, signed or void. Numbers run without a gap, so none is ever hidden.
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../kernel/operation';
import { Badge, type Tone } from '../../../ui/badge';
import { LinkButton } from '../../../ui/button';
import { useQueryOf } from '../../../ui/call';
import { type DataColumn, DataTable } from '../../../ui/data-table';
import { EmptyState } from '../../../ui/empty-state';
import { useFormat } from '../../../ui/format';
import { useGo } from '../../../ui/navigate';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { useMayAsk } from '../../../ui/session';
import { summaries } from '../contract';
import type { KeptState } from '../states';
import { useTableWords } from './table-words';

export type SummaryLine = OutputOf<typeof summaries.list>['summaries'][number];

const TONES: Readonly<Record<KeptState, Tone>> = {
  sealed: 'needs',
  signed: 'done',
  void: 'neutral',
};

export function ReportsScreen() {
  const { t } = useTranslation();
  const go = useGo();
  const list = useQueryOf(summaries.list, {});
  const columns = useColumns();
  const mayPrepare = useMayAsk(summaries.prepare.permission);
  const prepare = (
    <LinkButton kind="primary" icon="plus" href="/reports/new">
      {t('summaries:list.new')}
    </LinkButton>
  );
  return (
    <Page
      title={t('summaries:list.title')}
      width="full"
      {...(mayPrepare ? { action: prepare } : {})}
      actions={
        <LinkButton kind="quiet" icon="file-check" href="/verify">
          {t('verify:title')}
        </LinkButton>
      }
    >
      <QueryState of={list}>
        {(value) => (
          <DataTable
            label={t('summaries:list.title')}
            rows={value.summaries}
            rowId={(line) => line.id}
            columns={columns}
            onOpen={(line) => go(`/reports/${line.id}`)}
            empty={
              <EmptyState
                icon="reports"
                title={t('summaries:list.empty-title')}
                help={t('summaries:list.empty-help')}
              />
            }
          />
        )}
      </QueryState>
    </Page>
  );
}

export function StateBadge({ state }: { readonly state: KeptState }) {
  const { t } = useTranslation();
  return <Badge tone={TONES[state]}>{t(`summaries:state.${state}`)}</Badge>;
}

function useColumns(): readonly DataColumn<SummaryLine>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useTableWords();
  const { number } = format;
  return [
    {
      id: 'number',
      title: t('summaries:list.number'),
      isRowHeader: true,
      minWidth: 130,
      sortBy: (line) => line.sequence,
      cell: (line) =>
        t('summaries:list.number-version', {
          number: number(line.sequence),
          version: number(line.version),
        }),
    },
    {
      id: 'period',
      title: t('summaries:list.period'),
      width: '2fr',
      minWidth: 240,
      sortBy: (line) => line.period.from,
      cell: (line) => words.period(line.period),
    },
    {
      id: 'profile',
      title: t('summaries:list.profile'),
      minWidth: 130,
      givesWay: 2,
      sortBy: (line) => line.profile,
      cell: (line) => t(`summaries:profile.${line.profile}`),
    },
    {
      id: 'state',
      title: t('summaries:list.state'),
      minWidth: 140,
      sortBy: (line) => line.state,
      cell: (line) => <StateBadge state={line.state} />,
    },
    {
      id: 'signed',
      title: t('summaries:list.signed-at'),
      minWidth: 210,
      givesWay: 1,
      sortBy: (line) => line.signedAt,
      cell: (line) => (line.signedAt === null ? '' : format.instant(line.signedAt)),
    },
  ];
}
