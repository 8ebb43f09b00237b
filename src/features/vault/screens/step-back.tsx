// One step back on the way of founding a vault.
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';

export interface StepBackProps {
  readonly onPress: () => void;
  readonly isDisabled?: boolean;
}

export function StepBack({ onPress, isDisabled = false }: StepBackProps) {
  const { t } = useTranslation();
  return (
    <Button kind="quiet" onPress={onPress} isDisabled={isDisabled}>
      {t('vault:first.back')}
    </Button>
  );
}
