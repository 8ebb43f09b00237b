// A package keeps the version before beside the new one. Until the new one has opened a vault, going back costs nothing: that it
// has is noted in the profile.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { VersionBefore } from '../../src/contract/release';
import { readHashList } from '../release/hash-list';

const PURPOSE = /^kanaf (\S{1,40}) \S+: installed files$/;
/** Comes with the packages (scripts/package/linux/install-steps.mjs). */
const GO_BACK = 'sudo kanaf-go-back';

/** This version has opened a vault. A note that cannot be written is no reason to keep anybody out. */
export function noteOpened(): void {
  try {
    if (hasOpened()) return;
    mkdirSync(app.getPath('userData'), { recursive: true, mode: 0o700 });
    const version = app.getVersion();
    writeFileSync(noteFile(), JSON.stringify({ version }), { mode: 0o600 });
  } catch {
    return;
  }
}

/** Undefined where nothing lies beside the installation. */
export function versionBefore(installed: string | undefined): VersionBefore | undefined {
  if (installed === undefined || process.platform !== 'linux') return undefined;
  const before = `${installed}.before`;
  try {
    const list = readHashList(readFileSync(join(before, 'resources', 'files.sha256')));
    const version = PURPOSE.exec(list?.purpose ?? '')?.[1];
    // After an update that did not come about there lies a copy of what runs.
    if (version === undefined || version === app.getVersion()) return undefined;
    return { version, line: GO_BACK, hasOpened: hasOpened() };
  } catch {
    return undefined;
  }
}

function hasOpened(): boolean {
  try {
    const note: unknown = JSON.parse(readFileSync(noteFile(), 'utf8'));
    return (note as { readonly version?: unknown }).version === app.getVersion();
  } catch {
    return false;
  }
}

function noteFile(): string {
  return join(app.getPath('userData'), 'opened-by.json');
}
