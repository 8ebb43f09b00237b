// What a check or a drill found, in plain words with the numbers beside them.
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge';
import { useFormat } from '../../../ui/format';
import { Stack } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { SimpleTable } from '../../../ui/simple-table';
import type { BackupReport } from '../contract';
import { HeardFromMedium } from './heard-from-medium';
import { useHeldFiles } from './held-files';
import { useMediumName } from './medium-words';

const FILES = new Set(['keyring-file', 'records-file']);

type Found = BackupReport['findings'][number];

export function Report({
  report,
  kind,
}: {
  readonly report: BackupReport;
  readonly kind: 'check' | 'drill';
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useMediumName();
  const heldFiles = useHeldFiles();
  const verdict = report.sound ? 'good' : 'bad';
  return (
    <Stack>
      <Notice
        tone={report.sound ? 'done' : 'needs'}
        title={t(`backups:report.${kind}-${verdict}`, { medium: name(report) })}
        isLive
      >
        {t(`backups:report.${verdict}-next`, { at: format.instant(report.madeAt) })}{' '}
        {heldFiles(report.residents)}
      </Notice>
      <HeardFromMedium manifests={report.manifests} />
      <SimpleTable
        caption={t('backups:report.caption')}
        columns={[
          { id: 'what', title: t('backups:report.what') },
          { id: 'expected', title: t('backups:report.expected'), kind: 'number' },
          { id: 'found', title: t('backups:report.found'), kind: 'number' },
          { id: 'verdict', title: t('backups:report.verdict') },
        ]}
        rows={report.findings.map((one) => ({
          id: one.what,
          cells: [
            t(`backups:finding.${one.what}`),
            <Amount key="expected" of={one} value={one.expected} />,
            <Amount key="found" of={one} value={one.found} />,
            <Badge key="verdict" tone={one.good ? 'done' : 'needs'}>
              {t(one.good ? 'backups:report.fits' : 'backups:report.differs')}
            </Badge>,
          ],
        }))}
      />
    </Stack>
  );
}

function Amount({ of, value }: { readonly of: Found; readonly value: number | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (value === undefined) return <>{t('backups:report.no-number')}</>;
  return <>{FILES.has(of.what) ? format.bytes(value) : format.number(value)}</>;
}
