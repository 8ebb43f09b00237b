// One summary: its figures, its four files and their fingerprints, handing over, and correcting by a new version.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../kernel/operation';
import type { SummaryId } from '../../../kernel/ids';
import { Bidi, Code } from '../../../ui/bidi';
import { Button, LinkButton } from '../../../ui/button';
import { useCommand, useQueryOf } from '../../../ui/call';
import { ConfirmDialog } from '../../../ui/dialog';
import { useFormat } from '../../../ui/format';
import { Facts, Row, Section, Stack } from '../../../ui/layout';
import { useParam } from '../../../ui/navigate';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { useMayAsk } from '../../../ui/session';
import { shell } from '../../../ui/shell';
import { SimpleTable } from '../../../ui/simple-table';
import { summaries } from '../contract';
import { isRecipient } from '../recipients';
import { isHalfDone } from '../states';
import { PublishedFigures } from './figure-table';
import { Hash } from './hash';
import { Preview } from './prepare-screen';
import { StateBadge } from './reports-screen';
import { SignProgress } from './sign-progress';
import { useTableWords } from './table-words';

type Opened = OutputOf<typeof summaries.open>;

interface OpenedProps {
  readonly opened: Opened;
}

export function SummaryScreen() {
  const { t } = useTranslation();
  const id = useParam('summaryId') as SummaryId;
  const opened = useQueryOf(summaries.open, { id });
  return (
    <Page
      title={t('summaries:open.title', { sequence: opened.value?.line.sequence ?? '' })}
      back={{ href: '/reports', label: t('summaries:list.title') }}
      width="wide"
    >
      <QueryState of={opened}>
        {(value) => (
          <Stack gap="l">
            <SummaryFacts opened={value} />
            {isHalfDone(value.line.state) ? <HalfDone opened={value} /> : null}
            {value.line.state === 'signed' ? <SignedFiles opened={value} /> : null}
            <Section title={t('summaries:prepare.published')}>
              <Stack gap="l">
                {value.content.tables.map((table) => (
                  <PublishedFigures key={table.id} table={table} k={value.content.profile.k} />
                ))}
              </Stack>
            </Section>
          </Stack>
        )}
      </QueryState>
    </Page>
  );
}

/** A corrected version covers the same days and the same audience; only the figures and the reason are new. */
export function ReplaceScreen() {
  const { t } = useTranslation();
  const id = useParam('summaryId') as SummaryId;
  const opened = useQueryOf(summaries.open, { id });
  return (
    <Page
      title={t('summaries:open.replace')}
      back={{ href: `/reports/${id}`, label: t('summaries:list.title') }}
      width="wide"
    >
      <QueryState of={opened}>
        {({ line: { period, profile } }) => <Preview asked={{ period, profile }} replaces={id} />}
      </QueryState>
    </Page>
  );
}

function SummaryFacts({ opened }: OpenedProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useTableWords();
  const { line, issue, content } = opened;
  const { number } = format;
  return (
    <Facts
      items={[
        { term: t('summaries:list.state'), value: <StateBadge state={line.state} /> },
        {
          term: t('summaries:list.number'),
          value: t('summaries:list.number-version', {
            number: number(line.sequence),
            version: number(line.version),
          }),
        },
        { term: t('summaries:list.period'), value: words.period(line.period) },
        { term: t('summaries:list.profile'), value: t(`summaries:profile.${line.profile}`) },
        {
          term: t('summaries:print.facility'),
          value: <Code>{content.shelter.facilityCode}</Code>,
        },
        ...(issue === null || issue.recipient === null
          ? []
          : [
              {
                term: t('summaries:print.recipient'),
                value: <RecipientName of={issue.recipient} />,
              },
            ]),
        ...(line.signedAt === null
          ? []
          : [{ term: t('summaries:list.signed-at'), value: format.instant(line.signedAt) }]),
      ]}
    />
  );
}

/** Summaries signed before there were codes carry a line of text. */
function RecipientName({ of }: { readonly of: string }) {
  const { t } = useTranslation();
  return isRecipient(of) ? t(`summaries:recipient.${of}`) : <Bidi>{of}</Bidi>;
}

