// Two checks, each with its progress: is every line as it was written, and is every record as the trail says.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Code } from '../../../ui/bidi';
import { Button } from '../../../ui/button';
import { useCommand } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Section, Stack, Text } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { ProgressBar } from '../../../ui/progress-bar';
import { audit, type AuditVerdict, type SweepAnswer } from '../contract';

export function TrailChecks() {
  return (
    <Stack gap="l">
      <Verify />
      <Sweep />
    </Stack>
  );
}

function Verify() {
  const { t } = useTranslation();
  const job = useCommand(audit.verify);
  const [verdict, setVerdict] = useState<AuditVerdict | undefined>();
  const check = async () => {
    setVerdict(undefined);
    const answer = await job.run({});
    if (answer.kind === 'done') setVerdict(answer.value);
  };
  return (
    <Section title={t('audit:verify')} description={t('audit:checks.verify-what')}>
      <Stack>
        <Running job={job} label={t('audit:verifying')} />
        {verdict === undefined ? null : <Verdict {...verdict} />}
        <div>
          <Button icon="shield" isPending={job.isPending} onPress={() => void check()}>
            {t('audit:verify')}
          </Button>
        </div>
      </Stack>
    </Section>
  );
}

function Verdict({ sound, size, root, firstBad }: AuditVerdict) {
  const { t } = useTranslation();
  if (!sound) {
    return (
      <Notice tone="needs" title={t('audit:unsound', { number: firstBad ?? 0 })} isLive>
        {t('audit:unsound-next')}
      </Notice>
    );
  }
  return (
    <Notice tone="done" title={t('audit:sound', { count: size })} isLive>
      {t('audit:root')} <Code>{root?.slice(0, 16) ?? ''}</Code>
    </Notice>
  );
}

function Sweep() {
  const { t } = useTranslation();
  const job = useCommand(audit.sweep);
  const [found, setFound] = useState<SweepAnswer | undefined>();
  const check = async () => {
    setFound(undefined);
    const answer = await job.run({});
    if (answer.kind === 'done') setFound(answer.value);
  };
  return (
    <Section title={t('audit:checks.sweep')} description={t('audit:checks.sweep-what')}>
      <Stack>
        <Running job={job} label={t('audit:checks.sweeping')} />
        {found === undefined ? null : <Swept {...found} />}
        <div>
          <Button icon="search" isPending={job.isPending} onPress={() => void check()}>
            {t('audit:checks.sweep')}
          </Button>
        </div>
      </Stack>
    </Section>
  );
}

function Swept({ rows, bad, first }: SweepAnswer) {
  const { t } = useTranslation();
  const format = useFormat();
  if (first === undefined) {
    return <Notice tone="done" title={t('audit:checks.whole', { count: rows })} isLive />;
  }
  const { table, key, sequence, fault } = first;
  return (
    <Notice tone="needs" title={t('audit:checks.bad', { count: bad })} isLive>
      <Stack gap="s">
        <p>
          {t(`audit:checks.fault.${fault}`)}.{' '}
          {t('audit:checks.first', { table, row: key, number: format.number(sequence) })}
        </p>
        <p>{t('audit:checks.next')}</p>
      </Stack>
    </Notice>
  );
}

interface RunningProps {
  readonly job: Pick<
    ReturnType<typeof useCommand<typeof audit.verify>>,
    'isPending' | 'progress' | 'problem' | 'cancel'
  >;
  readonly label: string;
}

export function Running({ job, label }: RunningProps) {
  if (job.isPending) {
    const { done = 0, total = 1 } = job.progress ?? {};
    return <ProgressBar label={label} done={done} total={total} onCancel={job.cancel} />;
  }
  if (job.problem === undefined) return null;
  return (
    <Notice tone="needs" isLive>
      <Text>{job.problem}</Text>
    </Notice>
  );
}
