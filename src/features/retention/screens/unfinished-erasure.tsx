// An erasure that was cut short is finished by the next session that may, without being asked.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { useCommand, useQueryOf } from '../../../ui/call';
import { Notice } from '../../../ui/notice';
import { retention } from '../contract';
import { EraseProgress } from './erase-progress';

export function UnfinishedErasure() {
  const { t } = useTranslation();
  const overview = useQueryOf(retention.overview, {});
  const finish = useCommand(retention.finish);
  const began = useRef(false);
  const unfinished = overview.value?.unfinished ?? 0;
  const { run } = finish;
  useEffect(() => {
    if (unfinished === 0 || began.current) return;
    began.current = true;
    void run({});
  }, [unfinished, run]);
  if (unfinished === 0) {
    if (!began.current || finish.isPending) return null;
    return <Notice tone="done" isLive title={t('retention:today.unfinished-done')} />;
  }
  return (
    <Notice
      tone="needs"
      isLive
      title={finish.problem ?? t('retention:today.unfinished')}
      actions={
        finish.isPending ? undefined : (
          <Button size="small" onPress={() => void run({})}>
            {t('retention:today.unfinished-try')}
          </Button>
        )
      }
    >
      {t('retention:today.unfinished-note')}
      <EraseProgress progress={finish.progress} isPending={finish.isPending} />
    </Notice>
  );
}
