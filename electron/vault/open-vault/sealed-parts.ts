// The sealed half of every record: one blob per record and compartment, opened only with its key.
import type { z } from 'zod';
import { type Owner, ownerOfRef, type OwnerRef, refOf } from '../../../src/kernel/owner';
import type { Sealed } from '../../../src/kernel/sealed';
import type { Handle, Row } from '../database/driver';
import { bytes, integer, text } from '../database/rows';
import type { PartPlace, Sealing } from './sealing';

/** What a part holds: the kind of record, its compartment, today's shape and how to read it. */
export interface PartKind<Value> {
  readonly kind: string;
  readonly compartment: PartPlace['compartment'];
  readonly shape: number;
  readonly schema: z.ZodType<Value>;
}

export interface PartOwner {
  readonly recordId: string;
  readonly owner: Owner;
}

const READ =
  'SELECT resident_id, version, blob FROM sealed_parts WHERE kind = $kind AND record_id = $record AND compartment = $compartment';
const OWNER =
  'SELECT resident_id FROM sealed_parts WHERE kind = $kind AND record_id = $record LIMIT 1';
const CHANGE =
  'UPDATE sealed_parts SET version = $version, blob = $blob WHERE kind = $kind AND record_id = $record AND compartment = $compartment';
const ADD =
  'INSERT INTO sealed_parts (kind, record_id, compartment, resident_id, version, blob) VALUES ($kind, $record, $compartment, $owner, $version, $blob)';

export class SealedParts {
  readonly #records: Handle;
  readonly #sealing: Sealing;
  readonly #readPast: (error: unknown) => boolean;

  /** `readPast` says of an error whether the part may be answered as unreadable and the rest be read on. */
  constructor(
    records: Handle,
    sealing: Sealing,
    readPast: (error: unknown) => boolean = () => false,
  ) {
    this.#records = records;
    this.#sealing = sealing;
    this.#readPast = readPast;
  }

  /** One of a hundred parts on a damaged page costs that one, not the list it stands in. */
  read<Value>(part: PartKind<Value>, recordId: string): Sealed<Value> {
    try {
      return this.#read(part, recordId);
    } catch (error) {
      if (!this.#readPast(error)) throw error;
      return { state: this.#sealing.holds(part.compartment) ? 'unreadable' : 'closed' };
    }
  }

  #read<Value>(part: PartKind<Value>, recordId: string): Sealed<Value> {
    const row = this.#records.get(READ, {
      kind: part.kind,
      record: recordId,
      compartment: part.compartment,
    });
    if (row === undefined) {
      return { state: this.#sealing.holds(part.compartment) ? 'none' : 'closed' };
    }
    const owner = ownerIn(row);
    if (owner === undefined) return { state: 'unreadable' };
    const place: PartPlace = {
      kind: part.kind,
      compartment: part.compartment,
      recordId,
      owner,
      version: integer(row, 'version'),
    };
    const opened = this.#sealing.open(place, bytes(row, 'blob'));
    if (opened.state !== 'open') return opened;
    const parsed = part.schema.safeParse(opened.value.content);
    return parsed.success ? { state: 'open', value: parsed.data } : { state: 'unreadable' };
  }

  /** Under whose keys the words of a record lie; undefined where it has none. */
  ownerOf(kind: string, recordId: string): Owner | undefined {
    const row = this.#records.get(OWNER, { kind, record: recordId });
    return row === undefined ? undefined : ownerOfRef(text(row, 'resident_id'));
  }

  /**
   * Seals and saves today's value. `version` must rise with every save of the record. A part that is there already stays
   * under its own owner's keys: its file may have been merged into another one since.
   */
  save<Value>(
    part: PartKind<Value>,
    of: PartOwner & { readonly version: number },
    value: Value,
  ): void {
    const { recordId, version } = of;
    const { kind, compartment } = part;
    const owner = refOf((version > 1 ? this.ownerOf(kind, recordId) : undefined) ?? of.owner);
    const place: PartPlace = { kind, compartment, recordId, version, owner };
    const saved = {
      kind,
      record: recordId,
      compartment,
      version,
      blob: this.#sealing.seal(place, part.shape, value),
    };
    // Two plain statements: the trail notes the rows of this table as they are added one by one. At its first saving a
    // record has no part yet.
    if (version > 1 && this.#records.run(CHANGE, saved) > 0) return;
    this.#records.run(ADD, { ...saved, owner });
  }
}

/** The column has the name of its first owners; undefined where it names none that there can be. */
export function ownerIn(row: Row): OwnerRef | undefined {
  const owner = ownerOfRef(text(row, 'resident_id'));
  return owner === undefined ? undefined : refOf(owner);
}
