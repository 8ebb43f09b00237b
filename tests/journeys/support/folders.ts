// What the worker chooses in the system's own folder dialog, and what lies in a folder.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningApp } from './app';

export async function willChoose(app: RunningApp, path: string): Promise<void> {
  await app.electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
}

/** Wrong tries are counted beside the vault, sealed or not: these may change, nothing else. */
const MAY_CHANGE = ['attempts.json', 'sealed-events.kanaf'];

/**
 * Every file of the vault with its hash. Read by another program: closing a file here would drop the lock that a vault
 * open in this test's own process holds on it.
 */
export function printsOf(folder: string): readonly string[] {
  const names = readdirSync(folder).filter((name) => !MAY_CHANGE.includes(name));
  const paths = names.toSorted().map((name) => join(folder, name));
  return execFileSync('sha256sum', paths, { encoding: 'utf8' }).trim().split('\n');
}
