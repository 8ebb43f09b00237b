// Backups: when the last one was made and looked at, one button for the next, and what to do with the stick.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../kernel/operation';
import { Button } from '../../../ui/button';
import { useCommand, useQueryOf } from '../../../ui/call';
import { EmptyState } from '../../../ui/empty-state';
import { useFormat } from '../../../ui/format';
import { Facts, Row, Section, Stack } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { shell } from '../../../ui/shell';
import { type BackupReport, backups } from '../contract';
import { BackupProgress } from './backup-progress';
import { HeardFromMedium } from './heard-from-medium';
import { useHeldFiles } from './held-files';
import { MediaList } from './media-list';
import { useMediumName } from './medium-words';
import { Report } from './report';

type Overview = OutputOf<typeof backups.overview>;
type Made = OutputOf<typeof backups.make>;
type Outcome =
  | { readonly kind: 'made'; readonly made: Made }
  | { readonly kind: 'check' | 'drill'; readonly report: BackupReport };

export function BackupsScreen() {
  const { t } = useTranslation();
  const overview = useQueryOf(backups.overview, {});
  return (
    <Page
      title={t('backups:title')}
      lead={t('backups:lead')}
      back={{ href: '/office', label: t('office:title') }}
    >
      <QueryState of={overview}>{(value) => <Backups overview={value} />}</QueryState>
    </Page>
  );
}

function Backups({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation();
  const { media, reminders } = overview;
  return (
    <Stack gap="l">
      <Standing overview={overview} />
      <Work hasMedia={media.length > 0} />
      {reminders.map(({ code, count }) => (
        <Notice key={code} tone="needs" title={t(`backups:reminder.${code}`, { count })}>
          {t(`backups:reminder-help.${code}`)}
        </Notice>
      ))}
      {media.length === 0 ? (
        <EmptyState
          icon="shield"
          title={t('backups:media.empty')}
          help={t('backups:media.empty-help')}
        />
      ) : (
        <MediaList media={media} />
      )}
      <Advice />
    </Stack>
  );
}

function Standing({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const moment = (at: string | null) =>
    at === null ? t('backups:standing.never') : format.instant(at);
  return (
    <Facts
      items={[
        { term: t('backups:standing.backup'), value: moment(overview.lastBackupAt) },
        { term: t('backups:standing.checked'), value: moment(overview.lastCheckedAt) },
        { term: t('backups:standing.drilled'), value: moment(overview.lastDrilledAt) },
      ]}
    />
  );
}

/** One long work at a time; each begins with choosing where the medium is. */
function Work({ hasMedia }: { readonly hasMedia: boolean }) {
  const { t } = useTranslation();
  const work = useWork();
  const running = work.running;
  return (
    <Stack>
      <Row>
        <Button kind="primary" icon="shield" isDisabled={work.isBusy} onPress={work.make}>
          {t('backups:make')}
        </Button>
        {hasMedia ? (
          <>
            <Button icon="search" isDisabled={work.isBusy} onPress={work.check}>
              {t('backups:check')}
            </Button>
            <Button icon="history" isDisabled={work.isBusy} onPress={work.drill}>
              {t('backups:drill')}
            </Button>
          </>
        ) : null}
      </Row>
      {running === undefined ? null : (
        <BackupProgress
          label={t(`backups:running.${running.kind}`)}
          progress={running.progress}
          onCancel={running.cancel}
        />
      )}
      {work.problem === undefined ? null : (
        <Notice tone="needs" title={work.problem} isLive>
          {t('backups:nothing-lost')}
        </Notice>
      )}
      {work.outcome?.kind === 'made' ? (
        <>
          <MadeNotice made={work.outcome.made} />
          <HeardFromMedium manifests={work.outcome.made.manifests} />
        </>
      ) : null}
      {work.outcome !== undefined && work.outcome.kind !== 'made' ? (
        <Report report={work.outcome.report} kind={work.outcome.kind} />
      ) : null}
    </Stack>
  );
}

function useWork() {
  const [outcome, setOutcome] = useState<Outcome | undefined>();
  const jobs = {
    make: useCommand(backups.make),
    check: useCommand(backups.check),
    drill: useCommand(backups.drill),
  };
  const kinds = ['make', 'check', 'drill'] as const;
  const pending = kinds.find((kind) => jobs[kind].isPending);
  const [last, setLast] = useState<(typeof kinds)[number]>('make');
  const begin = async (kind: (typeof kinds)[number]): Promise<void> => {
    const folder = await shell()?.ask({ kind: 'choose-folder', purpose: 'export' });
    if (folder === undefined || folder === null) return;
    setOutcome(undefined);
    setLast(kind);
    const input = { folderToken: folder.token };
    if (kind === 'make') {
      const answer = await jobs.make.run(input);
      if (answer.kind === 'done') setOutcome({ kind: 'made', made: answer.value });
      return;
    }
    const answer = await jobs[kind].run(input);
    if (answer.kind === 'done') setOutcome({ kind, report: answer.value });
  };
  return {
    make: () => void begin('make'),
    check: () => void begin('check'),
    drill: () => void begin('drill'),
    isBusy: pending !== undefined,
    running:
      pending === undefined
        ? undefined
        : { kind: pending, progress: jobs[pending].progress, cancel: jobs[pending].cancel },
    problem: pending === undefined ? jobs[last].problem : undefined,
    outcome,
  };
}

function MadeNotice({ made }: { readonly made: Made }) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useMediumName();
  const heldFiles = useHeldFiles();
  return (
    <Notice tone="done" title={t('backups:made.title', { medium: name(made) })} isLive>
      <Stack gap="s">
        <p>
          {heldFiles(made.residents)}{' '}
          {t('backups:made.size', {
            size: format.bytes(made.bytes),
            events: format.number(made.events),
          })}
        </p>
        {made.kind === 'same-disk' ? <p>{t('backups:made.same-disk')}</p> : null}
        {made.isNewMedium ? <p>{t('backups:made.new-medium')}</p> : null}
        <p>{t('backups:made.next')}</p>
      </Stack>
    </Notice>
  );
}

function Advice() {
  const { t } = useTranslation();
  return (
    <Section title={t('backups:advice.title')}>
      <ul className="plain-points">
        {(['not-encryption', 'two', 'elsewhere', 'unplug', 'again', 'destroy'] as const).map(
          (line) => (
            <li key={line}>{t(`backups:advice.${line}`)}</li>
          ),
        )}
      </ul>
    </Section>
  );
}
