// The log: one JSON line per fault, with codes and places in our code only. Never a message, never a value.
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sqliteCode } from '../database/driver';

export type LogFault = (operation: string, error: unknown) => string;

/** Writes to `folder/kanaf.log`, mode 0600. A log that cannot be written never stops the work. */
export function faultLog(folder: string, now: () => string): LogFault {
  return (operation, error) => {
    const at = now();
    const reference = referenceOf(at);
    const line = JSON.stringify({ at, reference, operation, ...describe(error) });
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      appendFileSync(join(folder, 'kanaf.log'), `${line}\n`, { mode: 0o600 });
    } catch {
      return reference;
    }
    return reference;
  };
}

/** Nine characters a worker can read out on the telephone. */
function referenceOf(at: string): string {
  return `K-${at.replace(/[^0-9]/g, '').slice(6, 17)}`;
}

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const places = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8)
    .map((line) => line.trim().replace(/\(?(?:file:\/\/)?\/[^)]*\//, '('));
  return { error: error.name, code: sqliteCode(error), places };
}
