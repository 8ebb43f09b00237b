// Search names of one compartment, sealed in segments of about 500 so that unlocking opens them quickly.
// A segment that cannot be read is left as it is; its people are read from their own records instead.
import type { Compartment } from '../../../src/kernel/compartments';
import type { ResidentId } from '../../../src/kernel/ids';
import { bytes, integer } from '../database/rows';
import { openBlob, sealBlob } from '../keys/envelope';
import type { HeldKeys, KeyringRows } from '../open-vault/store-ground';
import { ID_LENGTH, IdPlaces, isSameId } from './id-places';
import type { KeptWords } from './kept-words';
import {
  packedFromList,
  packSegment,
  SEGMENT_SHAPE,
  SegmentPeople,
  type WrittenWords,
} from './segment-content';

interface Segment {
  readonly version: number;
  readonly people: SegmentPeople;
}

interface Place {
  readonly people: SegmentPeople;
  readonly row: number;
}

const SEGMENT_SIZE = 500;
/** Segments hold fewer people than this: a place is one whole number. */
const ROOM = 1024;
const LIST_SHAPE = 1;
/** The same layout; nobody has a phone. */
const SHAPE_WITHOUT_PHONES = 2;

const READ_NEXT =
  'SELECT segment, generation, version, blob FROM search_segments WHERE compartment = $compartment AND segment > $after ORDER BY segment LIMIT 1';
const SAVE =
  'INSERT INTO search_segments (compartment, segment, generation, version, entries, blob) VALUES ($compartment, $segment, $generation, $version, $entries, $blob) ON CONFLICT (compartment, segment) DO UPDATE SET generation = excluded.generation, version = excluded.version, entries = excluded.entries, blob = excluded.blob';
const JOIN =
  'INSERT INTO segment_members (resident_id, compartment, segment) VALUES ($resident, $compartment, $segment) ON CONFLICT (resident_id, compartment) DO UPDATE SET segment = excluded.segment';
const HOME =
  'SELECT segment FROM segment_members WHERE resident_id = $resident AND compartment = $compartment';
const LEAVE =
  'DELETE FROM segment_members WHERE resident_id = $resident AND compartment = $compartment';

export class NameSegments {
  readonly #vault: HeldKeys & KeyringRows;
  readonly #compartment: Compartment;
  readonly #segments = new Map<number, Segment>();
  readonly #places = new IdPlaces((place, text, from) => this.#isAt(place, text, from));
  /** Read from a record because its segment did not have it; saved with the next change. */
  readonly #mended = new Map<ResidentId, KeptWords>();
  readonly #staged = new Map<ResidentId, KeptWords | null>();
  #written: (() => void)[] = [];
  #last = 0;

  constructor(vault: HeldKeys & KeyringRows, compartment: Compartment) {
    this.#vault = vault;
    this.#compartment = compartment;
  }

  get isHeld(): boolean {
    return this.#vault.keychain.newest(this.#compartment) !== undefined;
  }

