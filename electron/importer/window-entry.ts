// Runs in the hidden sandboxed window without Node. One file, one answer, then main closes the window.
// The answer goes straight to the vault over the port; nothing is written, fetched or shown.
import './jitless';
import { messagesOf } from '../../src/features/imports';
import { parseFile } from './parse';

interface FileToParse {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** Parses the file and posts importer messages: `opened`, chunks of rows, `done`; or one `refused`. */
export async function startParsing(port: MessagePort, file: unknown): Promise<void> {
  if (!isFileToParse(file)) {
    port.postMessage({ kind: 'refused', code: 'imports.file-damaged' });
    return;
  }
  const outcome = await parseFile(file.bytes, file.fileName);
  if (!outcome.ok) {
    port.postMessage({ kind: 'refused', ...outcome.refusal });
    return;
  }
  for (const message of messagesOf(outcome.file)) port.postMessage(message);
}

function isFileToParse(value: unknown): value is FileToParse {
  if (typeof value !== 'object' || value === null) return false;
  const { bytes, fileName } = value as Partial<Record<keyof FileToParse, unknown>>;
  return bytes instanceof Uint8Array && typeof fileName === 'string' && fileName.length <= 1_000;
}

// The preload passes the file and the port on; a page without Node has no other way to hear of them.
window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const port = event.ports[0];
  const data = event.data as { kind?: unknown; file?: unknown } | null;
  if (event.source !== window || port === undefined || data?.kind !== 'kanaf-parse') return;
  void startParsing(port, data.file);
});
