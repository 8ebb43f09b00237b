// Answers what the main window asks of its shell. Every request is checked for its sender and its shape.
import { writeFile } from 'node:fs/promises';
import { app, dialog, type IpcMainInvokeEvent } from 'electron';
import {
  type ShellAnswers,
  type ShellFacts,
  type ShellRequest,
  shellRequest,
} from '../../src/contract/shell';
import type { BroughtRelease } from '../../src/contract/release';
import type { Role } from '../../src/kernel/compartments';
import type { House } from './house';
import { APP_ORIGIN } from './protocol';

/** The runtime line that is shipped; an older one only builds and tests. */
const SHIPPED_MAJOR = '45';

export async function answerShell(
  event: IpcMainInvokeEvent,
  request: unknown,
  house: House,
): Promise<unknown> {
  if (!isOurWindow(event, house)) throw new Error('refused');
  const asked = shellRequest.safeParse(request);
  if (!asked.success) throw new Error('refused');
  return answer(asked.data, house);
}

function isOurWindow(event: IpcMainInvokeEvent, house: House): boolean {
  const frame = event.senderFrame;
  const window = house.window;
  return (
    window !== undefined &&
    event.sender === window.webContents &&
    frame === window.webContents.mainFrame &&
    frame?.url.startsWith(`${APP_ORIGIN}/`) === true
  );
}

async function answer(request: ShellRequest, house: House): Promise<unknown> {
  switch (request.kind) {
    case 'facts':
      return facts();
    case 'port':
      house.handPort();
      return {};
    case 'lock':
      await house.lock(request.reason);
      return { locked: true };
    case 'ready-to-lock':
      house.readyToLock();
      return {};
    case 'choose-folder':
      return chooseFolder(request.purpose, house);
    case 'move-to-made':
      return { moved: await house.moveToMade() };
    case 'parse-file': {
      const parsed = await house.parse(request);
      return parsed.refusal === undefined
        ? { ok: true, token: parsed.token }
        : { ok: false, ...parsed.refusal };
    }
    case 'cancel-parse':
      house.cancelParsing();
      return {};
    case 'save-text':
      return saveText(request, house);
    case 'copied':
      house.copies.remember(request.mark);
      return {};
    case 'machine':
      return (await import('../machine/machine-facts')).factsOfThisMachine(house.vaultFolder);
    case 'self-check':
      return (await inspecting()).inspectInstalled(house);
    case 'look-at-release':
      return lookAtRelease(request.fingerprint, house);
    case 'version-before': {
      const installed = (await inspecting()).installedAt(house);
      return (await import('./version-before')).versionBefore(installed) ?? null;
    }
    case 'stop-inspecting':
      (await inspecting()).stopInspecting();
      return {};
    case 'title':
      house.window?.setTitle(request.language === 'ar' ? 'كنف' : 'Kanaf');
      return {};
  }
}

/** Read when it is wanted: the first page asks for none of it. */
const inspecting = () => import('./inspecting');

function facts(): ShellFacts {
  const electron = process.versions.electron;
  return {
    version: app.getVersion(),
    electron,
    chromium: process.versions.chrome,
    node: process.versions.node,
    runtime: electron.split('.')[0] === SHIPPED_MAJOR ? 'shipped' : 'fallback',
    development: !app.isPackaged,
  };
}

/** Whoever looks after the installation; no other role is offered it. */
const UPDATING: readonly (Role | undefined)[] = ['manager', 'it'];

async function lookAtRelease(
  fingerprint: string | undefined,
  house: House,
): Promise<BroughtRelease> {
  if (!UPDATING.includes(house.role)) throw new Error('refused');
  const folder = await chosenFolder(house);
  if (folder === undefined) return null;
  const found = await (await inspecting()).inspectRelease(house, { folder, fingerprint });
  return { path: folder, found, isWindows: process.platform === 'win32' };
}

async function chooseFolder(
  purpose: 'vault' | 'export',
  house: House,
): Promise<{ token: string; path: string } | null> {
  const path = await chosenFolder(house);
  if (path === undefined) return null;
  const token = crypto.randomUUID();
  if (purpose === 'vault') await house.moveTo(path);
  else house.grantFolder(token, path);
  return { token, path };
}

async function chosenFolder(house: House): Promise<string | undefined> {
  if (house.window === undefined) return undefined;
  const chosen = await dialog.showOpenDialog(house.window, {
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  });
  return chosen.canceled ? undefined : chosen.filePaths[0];
}

// Where the text goes is the worker's choice in the system's own dialog; it never replaces a file.
async function saveText(
  { suggestedName, text }: Extract<ShellRequest, { kind: 'save-text' }>,
  house: House,
): Promise<ShellAnswers['save-text']> {
  if (house.window === undefined) return { outcome: 'cancelled' };
  const chosen = await dialog.showSaveDialog(house.window, {
    defaultPath: suggestedName,
    properties: ['createDirectory', 'dontAddToRecent'],
  });
  if (chosen.canceled || chosen.filePath === '') return { outcome: 'cancelled' };
  const marked = text.startsWith('\ufeff') ? text : `\ufeff${text}`;
  try {
    await writeFile(chosen.filePath, marked, { encoding: 'utf8', flag: 'wx', mode: 0o600 });
    return { outcome: 'saved' };
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    return { outcome: exists ? 'exists' : 'failed' };
  }
}
