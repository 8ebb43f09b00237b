// Who opened the vault and how it ended, for who answers for the house.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Code } from '../../../ui/bidi';
import { Button } from '../../../ui/button';
import { call, useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Stack } from '../../../ui/layout';
import { Moment } from '../../../ui/moment';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { SimpleTable } from '../../../ui/simple-table';
import { type SignIn, staffContract } from '../contract';

export function SignInsScreen() {
  const { t } = useTranslation();
  const newest = useQueryOf(staffContract.signIns, {});
  return (
    <Page
      title={t('staff:sign-ins.title')}
      lead={t('staff:sign-ins.lead')}
      back={{ href: '/office/staff', label: t('staff:person.back') }}
    >
      <QueryState of={newest}>
        {({ signIns, isMore }) => <Lines newest={signIns} isMore={isMore} />}
      </QueryState>
    </Page>
  );
}

interface LinesProps {
  readonly newest: readonly SignIn[];
  readonly isMore: boolean;
}

function Lines({ newest, isMore }: LinesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [older, setOlder] = useState<LinesProps>({ newest: [], isMore });
  const lines = [...newest, ...older.newest];
  const more = async () => {
    const before = lines.at(-1)?.openedAt;
    const answer = await call(staffContract.signIns, before === undefined ? {} : { before });
    if (answer.kind !== 'done') return;
    const { signIns, isMore: isStillMore } = answer.value;
    setOlder({ newest: [...older.newest, ...signIns], isMore: isStillMore });
  };
  return (
    <Stack>
      <SimpleTable
        caption={t('staff:sign-ins.title')}
        isCaptionHidden
        columns={[
          { id: 'code', title: t('staff:sign-ins.code') },
          { id: 'opened', title: t('staff:sign-ins.opened'), kind: 'whole' },
          { id: 'ended', title: t('staff:sign-ins.ended') },
          { id: 'tries', title: t('staff:sign-ins.tries'), kind: 'number' },
        ]}
        rows={lines.map((line) => ({
          id: line.id,
          cells: [
            <Code key="code">{line.code}</Code>,
            <Moment key="opened" at={line.openedAt} />,
            <Ended key="ended" ended={line.ended} />,
            format.number(line.failedTries),
          ],
        }))}
      />
      {older.isMore ? (
        <div>
          <Button onPress={() => void more()}>{t('staff:sign-ins.older')}</Button>
        </div>
      ) : null}
    </Stack>
  );
}

function Ended({ ended }: Pick<SignIn, 'ended'>) {
  const { t } = useTranslation();
  const format = useFormat();
  if (ended.kind !== 'locked') return <>{t(`staff:sign-ins.end.${ended.kind}`)}</>;
  const how = ended.how === 'asked' || ended.how === 'idle' ? ended.how : 'other';
  return <>{t(`staff:sign-ins.end.${how}`, { at: format.instant(ended.at) })}</>;
}
