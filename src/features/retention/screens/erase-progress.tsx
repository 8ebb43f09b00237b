// How far an erasure or its certificate is. It cannot be stopped half way: what began is finished, now or at the next opening.
import { useTranslation } from 'react-i18next';
import type { Progress } from '../../../kernel/operation';
import { ProgressBar } from '../../../ui/progress-bar';

export interface EraseProgressProps {
  readonly progress: Progress | undefined;
  readonly isPending: boolean;
}

export function EraseProgress({ progress, isPending }: EraseProgressProps) {
  const { t } = useTranslation();
  if (!isPending || progress === undefined) return null;
  return (
    <ProgressBar
      label={t(`retention:step.${progress.step}`)}
      done={progress.done}
      total={progress.total}
    />
  );
}
