// In a resident's file: the door to what is decided about keeping it.
import { useTranslation } from 'react-i18next';
import type { ResidentId } from '../../../kernel/ids';
import { LinkButton } from '../../../ui/button';
import { Row, Stack, Text } from '../../../ui/layout';

export function KeepingTab({ residentId }: { readonly residentId: ResidentId }) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Text tone="muted">{t('retention:tab.lead')}</Text>
      <Row>
        <LinkButton icon="archive" href={`/office/retention/file/${residentId}`}>
          {t('retention:tab.open')}
        </LinkButton>
      </Row>
    </Stack>
  );
}
