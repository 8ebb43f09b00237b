// The first run: from an empty machine to an open vault, in seven steps. Going back keeps every answer;
// the vault cannot be finished before the recovery code was typed back.
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { RadioGroup } from '../../../ui/choice';
import type { Language } from '../../../ui/format';
import { Stack } from '../../../ui/layout';
import { Steps } from '../../../ui/steps';
import type { OpenSession } from '../contract';
import type { PapersShown } from '../papers';
import { AboutButton } from './about-button';
import { DoorLayout } from './door-layout';
import {
  type FirstRunAnswers,
  foundInput,
  START_ANSWERS,
  STEPS,
  type Step,
} from './first-run-answers';
import { FolderLine } from './folder-line';
import { StepManager } from './step-manager';
import { StepPurpose } from './step-purpose';
import { StepCards } from './step-cards';
import { StepRecovery } from './step-recovery';
import { StepShelter } from './step-shelter';
import { StepTeam } from './step-team';

export interface FirstRunProps {
  readonly tools?: ReactNode;
  readonly folder: string;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly onChooseFolder: () => void;
  /** Instead of founding: bring a vault back from a backup. */
  readonly onRestore?: () => void;
  /** What runs, and on which computer; offered before anything was typed. */
  readonly onAbout?: () => void;
  /** The shelter's way of writing as chosen so far. */
  readonly onSettings?: (settings: NonNullable<FirstRunAnswers['settings']>) => void;
  readonly onOpened: (session: OpenSession) => void;
}

interface Made {
  /** Of which answers and folder these keys were made; other answers need a new ceremony. */
  readonly of: string;
  readonly papers: PapersShown;
}

export function FirstRun(props: FirstRunProps) {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>('language');
  const [answers, setAnswers] = useState(START_ANSWERS);
  const [made, setMade] = useState<Made | undefined>(undefined);
  const input = useMemo(() => foundInput(answers), [answers]);
  const of = JSON.stringify([props.folder, input]);
  const papers = made?.of === of ? made.papers : undefined;
  const keep = (change: Partial<FirstRunAnswers>, next: Step) => {
    setAnswers({ ...answers, ...change });
    setStep(next);
  };
  return (
    <DoorLayout
      tools={props.tools}
      width="wide"
      title={t(`vault:first.${step}.title`)}
      lead={t(`vault:first.${step}.lead`)}
      above={<StepLine step={step} />}
    >
      <FocusOnStep step={step} />
      {step === 'language' ? <StepLanguage {...props} onDone={() => setStep('shelter')} /> : null}
      {step === 'shelter' ? (
        <StepShelter
          start={answers.shelter}
          onDone={(shelter, settings) => {
            if (settings !== undefined) props.onSettings?.(settings);
            keep({ shelter, settings }, 'manager');
          }}
          onBack={(shelter) => keep({ shelter }, 'language')}
        />
      ) : null}
      {step === 'manager' ? (
        <StepManager
          start={answers.manager}
          shelterWords={[answers.shelter.name ?? '', answers.shelter.facilityCode ?? '']}
          onDone={(manager) => keep({ manager }, 'team')}
          onBack={(manager) => keep({ manager }, 'shelter')}
        />
      ) : null}
      {step === 'team' ? (
        <StepTeam
          managerCode={answers.manager.code}
          team={answers.team}
          onTeam={(team) => setAnswers({ ...answers, team })}
          onDone={() => setStep('purpose')}
          onBack={() => setStep('manager')}
        />
      ) : null}
      {step === 'purpose' ? (
        <StepPurpose
          start={answers.purpose}
          onDone={(purpose) => keep({ purpose }, 'recovery')}
          onBack={(purpose) => keep({ purpose }, 'team')}
        />
      ) : null}
      {step === 'recovery' && input !== undefined ? (
        <StepRecovery
          input={input}
          papers={papers}
          onPapers={(next) => setMade(next === undefined ? undefined : { of, papers: next })}
          onConfirmed={() => setStep('cards')}
          onBack={() => setStep('purpose')}
        />
      ) : null}
      {step === 'cards' && papers !== undefined ? (
        <StepCards
          papers={papers}
          isTraining={answers.purpose.purpose === 'training'}
          onOpened={props.onOpened}
          onBack={() => setStep('recovery')}
          onOver={() => {
            setMade(undefined);
            setStep('recovery');
          }}
        />
      ) : null}
    </DoorLayout>
  );
}

function StepLine({ step }: { readonly step: Step }) {
  const { t } = useTranslation();
  const here = STEPS.indexOf(step);
  return (
    <Steps
      label={t('vault:first.steps')}
      items={STEPS.map((id, index) => ({
        id,
        title: t(`vault:first.${id}.short`),
        status: index < here ? 'done' : index === here ? 'current' : 'todo',
      }))}
    />
  );
}

/** A new step begins at its title, for eyes and for ears. */
function FocusOnStep({ step }: { readonly step: Step }) {
  const shown = useRef<Step>('language');
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    document.querySelector<HTMLElement>('h1')?.focus();
  }, [step]);
  return null;
}

function StepLanguage(props: FirstRunProps & { readonly onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack gap="l">
      <RadioGroup
        label={t('vault:first.language.question')}
        options={[
          { id: 'ar', text: t('app:language.ar') },
          { id: 'en', text: t('app:language.en') },
        ]}
        value={props.language}
        onChange={(language) => {
          if (language !== null) props.onLanguage(language as Language);
        }}
      />
      <FolderLine folder={props.folder} onChoose={props.onChooseFolder} />
      <div className="form-actions">
        <Button kind="primary" onPress={props.onDone}>
          {t('vault:first.continue')}
        </Button>
        {props.onRestore === undefined ? null : (
          <Button icon="history" onPress={props.onRestore}>
            {t('backups:restore.title')}
          </Button>
        )}
        <AboutButton onPress={props.onAbout} />
      </div>
    </Stack>
  );
}