/** A number that was taken and not yet signed: finished now, or given up for good. */
function HalfDone({ opened: { line } }: OpenedProps) {
  const { t } = useTranslation();
  const sign = useCommand(summaries.sign);
  const giveUp = useCommand(summaries.voidSealed);
  const maySign = useMayAsk(summaries.sign.permission);
  const [isAsking, setAsking] = useState(false);
  const problem = sign.problem ?? giveUp.problem;
  return (
    <Stack>
      <Notice tone="needs" title={t('summaries:open.half-done')}>
        {t('summaries:open.half-done-help')}
      </Notice>
      {problem === undefined ? null : <Notice tone="needs" isLive title={problem} />}
      <SignProgress progress={sign.progress} isPending={sign.isPending} />
      {maySign ? (
        <Row>
          <Button
            kind="primary"
            icon="signed"
            isPending={sign.isPending}
            onPress={() => void sign.run({ id: line.id })}
          >
            {t('summaries:open.resume')}
          </Button>
          <Button kind="quiet" isDisabled={sign.isPending} onPress={() => setAsking(true)}>
            {t('summaries:open.void')}
          </Button>
        </Row>
      ) : null}
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('summaries:open.void')}
        confirmLabel={t('summaries:open.void')}
        tone="destructive"
        onConfirm={() => {
          setAsking(false);
          void giveUp.run({ id: line.id });
        }}
      >
        {t('summaries:open.void-help')}
      </ConfirmDialog>
    </Stack>
  );
}

function SignedFiles({ opened: { line, files, payloadSha256 } }: OpenedProps) {
  const { t } = useTranslation();
  const handOver = useCommand(summaries.export);
  const certificate = useCommand(summaries.handCertificate);
  const mayReplace = useMayAsk(summaries.prepare.permission);
  const [savedIn, setSavedIn] = useState<string | undefined>(undefined);
  const [fingerprint, setFingerprint] = useState<string | undefined>(undefined);
  const saveCertificate = async () => {
    const folder = await shell()?.ask({ kind: 'choose-folder', purpose: 'export' });
    if (folder === null || folder === undefined) return;
    const answer = await certificate.run({ folder: folder.token });
    setFingerprint(answer.kind === 'done' ? answer.value.fingerprint : undefined);
  };
  const save = async () => {
    const folder = await shell()?.ask({ kind: 'choose-folder', purpose: 'export' });
    if (folder === null || folder === undefined) return;
    const answer = await handOver.run({ id: line.id, folder: folder.token });
    setSavedIn(answer.kind === 'done' ? folder.path : undefined);
  };
  return (
    <Section
      title={t('summaries:open.files')}
      actions={
        <>
          <Button
            kind="primary"
            icon="download"
            isPending={handOver.isPending}
            onPress={() => void save()}
          >
            {t('summaries:open.save')}
          </Button>
          <Button
            kind="quiet"
            icon="signed"
            isPending={certificate.isPending}
            onPress={() => void saveCertificate()}
          >
            {t('summaries:open.certificate')}
          </Button>
          {mayReplace ? (
            <LinkButton kind="quiet" icon="edit" href={`/reports/${line.id}/replace`}>
              {t('summaries:open.replace')}
            </LinkButton>
          ) : null}
        </>
      }
    >
      <Stack>
        {handOver.problem === undefined ? null : (
          <Notice tone="needs" isLive title={handOver.problem} />
        )}
        {certificate.problem === undefined ? null : (
          <Notice tone="needs" isLive title={certificate.problem} />
        )}
        {fingerprint === undefined ? null : (
          <Notice tone="done" isLive title={t('summaries:open.certificate-saved')}>
            <Hash value={fingerprint} />
          </Notice>
        )}
        {savedIn === undefined ? null : (
          <Notice tone="done" isLive title={t('summaries:open.saved')}>
            <Code>{savedIn}</Code>
          </Notice>
        )}
        <SimpleTable
          caption={t('summaries:open.hashes')}
          columns={[
            { id: 'name', title: t('summaries:open.file') },
            { id: 'hash', title: 'SHA-256' },
          ]}
          rows={files.map(({ name, sha256 }) => ({
            id: name,
            cells: [<Code key="name">{name}</Code>, <Hash key="hash" value={sha256} />],
          }))}
        />
        {payloadSha256 === null ? null : (
          <Facts
            items={[{ term: t('summaries:print.hash'), value: <Hash value={payloadSha256} /> }]}
          />
        )}
      </Stack>
    </Section>
  );
}
