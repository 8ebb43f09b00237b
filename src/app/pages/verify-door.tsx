// The check of a signed summary without a login, reached from the unlock screen.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DoorLayout } from '../../features/vault/screens/door-layout';
import { Button } from '../../ui/button';

export interface VerifyDoorProps {
  readonly tools: ReactNode;
  readonly onBack: () => void;
  /** The screen that checks; it works while the vault is locked. */
  readonly children?: ReactNode;
}

export function VerifyDoor({ tools, onBack, children }: VerifyDoorProps) {
  const { t } = useTranslation();
  return (
    <DoorLayout tools={tools} width="wide" title={t('vault:unlock.verify')}>
      {children}
      <div className="form-actions">
        <Button icon="back" onPress={onBack}>
          {t('vault:verify.back')}
        </Button>
      </div>
    </DoorLayout>
  );
}
