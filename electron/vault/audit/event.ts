// One line of the audit trail: who did what to which record, in codes. Its clear part never carries a name or a
// text; what could tell more is sealed to the holders of `audit`.
import type { Instant } from '../../../src/kernel/use-case';

export type Details = Readonly<Record<string, string | number>>;

/** What is handed in to be recorded. `details` are sealed; `facts` stay clear and are the trail's own only. */
export interface EventInput {
  readonly at: Instant;
  /** Staff code, or `vault` for what the vault does by itself. */
  readonly actor: string;
  readonly verb: string;
  readonly outcome: 'done' | 'refused';
  readonly object?: { readonly kind: string; readonly id: string };
  readonly compartments?: readonly string[];
  /** Codes, numbers, changed field names and reasons that a plain sentence may need. */
  readonly details?: Details;
  readonly facts?: Details;
  /** Of a line in the name of the second person at the desk. */
  readonly agreed?: Agreed;
  /** A checkpoint over this event is kept in the same transaction. */
  readonly signs?: true;
  /** A declared restore: this and all after it are the next epoch. `facts` say `size` of the trail and events `missing`. */
  readonly beginsEpoch?: true;
}

/** A session's data key, sealed to the audit compartment: HPKE, base64. */
export interface SealedDataKey {
  readonly generation: number;
  readonly wrapped: string;
}

/** The key of one session, vouched for by its person. Hexadecimal. */
export interface SessionVoucher {
  readonly staffId: string;
  readonly key: string;
  readonly signature: string;
}

/** A second person at the desk says with their own key that a line in their name is theirs. */
export interface Agreed {
  readonly staffId: string;
  readonly signature: string;
}

/** Body of version 1, written until issue "The vault": all in clear. */
export interface EventV1 {
  readonly v?: undefined;
  readonly at: Instant;
  readonly actor: string;
  readonly verb: string;
  readonly outcome: 'done' | 'refused';
  readonly object?: { readonly kind: string; readonly id: string };
  readonly details?: Details;
}

/** Body of version 2. */
export interface EventV2 {
  readonly v: 2;
  readonly at: Instant;
  /** Milliseconds since the session began, by a clock that nobody can set. */
  readonly offset: number;
  /** Counts declared restores from 1. */
  readonly epoch: number;
  readonly actor: string;
  /** Random id of the computer; `none` where it has no place of its own to keep one. */
  readonly device: string;
  /** Sequence of the session's first event, which carries the data key. */
  readonly session: number;
  readonly verb: string;
  readonly outcome: 'done' | 'refused';
  readonly object?: { readonly kind: string; readonly id: string };
  readonly compartments?: readonly string[];
  /** SHA-256 (hex) of the hashes of the rows this event's transaction wrote. */
  readonly rows?: string;
  readonly facts?: Details;
  /** A checkpoint over this event was kept with it. */
  readonly signs?: true;
  readonly key?: SealedDataKey;
  /** Only in a session's first event. */
  readonly voucher?: SessionVoucher;
  readonly agreed?: Agreed;
  /** Nonce and AES-256-GCM of the details, base64. */
  readonly sealed?: string;
  /** The own data key of an event that was sealed outside the trail first: `sealed` then holds all of it. */
  readonly aside?: SealedDataKey;
}

export type EventBody = EventV1 | EventV2;

/** The bytes that are hashed and stored: JSON with keys in rising order, UTF-8. */
export function encodeEvent(event: EventBody): Uint8Array<ArrayBuffer> {
  const ordered = (_key: string, value: unknown): unknown =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return new TextEncoder().encode(JSON.stringify(event, ordered));
}

/** Undefined when the bytes are no event: shown as unreadable, never left out. */
export function decodeEvent(body: Uint8Array): EventBody | undefined {
  try {
    const read: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    if (typeof read !== 'object' || read === null) return undefined;
    const { verb, at, actor } = read as Partial<Record<string, unknown>>;
    const isEvent = [verb, at, actor].every((field) => typeof field === 'string');
    return isEvent ? (read as EventBody) : undefined;
  } catch {
    return undefined;
  }
}
