// Counted facts of stays whose files were erased, shown as what they are: figures that lead to nobody.
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../../ui/call';
import { EmptyState } from '../../../ui/empty-state';
import { useFormat } from '../../../ui/format';
import { Stack, Text } from '../../../ui/layout';
import { QueryState } from '../../../ui/query-state';
import { SimpleTable } from '../../../ui/simple-table';
import { type KeptFactsLine, retention } from '../contract';

export function KeptTab() {
  const { t } = useTranslation();
  const erasures = useQueryOf(retention.erasures, {});
  return (
    <QueryState of={erasures}>
      {({ kept }) =>
        kept.length === 0 ? (
          <EmptyState
            icon="table"
            title={t('retention:kept.empty')}
            help={t('retention:kept.empty-help')}
          />
        ) : (
          <Stack>
            <Text tone="muted">{t('retention:kept.lead')}</Text>
            <Text>{t('retention:kept.count', { count: kept.length })}</Text>
            <KeptTable kept={kept} />
          </Stack>
        )
      }
    </QueryState>
  );
}

function KeptTable({ kept }: { readonly kept: readonly KeptFactsLine[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <SimpleTable
      caption={t('retention:tabs.kept')}
      isCaptionHidden
      columns={[
        { id: 'admitted', title: t('retention:kept.column.admitted'), kind: 'whole' },
        { id: 'exited', title: t('retention:kept.column.exited'), kind: 'whole' },
        { id: 'sex', title: t('retention:kept.column.sex') },
        { id: 'age', title: t('retention:kept.column.age') },
        { id: 'category', title: t('retention:kept.column.category') },
        { id: 'form', title: t('retention:kept.column.form') },
      ]}
      rows={kept.map((stay, at) => ({
        id: String(at),
        cells: [
          format.dateShort(stay.admittedOn),
          format.dateShort(stay.exitedOn),
          t(`residents:sex.${stay.sex}`),
          stay.ageFrom === null
            ? t('retention:kept.unknown')
            : t('retention:kept.age-from', { years: format.age(stay.ageFrom) }),
          t(`residents:category.${stay.category}`),
          t(`residents:exploitation.${stay.exploitationForm}`),
        ],
      }))}
    />
  );
}
