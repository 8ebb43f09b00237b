// What can be done about a vault without a login: restoring it from a backup, salvaging a damaged one.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DoorLayout } from '../../features/vault/screens/door-layout';
import { Button } from '../../ui/button';

export interface AsideDoorProps {
  readonly what: 'restore' | 'salvage';
  readonly tools: ReactNode;
  readonly onBack: () => void;
  readonly children: ReactNode;
}

export function AsideDoor({ what, tools, onBack, children }: AsideDoorProps) {
  const { t } = useTranslation();
  return (
    <DoorLayout tools={tools} width="wide" title={t(`backups:${what}.title`)}>
      {children}
      <div className="form-actions">
        <Button icon="back" onPress={onBack}>
          {t('backups:restore.back')}
        </Button>
      </div>
    </DoorLayout>
  );
}
