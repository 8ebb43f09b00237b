// The trail in plain sentences, newest first, for those who may read it, and a check that nobody changed it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge';
import { Code } from '../../../ui/bidi';
import { Button } from '../../../ui/button';
import { call, useCommand, useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Stack, Text } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { ProgressBar } from '../../../ui/progress-bar';
import { QueryState } from '../../../ui/query-state';
import { SimpleTable } from '../../../ui/simple-table';
import { audit, type AuditLine, type AuditVerdict } from '../contract';

export function AuditScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const newest = useQueryOf(audit.read, {});
  const checking = useCheck();
  return (
    <Page
      title={t('audit:title')}
      lead={t('audit:lead')}
      back={{ href: '/office', label: t('office:title') }}
      action={
        <Button
          kind="primary"
          icon="shield"
          isPending={checking.isPending}
          onPress={checking.check}
        >
          {t('audit:verify')}
        </Button>
      }
    >
      {checking.isPending ? (
        <ProgressBar
          label={t('audit:verifying')}
          done={checking.progress?.done ?? 0}
          total={checking.progress?.total ?? 1}
          onCancel={checking.cancel}
        />
      ) : null}
      {checking.problem === undefined ? null : (
        <Notice tone="needs" title={checking.problem} isLive />
      )}
      {checking.verdict === undefined ? null : <Verdict {...checking.verdict} />}
      <QueryState of={newest}>
        {({ events, size }) => (
          <Stack>
            <Text tone="muted">{t('audit:size', { count: size })}</Text>
            <Lines key={events[0]?.sequence ?? 0} newest={events} format={format} />
          </Stack>
        )}
      </QueryState>
    </Page>
  );
}

function useCheck() {
  const job = useCommand(audit.verify);
  const [verdict, setVerdict] = useState<AuditVerdict | undefined>();
  const check = () => {
    setVerdict(undefined);
    void job.run({}).then((answer) => {
      if (answer.kind === 'done') setVerdict(answer.value);
    });
  };
  return { ...job, verdict, check };
}

function Verdict({ sound, size, root, firstBad }: AuditVerdict) {
  const { t } = useTranslation();
  if (sound) {
    return (
      <Notice tone="done" title={t('audit:sound', { count: size })} isLive>
        {t('audit:root')} <Code>{root?.slice(0, 16) ?? ''}</Code>
      </Notice>
    );
  }
  return (
    <Notice tone="danger" title={t('audit:unsound', { number: firstBad ?? 0 })} isLive>
      {t('audit:unsound-next')}
    </Notice>
  );
}

interface LinesProps {
  readonly newest: readonly AuditLine[];
  readonly format: ReturnType<typeof useFormat>;
}

function Lines({ newest, format }: LinesProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [older, setOlder] = useState<readonly AuditLine[]>([]);
  const [isAsking, setAsking] = useState(false);
  const lines = [...newest, ...older];
  const last = lines.at(-1)?.sequence ?? 1;
  const more = async () => {
    setAsking(true);
    const answer = await call(audit.read, { before: last });
    setAsking(false);
    if (answer.kind === 'done') setOlder([...older, ...answer.value.events]);
  };
  return (
    <Stack>
      <SimpleTable
        caption={t('audit:title')}
        isCaptionHidden
        columns={[
          { id: 'at', title: t('audit:column.at') },
          { id: 'actor', title: t('audit:column.actor') },
          { id: 'what', title: t('audit:column.what') },
          { id: 'about', title: t('audit:column.about') },
        ]}
        rows={lines.map((line) => ({
          id: String(line.sequence),
          cells: [
            format.instant(line.at),
            line.actor === 'vault' ? t('audit:by-itself') : <Code key="actor">{line.actor}</Code>,
            <What key="what" line={line} sentence={sentence(line.verb)} />,
            line.object === undefined ? '' : <Code key="about">{line.object.id.slice(0, 8)}</Code>,
          ],
        }))}
      />
      {last > 1 ? (
        <div>
          <Button isPending={isAsking} onPress={() => void more()}>
            {t('audit:older')}
          </Button>
        </div>
      ) : null}
    </Stack>
  );
}

function What({ line, sentence }: { readonly line: AuditLine; readonly sentence: string }) {
  const { t } = useTranslation();
  if (line.outcome === 'done') return <>{sentence}</>;
  return (
    <>
      {sentence} <Badge tone="needs">{t('audit:refused')}</Badge>
    </>
  );
}

/** A verb of a later version is shown by its code: nothing is left out of a trail. */
function useSentence(): (verb: string) => string {
  const { t, i18n } = useTranslation();
  return (verb) => {
    const key = wordOf(verb);
    return i18n.exists(`audit:verb.${key}`) ? t(`audit:verb.${key}`) : t('audit:unknown', { verb });
  };
}

/** Refused calls carry the operation's own name, `residents.possibleDuplicates`. */
function wordOf(verb: string): string {
  return verb.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
