// Which program this is, on what it runs, and what a version that begins with 0 means.
import { useTranslation } from 'react-i18next';
import type { ShellFacts } from '../../contract/shell';
import { Code } from '../../ui/bidi';
import { type Fact, Facts, Section, Stack, Text } from '../../ui/layout';
import { Notice } from '../../ui/notice';
import { useShellFacts } from './use-shell-facts';

export function ProgramPart() {
  const { t } = useTranslation();
  const facts = useShellFacts();
  return (
    <>
      {facts?.runtime === 'fallback' ? (
        <Notice tone="danger" title={t('about:program.fallback-title')}>
          {t('about:program.fallback', { version: facts.electron })}
        </Notice>
      ) : null}
      <Section title={t('about:program.title')}>
        <Stack>
          <Facts items={factLines(facts, t)} />
          {facts?.version.startsWith('0.') === true ? (
            <Text>{t('about:program.stage')}</Text>
          ) : null}
        </Stack>
      </Section>
    </>
  );
}

function factLines(
  facts: ShellFacts | undefined,
  t: ReturnType<typeof useTranslation>['t'],
): readonly Fact[] {
  const version = (text: string | undefined) => <Code>{text ?? '…'}</Code>;
  return [
    { term: t('about:program.version'), value: version(facts?.version) },
    { term: t('about:program.runtime'), value: version(facts && `Electron ${facts.electron}`) },
    { term: t('about:program.drawing'), value: version(facts && `Chromium ${facts.chromium}`) },
    { term: t('about:program.node'), value: version(facts?.node) },
    { term: t('about:program.licence'), value: version('AGPL-3.0-only') },
    { term: t('about:program.source'), value: t('about:program.source-text') },
  ];
}
