// Which folder the vault lies in: where the worker last moved to, or the app's own place.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

export function rememberFolder(folder: string): void {
  mkdirSync(app.getPath('userData'), { recursive: true, mode: 0o700 });
  writeFileSync(locationFile(), JSON.stringify({ folder }), { mode: 0o600 });
}

export function rememberedFolder(): string {
  const usual = join(app.getPath('userData'), 'vault');
  try {
    const kept: unknown = JSON.parse(readFileSync(locationFile(), 'utf8'));
    if (typeof kept === 'object' && kept !== null && 'folder' in kept) {
      return typeof kept.folder === 'string' ? kept.folder : usual;
    }
    return usual;
  } catch {
    return usual;
  }
}

function locationFile(): string {
  return join(app.getPath('userData'), 'vault-location.json');
}
