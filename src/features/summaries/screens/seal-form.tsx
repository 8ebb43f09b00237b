// Sealing takes the next number; signing prints both papers. What fails in between is finished later, never repeated.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SummaryId } from '../../../kernel/ids';
import { Button } from '../../../ui/button';
import { useCommand } from '../../../ui/call';
import { Row, Stack, Text } from '../../../ui/layout';
import { useGo } from '../../../ui/navigate';
import { Notice } from '../../../ui/notice';
import { TextField } from '../../../ui/text-field';
import { summaries } from '../contract';
import type { Asked } from './asked';
import { SignProgress } from './sign-progress';

export interface SealFormProps {
  readonly asked: Asked;
  readonly replaces?: SummaryId;
}

export function SealForm({ asked, replaces }: SealFormProps) {
  const { t } = useTranslation();
  const go = useGo();
  const seal = useCommand(summaries.seal);
  const sign = useCommand(summaries.sign);
  const [recipient, setRecipient] = useState('');
  const [reason, setReason] = useState('');
  const isReady = replaces === undefined || reason.trim() !== '';
  const run = async () => {
    const sealed = await seal.run({
      ...asked,
      recipient: recipient.trim() === '' ? null : recipient,
      replaces: replaces === undefined ? null : { id: replaces, reason },
    });
    if (sealed.kind !== 'done') return;
    await sign.run({ id: sealed.value.id });
    // Signed or not, its own page says how it stands and offers the rest.
    go(`/reports/${sealed.value.id}`);
  };
  return (
    <Stack>
      <Text tone="muted">{t('summaries:prepare.seal-help')}</Text>
      {replaces === undefined ? null : (
        <TextField
          label={t('summaries:prepare.reason')}
          name="reason"
          error={undefined}
          isRequired
          value={reason}
          onChange={(text) => setReason(text ?? '')}
        />
      )}
      <TextField
        label={t('summaries:prepare.recipient')}
        help={t('summaries:prepare.recipient-help')}
        name="recipient"
        error={undefined}
        value={recipient}
        onChange={(text) => setRecipient(text ?? '')}
      />
      {seal.problem === undefined ? null : <Notice tone="needs" isLive title={seal.problem} />}
      <SignProgress progress={sign.progress} isPending={sign.isPending} />
      <Row>
        <Button
          kind="primary"
          icon="signed"
          isDisabled={!isReady}
          isPending={seal.isPending || sign.isPending}
          onPress={() => void run()}
        >
          {t('summaries:prepare.seal')}
        </Button>
      </Row>
    </Stack>
  );
}
