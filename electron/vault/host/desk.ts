// Serves one port: hears calls and cancels, answers in the order the work allows.
import type { Host } from './host';
import { isWindowMessage, type VaultMessage } from './messages';

export interface DeskPort {
  post(message: VaultMessage): void;
  /** Calls back with each raw message. */
  hear(listener: (message: unknown) => void): void;
}

export function serveDesk(port: DeskPort, host: Host): void {
  const running = new Set<string>();
  const cancelled = new Set<string>();
  port.hear((message) => {
    if (!isWindowMessage(message)) return;
    const { callId } = message;
    if (message.kind === 'cancel') {
      if (running.has(callId)) cancelled.add(callId);
      return;
    }
    running.add(callId);
    const watch = {
      onProgress: (progress: Extract<VaultMessage, { kind: 'progress' }>['progress']) =>
        port.post({ kind: 'progress', callId, progress }),
      cancelled: () => cancelled.has(callId),
    };
    void host.answer(message, watch).then((answer) => {
      running.delete(callId);
      cancelled.delete(callId);
      port.post({ kind: 'answer', callId, answer });
    });
  });
}
