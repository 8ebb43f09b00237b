// After an update the version before still lies beside the new one: how IT goes back to it, and what that costs.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VersionBefore } from '../../contract/release';
import { Code } from '../../ui/bidi';
import { Section, Stack, Text } from '../../ui/layout';
import { shell } from '../../ui/shell';

export function VersionBeforePart() {
  const { t } = useTranslation();
  const [before, setBefore] = useState<VersionBefore | null>(null);
  useEffect(() => {
    void shell()?.ask({ kind: 'version-before' }).then(setBefore);
  }, []);
  if (before === null) return null;
  return (
    <Section title={t('update:before.title')}>
      <Stack>
        <Text>{t('update:before.lead', { version: before.version })}</Text>
        <p>
          <Code>{before.line}</Code>
        </p>
        <Text>{t(before.hasOpened ? 'update:before.opened' : 'update:before.not-opened')}</Text>
      </Stack>
    </Section>
  );
}
