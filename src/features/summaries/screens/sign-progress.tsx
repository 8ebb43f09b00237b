// How far the printing and signing of one summary is.
import { useTranslation } from 'react-i18next';
import type { Progress } from '../../../kernel/operation';
import { ProgressBar } from '../../../ui/progress-bar';

export interface SignProgressProps {
  readonly progress: Progress | undefined;
  readonly isPending: boolean;
}

export function SignProgress({ progress, isPending }: SignProgressProps) {
  const { t } = useTranslation();
  if (!isPending || progress === undefined) return null;
  return (
    <ProgressBar
      label={t(`summaries:job.${progress.step}`)}
      done={progress.done}
      total={progress.total}
    />
  );
}
