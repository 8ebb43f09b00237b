// Hands an untrusted file to a hidden window that can reach nothing, and its parsed rows straight to the vault.
import { session } from 'electron';
import type { Refusal } from '../../src/kernel/result';
import type { VaultProcess } from './vault-process';
import { APP_ORIGIN, serveApp } from './protocol';
import { openWindow } from './window';

const PARTITION = 'kanaf-importer';
const PATIENCE_MS = 120_000;

export interface ParseOrder {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly preload: string;
  readonly root: string;
}

export interface Parsed {
  readonly token: string;
  readonly refusal?: Refusal;
}

const waiting = new Map<string, (parsed: Parsed) => void>();
let served = false;

/** Called when the vault says that it has (or was refused) the rows of a token. */
export function parsed(answer: Parsed): void {
  waiting.get(answer.token)?.(answer);
}

export async function parseFile(vault: VaultProcess, order: ParseOrder): Promise<Parsed> {
  if (!served) serveApp(session.fromPartition(PARTITION), order.root);
  served = true;
  const token = crypto.randomUUID();
  const window = openWindow({
    page: `${APP_ORIGIN}/electron/importer/index.html`,
    preload: order.preload,
    partition: PARTITION,
    shape: { show: false },
  });
  try {
    return await new Promise<Parsed>((resolve) => {
      const giveUp = (): void => resolve({ token, refusal: { code: 'imports.parser-stopped' } });
      waiting.set(token, resolve);
      setTimeout(giveUp, PATIENCE_MS).unref();
      window.webContents.once('render-process-gone', giveUp);
      window.webContents.once('did-finish-load', () => {
        const port = vault.portFor({ kind: 'importer', token });
        const { fileName, bytes } = order;
        window.webContents.postMessage('parse', { fileName, bytes }, [port]);
      });
    });
  } finally {
    waiting.delete(token);
    window.destroy();
  }
}
