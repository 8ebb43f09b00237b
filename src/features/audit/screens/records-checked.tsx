// At the foot of the frame, for everybody: that the records are being checked, or when they last were. Nothing more.
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { audit } from '../contract';
import { useCheckRun } from './check-run';

export function RecordsChecked() {
  const { t } = useTranslation();
  const format = useFormat();
  const { isRunning, progress, stop } = useCheckRun();
  const { value } = useQueryOf(audit.state, {});
  if (isRunning) {
    return (
      <div className="rail-check">
        <span>
          {t('audit:check.running-short')} {format.percent((progress?.done ?? 0) / 100)}
        </span>
        <Button kind="quiet" size="small" onPress={stop}>
          {t('audit:check.stop')}
        </Button>
      </div>
    );
  }
  const at = value?.check.lastAt;
  if (at === undefined) return null;
  return <div className="rail-check">{t('audit:check.checked-on', { day: format.dayOf(at) })}</div>;
}
