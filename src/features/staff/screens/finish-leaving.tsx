// A leaving that was stopped or cut: the door is shut, the old keys still serve. One button finishes it.
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { useCommand } from '../../../ui/call';
import { Notice } from '../../../ui/notice';
import { showToast } from '../../../ui/toast';
import { staffContract, type StaffPerson } from '../contract';
import { KeyProgress } from './key-progress';

export interface FinishLeavingProps {
  readonly person: StaffPerson;
  readonly isManager: boolean;
}

export function FinishLeaving({ person, isManager }: FinishLeavingProps) {
  const { t } = useTranslation();
  const job = useCommand(staffContract.finishLeaving);
  const finish = async () => {
    const answer = await job.run({});
    if (answer.kind === 'done') showToast({ text: t('staff:unfinished.done') });
  };
  return (
    <Notice
      tone="needs"
      title={t('staff:unfinished.title', { code: person.code })}
      isLive={job.problem !== undefined}
      {...(isManager && !job.isPending
        ? {
            actions: (
              <Button size="small" onPress={() => void finish()}>
                {t('staff:unfinished.finish')}
              </Button>
            ),
          }
        : {})}
    >
      {job.problem ?? t('staff:unfinished.text')}
      {job.isPending ? <KeyProgress job={job} /> : null}
    </Notice>
  );
}
