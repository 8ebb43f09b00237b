// Who signed the list of the files, and what follows from it. Good only where the key is in force and every file agrees.
import { useTranslation } from 'react-i18next';
import type { ListSignature } from '../../contract/self-check';
import { useFormat } from '../../ui/format';
import { Stack } from '../../ui/layout';
import { Notice } from '../../ui/notice';
import { KeyLine } from './key-line';

export interface SignatureNoticeProps {
  readonly signature: ListSignature;
  readonly files: number;
  /** No file differs. */
  readonly isWhole: boolean;
}

export function SignatureNotice({ signature, files, isWhole }: SignatureNoticeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  switch (signature.kind) {
    case 'signed':
      return (
        <Notice
          tone={isWhole ? 'done' : 'info'}
          title={t(isWhole ? 'about:check.signed' : 'about:check.list-signed')}
          isLive
        >
          <Stack gap="s">
            {isWhole ? <p>{t('about:check.signed-text', { count: files })}</p> : null}
            <KeyLine fingerprint={signature.fingerprint} />
          </Stack>
        </Notice>
      );
    case 'revoked':
      return (
        <Notice tone="danger" title={t('about:check.revoked')} isLive>
          <Stack gap="s">
            <p>{t('about:check.revoked-text', { on: format.date(signature.revokedOn) })}</p>
            <KeyLine fingerprint={signature.fingerprint} />
          </Stack>
        </Notice>
      );
    case 'other-key':
      return (
        <Notice tone="danger" title={t('about:check.other-key')} isLive>
          {t('about:check.other-key-text')}
        </Notice>
      );
    case 'unsigned':
      return (
        <Notice tone="needs" title={t('about:check.unsigned')} isLive>
          <Stack gap="s">
            {isWhole ? <p>{t('about:check.unsigned-text', { count: files })}</p> : null}
            <p>{t('about:check.unsigned-next')}</p>
          </Stack>
        </Notice>
      );
  }
}
