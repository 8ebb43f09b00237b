// Hands an untrusted file to a hidden window that can reach nothing, and its parsed rows straight to the vault.
import { type BrowserWindow, session } from 'electron';
import type { Refusal } from '../../src/kernel/result';
import { AwaitedAnswers } from './awaited-answers';
import type { VaultProcess } from './vault-process';
import { APP_ORIGIN, serveApp } from './protocol';
import { openWindow } from './window';

const PARTITION = 'kanaf-importer';
/** A list within the limits is read in a few seconds. */
const PATIENCE_MS = 60_000;

export interface ParseRequest {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly preload: string;
  readonly root: string;
}

export interface Parsed {
  readonly token: string;
  readonly refusal?: Refusal;
}

const awaited = new AwaitedAnswers<Parsed>();
let served = false;

/** Called when the vault says that it has (or was refused) the rows of a token. */
export function parsed(answer: Parsed): void {
  awaited.take(answer.token, answer);
}

/** Ends the reading of every file at once: their windows are destroyed. */
export function cancelParsing(): void {
  awaited.callOff((token) => ({ token, refusal: { code: 'imports.parse-cancelled' } }));
}

export async function parseFile(vault: VaultProcess, request: ParseRequest): Promise<Parsed> {
  if (!served) serveApp(session.fromPartition(PARTITION), request.root);
  served = true;
  const token = crypto.randomUUID();
  const late = { token, refusal: { code: 'imports.took-too-long' } };
  const answer = awaited.wait({ token, patienceMs: PATIENCE_MS, late });
  const window = openWindow({
    page: `${APP_ORIGIN}/electron/importer/index.html`,
    preload: request.preload,
    partition: PARTITION,
    shape: { show: false },
  });
  window.webContents.once('render-process-gone', () =>
    awaited.take(token, { token, refusal: { code: 'imports.parser-stopped' } }),
  );
  window.webContents.once('did-finish-load', () => {
    const port = vault.portFor({ kind: 'importer', token });
    const { fileName, bytes } = request;
    window.webContents.postMessage('parse', { fileName, bytes }, [port]);
  });
  try {
    return await answer;
  } finally {
    end(window);
  }
}

// A page that is busy does not hear that it should close; its process is ended first.
function end(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  window.webContents.removeAllListeners('did-finish-load');
  window.webContents.forcefullyCrashRenderer();
  window.destroy();
}
