// What the comparison found, in one notice: good only where a key in force signed a list that every file agrees with.
import { useTranslation } from 'react-i18next';
import type { SelfCheck } from '../../contract/self-check';
import { Stack } from '../../ui/layout';
import { Notice, type NoticeTone } from '../../ui/notice';
import { FileTroubleList } from './file-trouble-list';
import { SignatureNotice } from './signature-notice';

type Compared = Extract<SelfCheck, { kind: 'compared' }>;

const TONES: Readonly<Record<Exclude<SelfCheck['kind'], 'compared'>, NoticeTone>> = {
  'not-installed': 'info',
  stopped: 'info',
  failed: 'needs',
  'no-list': 'danger',
  'unreadable-list': 'danger',
  'other-list': 'danger',
};

export function InspectedFiles({ found }: { readonly found: SelfCheck }) {
  const { t } = useTranslation();
  if (found.kind === 'compared') return <ComparedFiles found={found} />;
  const madeFor = found.kind === 'other-list' ? found.madeFor : '';
  return (
    <Notice tone={TONES[found.kind]} title={t(`about:check.${found.kind}`)} isLive>
      {t(`about:check.${found.kind}-text`, { madeFor })}
    </Notice>
  );
}

function ComparedFiles({ found }: { readonly found: Compared }) {
  const { t } = useTranslation();
  const { signature, files, troubles } = found;
  return (
    <Stack>
      {troubles.length === 0 ? null : (
        <Notice tone="danger" title={t('about:check.changed')} isLive>
          <Stack gap="s">
            <FileTroubleList troubles={troubles} />
            <p>{t('about:check.changed-next')}</p>
          </Stack>
        </Notice>
      )}
      <SignatureNotice signature={signature} files={files} isWhole={troubles.length === 0} />
    </Stack>
  );
}
