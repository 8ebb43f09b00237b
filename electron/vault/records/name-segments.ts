// Search names of one compartment, sealed in segments of about 500 so that unlocking opens them quickly.
// A segment that cannot be read is left as it is; its people are read from their own records instead.
import type { Compartment } from '../../../src/kernel/compartments';
import type { ResidentId } from '../../../src/kernel/ids';
import { bytes, integer } from '../database/rows';
import { openBlob, sealBlob } from '../keys/envelope';
import type { OpenVault } from '../open-vault';

export interface SegmentEntry {
  /** Version of the sealed part this was taken from. */
  readonly version: number;
}

interface Segment {
  readonly version: number;
  readonly people: readonly ResidentId[];
}

const SEGMENT_SIZE = 500;
const SHAPE = 1;

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

export class NameSegments<Entry extends SegmentEntry> {
  readonly #vault: OpenVault;
  readonly #compartment: Compartment;
  readonly #segments = new Map<number, Segment>();
  readonly #people = new Map<ResidentId, Entry>();
  /** Read from a record because its segment did not have it; saved with the next change. */
  readonly #mended = new Map<ResidentId, Entry>();
  readonly #staged = new Map<ResidentId, Entry | null>();
  #written: (() => void)[] = [];
  #last = 0;

  constructor(vault: OpenVault, compartment: Compartment) {
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

  entryOf(id: ResidentId): Entry | undefined {
    const mended = this.#mended.size === 0 ? undefined : this.#mended.get(id);
    return mended ?? this.#people.get(id);
  }

  mend(id: ResidentId, entry: Entry): void {
    this.#mended.set(id, entry);
  }

  /** What the open transaction wants kept; null takes the person out. */
  stage(id: ResidentId, entry: Entry | null): void {
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

  #bySegment(): Map<number, Map<ResidentId, Entry | null>> {
    const grouped = new Map<number, Map<ResidentId, Entry | null>>();
    let open = this.#last;
    let size = this.#segments.get(open)?.people.length ?? SEGMENT_SIZE;
    for (const [id, entry] of this.#staged) {
      let segment = this.#homeOf(id);
      if (segment === undefined) {
        if (size >= SEGMENT_SIZE) [open, size] = [Math.max(open, this.#last) + 1, 0];
        segment = open;
        size += 1;
      }
      const changes = grouped.get(segment) ?? new Map<ResidentId, Entry | null>();
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

  #writeSegment(segment: number, changes: ReadonlyMap<ResidentId, Entry | null>): void {
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
    const { generation, blob } = this.#seal(segment, version, entries);
    const compartment = this.#compartment;
    keyring.run(SAVE, { compartment, segment, generation, version, entries: entries.size, blob });
    this.#written.push(() => this.#keep({ segment, version, entries }));
  }

  #entriesOf(segment: Segment | undefined): Map<ResidentId, Entry> {
    const entries = new Map<ResidentId, Entry>();
    for (const id of segment?.people ?? []) {
      const entry = this.#people.get(id);
      if (entry !== undefined) entries.set(id, entry);
    }
    return entries;
  }

  #keep(saved: {
    readonly segment: number;
    readonly version: number;
    readonly entries: ReadonlyMap<ResidentId, Entry>;
  }): void {
    const { segment, version, entries } = saved;
    const before = this.#segments.get(segment)?.people ?? [];
    for (const id of before) if (!entries.has(id)) this.#people.delete(id);
    for (const [id, entry] of entries) this.#people.set(id, entry);
    this.#segments.set(segment, { version, people: [...entries.keys()] });
    this.#last = Math.max(this.#last, segment);
  }

  #seal(segment: number, version: number, entries: ReadonlyMap<ResidentId, Entry>) {
    const keys = this.#vault.keychain.newest(this.#compartment);
    if (keys === undefined) throw new Error(`this session holds no key of ${this.#compartment}`);
    const content = new TextEncoder().encode(JSON.stringify([...entries]));
    const { generation } = keys;
    const place = this.#place(segment, version);
    const blob = sealBlob(keys.searchKey, place, { generation, shape: SHAPE, content });
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
    if (!opened.ok || opened.value.shape !== SHAPE) return true;
    const list = JSON.parse(opened.value.content.toString('utf8')) as [ResidentId, Entry][];
    for (const [id, entry] of list) this.#people.set(id, entry);
    this.#segments.set(segment, { version, people: list.map(([id]) => id) });
    return true;
  }

  #place(segment: number, version: number) {
    return {
      vaultId: this.#vault.parts.vaultId,
      kind: 'search-segment',
      recordId: String(segment),
      version,
      compartment: this.#compartment,
    };
  }
}
