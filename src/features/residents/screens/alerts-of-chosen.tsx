// What everybody on duty must know of a resident whom a form is about, before anything is written of her.
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Notice } from '../../../ui/notice';
import { residents } from '../contract';

export function AlertsOfChosen({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { list } = useFormat();
  const { value } = useQueryOf(residents.list, { filter: 'in-house' });
  const line = value?.residents.find((one) => one.id === id);
  if (line === undefined || line.alertCount === 0) return null;
  const words =
    line.alerts.length === 0
      ? [t('residents:list.alerts', { count: line.alertCount })]
      : line.alerts.map((alert) => t(`residents:alert.${alert}`));
  return (
    <Notice tone="needs" isLive title={t('residents:alerts-of-chosen')}>
      {list(words)}
    </Notice>
  );
}