  /** Opens the segments one by one. Nothing else may be asked of this before the last one. */
  *opening(): Generator<void, void, void> {
    while (this.isHeld && this.#openNext()) yield;
  }

  entryOf(id: ResidentId): KeptWords | undefined {
    const mended = this.#mendedOf(id);
    if (mended !== undefined) return mended;
    const place = this.#placeOf(id);
    return place?.people.entryAt(place.row);
  }

  versionOf(id: ResidentId): number | undefined {
    const mended = this.#mendedOf(id);
    if (mended !== undefined) return mended.version;
    const place = this.#placeOf(id);
    return place?.people.versionAt(place.row);
  }

  /** The person's words by number; `elsewhere` where they were read from the record itself. */
  writtenOf(id: ResidentId): WrittenWords | undefined | 'elsewhere' {
    if (this.#mendedOf(id) !== undefined) return 'elsewhere';
    const place = this.#placeOf(id);
    return place?.people.writtenAt(place.row);
  }

  /** Everybody who carries the blind key, also whoever is not on file any more. */
  *peopleWithKey(key: string): Generator<ResidentId, void, void> {
    for (const [id, { keys }] of this.#mended) if (keys.includes(key)) yield id;
    for (const [number, { people }] of this.#segments) {
      for (const row of people.rowsWithKey(key)) {
        const id = people.idAt(row);
        const isHere = this.#places.get(id) === number * ROOM + row;
        if (isHere && this.#mendedOf(id) === undefined) yield id;
      }
    }
  }

  mend(id: ResidentId, entry: KeptWords): void {
    this.#mended.set(id, entry);
  }

  /** What the open transaction wants kept; null takes the person out. */
  stage(id: ResidentId, entry: KeptWords | null): void {
    if (this.isHeld) this.#staged.set(id, entry);
  }

  /** Writes the touched segments to the keyring, inside its transaction. */
  write(): void {
    if (this.#staged.size === 0) return;
    for (const [id, entry] of this.#mended) {
      if (!this.#staged.has(id)) this.#staged.set(id, entry);
    }
    for (const [segment, changes] of this.#bySegment()) this.#writeSegment(segment, changes);
  }

  settle(): void {
    for (const keep of this.#written) keep();
    if (this.#staged.size > 0) this.#mended.clear();
    this.#written = [];
    this.#staged.clear();
  }

  forget(): void {
    this.#written = [];
    this.#staged.clear();
  }

  #placeOf(id: ResidentId): Place | undefined {
    const place = this.#places.get(id);
    if (place === undefined) return undefined;
    const segment = this.#segments.get(Math.floor(place / ROOM));
    return segment === undefined ? undefined : { people: segment.people, row: place % ROOM };
  }

  #isAt(place: number, text: string, from: number): boolean {
    const people = this.#segments.get(Math.floor(place / ROOM))?.people;
    return people !== undefined && isSameId(people.idAt(place % ROOM), text, from);
  }

  #mendedOf(id: ResidentId): KeptWords | undefined {
    return this.#mended.size === 0 ? undefined : this.#mended.get(id);
  }

  #bySegment(): Map<number, Map<ResidentId, KeptWords | null>> {
    const grouped = new Map<number, Map<ResidentId, KeptWords | null>>();
    let open = this.#last;
    let size = this.#segments.get(open)?.people.size ?? SEGMENT_SIZE;
    for (const [id, entry] of this.#staged) {
      let segment = this.#homeOf(id);
      if (segment === undefined) {
        if (size >= SEGMENT_SIZE) [open, size] = [Math.max(open, this.#last) + 1, 0];
        segment = open;
        size += 1;
      }
      const changes = grouped.get(segment) ?? new Map<ResidentId, KeptWords | null>();
      grouped.set(segment, changes.set(id, entry));
    }
    return grouped;
  }

  /** Undefined also where that segment cannot be read: it stays as it is. */
  #homeOf(id: ResidentId): number | undefined {
    const row = this.#vault.keyring.get(HOME, { resident: id, compartment: this.#compartment });
    const home = row === undefined ? undefined : integer(row, 'segment');
    return home === undefined || !this.#segments.has(home) ? undefined : home;
  }

  #writeSegment(segment: number, changes: ReadonlyMap<ResidentId, KeptWords | null>): void {
    const before = this.#segments.get(segment);
    const entries = this.#entriesOf(before);
    const version = (before?.version ?? 0) + 1;
    const keyring = this.#vault.writeKeyring();
    for (const [id, entry] of changes) {
      const values = { resident: id, compartment: this.#compartment };
      if (entry === null) {
        entries.delete(id);
        keyring.run(LEAVE, values);
      } else {
        if (!entries.has(id)) keyring.run(JOIN, { ...values, segment });
        entries.set(id, entry);
      }
    }
    const packed = packSegment(entries);
    const { generation, blob } = this.#seal(segment, version, packed);
    const compartment = this.#compartment;
    keyring.run(SAVE, { compartment, segment, generation, version, entries: entries.size, blob });
    this.#written.push(() =>
      this.#replace(segment, { version, people: new SegmentPeople(packed) }),
    );
  }

  #entriesOf(segment: Segment | undefined): Map<ResidentId, KeptWords> {
    const entries = new Map<ResidentId, KeptWords>();
    if (segment === undefined) return entries;
    const { people } = segment;
    for (let row = 0; row < people.size; row += 1)
      entries.set(people.idAt(row), people.entryAt(row));
    return entries;
  }

  #replace(number: number, segment: Segment): void {
    const before = this.#segments.get(number)?.people;
    for (let row = 0; row < (before?.size ?? 0); row += 1) {
      const id = before?.idAt(row);
      if (id !== undefined && this.#places.get(id) === number * ROOM + row) this.#places.delete(id);
    }
    this.#keep(number, segment);
  }

  #keep(number: number, segment: Segment): void {
    const { people } = segment;
    if (people.size > ROOM) throw new RangeError('too many people in one segment');
    this.#segments.set(number, segment);
    const { ids, size } = people;
    for (let row = 0; row < size; row += 1) {
      this.#places.set(number * ROOM + row, ids, row * ID_LENGTH);
    }
    this.#last = Math.max(this.#last, number);
  }

  #seal(segment: number, version: number, content: Buffer) {
    const keys = this.#vault.keychain.newest(this.#compartment);
    if (keys === undefined) throw new Error(`this session holds no key of ${this.#compartment}`);
    const { generation } = keys;
    const place = this.#place(segment, version);
    const blob = sealBlob(keys.searchKey, place, { generation, shape: SEGMENT_SHAPE, content });
    return { generation, blob: new Uint8Array(blob) };
  }

  #openNext(): boolean {
    const asked = { compartment: this.#compartment, after: this.#last };
    const row = this.#vault.keyring.get(READ_NEXT, asked);
    if (row === undefined) return false;
    const segment = integer(row, 'segment');
    const version = integer(row, 'version');
    this.#last = Math.max(this.#last, segment);
    const keys = this.#vault.keychain.generation(this.#compartment, integer(row, 'generation'));
    if (keys === undefined) return true;
    const opened = openBlob(keys.searchKey, this.#place(segment, version), bytes(row, 'blob'));
    if (!opened.ok) return true;
    const { shape, content } = opened.value;
    const packed = packedAs(shape, content);
    if (packed === undefined) return true;
    const people = new SegmentPeople(
      packed,
      shape <= SHAPE_WITHOUT_PHONES && this.#compartment === 'identity',
    );
    this.#keep(segment, { version, people });
    return true;
  }

  #place(segment: number, version: number) {
    return {
      vaultId: this.#vault.vaultId,
      kind: 'search-segment',
      recordId: String(segment),
      version,
      compartment: this.#compartment,
    };
  }
}

/** Undefined for a shape of a later app: such a segment is left as it is. */
function packedAs(shape: number, content: Buffer): Buffer | undefined {
  if (shape === SEGMENT_SHAPE || shape === SHAPE_WITHOUT_PHONES) return content;
  return shape === LIST_SHAPE ? packedFromList(content) : undefined;
}
