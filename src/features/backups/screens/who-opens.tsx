// Who opens a backup or a damaged vault: code and passphrase as at the door, and the device code where it is asked for.
import { useTranslation } from 'react-i18next';
import type { BoundField } from '../../../ui/form';
import { PassphraseField } from '../../../ui/passphrase-field';
import { TextField } from '../../../ui/text-field';

export interface WhoOpensProps {
  readonly staffCode: BoundField<string>;
  readonly passphrase: BoundField<string>;
  /** Left out where this computer has the secret itself, or none is needed. */
  readonly deviceCode?: BoundField<string> | undefined;
}

export function WhoOpens({ staffCode, passphrase, deviceCode }: WhoOpensProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextField label={t('backups:restore.code')} kind="code" isRequired {...staffCode} />
      <PassphraseField label={t('backups:restore.passphrase')} isRequired {...passphrase} />
      {deviceCode === undefined ? null : (
        <TextField
          label={t('backups:restore.device')}
          kind="code"
          help={t('backups:restore.device-help')}
          {...deviceCode}
        />
      )}
    </>
  );
}
