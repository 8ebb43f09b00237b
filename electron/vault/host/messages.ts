// What crosses the port between a window and the vault process. Transport only; the contract is elsewhere.
import type { Answer, Progress } from '../../../src/kernel/operation';

export interface CallMessage {
  readonly kind: 'call';
  readonly callId: string;
  readonly operation: string;
  readonly input: unknown;
  readonly sessionId?: string;
}

export interface CancelMessage {
  readonly kind: 'cancel';
  readonly callId: string;
}

export type WindowMessage = CallMessage | CancelMessage;

export type VaultMessage =
  | { readonly kind: 'answer'; readonly callId: string; readonly answer: Answer<unknown> }
  | { readonly kind: 'progress'; readonly callId: string; readonly progress: Progress }
  | { readonly kind: 'changed'; readonly feature: string };

/** True for a well-formed message; anything else from the port is dropped. */
export function isWindowMessage(message: unknown): message is WindowMessage {
  if (typeof message !== 'object' || message === null) return false;
  const { kind, callId, operation, sessionId } = message as Partial<Record<string, unknown>>;
  if (typeof callId !== 'string' || callId.length > 64) return false;
  if (kind === 'cancel') return true;
  const sessionFits = sessionId === undefined || typeof sessionId === 'string';
  return kind === 'call' && typeof operation === 'string' && sessionFits;
}
