// What everybody on duty must know of a resident, as words: two of them, and how many more there are.
import { useTranslation } from 'react-i18next';
import { Badge, Flag } from '../../../ui/badge';
import { Spoken } from '../../../ui/layout';
import { useFormat } from '../../../ui/format';
import type { Alert } from '../parts';

const SHOWN = 2;

interface AlertProps {
  readonly alerts: readonly Alert[];
  /** How many there are, where their words may be out of reach. */
  readonly count?: number;
}

export function AlertWords({ alerts, count = 0 }: AlertProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (alerts.length === 0) {
    return count === 0 ? null : <Flag>{t('residents:list.alerts', { count })}</Flag>;
  }
  const more = alerts.slice(SHOWN).map((alert) => t(`residents:alert.${alert}`));
  return (
    <span className="flags">
      {alerts.slice(0, SHOWN).map((alert) => (
        <Flag key={alert}>{t(`residents:alert.${alert}`)}</Flag>
      ))}
      {more.length === 0 ? null : (
        <span title={format.list(more)}>
          <Badge tone="needs">
            <bdi dir="ltr" aria-hidden="true">
              +{format.number(more.length)}
            </bdi>
            <Spoken>{format.list(more)}</Spoken>
          </Badge>
        </span>
      )}
    </span>
  );
}
