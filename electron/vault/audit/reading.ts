// The trail as somebody may read it who holds `audit`: sealed details opened, one data key per session fetched once.
import type { GenerationKeys } from '../keys/compartment-keys';
import { openDataKey, openPayload } from './data-key';
import type { Details, EventV2, SealedDataKey } from './event';
import type { AuditTrail, StoredEvent } from './trail';

export interface ReadingParts {
  readonly vaultId: string;
  readonly trail: AuditTrail;
  readonly generation: (number: number) => GenerationKeys | undefined;
}

export class TrailReading {
  readonly #parts: ReadingParts;
  readonly #keys = new Map<string, Buffer | undefined>();

  constructor(parts: ReadingParts) {
    this.#parts = parts;
  }

  /** Details of an event; undefined where there are none or no key of this session opens them. */
  async details(event: StoredEvent): Promise<Details | undefined> {
    if (event.v !== 2) return event.details;
    if (event.sealed === undefined) return undefined;
    const { vaultId } = this.#parts;
    const key = await this.#keyOf(event);
    if (key === undefined) return undefined;
    const at = event.aside === undefined ? event.sequence : 'aside';
    return openPayload(key, { vaultId, at }, event.sealed);
  }

  #keyOf(event: EventV2): Promise<Buffer | undefined> {
    if (event.aside !== undefined) return this.#open(event.aside);
    const first = this.#parts.trail.event(event.session);
    const sealed = first?.v === 2 ? first.key : undefined;
    return sealed === undefined ? Promise.resolve(undefined) : this.#open(sealed);
  }

  async #open(sealed: SealedDataKey): Promise<Buffer | undefined> {
    if (this.#keys.has(sealed.wrapped)) return this.#keys.get(sealed.wrapped);
    const keys = this.#parts.generation(sealed.generation);
    const key =
      keys === undefined
        ? undefined
        : await openDataKey(keys.dropSeed, this.#parts.vaultId, sealed);
    this.#keys.set(sealed.wrapped, key);
    return key;
  }
}
