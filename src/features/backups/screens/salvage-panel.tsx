// A damaged vault: what can still be read comes into a new folder, told table by table. Going on there is the worker's choice.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf, OutputOf, Progress } from '../../../kernel/operation';
import { Code } from '../../../ui/bidi';
import { Button } from '../../../ui/button';
import { call } from '../../../ui/call';
import { Form, useFormOf } from '../../../ui/form';
import { useFormat } from '../../../ui/format';
import { Stack, Text } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { shell } from '../../../ui/shell';
import { SimpleTable } from '../../../ui/simple-table';
import { backups } from '../contract';
import { sumsByKind } from '../salvaged-kinds';
import { BackupProgress } from './backup-progress';
import { atDeviceCode } from './device-code-issue';
import { useStop } from './stop';
import { WhoOpens } from './who-opens';

type Salvaged = OutputOf<typeof backups.salvage>;

export function SalvagePanel() {
  const [salvaged, setSalvaged] = useState<Salvaged | undefined>();
  return salvaged === undefined ? (
    <SalvageForm onDone={setSalvaged} />
  ) : (
    <Told salvaged={salvaged} />
  );
}

function SalvageForm({ onDone }: { readonly onDone: (salvaged: Salvaged) => void }) {
  const { t } = useTranslation();
  const [progress, setProgress] = useState<Progress | undefined>();
  const [asksDevice, setAsksDevice] = useState(false);
  const stop = useStop();
  const form = useFormOf({
    schema: backups.salvage.input,
    start: { staffCode: '', passphrase: '' },
    submit: async (input) => {
      const answer: AnswerOf<typeof backups.salvage> = await call(backups.salvage, input, {
        onProgress: setProgress,
        signal: stop.begin(),
      });
      setProgress(undefined);
      const placed = atDeviceCode(answer);
      if (placed.kind === 'invalid') setAsksDevice(true);
      return placed;
    },
    onDone,
  });
  return (
    <Stack gap="l">
      <Text>{t('backups:salvage.lead')}</Text>
      <Form
        form={form}
        submitLabel={t('backups:salvage.begin')}
        savesByKey={false}
        problemTitle={t('backups:salvage.not-done')}
      >
        <WhoOpens
          staffCode={form.field('staffCode')}
          passphrase={form.field('passphrase')}
          deviceCode={asksDevice ? form.field('deviceCode') : undefined}
        />
        {progress === undefined ? null : (
          <BackupProgress
            label={t('backups:running.salvage')}
            progress={progress}
            onCancel={stop.now}
          />
        )}
      </Form>
    </Stack>
  );
}

function Told({ salvaged }: { readonly salvaged: Salvaged }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isWhole = salvaged.lost === 0 && salvaged.uncounted === 0;
  const sums = sumsByKind(salvaged.tables);
  const shown = isWhole ? sums : sums.filter(({ lost }) => lost !== 0);
  return (
    <Stack gap="l">
      <Notice
        tone={isWhole ? 'done' : 'needs'}
        title={t('backups:salvage.read', { count: salvaged.read })}
        isLive
      >
        {isWhole
          ? t('backups:salvage.nothing-lost')
          : t('backups:salvage.lost', { count: salvaged.lost })}
      </Notice>
      <SimpleTable
        caption={t(isWhole ? 'backups:salvage.tables' : 'backups:salvage.tables-lost')}
        columns={[
          { id: 'table', title: t('backups:salvage.table') },
          { id: 'read', title: t('backups:salvage.column-read'), kind: 'number' },
          { id: 'lost', title: t('backups:salvage.column-lost'), kind: 'number' },
        ]}
        rows={shown.map(({ kind, read, lost }) => ({
          id: kind,
          cells: [
            t(`backups:salvage.kind.${kind}`),
            format.number(read),
            lost === null ? t('backups:salvage.unknown') : format.number(lost),
          ],
        }))}
      />
      {isWhole ? null : <Text>{t('backups:salvage.after')}</Text>}
      <Text>
        {t('backups:salvage.where')} <Code>{salvaged.folder}</Code>
      </Text>
      <div>
        <Button kind="primary" onPress={() => void shell()?.ask({ kind: 'move-to-made' })}>
          {t('backups:salvage.go-on')}
        </Button>
      </div>
    </Stack>
  );
}
