// The vault process: starts locked, serves the ports that main hands it, and ends when it is locked.
import { dirname, join } from 'node:path';
import type { MessagePortMain } from 'electron';
import type { LockReason } from '../../../src/contract/lock-reason';
import { createVault } from './vault-at';
import { AppOutside } from './app-outside';
import { threadWorkshop } from '../workshop/workshop';
import { type DeskPort, serveDesk } from '../host/desk';
import type { VaultMessage } from '../host/messages';
import type { FromVault, ToVault } from './process-messages';

process.umask(0o077);

const tellMain = (message: FromVault): void => process.parentPort.postMessage(message);
const outside = new AppOutside(tellMain);
const windows = new Set<DeskPort>();
let house: ReturnType<typeof createVault> | undefined;

process.parentPort.on('message', ({ data, ports }) => receive(data as ToVault, ports));

function receive(message: ToVault, ports: readonly MessagePortMain[]): void {
  switch (message.kind) {
    case 'start':
      start(message);
      return;
    case 'window':
      for (const port of ports) serve(port);
      return;
    case 'importer':
      for (const port of ports) outside.receiveParsed(message.token, port);
      return;
    case 'folder-granted':
      outside.grantFolder(message.token, message.path);
      return;
    case 'device-secret-kept':
      outside.device.answered(message);
      return;
    case 'on-paper':
      outside.onPaper(message);
      return;
    case 'printed':
    case 'not-printed':
      outside.printed(message);
      return;
    case 'checked':
      outside.checked(message);
      return;
    case 'lock':
      end(message.reason);
  }
}

function start(message: Extract<ToVault, { kind: 'start' }>): void {
  outside.device.receive(message.deviceSecrets);
  house = createVault({
    folder: message.vaultFolder,
    logFolder: message.logFolder,
    profile: dirname(message.logFolder),
    outside,
    workshop: threadWorkshop(join(import.meta.dirname, 'workshop.js')),
    changed: (feature) => broadcast({ kind: 'changed', feature }),
    opened: ({ session, training }) => tellMain({ kind: 'opened', role: session.role, training }),
  });
  tellMain({ kind: 'ready' });
}

function serve(port: MessagePortMain): void {
  if (house === undefined) return;
  const desk: DeskPort = {
    post: (message) => port.postMessage(message),
    hear: (listener) => {
      port.on('message', ({ data }) => listener(data));
    },
  };
  windows.add(desk);
  port.on('close', () => windows.delete(desk));
  serveDesk(desk, house.host);
  port.start();
}

function broadcast(message: VaultMessage): void {
  for (const desk of windows) desk.post(message);
}

function end(reason: LockReason): void {
  try {
    house?.lock(reason);
  } finally {
    // Not `exit`: its tidying would keep the memory with the keys for a moment longer.
    process.kill(process.pid, 'SIGKILL');
  }
}
