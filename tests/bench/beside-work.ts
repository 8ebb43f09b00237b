// How long somebody waits for an answer while the vault does long work, beside the same asking alone.
import { setTimeout as pause } from 'node:timers/promises';
import type { VaultAt } from '../../electron/vault/process/vault-at';
import { residents } from '../../src/features/residents/contract';
import type { InputOf } from '../../src/kernel/operation';
import { rounded, timedAsync } from './measure';

const ASK_EVERY_MS = 20;
const ALONE_MS = 4000;

type Filter = InputOf<typeof residents.list>['filter'];
type Work = (onStep: (step: string) => void) => Promise<unknown>;

/** Does the work while somebody keeps asking for the list of residents; before that, the same asking alone. */
export async function besideAsking(at: VaultAt, filter: Filter, work: Work) {
  // The first list opens names that later ones find in memory.
  await ask(at, residents.list, { filter });
  const alone = await whileAsking(at, filter, () => pause(ALONE_MS));
  const beside = await whileAsking(at, filter, work);
  return {
    took: beside.took,
    notes: {
      longestAnswerMs: rounded(beside.longestAnswer),
      longestDuring: beside.during,
      longestAnswerAloneMs: rounded(alone.longestAnswer),
    },
  };
}

/** The longest wait for an answer while `work` runs, and at which of its steps that was. */
async function whileAsking(at: VaultAt, filter: Filter, work: Work) {
  let longestAnswer = 0;
  let during = 'begin';
  let step = 'begin';
  let isRunning = true;
  const asker = (async () => {
    while (isRunning) {
      const answered = await timedAsync(() => ask(at, residents.list, { filter }));
      if (answered > longestAnswer) during = step;
      longestAnswer = Math.max(longestAnswer, answered);
      await pause(ASK_EVERY_MS);
    }
  })();
  const took = await timedAsync(() =>
    work((name) => {
      step = name;
    }),
  );
  isRunning = false;
  await asker;
  return { took, longestAnswer, during };
}

export async function ask(
  at: VaultAt,
  operation: { readonly name: string },
  input: unknown,
  onStep: (step: string) => void = () => undefined,
) {
  const sessionId = at.gate.open?.session.id;
  const call = {
    kind: 'call' as const,
    callId: '1',
    operation: operation.name,
    input,
    ...(sessionId === undefined ? {} : { sessionId }),
  };
  const watch = {
    onProgress: (progress: { readonly step: string }) => onStep(progress.step),
    cancelled: () => false,
  };
  const answer = await at.host.answer(call, watch);
  if (answer.kind !== 'done') throw new Error(`${operation.name}: ${JSON.stringify(answer)}`);
}
