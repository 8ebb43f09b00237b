// What the person was held to be and since when, with the two acts that are not one: it changed, or it was a mistake.
import { useTranslation } from 'react-i18next';
import type { ResidentId } from '../../../kernel/ids';
import { Badge } from '../../../ui/badge';
import { Bidi, Code } from '../../../ui/bidi';
import { LinkButton } from '../../../ui/button';
import { useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Beside, Card, Stack, Text } from '../../../ui/layout';
import { Link } from '../../../ui/link';
import { QueryState } from '../../../ui/query-state';
import { residents } from '../contract';
import type { ResidentStatus } from '../status-contract';

export function StatusCard({ residentId }: { readonly residentId: ResidentId }) {
  const { t } = useTranslation();
  const found = useQueryOf(residents.statuses, { id: residentId });
  const mayChange = found.value?.mayChange === true;
  return (
    <Card
      title={t('residents:status.title')}
      actions={
        mayChange ? (
          <LinkButton size="small" href={`/residents/${residentId}/status/change`}>
            {t('residents:status.change')}
          </LinkButton>
        ) : undefined
      }
    >
      <QueryState of={found}>
        {({ statuses, otherFiles }) => (
          <Stack>
            {statuses.map((status) => (
              <StatusLine
                key={status.id}
                status={status}
                {...(mayChange && status.correctedBy === null
                  ? { correctAt: `/residents/${residentId}/status/${status.id}/correct` }
                  : {})}
              />
            ))}
            {otherFiles.map((file) => (
              <Stack key={file.caseNumber} gap="s">
                <Text tone="muted" size="small">
                  {t('residents:status.of-merged')} <Code>{file.caseNumber}</Code>
                </Text>
                {file.statuses.map((status) => (
                  <StatusLine key={status.id} status={status} />
                ))}
              </Stack>
            ))}
          </Stack>
        )}
      </QueryState>
    </Card>
  );
}

interface LineProps {
  readonly status: ResidentStatus;
  readonly correctAt?: string;
}

function StatusLine({ status, correctAt }: LineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const since =
    status.from === null
      ? t('residents:status.from-start')
      : t('residents:status.since', { on: format.date(status.from) });
  return (
    <div>
      <Beside>
        <span>
          {t(`residents:category.${status.category}`)} {since}{' '}
          {status.correctedBy === null ? null : <Badge>{t('residents:status.was-mistake')}</Badge>}
        </span>
        {correctAt === undefined ? null : (
          <Link href={correctAt}>{t('residents:status.correct')}</Link>
        )}
      </Beside>
      <Told status={status} />
    </div>
  );
}

function Told({ status: { staffCode, recordedAt, words } }: { readonly status: ResidentStatus }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (staffCode === null) return null;
  return (
    <Text tone="muted" size="small">
      {t('residents:status.recorded', { at: format.instant(recordedAt) })} <Code>{staffCode}</Code>
      {words.state === 'open' ? (
        <>
          {' · '}
          <Bidi>{words.value.reason}</Bidi>
        </>
      ) : words.state === 'unreadable' || words.state === 'lost' ? (
        ` · ${t('residents:status.reason-unreadable')}`
      ) : null}
    </Text>
  );
}
