// Starts the process that reads a summary of strangers, for one file, and ends it: never the vault process, which has keys.
import { join } from 'node:path';
import { utilityProcess } from 'electron';
import {
  CHECK_MEMORY_MB,
  CHECK_PATIENCE_MS,
  type CheckAnswer,
  type CheckRequest,
} from '../vault/process/process-messages';

/** Undefined where the process ended or took too long. */
export function checkInOwnProcess(request: CheckRequest): Promise<CheckAnswer | undefined> {
  const child = utilityProcess.fork(join(import.meta.dirname, 'checker.js'), [], {
    serviceName: 'kanaf-checker',
    stdio: 'ignore',
    env: {},
    // Electron hands an engine's flag on only in this form; by itself it would do nothing.
    execArgv: [`--js-flags=--max-old-space-size=${CHECK_MEMORY_MB}`],
  });
  return new Promise((resolve) => {
    const end = (answer?: CheckAnswer): void => {
      clearTimeout(patience);
      resolve(answer);
      child.kill();
    };
    const patience = setTimeout(() => end(), CHECK_PATIENCE_MS);
    child.once('exit', () => end());
    child.once('message', (answer: CheckAnswer) => end(answer));
    child.postMessage(request);
  });
}
