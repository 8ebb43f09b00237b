// The way to what runs and on which computer, at every door.
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';

export function AboutButton({ onPress }: { readonly onPress: (() => void) | undefined }) {
  const { t } = useTranslation();
  if (onPress === undefined) return null;
  return (
    <Button kind="quiet" size="small" icon="info" onPress={onPress}>
      {t('about:at-door')}
    </Button>
  );
}
