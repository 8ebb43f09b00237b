// The window's link to the vault process: the port that main hands in, and what the shell tells it.
import type { ShellEvent } from '../../contract/shell';
import { connect, onLocked, portTransport } from '../../ui/call';
import { shell } from '../../ui/shell';
import { onPort } from './port';

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

/** Joins every port that comes; answers a function that stops listening. */
export function listenToVault(events: LinkEvents): () => void {
  const askAgain = setTimeout(() => void shell()?.ask({ kind: 'port' }), PATIENCE_MS);
  const stopPort = onPort((port) => {
    clearTimeout(askAgain);
    connect(portTransport(port));
    events.joined();
  });
  const stopShell = shell()?.listen((event: ShellEvent) => {
    if (event.kind === 'locking') events.locking();
    else if (event.kind === 'vault-stopped') events.stopped();
  });
  const stopLocked = onLocked(events.stopped);
  return () => {
    stopPort();
    clearTimeout(askAgain);
    stopShell?.();
    stopLocked();
  };
}
