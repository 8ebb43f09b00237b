// What was erased: without names, each with the certificate that says how far the media are.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../../ui/badge';
import { Code } from '../../../ui/bidi';
import { Button } from '../../../ui/button';
import { useCommand, useQueryOf } from '../../../ui/call';
import { EmptyState } from '../../../ui/empty-state';
import { useFormat } from '../../../ui/format';
import { Stack, Text } from '../../../ui/layout';
import { Moment } from '../../../ui/moment';
import { Notice } from '../../../ui/notice';
import { QueryState } from '../../../ui/query-state';
import { shell } from '../../../ui/shell';
import { SimpleTable } from '../../../ui/simple-table';
import { type ErasureLine, retention } from '../contract';
import { EraseProgress } from './erase-progress';

const TONES: Readonly<Record<ErasureLine['certificate'], Tone>> = {
  unfinished: 'needs',
  pending: 'needs',
  complete: 'done',
};

export function ErasuresTab() {
  const { t } = useTranslation();
  const erasures = useQueryOf(retention.erasures, {});
  return (
    <QueryState of={erasures}>
      {(value) =>
        value.erasures.length === 0 ? (
          <EmptyState
            icon="archive"
            title={t('retention:erasures.empty')}
            help={t('retention:erasures.empty-help')}
          />
        ) : (
          <ErasureTable lines={value.erasures} />
        )
      }
    </QueryState>
  );
}

function ErasureTable({ lines }: { readonly lines: readonly ErasureLine[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const certificate = useCommand(retention.certificate);
  const [savedIn, setSavedIn] = useState<string | undefined>(undefined);
  const save = async (id: string) => {
    const folder = await shell()?.ask({ kind: 'choose-folder', purpose: 'export' });
    if (folder === null || folder === undefined) return;
    const answer = await certificate.run({ id, folder: folder.token });
    setSavedIn(answer.kind === 'done' ? folder.path : undefined);
  };
  return (
    <Stack>
      {certificate.problem === undefined ? null : (
        <Notice tone="needs" isLive title={certificate.problem} />
      )}
      {savedIn === undefined ? null : (
        <Notice tone="done" isLive title={t('retention:erasures.printed')}>
          <Code>{savedIn}</Code>
        </Notice>
      )}
      <EraseProgress progress={certificate.progress} isPending={certificate.isPending} />
      <SimpleTable
        caption={t('retention:tabs.erasures')}
        isCaptionHidden
        columns={[
          { id: 'number', title: t('retention:erasures.column.number') },
          { id: 'when', title: t('retention:erasures.column.when'), kind: 'whole' },
          { id: 'who', title: t('retention:erasures.column.who') },
          { id: 'reason', title: t('retention:erasures.column.reason') },
          { id: 'state', title: t('retention:erasures.column.state') },
          { id: 'paper', title: t('retention:erasures.column.paper') },
        ]}
        rows={lines.map((line) => ({
          id: line.id,
          cells: [
            format.number(line.number),
            <Moment key="when" at={line.erasedAt} />,
            <Who key="who" line={line} />,
            t(`retention:erasure-reason.${line.reason}`),
            <CertificateState key="state" line={line} />,
            <Button
              key="print"
              size="small"
              icon="print"
              isDisabled={certificate.isPending}
              onPress={() => void save(line.id)}
            >
              {t('retention:erasures.print')}
            </Button>,
          ],
        }))}
      />
    </Stack>
  );
}

function Who({ line }: { readonly line: ErasureLine }) {
  const { t } = useTranslation();
  return (
    <>
      <Code>{line.by}</Code> {t('retention:erasures.with')} <Code>{line.second}</Code>
    </>
  );
}

function CertificateState({ line }: { readonly line: ErasureLine }) {
  const { t } = useTranslation();
  const format = useFormat();
  const labels = format.list(
    line.media.map(
      ({ label, ordinal }) =>
        label ?? t('retention:erasures.medium', { ordinal: format.number(ordinal) }),
    ),
  );
  return (
    <Stack gap="s">
      <Badge tone={TONES[line.certificate]}>{t(`retention:certificate.${line.certificate}`)}</Badge>
      {line.media.length === 0 ? null : (
        <Text size="small" tone="muted">
          {t('retention:erasures.media', { count: line.media.length, labels })}
        </Text>
      )}
    </Stack>
  );
}
