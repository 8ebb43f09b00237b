// The same before anybody has signed in: the program and the computer, nothing of any shelter.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DoorLayout } from '../../features/vault/screens/door-layout';
import { Button } from '../../ui/button';
import { CheckPart } from '../about/check-part';
import { MachinePart } from '../about/machine-part';
import { ProgramPart } from '../about/program-part';
import { UnprotectedPart } from '../about/unprotected-part';
import { VersionBeforePart } from '../about/version-before-part';

export interface AboutDoorProps {
  readonly tools: ReactNode;
  readonly onBack: () => void;
}

export function AboutDoor({ tools, onBack }: AboutDoorProps) {
  const { t } = useTranslation();
  return (
    <DoorLayout
      tools={tools}
      width="wide"
      title={t('office:door.about.title')}
      lead={t('about:lead')}
    >
      <ProgramPart />
      <CheckPart />
      <VersionBeforePart />
      <MachinePart />
      <UnprotectedPart />
      <div className="form-actions">
        <Button icon="back" onPress={onBack}>
          {t('about:back')}
        </Button>
      </div>
    </DoorLayout>
  );
}
