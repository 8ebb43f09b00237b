// A vault of a former format at the door: what opening it does, and how far that is.
import { useTranslation } from 'react-i18next';
import type { OutputOf, Progress } from '../../../kernel/operation';
import { useFormat } from '../../../ui/format';
import { Notice } from '../../../ui/notice';
import { PlainPoints } from '../../../ui/plain-points';
import { ProgressBar } from '../../../ui/progress-bar';
import type { vault } from '../contract';

export type DueUpgrade = NonNullable<OutputOf<typeof vault.status>['upgrade']>;

export function UpgradeNotice({ from, to }: DueUpgrade) {
  const { t } = useTranslation();
  return (
    <Notice tone="needs" title={t('vault:upgrade.title')}>
      <PlainPoints
        lines={[
          t('vault:upgrade.what', { from, to }),
          t('vault:upgrade.before'),
          t('vault:upgrade.after'),
        ]}
      />
    </Notice>
  );
}

/** Copying is counted in bytes and takes about as long as the rest. */
const SHARES: Readonly<Record<string, number>> = {
  'upgrade-compare': 0.6,
  'upgrade-change': 0.75,
  'upgrade-switch': 0.95,
};

export function UpgradeProgress({ step, done, total }: Progress) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!step.startsWith('upgrade-')) return null;
  const isCounting = step === 'upgrade-copy';
  const amount = isCounting
    ? t('ui:progress.amount', { done: format.bytes(done), total: format.bytes(total) })
    : t('vault:upgrade.wait');
  return (
    <ProgressBar
      label={t('vault:upgrade.running')}
      step={t(`vault:upgrade.step.${step}`)}
      amount={amount}
      done={isCounting ? done / Math.max(1, total) / 2 : (SHARES[step] ?? 0)}
      total={1}
    />
  );
}
