// Seals and opens content under its owner's own key of one compartment. Keys are made at first use.
// A new key is trusted only once its transaction is on disk.
import type { Compartment } from '../../../src/kernel/compartments';
import { COMPARTMENTS } from '../../../src/kernel/compartments';
import type { OwnerRef } from '../../../src/kernel/owner';
import type { Sealed } from '../../../src/kernel/sealed';
import type { Handle } from '../database/driver';
import { bytes, integer } from '../database/rows';
import type { GenerationKeys } from '../keys/compartment-keys';
import { openBlob, sealBlob } from '../keys/envelope';
import { paddedJson } from '../keys/padding';
import { wipe } from '../keys/suite';
import { newResidentKey, unwrapResidentKey, wrapResidentKey } from '../keys/resident-keys';

export interface PartPlace {
  /** Kind of record, such as `resident` or `session-note`. */
  readonly kind: string;
  readonly recordId: string;
  readonly owner: OwnerRef;
  readonly version: number;
  readonly compartment: Compartment;
}

export interface Keychain {
  /** Keys of the newest generation, to seal with; undefined where this session holds none. */
  newest(compartment: Compartment): GenerationKeys | undefined;
  generation(compartment: Compartment, generation: number): GenerationKeys | undefined;
}

export interface SealingParts {
  readonly vaultId: string;
  readonly keyring: Handle;
  readonly keychain: Keychain;
}

interface OwnerKey {
  readonly key: Uint8Array;
  readonly generation: number;
}

const FIND =
  'SELECT generation, wrapped FROM resident_keys WHERE resident_id = $owner AND compartment = $compartment';
const INSERT =
  'INSERT INTO resident_keys (resident_id, compartment, generation, wrapped) VALUES ($owner, $compartment, $generation, $wrapped)';

export class Sealing {
  readonly #parts: SealingParts;
  readonly #known = new Map<string, OwnerKey>();
  readonly #unsettled = new Map<string, OwnerKey>();

  constructor(parts: SealingParts) {
    this.#parts = parts;
  }

  holds(compartment: Compartment): boolean {
    return this.#parts.keychain.newest(compartment) !== undefined;
  }

  /** Seals a JSON value. Throws when this session does not hold the compartment. */
  seal(place: PartPlace, shape: number, value: unknown): Uint8Array<ArrayBuffer> {
    const own = this.#keyFor(place) ?? this.#makeKey(place);
    const content = paddedJson(place.kind, value);
    const blob = sealBlob(own.key, this.#blobPlace(place), {
      generation: own.generation,
      shape,
      content,
    });
    return new Uint8Array(blob);
  }

  /** Opens what `seal` made; the value is unchecked JSON together with its shape. */
  open(place: PartPlace, blob: Uint8Array): Sealed<{ shape: number; content: unknown }> {
    if (!this.holds(place.compartment)) return { state: 'closed' };
    const own = this.#keyFor(place);
    if (own === undefined) return { state: 'unreadable' };
    const opened = openBlob(own.key, this.#blobPlace(place), blob);
    if (!opened.ok) return { state: 'unreadable' };
    const content: unknown = JSON.parse(new TextDecoder().decode(opened.value.content));
    return { state: 'open', value: { shape: opened.value.shape, content } };
  }

  /** The keyring's transaction is on disk: new keys may be used again. */
  settle(): void {
    for (const [name, key] of this.#unsettled) this.#known.set(name, key);
    this.#unsettled.clear();
  }

  /** The transaction was undone: new keys are forgotten. */
  forget(): void {
    this.#unsettled.clear();
  }

  /** Overwrites the owners' keys it fetched; for a sealing that served one act. */
  wipe(): void {
    for (const { key } of this.#known.values()) wipe(key);
    this.#known.clear();
  }

  #blobPlace(place: PartPlace) {
    const { kind, recordId, version, compartment } = place;
    return { vaultId: this.#parts.vaultId, kind, recordId, version, compartment };
  }

  #keyFor(place: PartPlace): OwnerKey | undefined {
    const name = keyName(place);
    return this.#known.get(name) ?? this.#unsettled.get(name) ?? this.#fetchKey(place);
  }

  #fetchKey(place: PartPlace): OwnerKey | undefined {
    const { owner, compartment } = place;
    const row = this.#parts.keyring.get(FIND, { owner, compartment });
    if (row === undefined) return undefined;
    const generation = integer(row, 'generation');
    const under = this.#parts.keychain.generation(compartment, generation);
    if (under === undefined) return undefined;
    const { vaultId } = this.#parts;
    const key = unwrapResidentKey(under, { vaultId, residentId: owner }, bytes(row, 'wrapped'));
    if (key === undefined) return undefined;
    this.#known.set(keyName(place), { key, generation });
    return { key, generation };
  }

  #makeKey(place: PartPlace): OwnerKey {
    const { owner, compartment } = place;
    const under = this.#parts.keychain.newest(compartment);
    if (under === undefined) throw new Error(`this session holds no key of ${compartment}`);
    const { vaultId, keyring } = this.#parts;
    const key = newResidentKey();
    const wrapped = new Uint8Array(wrapResidentKey(under, { vaultId, residentId: owner }, key));
    if (!keyring.inTransaction) keyring.begin();
    // Where the owner has a key that cannot be opened, the table's own key refuses a second one.
    keyring.run(INSERT, {
      owner,
      compartment,
      generation: under.generation,
      wrapped,
    });
    const made = { key, generation: under.generation };
    this.#unsettled.set(keyName(place), made);
    return made;
  }
}

function keyName(place: PartPlace): string {
  return `${COMPARTMENTS.indexOf(place.compartment)}:${place.owner}`;
}
