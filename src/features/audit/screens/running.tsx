// A job of the trail's page while it runs: how far it is, or why it did not get through.
import type { useCommand } from '../../../ui/call';
import { Text } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { ProgressBar } from '../../../ui/progress-bar';
import type { audit } from '../contract';

interface RunningProps {
  readonly job: Pick<
    ReturnType<typeof useCommand<typeof audit.export>>,
    'isPending' | 'progress' | 'problem' | 'cancel'
  >;
  readonly label: string;
}

export function Running({ job, label }: RunningProps) {
  if (job.isPending) {
    const { done = 0, total = 1 } = job.progress ?? {};
    return <ProgressBar label={label} done={done} total={total} onCancel={job.cancel} />;
  }
  if (job.problem === undefined) return null;
  return (
    <Notice tone="needs" isLive>
      <Text>{job.problem}</Text>
    </Notice>
  );
}
