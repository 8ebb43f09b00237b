// The installed files against their signed list: begun by a button, with its progress, and told with what it cannot prove.
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button';
import { useFormat } from '../../ui/format';
import { Section, Stack, Text } from '../../ui/layout';
import { ProgressBar } from '../../ui/progress-bar';
import { shell } from '../../ui/shell';
import { InspectedFiles } from './inspected-files';
import { useInspection } from './use-inspection';

const VERIFIER = 'verify.mjs';

export function CheckPart() {
  const { t } = useTranslation();
  const format = useFormat();
  const check = useInspection(() => shell()?.ask({ kind: 'self-check' }));
  const { done, total } = check;
  return (
    <Section title={t('about:check.title')} description={t('about:check.lead')}>
      <Stack>
        {check.isRunning ? (
          <ProgressBar
            label={t('about:check.running')}
            done={done}
            total={total}
            amount={t('about:check.amount', {
              done: format.bytes(done),
              total: format.bytes(total),
            })}
            onCancel={check.stop}
          />
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
