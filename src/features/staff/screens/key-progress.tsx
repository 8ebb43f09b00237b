// How far the work on keys is. It can be stopped until the new files become true.
import { useTranslation } from 'react-i18next';
import type { Doing } from '../../../ui/call';
import { ProgressBar } from '../../../ui/progress-bar';

const LAST_STEP = 'renew-switch';

export function KeyProgress({ job }: { readonly job: Pick<Doing<never>, 'progress' | 'cancel'> }) {
  const { t } = useTranslation();
  const { step, done, total } = job.progress ?? { step: 'staff-keys', done: 0, total: 1 };
  return (
    <ProgressBar
      label={t(`staff:step.${step}`)}
      done={done}
      total={total}
      {...(step === LAST_STEP ? {} : { onCancel: job.cancel })}
    />
  );
}
