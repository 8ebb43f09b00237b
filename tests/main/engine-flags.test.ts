// Limits of memory for the processes that main starts: Electron hands a flag of the engine on only inside `--js-flags`. Given by
// itself it is taken and does nothing, as the limit for summaries of strangers once did.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const MAIN = join(import.meta.dirname, '../../electron/main');

it('every flag for a process of main is in the form that Electron hands on', () => {
  const flags = readdirSync(MAIN)
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [
      ...readFileSync(join(MAIN, name), 'utf8').matchAll(/execArgv: \[['`](\S+?)[=\s]/g),
    ])
    .map(([, flag]) => flag);
  expect(flags).toEqual(['--js-flags', '--js-flags']);
});
