// What the worker chooses in the system's own folder dialog, and what lies in a folder.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningApp } from './app';

export async function willChoose(app: RunningApp, path: string): Promise<void> {
  await app.electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
}

/** Wrong tries are counted beside the vault, sealed or not: these may change, nothing else. */
const MAY_CHANGE = ['attempts.json', 'sealed-events.kanaf'];

/** Every file of the vault by its hash. */
export function printsOf(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder).filter((name) => !MAY_CHANGE.includes(name));
  const print = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
  return Object.fromEntries(names.toSorted().map((name) => [name, print(name)]));
}
