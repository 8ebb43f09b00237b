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

interface Segment<Entry> {
  version: number;
  entries: Map<ResidentId, Entry>;
}

const SEGMENT_SIZE = 500;
const SHAPE = 1;

const READ =
  'SELECT segment, generation, version, blob FROM search_segments WHERE compartment = $compartment ORDER BY segment';
const SAVE =
  'INSERT INTO search_segments (compartment, segment, generation, version, entries, blob) VALUES ($compartment, $segment, $generation, $version, $entries, $blob) ON CONFLICT (compartment, segment) DO UPDATE SET generation = excluded.generation, version = excluded.version, entries = excluded.entries, blob = excluded.blob';
const JOIN =
  'INSERT INTO segment_members (resident_id, compartment, segment) VALUES ($resident, $compartment, $segment) ON CONFLICT (resident_id, compartment) DO UPDATE SET segment = excluded.segment';
const LEAVE =
  'DELETE FROM segment_members WHERE resident_id = $resident AND compartment = $compartment';

export class NameSegments<Entry extends SegmentEntry> {
  readonly #vault: OpenVault;
  readonly #compartment: Compartment;
  readonly #segments = new Map<number, Segment<Entry>>();
  readonly #home = new Map<ResidentId, number>();
  /** Read from a record because its segment did not have it; saved with the next change. */
  readonly #mended = new Map<ResidentId, Entry>();
  readonly #staged = new Map<ResidentId, Entry | null>();
  #written: (() => void)[] = [];
  #last = 0;

  constructor(vault: OpenVault, compartment: Compartment) {
    this.#vault = vault;
    this.#compartment = compartment;
    if (this.isHeld) this.#load();
  }

  get isHeld(): boolean {
    return this.#vault.keychain.newest(this.#compartment) !== undefined;
  }

  entryOf(id: ResidentId): Entry | undefined {
    const home = this.#home.get(id);
    const kept = home === undefined ? undefined : this.#segments.get(home)?.entries.get(id);
    return this.#mended.get(id) ?? kept;
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
    let size = this.#segments.get(open)?.entries.size ?? SEGMENT_SIZE;
    for (const [id, entry] of this.#staged) {
      let segment = this.#home.get(id);
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

  #writeSegment(segment: number, changes: ReadonlyMap<ResidentId, Entry | null>): void {
    const before = this.#segments.get(segment);
    const entries = new Map(before?.entries);
    const version = (before?.version ?? 0) + 1;
    const keyring = this.#vault.writeKeyring();
    for (const [id, entry] of changes) {
      const values = { resident: id, compartment: this.#compartment };
      if (entry === null) {
        entries.delete(id);
        keyring.run(LEAVE, values);
      } else {
        entries.set(id, entry);
        if (!before?.entries.has(id)) keyring.run(JOIN, { ...values, segment });
      }
    }
    const { generation, blob } = this.#seal(segment, version, entries);
    const compartment = this.#compartment;
    keyring.run(SAVE, { compartment, segment, generation, version, entries: entries.size, blob });
    this.#written.push(() => this.#keep(segment, { version, entries }));
  }

  #keep(segment: number, kept: Segment<Entry>): void {
    const before = this.#segments.get(segment)?.entries.keys() ?? [];
    for (const id of before) if (!kept.entries.has(id)) this.#home.delete(id);
    for (const id of kept.entries.keys()) this.#home.set(id, segment);
    this.#segments.set(segment, kept);
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

  #load(): void {
    const rows = this.#vault.keyring.all(READ, { compartment: this.#compartment });
    for (const row of rows) {
      const segment = integer(row, 'segment');
      const version = integer(row, 'version');
      this.#last = Math.max(this.#last, segment);
      const keys = this.#vault.keychain.generation(this.#compartment, integer(row, 'generation'));
      if (keys === undefined) continue;
      const opened = openBlob(keys.searchKey, this.#place(segment, version), bytes(row, 'blob'));
      if (!opened.ok || opened.value.shape !== SHAPE) continue;
      const list = JSON.parse(opened.value.content.toString('utf8')) as [ResidentId, Entry][];
      this.#keep(segment, { version, entries: new Map(list) });
    }
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
