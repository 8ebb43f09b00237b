// Offers to fill an empty training vault with people who do not exist. Draws nothing anywhere else.
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { useCommand, useQueryOf } from '../../../ui/call';
import { Section, Stack, Text } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { roleMay } from '../../../kernel/compartments';
import { useSession } from '../../../ui/session';
import { training } from '../contract';

export function FillOffer() {
  const { isTraining, role } = useSession();
  const mayFill = roleMay(role, { presence: 'write', identity: 'write', case: 'write' });
  return isTraining && mayFill ? <EmptyVaultOffer /> : null;
}

function EmptyVaultOffer() {
  const { t } = useTranslation();
  const status = useQueryOf(training.standing, {});
  const fill = useCommand(training.fill);
  if (status.value?.isEmpty !== true) return null;
  return (
    <Section title={t('training:fill.title')}>
      <Stack>
        <Text>{t('training:fill.help')}</Text>
        {fill.problem === undefined ? null : <Notice tone="needs" isLive title={fill.problem} />}
        <div>
          <Button
            kind="primary"
            icon="residents"
            isPending={fill.isPending}
            onPress={() => void fill.run({})}
          >
            {t('training:fill.run')}
          </Button>
        </div>
      </Stack>
    </Section>
  );
}
