// The installed files against their signed list: begun by a button, with its progress, and told with what it cannot prove.
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button';
import { Section, Stack, Text } from '../../ui/layout';
import { shell } from '../../ui/shell';
import { InspectedFiles } from './inspected-files';
import { InspectionProgress } from './inspection-progress';
import { useInspection } from './use-inspection';

const VERIFIER = 'verify.mjs';

export function CheckPart() {
  const { t } = useTranslation();
  const check = useInspection(() => shell()?.ask({ kind: 'self-check' }));
  return (
    <Section title={t('about:check.title')} description={t('about:check.lead')}>
      <Stack>
        {check.isRunning ? (
          <InspectionProgress label={t('about:check.running')} check={check} />
        ) : (
          <div>
            <Button icon="shield" onPress={check.begin}>
              {t(check.found === undefined ? 'about:check.begin' : 'about:check.again')}
            </Button>
          </div>
        )}
        {check.found === undefined || check.isRunning ? null : (
          <InspectedFiles found={check.found} />
        )}
        <Text tone="muted">{t('about:check.limit', { verify: VERIFIER })}</Text>
      </Stack>
    </Section>
  );
}
