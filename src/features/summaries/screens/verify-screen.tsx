// The check of a signed summary, with or without a session: one plain verdict, then who signed what and when.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputOf, OutputOf } from '../../../kernel/operation';
import { Code } from '../../../ui/bidi';
import { Button } from '../../../ui/button';
import { useCommand } from '../../../ui/call';
import { FileDrop, type TakenFile } from '../../../ui/file-drop';
import { useFormat } from '../../../ui/format';
import { Facts, Row, Section, Stack } from '../../../ui/layout';
import { Notice, type NoticeTone } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { Loading } from '../../../ui/progress-bar';
import { useMay } from '../../../ui/session';
import { summaries } from '../contract';
import { PublishedFigures } from './figure-table';
import { Hash } from './hash';
import { useTableWords } from './table-words';

type Verdict = OutputOf<typeof summaries.verify>;

/** What the verifier reads at most; larger files are not even taken. */
const LIMIT = 1_000_000;

export function VerifyScreen() {
  const { t } = useTranslation();
  const hasReports = useMay({ reporting: 'read' });
  const back = hasReports
    ? { href: '/reports', label: t('summaries:list.title') }
    : { href: '/', label: t('app:room.today') };
  return (
    <Page title={t('verify:title')} lead={t('verify:lead')} back={back} width="wide">
      <VerifyPanel />
    </Page>
  );
}

interface Shown {
  readonly fileName: string;
  readonly verdict: Verdict;
}

/** The same check without a page around it, for the door of a locked vault. */
export function VerifyPanel() {
  const { t } = useTranslation();
  const check = useCommand(summaries.verify);
  const [files, setFiles] = useState<readonly TakenFile[]>([]);
  const [shown, setShown] = useState<Shown | undefined>(undefined);
  const take = async (file: TakenFile) => {
    const kept = [...files.filter(({ name }) => endingOf(name) !== endingOf(file.name)), file];
    setFiles(kept);
    setShown(undefined);
    const asked = filesToCheck(kept);
    const answer = await check.run(asked);
    if (answer.kind === 'done') setShown({ fileName: asked.fileName, verdict: answer.value });
  };
  // With its verdict there, the place to drop a file gives way; only a half that waits for the other keeps it.
  const isDecided = shown !== undefined && faceOf(shown.verdict, shown.fileName) !== 'waiting';
  const again = () => {
    setFiles([]);
    setShown(undefined);
  };
  return (
    <Stack gap="l">
      {isDecided ? null : (
        <FileDrop
          label={t('verify:drop')}
          help={t('verify:drop-help')}
          accept={['.pdf', '.json', '.p7s']}
          maxBytes={LIMIT}
          onFile={(file) => void take(file)}
        />
      )}
      <div role="status" aria-live="assertive">
        <Stack>
          {check.isPending ? <Loading label={t('summaries:job.checking')} /> : null}
          {check.problem === undefined ? null : <Notice tone="needs" title={check.problem} />}
          {shown === undefined ? null : <VerdictWords {...shown} />}
        </Stack>
      </div>
      {shown === undefined ? null : (
        <>
          <Evidence verdict={shown.verdict} />
          <Row>
            <Button icon="undo" onPress={again}>
              {t('verify:again')}
            </Button>
          </Row>
        </>
      )}
    </Stack>
  );
}

type Face = 'accepted' | 'altered' | 'unknown-signer' | 'waiting' | 'refused';

const TONES: Readonly<Record<Face, NoticeTone>> = {
  accepted: 'done',
  altered: 'danger',
  'unknown-signer': 'needs',
  waiting: 'info',
  refused: 'danger',
};
/** Codes that mean: this is not what was signed. */
const ALTERED: readonly string[] = [
  'verify.changed',
  'verify.signature-wrong',
  'verify.coverage',
  'verify.padding',
  'verify.attachment-differs',
  'verify.unsigned-attributes',
];
const HALF: readonly string[] = ['verify.signature-missing', 'verify.json-missing'];

function faceOf({ outcome, code }: Verdict, fileName: string): Face {
  if (outcome === 'accepted') return 'accepted';
  if (outcome === 'indeterminate') return 'unknown-signer';
  if (HALF.includes(code ?? '') && endingOf(fileName) !== 'pdf') return 'waiting';
  return ALTERED.includes(code ?? '') ? 'altered' : 'refused';
}

function VerdictWords({ verdict, fileName }: Shown) {
  const { t } = useTranslation();
  const face = faceOf(verdict, fileName);
  const { code } = verdict;
  return (
    <div className={`verdict verdict-${face}`}>
      <Notice tone={TONES[face]} title={<Large>{t(`verify:verdict.${face}`)}</Large>}>
        <Stack gap="s">
          <p>
            <Code>{fileName}</Code>
          </p>
          <p>{code === null ? t('verify:accepted-help') : t(`errors:${code}`)}</p>
        </Stack>
      </Notice>
    </div>
  );
}

function Large({ children }: { readonly children: ReactNode }) {
  return <span className="verdict-words">{children}</span>;
}

function Evidence({ verdict: { evidence, content, issue } }: { readonly verdict: Verdict }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useTableWords();
  if (evidence === null || content === null || issue === null) return null;
  const { number } = format;
  return (
    <>
      <Section title={t('verify:evidence')}>
        <Facts
          items={[
            { term: t('verify:signer'), value: <Code>{evidence.facilityCode}</Code> },
            { term: t('verify:fingerprint'), value: <Hash value={evidence.fingerprint} /> },
            {
              term: t('verify:signed-at'),
              value: (
                <>
                  {format.instant(evidence.signedAt)} <small>{t('verify:claimed')}</small>
                </>
              ),
            },
            {
              term: t('verify:covered'),
              value: t('verify:covered-value', {
                covered: number(evidence.coveredBytes),
                whole: number(evidence.fileBytes),
              }),
            },
            { term: t('summaries:list.period'), value: words.period(content.period) },
            {
              term: t('summaries:list.number'),
              value: t('summaries:list.number-version', {
                number: number(issue.sequence),
                version: number(issue.version),
              }),
            },
            { term: t('summaries:print.hash'), value: <Hash value={evidence.payloadSha256} /> },
          ]}
        />
      </Section>
      <Section title={t('verify:figures')} description={t('summaries:print.training-mark')}>
        <Stack gap="l">
          {content.tables.map((table) => (
            <PublishedFigures key={table.id} table={table} k={content.profile.k} />
          ))}
        </Stack>
      </Section>
    </>
  );
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

/** The paper first, else the figures file, else the signature alone; the others go beside it. */
function filesToCheck(files: readonly TakenFile[]): InputOf<typeof summaries.verify> {
  const of = (ending: string) => files.find(({ name }) => endingOf(name) === ending);
  const json = of('json');
  const p7s = of('p7s');
  const main = of('pdf') ?? json ?? p7s ?? files.at(-1);
  if (main === undefined) throw new Error('nothing to check');
  return {
    fileName: main.name.slice(-255),
    bytes: new Uint8Array(main.bytes),
    ...(json === undefined || json === main ? {} : { json: new Uint8Array(json.bytes) }),
    ...(p7s === undefined || p7s === main ? {} : { p7s: new Uint8Array(p7s.bytes) }),
  };
}
