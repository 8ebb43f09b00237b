// A file that was read and is being looked at: what it is, what its columns mean, what importing it would do.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { useQueryOf } from '../../../ui/call';
import { Row, Stack } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { Loading } from '../../../ui/progress-bar';
import { type ImportPreview, imports } from '../contract';
import { CheckStep } from './check-step';
import { ColumnMapping } from './column-mapping';
import type { Done } from './done-step';
import { FileFacts } from './file-facts';
import {
  type ImportPlanState,
  type ImportStep,
  type TakenFile,
  useImportPlan,
} from './import-plan';
import { ListRules } from './list-rules';
import { WordMapping } from './word-mapping';

export interface FileInHandProps {
  readonly file: TakenFile;
  readonly step: ImportStep;
  readonly onStep: (step: ImportStep) => void;
  readonly onOther: () => void;
  readonly onDone: (done: Done) => void;
}

export function FileInHand(props: FileInHandProps) {
  const { t } = useTranslation();
  const state = useImportPlan(props.file);
  const preview = useQueryOf(imports.preview, state.plan);
  const shown = useLast(preview.value);
  const other = <Button onPress={props.onOther}>{t('imports:nav.back-file')}</Button>;
  return (
    <Stack gap="l">
      {preview.problem === undefined ? null : (
        <Notice tone="needs" title={preview.problem} isLive actions={other} />
      )}
      {shown === undefined ? (
        preview.problem === undefined && <Loading />
      ) : props.step === 'map' ? (
        <>
          <MapStep file={props.file} preview={shown} state={state} />
          <Row>
            <Button kind="primary" endIcon="forward" onPress={() => props.onStep('check')}>
              {t('imports:nav.next-check')}
            </Button>
            {other}
          </Row>
        </>
      ) : (
        <CheckStep
          preview={shown}
          state={state}
          onBack={() => props.onStep('map')}
          onDone={props.onDone}
        />
      )}
    </Stack>
  );
}

// A choice that the file does not bear (a title row with nothing under it) must not take the choices away.
function useLast(value: ImportPreview | undefined): ImportPreview | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}

interface MapStepProps {
  readonly file: TakenFile;
  readonly preview: ImportPreview;
  readonly state: ImportPlanState;
}

function MapStep({ file, preview, state }: MapStepProps) {
  return (
    <>
      <FileFacts file={file} preview={preview} state={state} />
      {preview.kind === 'own-list' ? (
        <>
          <ColumnMapping preview={preview} onChange={state.setMapping} />
          <WordMapping preview={preview} onChange={state.setMapping} />
        </>
      ) : null}
      {preview.kind === 'ctdc' ? null : <ListRules preview={preview} onChange={state.setMapping} />}
    </>
  );
}
