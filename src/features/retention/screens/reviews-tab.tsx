// Files whose period has ended: each line is a door to the decision. The list decides nothing.
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge';
import { Bidi, Code } from '../../../ui/bidi';
import { useQueryOf } from '../../../ui/call';
import { EmptyState } from '../../../ui/empty-state';
import { useFormat } from '../../../ui/format';
import { Stack, Text } from '../../../ui/layout';
import { Link } from '../../../ui/link';
import { QueryState } from '../../../ui/query-state';
import { SimpleTable } from '../../../ui/simple-table';
import { retention, type ReviewLine } from '../contract';

export function ReviewsTab() {
  const { t } = useTranslation();
  const reviews = useQueryOf(retention.reviews, {});
  return (
    <QueryState of={reviews}>
      {({ due }) =>
        due.length === 0 ? (
          <EmptyState
            icon="archive"
            title={t('retention:reviews.empty')}
            help={t('retention:reviews.empty-help')}
          />
        ) : (
          <Stack>
            <Text tone="muted">{t('retention:reviews.lead')}</Text>
            <ReviewTable lines={due} />
          </Stack>
        )
      }
    </QueryState>
  );
}

function ReviewTable({ lines }: { readonly lines: readonly ReviewLine[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <SimpleTable
      caption={t('retention:tabs.reviews')}
      isCaptionHidden
      columns={[
        { id: 'file', title: t('retention:reviews.column.file') },
        { id: 'name', title: t('retention:reviews.column.name') },
        { id: 'exited', title: t('retention:reviews.column.exited'), kind: 'whole' },
        { id: 'due', title: t('retention:reviews.column.due'), kind: 'whole' },
        { id: 'state', title: t('retention:reviews.column.state') },
      ]}
      rows={lines.map((line) => ({
        id: line.id,
        cells: [
          <Link key="file" href={`/office/retention/file/${line.id}`}>
            <Code>{line.caseNumber}</Code>
          </Link>,
          line.name === null ? (
            t('retention:reviews.name-closed')
          ) : (
            <Bidi key="name">{line.name}</Bidi>
          ),
          format.dateShort(line.exitedOn),
          format.dateShort(line.dueOn),
          <ReviewState key="state" line={line} />,
        ],
      }))}
    />
  );
}

function ReviewState({ line: { hold } }: { readonly line: ReviewLine }) {
  const { t } = useTranslation();
  if (hold === null) return <Badge>{t('retention:reviews.waiting')}</Badge>;
  const reason = t(`retention:hold-reason.${hold.reason}`);
  return (
    <Badge tone="needs" icon="lock">
      {t('retention:held', { reason })}
    </Badge>
  );
}
