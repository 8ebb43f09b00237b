// The window's link to the vault process: the port that main hands in, and what the shell tells it.
import { PORT_MESSAGE } from '../../contract/port-message';
import type { ShellEvent } from '../../contract/shell';
import { connect, onLocked, portTransport } from '../../ui/call';
import { shell } from '../../ui/shell';

export interface LinkEvents {
  /** A fresh, locked vault is at the other end. */
  readonly joined: () => void;
  /** Main is about to end the vault: there is a moment for drafts. */
  readonly locking: () => void;
  /** The vault fell over, or closed this session by itself. */
  readonly stopped: () => void;
}

/** A port handed in before the page could hear it is lost; after this long the window asks for another. */
const PATIENCE_MS = 1500;

let waitingPort: MessagePort | undefined;
let handOn: ((port: MessagePort) => void) | undefined;

/** From the first moment of the window: a port that comes before anyone asks for it is kept. */
export function awaitPort(): void {
  window.addEventListener('message', (event) => {
    const port = event.ports[0];
    if (event.source !== window || event.data !== PORT_MESSAGE || port === undefined) return;
    if (handOn === undefined) waitingPort = port;
    else handOn(port);
  });
}

/** Joins every port that comes; answers a function that stops listening. */
export function listenToVault(events: LinkEvents): () => void {
  let askAgain: ReturnType<typeof setTimeout> | undefined;
  handOn = (port) => {
    clearTimeout(askAgain);
    connect(portTransport(port));
    events.joined();
  };
  askAgain = setTimeout(() => void shell()?.ask({ kind: 'port' }), PATIENCE_MS);
  if (waitingPort !== undefined) handOn(waitingPort);
  waitingPort = undefined;
  const stopShell = shell()?.listen((event: ShellEvent) => {
    if (event.kind === 'locking') events.locking();
    else events.stopped();
  });
  const stopLocked = onLocked(events.stopped);
  return () => {
    handOn = undefined;
    clearTimeout(askAgain);
    stopShell?.();
    stopLocked();
  };
}
