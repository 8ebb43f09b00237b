// The single opening in the wall: one call, one subscription, and the port to the vault.
// In the importer's window it only passes the file and the port on; the page itself has no way back.
import { contextBridge, ipcRenderer } from 'electron';
import { PORT_MESSAGE } from '../../src/contract/port-message';
import type { KanafShell, ShellEvent } from '../../src/contract/shell';

const isImporter = location.pathname.endsWith('/importer/index.html');

if (isImporter) {
  ipcRenderer.once('parse', (event, file: unknown) => {
    window.postMessage({ kind: 'kanaf-parse', file }, location.origin, [...event.ports]);
  });
} else {
  const shell: KanafShell = {
    ask: (request) => ipcRenderer.invoke('shell', request),
    listen: (listener) => {
      const heard = (_event: unknown, shellEvent: ShellEvent): void => listener(shellEvent);
      ipcRenderer.on('shell', heard);
      return () => ipcRenderer.removeListener('shell', heard);
    },
  };
  contextBridge.exposeInMainWorld('kanaf', shell);
  ipcRenderer.on('vault-port', (event) => {
    window.postMessage(PORT_MESSAGE, location.origin, [...event.ports]);
  });
}
