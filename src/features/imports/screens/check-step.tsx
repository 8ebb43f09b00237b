// What importing would do, before it is done: how many files, what is left out and why, what was mended.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { useCommand } from '../../../ui/call';
import { Checkbox } from '../../../ui/choice';
import { useFormat } from '../../../ui/format';
import { Row, Section, Stack } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { ProgressBar } from '../../../ui/progress-bar';
import { type ImportPreview, imports } from '../contract';
import { ArchiveTable } from './archive-table';
import { Causes, Mended, ReportCounts } from './causes';
import type { Done } from './done-step';
import { AlreadyImported } from './file-facts';
import { FirstRows } from './first-rows';
import type { ImportPlanState } from './import-plan';
import { KnownRows, TwinRows } from './known-rows';
import { LeavingRows } from './leaving-rows';
import { RejectedRows } from './rejected-rows';
import { WhoWillSee } from './who-will-see';

export interface CheckStepProps {
  readonly preview: ImportPreview;
  readonly state: ImportPlanState;
  readonly onBack: () => void;
  readonly onDone: (done: Done) => void;
}

export function CheckStep({ preview, state, onBack, onDone }: CheckStepProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [again, setAgain] = useState(false);
  const run = useCommand(imports.run);
  const { plan } = state;
  const guessed = unsettledTitles(preview);
  const mayRun =
    preview.report.create > 0 &&
    guessed.length === 0 &&
    (preview.alreadyImportedAt === undefined || again);
  const start = async (): Promise<void> => {
    const answer = await run.run({ ...plan, again });
    if (answer.kind === 'done') onDone({ ...answer.value, plan });
  };
  if (run.isPending) return <Running run={run} rows={preview.rows} />;
  return (
    <>
      {run.problem === undefined ? null : <Notice tone="needs" title={run.problem} isLive />}
      <AlreadyImported preview={preview} />
      {guessed.length === 0 ? null : (
        <Notice
          tone="needs"
          title={t('imports:map.unsettled', { columns: format.list(guessed) })}
          actions={
            <Button size="small" onPress={onBack}>
              {t('imports:nav.back-map')}
            </Button>
          }
        />
      )}
      <Section title={t('imports:check.title')} description={t('imports:check.first-rows-note')}>
        <Stack>
          <ReportCounts report={preview.report} isArchive={preview.archive !== undefined} />
          <Causes preview={preview} onChange={state.setMapping} />
          <Mended mended={preview.report.mended} />
          {preview.archive === undefined ? <WhoWillSee /> : null}
          <RejectedRows plan={plan} report={preview.report} />
        </Stack>
      </Section>
      <LeftOutColumns titles={preview.leftOut} />
      <LeavingRows preview={preview} onChange={state.setMapping} />
      <TwinRows preview={preview} onChange={state.setMapping} />
      <KnownRows preview={preview} onChange={state.setMapping} />
      {preview.archive === undefined ? (
        <FirstRows preview={preview} />
      ) : (
        <ArchiveTable archive={preview.archive} />
      )}
      {preview.alreadyImportedAt === undefined ? null : (
        <Checkbox label={t('imports:check.again-label')} value={again} onChange={setAgain} />
      )}
      <Row>
        <Button kind="primary" icon="check" isDisabled={!mayRun} onPress={() => void start()}>
          {t('imports:check.run')}
        </Button>
        <Button onPress={onBack}>{t('imports:nav.back-map')}</Button>
      </Row>
    </>
  );
}

function unsettledTitles({ columns, mapping }: ImportPreview): string[] {
  return columns
    .filter(({ index }) => mapping.unsettled.includes(index))
    .map(({ title }) => `\u2068${title}\u2069`);
}

function LeftOutColumns({ titles }: { readonly titles: readonly string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (titles.length === 0) return null;
  const columns = format.list(titles.map((title) => `\u2068${title}\u2069`));
  return (
    <Notice tone="needs" title={t('imports:check.left-columns', { columns })}>
      {t('imports:check.left-columns-help')}
    </Notice>
  );
}

interface RunningProps {
  readonly run: ReturnType<typeof useCommand<typeof imports.run>>;
  readonly rows: number;
}

function Running({ run, rows }: RunningProps) {
  const { t } = useTranslation();
  const { done, total, step } = run.progress ?? { done: 0, total: rows, step: 'reading' };
  return (
    <ProgressBar
      label={t('imports:check.running')}
      done={done}
      total={total}
      step={t(`imports:step.${step}`)}
      onCancel={run.cancel}
    />
  );
}
