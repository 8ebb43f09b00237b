// Bringing a list in: file, columns, check, done. Nothing in the records changes before the last step.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Stack } from '../../../ui/layout';
import { Page } from '../../../ui/page';
import { type StepStatus, Steps } from '../../../ui/steps';
import { ChooseFile } from './choose-file';
import { type Done, DoneStep } from './done-step';
import { FileInHand } from './file-in-hand';
import { IMPORT_STEPS, type ImportStep, type TakenFile } from './import-plan';
import { PastImports } from './past-imports';

export function ImportScreen() {
  const { t } = useTranslation();
  const [file, setFile] = useState<TakenFile | undefined>(undefined);
  const [step, setStep] = useState<ImportStep>('file');
  const [done, setDone] = useState<Done | undefined>(undefined);
  const way = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  // Every step begins at its top, for the eyes and for a screen reader.
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    way.current?.focus();
    way.current?.scrollIntoView?.({ block: 'center' });
  }, [step]);
  const startAgain = (): void => {
    setFile(undefined);
    setDone(undefined);
    setStep('file');
  };
  return (
    <Page
      title={t('imports:title')}
      lead={t('imports:lead')}
      documentTitle={t('imports:title')}
      back={{ href: '/office', label: t('office:title') }}
    >
      <Stack gap="l">
        <div ref={way} tabIndex={-1}>
          <Steps
            label={t('imports:title')}
            items={IMPORT_STEPS.map((id) => ({
              id,
              title: t(`imports:step.${id}`),
              status: statusOf(id, step),
            }))}
          />
        </div>
        {file === undefined ? (
          <>
            <ChooseFile
              onTaken={(taken) => {
                setFile(taken);
                setStep('map');
              }}
            />
            <PastImports />
          </>
        ) : done === undefined ? (
          <FileInHand
            key={file.token}
            file={file}
            step={step}
            onStep={setStep}
            onOther={startAgain}
            onDone={(value) => {
              setDone(value);
              setStep('done');
            }}
          />
        ) : (
          <DoneStep done={done} onAnother={startAgain} />
        )}
      </Stack>
    </Page>
  );
}

function statusOf(step: ImportStep, current: ImportStep): StepStatus {
  if (step === current) return step === 'done' ? 'done' : 'current';
  return IMPORT_STEPS.indexOf(step) < IMPORT_STEPS.indexOf(current) ? 'done' : 'todo';
}
