// The yearly look whether the papers still open: they are fetched, typed, checked, and put back. Nothing else is opened.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Stack } from '../../../ui/layout';
import { Link } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { PaperProof } from '../../../ui/paper-proof';
import { recovery } from '../../recovery';

export function DrillScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const [doneAt, setDoneAt] = useState<string | undefined>();
  return (
    <Page
      title={t('recovery:drill.title')}
      lead={t('recovery:drill.lead')}
      back={{ href: '/office/recovery', label: t('recovery:title') }}
      width="text"
    >
      {doneAt === undefined ? (
        <PaperProof
          submitLabel={t('recovery:drill.check')}
          prove={(proof) => call(recovery.drill, { proof })}
          onProved={({ at }) => setDoneAt(at)}
        />
      ) : (
        <Stack>
          <Notice tone="done" title={t('recovery:drill.sound')} isLive>
            {t('recovery:drill.put-back', { at: format.instant(doneAt) })}
          </Notice>
          <p>
            <Link href="/office/recovery">{t('recovery:back')}</Link>
          </p>
        </Stack>
      )}
    </Page>
  );
}
