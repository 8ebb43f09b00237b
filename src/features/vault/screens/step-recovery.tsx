// The emergency kit: recovery code and device code, shown once, put on paper, and proved by typing a part of the code back.
// Without that proof nothing is finished.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { useCommand } from '../../../ui/call';
import { Stack } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { Loading } from '../../../ui/progress-bar';
import { vault } from '../contract';
import type { PapersShown } from '../papers';
import { CodeInHand } from './code-in-hand';
import type { FoundInput } from './first-run-answers';
import { StepBack } from './step-back';

export interface StepRecoveryProps {
  readonly input: FoundInput;
  readonly papers: PapersShown | undefined;
  readonly onPapers: (papers: PapersShown | undefined) => void;
  readonly onConfirmed: () => void;
  readonly onBack: () => void;
}

export function StepRecovery(props: StepRecoveryProps) {
  const { papers, onPapers, input } = props;
  const [isTyping, setTyping] = useState(false);
  const founding = useCommand(vault.found);
  const { run } = founding;
  const asked = useRef<FoundInput | undefined>(undefined);
  useEffect(() => {
    if (papers !== undefined || asked.current === input) return;
    asked.current = input;
    void run(input).then((answer) => {
      if (answer.kind === 'done') onPapers(answer.value);
    });
  }, [papers, input, onPapers, run]);
  if (papers === undefined) {
    return (
      <Founding
        step={founding.progress?.step}
        problem={founding.problem}
        onBack={props.onBack}
        onAgain={() => void again()}
      />
    );
  }
  return (
    <CodeInHand
      papers={papers}
      isTyping={isTyping}
      onTyping={setTyping}
      secondary={<StepBack onPress={props.onBack} />}
      onConfirmed={props.onConfirmed}
      onOver={() => {
        asked.current = undefined;
        setTyping(false);
        onPapers(undefined);
      }}
    />
  );

  async function again(): Promise<void> {
    const answer = await run(input);
    if (answer.kind === 'done') onPapers(answer.value);
  }
}

interface FoundingProps {
  readonly step: string | undefined;
  readonly problem: string | undefined;
  readonly onAgain: () => void;
  readonly onBack: () => void;
}

function Founding({ step, problem, onAgain, onBack }: FoundingProps) {
  const { t } = useTranslation();
  if (problem === undefined) {
    return <Loading label={t(`vault:recovery.${step === 'measuring' ? 'measuring' : 'making'}`)} />;
  }
  return (
    <Stack>
      <Notice tone="needs" title={problem} isLive>
        {t('vault:recovery.nothing-written')}
      </Notice>
      <div className="form-actions">
        <Button kind="primary" onPress={onAgain}>
          {t('ui:try-again')}
        </Button>
        <StepBack onPress={onBack} />
      </div>
    </Stack>
  );
}
