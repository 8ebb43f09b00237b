// The port to the vault process, which main hands to this window. One that comes before anyone asks for it is kept.
import { PORT_MESSAGE } from '../../contract/port-message';

let waitingPort: MessagePort | undefined;
let handOn: ((port: MessagePort) => void) | undefined;

/** From the first moment of the window. */
export function awaitPort(): void {
  window.addEventListener('message', (event) => {
    const port = event.ports[0];
    if (event.source !== window || event.data !== PORT_MESSAGE || port === undefined) return;
    if (handOn === undefined) waitingPort = port;
    else handOn(port);
  });
}

/** Hands on every port that comes; answers a function that stops it. */
export function onPort(take: (port: MessagePort) => void): () => void {
  handOn = take;
  const kept = waitingPort;
  waitingPort = undefined;
  if (kept !== undefined) take(kept);
  return () => {
    handOn = undefined;
  };
}
