// How far a comparison of files has come, in bytes, and the way to stop it.
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/format';
import { ProgressBar } from '../../ui/progress-bar';
import type { Inspection } from './use-inspection';

export interface InspectionProgressProps {
  readonly label: string;
  readonly check: Pick<Inspection<unknown>, 'done' | 'total' | 'stop'>;
}

export function InspectionProgress({ label, check }: InspectionProgressProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { done, total, stop } = check;
  const amount = t('about:check.amount', { done: format.bytes(done), total: format.bytes(total) });
  return <ProgressBar label={label} done={done} total={total} amount={amount} onCancel={stop} />;
}
