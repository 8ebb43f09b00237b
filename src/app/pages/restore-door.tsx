// Restoring from a backup without a login, reached from the first run and from a vault in trouble.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DoorLayout } from '../../features/vault/screens/door-layout';
import { Button } from '../../ui/button';

export interface RestoreDoorProps {
  readonly tools: ReactNode;
  readonly onBack: () => void;
  readonly children: ReactNode;
}

export function RestoreDoor({ tools, onBack, children }: RestoreDoorProps) {
  const { t } = useTranslation();
  return (
    <DoorLayout tools={tools} width="wide" title={t('backups:restore.title')}>
      {children}
      <div className="form-actions">
        <Button icon="back" onPress={onBack}>
          {t('backups:restore.back')}
        </Button>
      </div>
    </DoorLayout>
  );
}
