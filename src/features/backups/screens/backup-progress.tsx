// How far the long work is: bytes while it copies or reads, words while it checks.
import { useTranslation } from 'react-i18next';
import type { Progress } from '../../../kernel/operation';
import { useFormat } from '../../../ui/format';
import { ProgressBar } from '../../../ui/progress-bar';

const IN_BYTES = new Set(['copy', 'read']);

export function BackupProgress({
  label,
  progress,
  onCancel,
}: {
  readonly label: string;
  readonly progress: Progress | undefined;
  readonly onCancel?: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { step, done, total } = progress ?? { step: 'begin', done: 0, total: 1 };
  const isCounting = IN_BYTES.has(step);
  const amount = isCounting
    ? t('ui:progress.amount', { done: format.bytes(done), total: format.bytes(total) })
    : t('backups:step.wait');
  // What follows the copying takes about as long as the copying did.
  const share = isCounting ? done / Math.max(1, total) / 2 : (AFTER_COPY[step] ?? 0);
  return (
    <ProgressBar
      label={label}
      step={t(`backups:step.${step}`)}
      amount={amount}
      done={share}
      total={1}
      {...(onCancel === undefined ? {} : { onCancel })}
    />
  );
}

const AFTER_COPY: Readonly<Record<string, number>> = {
  settle: 0.55,
  check: 0.75,
  compare: 0.95,
  finish: 0.95,
  encrypt: 0.6,
};
