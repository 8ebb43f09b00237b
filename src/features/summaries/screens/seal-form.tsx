// Sealing takes the next number; signing prints both papers. What fails in between is finished later, never repeated.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SummaryId } from '../../../kernel/ids';
import { Button } from '../../../ui/button';
import { useCommand } from '../../../ui/call';
import { Row, Stack, Text } from '../../../ui/layout';
import { useGo } from '../../../ui/navigate';
import { Notice } from '../../../ui/notice';
import { Select } from '../../../ui/select';
import { summaries } from '../contract';
import {
  CORRECTION_REASONS,
  type CorrectionReason,
  type Recipient,
  RECIPIENTS,
} from '../recipients';
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
  const [recipient, setRecipient] = useState<Recipient | 'none' | null>('none');
  const [reason, setReason] = useState<CorrectionReason | null>(null);
  const isReady = replaces === undefined || reason !== null;
  const run = async () => {
    const sealed = await seal.run({
      ...asked,
      recipient: recipient === 'none' ? null : recipient,
      replaces: replaces === undefined || reason === null ? null : { id: replaces, reason },
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
        <Select
          label={t('summaries:prepare.reason')}
          name="reason"
          error={undefined}
          isRequired
          value={reason}
          onChange={setReason}
          options={CORRECTION_REASONS.map((id) => ({ id, text: t(`summaries:correction.${id}`) }))}
        />
      )}
      <Select
        label={t('summaries:prepare.recipient')}
        help={t('summaries:prepare.recipient-help')}
        name="recipient"
        error={undefined}
        value={recipient}
        onChange={setRecipient}
        options={[
          { id: 'none', text: t('summaries:prepare.recipient-none') },
          ...RECIPIENTS.map((id) => ({ id, text: t(`summaries:recipient.${id}`) })),
        ]}
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
