// One line: when a note was opened in an emergency, and by which two people.
import { useTranslation } from 'react-i18next';
import { Code } from '../../../ui/bidi';
import { useFormat } from '../../../ui/format';
import { Text } from '../../../ui/layout';
import type { EmergencyOpeningView } from '../contract';

type WhoAndWhenFacts = Pick<EmergencyOpeningView, 'openedAt' | 'firstCode' | 'secondCode'>;

export function WhoAndWhen({ opening }: { readonly opening: WhoAndWhenFacts }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Text>
      {format.instant(opening.openedAt)} – <Code>{opening.firstCode}</Code> {t('emergency:with')}{' '}
      <Code>{opening.secondCode}</Code>
    </Text>
  );
}
