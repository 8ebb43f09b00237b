// What the signed lists on a medium remember of the audit trail, against the trail of this computer.
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format';
import { Text } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import type { BackupReport } from '../contract';

export function HeardFromMedium({ manifests }: { readonly manifests: BackupReport['manifests'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { agree, differ, notOurs, doubt } = manifests;
  return (
    <>
      {doubt === null ? null : (
        <Notice tone="danger" title={t('backups:heard.differ', { count: differ })} isLive>
          {t('backups:heard.doubt', {
            from: format.number(doubt.from),
            to: format.number(doubt.to),
          })}{' '}
          {t('backups:heard.next')}
        </Notice>
      )}
      {agree === 0 ? null : <Text>{t('backups:heard.agree', { count: agree })}</Text>}
      {notOurs === 0 ? null : <Text>{t('backups:heard.not-ours', { count: notOurs })}</Text>}
    </>
  );
}
