// The version before lies beside the new one; that the new one has opened a vault is noted once in the profile.
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { installedFolder } from '../support/installed-folder';

let profile = '';
let version = '0.2.0';
vi.mock('electron', () => ({
  app: { getPath: () => profile, getVersion: () => version },
}));

const { noteOpened, versionBefore } = await import('../../electron/main/version-before');

let installed: string;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'kanaf-profile-'));
  version = '0.2.0';
  installed = installedFolder('0.2.0', 'linux-x64').folder;
  renameSync(installedFolder('0.1.0', 'linux-x64').folder, `${installed}.before`);
});
afterEach(() => {
  for (const folder of [profile, installed, `${installed}.before`])
    rmSync(folder, { recursive: true, force: true });
});

it('is told with the line that goes back, and whether the new one has opened a vault', () => {
  const line = 'sudo kanaf-go-back';
  expect(versionBefore(installed)).toEqual({ version: '0.1.0', line, hasOpened: false });
  noteOpened();
  expect(versionBefore(installed)).toEqual({ version: '0.1.0', line, hasOpened: true });
});

it('begins anew with the next version', () => {
  noteOpened();
  version = '0.3.0';
  expect(versionBefore(installed)).toMatchObject({ hasOpened: false });
});

it('is not told where nothing lies there, the same version or something else', () => {
  version = '0.1.0';
  expect(versionBefore(installed)).toBeUndefined();
  version = '0.2.0';
  expect(versionBefore(installed)).toBeDefined();
  writeFileSync(join(`${installed}.before`, 'resources/files.sha256'), '# another list\n');
  expect(versionBefore(installed)).toBeUndefined();
  rmSync(`${installed}.before`, { recursive: true });
  expect(versionBefore(installed)).toBeUndefined();
  expect(versionBefore(undefined)).toBeUndefined();
});

it('keeps nobody out where the note cannot be written', () => {
  rmSync(profile, { recursive: true });
  writeFileSync(profile, 'a file in place of the folder');
  expect(() => noteOpened()).not.toThrow();
});
