// One check of everything, with its progress and what it found in each of its three parts.
import { useTranslation } from 'react-i18next';
import { Code } from '../../../ui/bidi';
import { Button } from '../../../ui/button';
import { useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Section, Stack, Text } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { ProgressBar } from '../../../ui/progress-bar';
import { audit, type CheckAnswer } from '../contract';
import { useCheckRun } from './check-run';

type Found = NonNullable<CheckAnswer['found']>;

export function TrailChecks() {
  const { t } = useTranslation();
  const { isRunning, progress, answer, problem, start, stop } = useCheckRun();
  return (
    <Section title={t('audit:check.do')} description={t('audit:check.what')}>
      <Stack>
        <LastTime />
        {isRunning ? (
          <ProgressBar
            label={t(`audit:check.step.${progress?.step ?? 'check-trail'}`)}
            done={progress?.done ?? 0}
            total={progress?.total ?? 100}
            onCancel={stop}
          />
        ) : null}
        {isRunning || problem === undefined ? null : (
          <Notice tone="needs" isLive>
            <Text>{problem}</Text>
          </Notice>
        )}
        {answer === undefined || answer.found === null ? null : (
          <WhatWasFound found={answer.found} />
        )}
        <div>
          <Button icon="shield" isPending={isRunning} onPress={start}>
            {t('audit:check.do')}
          </Button>
        </div>
      </Stack>
    </Section>
  );
}

function LastTime() {
  const { t } = useTranslation();
  const format = useFormat();
  const { value } = useQueryOf(audit.state, {});
  if (value === undefined) return null;
  const { isDue, lastAt } = value.check;
  return (
    <Text tone="muted">
      {lastAt === undefined
        ? t('audit:check.never')
        : t('audit:check.checked-on', { day: format.dayOf(lastAt) })}{' '}
      {isDue ? t('audit:check.due') : null}
    </Text>
  );
}

function WhatWasFound({ found }: { readonly found: Found }) {
  return (
    <>
      <Trail found={found.trail} />
      <Rows {...found.rows} />
      <Files {...found.files} />
    </>
  );
}

function Trail({ found }: { readonly found: Found['trail'] }) {
  const { t } = useTranslation();
  if (!found.sound) {
    return (
      <Notice tone="needs" title={t('audit:unsound', { number: found.firstBad })} isLive>
        {t('audit:unsound-next')}
      </Notice>
    );
  }
  return (
    <Notice tone="done" title={t('audit:sound', { count: found.size })} isLive>
      {t('audit:root')} <Code>{found.root.slice(0, 16)}</Code>
    </Notice>
  );
}

function Rows({ rows, bad, first, isReadable }: Found['rows']) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!isReadable) {
    return (
      <Notice tone="needs" title={t('audit:checks.unreadable')} isLive>
        {t('audit:checks.next')}
      </Notice>
    );
  }
  if (first === undefined) {
    return <Notice tone="done" title={t('audit:checks.whole', { count: rows })} isLive />;
  }
  const { table, key, sequence, fault } = first;
  return (
    <Notice tone="needs" title={t('audit:checks.bad', { count: bad })} isLive>
      <Stack gap="s">
        <p>
          {t(`audit:checks.fault.${fault}`)}.{' '}
          {sequence === undefined
            ? t('audit:checks.first-untold', { table, row: key })
            : t('audit:checks.first', { table, row: key, number: format.number(sequence) })}
        </p>
        <p>{t('audit:checks.next')}</p>
      </Stack>
    </Notice>
  );
}

function Files(files: Found['files']) {
  const { t } = useTranslation();
  const bad = (['records', 'keyring'] as const).filter((file) => !files[file]);
  if (bad.length === 0) return <Notice tone="done" title={t('audit:check.files-sound')} isLive />;
  return (
    <Notice
      tone="needs"
      title={bad.map((file) => t(`audit:check.unsound.${file}`)).join(' ')}
      isLive
    >
      {t('audit:checks.next')}
    </Notice>
  );
}
