// How the system is asked: files that it keeps for that, and its own programs. Only read, never as another user, and never
// longer than a few seconds: a question that hangs is answered with nothing.
import { execFile } from 'node:child_process';
import { readdir, readFile, realpath } from 'node:fs/promises';

/** Each answers undefined (a list: nothing) where the system does not tell. */
export interface Asked {
  read(path: string): Promise<string | undefined>;
  list(path: string): Promise<readonly string[]>;
  /** Where a path ends once links are followed. */
  real(path: string): Promise<string | undefined>;
  /** What the program says, on either of its two ways. */
  run(program: string, ...words: readonly string[]): Promise<string | undefined>;
  environment(name: string): string | undefined;
}

const PATIENCE_MS = 5000;
const MAX_ANSWER_BYTES = 256 * 1024;

export const theSystem: Asked = {
  read: (path) => readFile(path, 'utf8').catch(() => undefined),
  list: (path) => readdir(path).catch(() => []),
  real: (path) => realpath(path).catch(() => undefined),
  run: (program, ...words) => answerOf(program, words),
  environment: (name) => process.env[name],
};

function answerOf(program: string, words: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(
      program,
      words,
      {
        timeout: PATIENCE_MS,
        killSignal: 'SIGKILL',
        maxBuffer: MAX_ANSWER_BYTES,
        windowsHide: true,
        env: { ...process.env, LC_ALL: 'C' },
      },
      (error, said, besides) => resolve(error === null ? `${said}\n${besides}` : undefined),
    );
  });
}
