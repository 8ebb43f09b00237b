// The command line's checking process: reads one summary, answers and ends.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { CHECK_MEMORY_MB, CHECK_PATIENCE_MS } from '../vault/signing/check-limits';
import { type CheckAnswer, type CheckRequest, noAnswer } from '../vault/signing/checker';

const PROGRAM = join(import.meta.dirname, 'checker.js');

/** `program`: the checking process; built beside this one. */
export function checkInChild(request: CheckRequest, program = PROGRAM): Promise<CheckAnswer> {
  const child = fork(program, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {},
    execArgv: [`--max-old-space-size=${CHECK_MEMORY_MB}`],
  });
  return new Promise((resolve) => {
    const end = (answer: CheckAnswer): void => {
      clearTimeout(patience);
      resolve(answer);
      child.kill('SIGKILL');
    };
    const patience = setTimeout(() => end(noAnswer(request)), CHECK_PATIENCE_MS);
    child.once('error', () => end(noAnswer(request)));
    child.once('exit', () => end(noAnswer(request)));
    child.once('message', (answer) => end(answer as CheckAnswer));
    child.send(request, () => undefined);
  });
}
