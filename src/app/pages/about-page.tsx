// What this program is, on what it runs, under which licence, and plainly what it does not protect against.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShellFacts } from '../../contract/shell';
import { Code } from '../../ui/bidi';
import { Icon } from '../../ui/icon';
import { type Fact, Facts, Section } from '../../ui/layout';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { shell } from '../../ui/shell';
import '../today/today.css';

const UNPROTECTED = [
  'malware',
  'open-window',
  'all-holders',
  'read-before',
  'memory',
  'review',
] as const;

function useShellFacts(): ShellFacts | undefined {
  const [facts, setFacts] = useState<ShellFacts | undefined>();
  useEffect(() => {
    void shell()?.ask({ kind: 'facts' }).then(setFacts);
  }, []);
  return facts;
}

export function AboutPage() {
  const { t } = useTranslation();
  const facts = useShellFacts();
  return (
    <Page
      title={t('office:door.about.title')}
      lead={t('office:about.lead')}
      back={{ href: '/office', label: t('office:title') }}
      width="text"
    >
      {facts?.runtime === 'fallback' ? (
        <Notice tone="needs" title={t('office:about.fallback-title')}>
          {t('office:about.fallback')}
        </Notice>
      ) : null}
      <Section title={t('office:about.program')}>
        <Facts items={factLines(facts, t)} />
      </Section>
      <Section
        title={t('office:about.unprotected')}
        description={t('office:about.unprotected-lead')}
      >
        <ul className="plain-points">
          {UNPROTECTED.map((id) => (
            <li key={id}>
              <Icon name="minus" size="s" />
              <span>{t(`office:about.not.${id}`)}</span>
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  );
}

function factLines(
  facts: ShellFacts | undefined,
  t: ReturnType<typeof useTranslation>['t'],
): readonly Fact[] {
  const version = (text: string | undefined) => <Code>{text ?? '…'}</Code>;
  return [
    { term: t('office:about.version'), value: version(facts?.version) },
    { term: t('office:about.runtime'), value: version(facts && `Electron ${facts.electron}`) },
    { term: t('office:about.drawing'), value: version(facts && `Chromium ${facts.chromium}`) },
    { term: t('office:about.licence'), value: version('AGPL-3.0-only') },
    { term: t('office:about.source'), value: t('office:about.source-text') },
  ];
}
