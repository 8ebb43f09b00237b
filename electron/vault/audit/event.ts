// One line of the audit trail: who did what to which record, in codes. It never carries a name or a text.
import type { Instant } from '../../../src/kernel/use-case';

export interface AuditEvent {
  readonly at: Instant;
  /** Staff code, or `vault` for what the vault does by itself. */
  readonly actor: string;
  readonly verb: string;
  readonly outcome: 'done' | 'refused';
  readonly object?: { readonly kind: string; readonly id: string };
  /** Codes and numbers that a plain sentence may need; never content. */
  readonly details?: Readonly<Record<string, string | number>>;
}

/** The bytes that are hashed and stored: JSON with keys in rising order, UTF-8. */
export function encodeEvent(event: AuditEvent): Uint8Array<ArrayBuffer> {
  const ordered = (_key: string, value: unknown): unknown =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return new TextEncoder().encode(JSON.stringify(event, ordered));
}

export function decodeEvent(body: Uint8Array): AuditEvent {
  return JSON.parse(new TextDecoder().decode(body)) as AuditEvent;
}
