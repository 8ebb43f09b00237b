// The one check of everything that this window may have running: by itself when it is due and nobody is at work, or
// at once when a reader of the trail asks. The frame and the page of the trail show the same one.
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import type { AnswerOf, Progress } from '../../../kernel/operation';
import { useCommand, useQueryOf } from '../../../ui/call';
import { audit, type CheckAnswer } from '../contract';

/** After the privacy screen, and before the vault locks itself where it does so soonest: two minutes at reception. */
const QUIET_MS = 90_000;
const TOUCHES = ['pointerdown', 'keydown', 'wheel'] as const;

export interface CheckRun {
  readonly isRunning: boolean;
  readonly progress: Progress | undefined;
  /** What the last check of this session found. */
  readonly answer: CheckAnswer | undefined;
  readonly problem: string | undefined;
  readonly start: () => void;
  readonly stop: () => void;
}

const IDLE: CheckRun = {
  isRunning: false,
  progress: undefined,
  answer: undefined,
  problem: undefined,
  start: () => undefined,
  stop: () => undefined,
};
const CheckRunContext = createContext<CheckRun>(IDLE);

export function useCheckRun(): CheckRun {
  return useContext(CheckRunContext);
}

export interface CheckRunsProps {
  readonly quietMs?: number;
  readonly children: ReactNode;
}

export function CheckRuns({ quietMs = QUIET_MS, children }: CheckRunsProps) {
  const { run, cancel, isPending, progress, problem } = useCommand(audit.check);
  const { value: state } = useQueryOf(audit.state, {});
  const [answer, setAnswer] = useState<CheckAnswer | undefined>();
  const [isUnwanted, setUnwanted] = useState(false);
  const begin = (asked: boolean) => {
    setAnswer(undefined);
    void run({ asked }).then((answered) => {
      if (answered.kind === 'done') setAnswer(answered.value);
      // What could not be done now is not tried again every two minutes.
      else if (!isMakingWay(answered)) setUnwanted(true);
    });
  };
  // What somebody stopped goes on in another session.
  const isWaiting = state?.check.isDue === true && state.mode === 'normal' && !isUnwanted;
  useQuiet({ isOn: isWaiting && !isPending, quietMs, then: () => begin(false) });
  return (
    <CheckRunContext
      value={{
        isRunning: isPending,
        progress,
        answer,
        problem,
        start: () => begin(true),
        stop: () => {
          setUnwanted(true);
          cancel();
        },
      }}
    >
      {children}
    </CheckRunContext>
  );
}

function isMakingWay(answered: AnswerOf<typeof audit.check>): boolean {
  return answered.kind === 'refused' && answered.refusal.code === 'audit.check-stopped';
}

/** Calls once nobody has touched the window for so long. */
function useQuiet(wish: {
  readonly isOn: boolean;
  readonly quietMs: number;
  readonly then: () => void;
}): void {
  const { isOn, quietMs, then } = wish;
  const latest = useRef(then);
  useEffect(() => {
    latest.current = then;
  }, [then]);
  useEffect(() => {
    if (!isOn) return undefined;
    const wait = () => setTimeout(() => latest.current(), quietMs);
    let timer = wait();
    const touched = () => {
      clearTimeout(timer);
      timer = wait();
    };
    for (const touch of TOUCHES)
      document.addEventListener(touch, touched, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const touch of TOUCHES) document.removeEventListener(touch, touched, { capture: true });
    };
  }, [isOn, quietMs]);
}
