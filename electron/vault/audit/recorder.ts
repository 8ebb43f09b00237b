// Writes the trail of one session: events wait until their transaction is about to be kept, so that the last of
// them can carry what the transaction did to every row. No row is ever changed without an event.
import type { Handle } from '../database/driver';
import type { RowWatch } from '../database/row-watch';
import { sha256 } from '../keys/suite';
import type { AuditSecret } from './audit-secret';
import { type DataKey, sealPayload } from './data-key';
import type { EventInput, EventV2 } from './event';
import { encodeRows, noted, type NotedRow } from './row-hashes';
import { Covers } from './covers';
import type { SessionAuthor } from './session-author';
import { AuditTrail } from './trail';
import { type WatchedRows, watchRows } from './watched-rows';

const KEEP_ROWS = 'INSERT INTO audit_rows (sequence, rows) VALUES ($sequence, $rows)';

/** Before each table of the keyring in the trail's row hashes. */
export const KEYRING_PLACE = 'keyring.';

export interface RecorderParts {
  readonly vaultId: string;
  readonly records: Handle;
  readonly watches: WatchedRows;
  readonly trail: AuditTrail;
  readonly secret: AuditSecret;
  readonly dataKey: DataKey;
  readonly author: SessionAuthor;
  readonly device: string;
  /** Milliseconds since the session began, by a clock that nobody can set. */
  readonly elapsed: () => number;
  readonly now: () => string;
}

/** A body that is whole but for what the recorder adds. */
type Waiting = EventInput & Pick<EventV2, 'sealed' | 'aside'>;

export class Recorder {
  readonly #parts: RecorderParts;
  readonly records: RowWatch;
  readonly keyring: RowWatch;
  #waiting: Waiting[] = [];
  #ahead: Waiting[] = [];
  #carried: readonly NotedRow[] = [];
  #keyringRows: NotedRow[] = [];
  #session: number | undefined;
  #unsettledSession: number | undefined;

  constructor(parts: RecorderParts) {
    this.#parts = parts;
    this.records = parts.watches.records;
    this.keyring = parts.watches.keyring;
  }

  /** Hands in an event of the open transaction. */
  add(event: Waiting): void {
    if (!this.#parts.records.inTransaction) throw new Error('an event needs its transaction');
    this.#waiting.push(event);
  }

  /** An event that goes before all that wait: it is about when they happen, and carries none of their rows. */
  precede(event: Waiting): void {
    this.#ahead.push(event);
  }

  /** Appends what waits, with the hashes of every touched row, just before the commit. */
  flush(): void {
    const rows = this.#takeTouched();
    if (rows.length > 0 && this.#waiting.length === 0) this.#waiting.push(this.#ownNote());
    const waiting = [...this.#ahead, ...this.#waiting];
    this.#ahead = [];
    this.#waiting = [];
    waiting.forEach((event, nth) => {
      this.#append(event, nth === waiting.length - 1 ? rows : []);
    });
    if (rows.length === 0) return;
    this.records.forget();
    this.keyring.forget();
  }

  /**
   * Rows of the keyring that events of this transaction vouch for. Not the new keys of residents: one that no event
   * knows is harmless.
   */
  get keyringRows(): readonly NotedRow[] {
    return this.#keyringRows;
  }

  /** Sequence of this session's first line, also while it is not on the disk yet. */
  get session(): number | undefined {
    return this.#session ?? this.#unsettledSession;
  }

  /** Signs for the lines of this session in copies that are to become the vault. */
  coverCopies(): void {
    const { records, trail, author } = this.#parts;
    new Covers({ records, trail, author, session: () => this.session }).keep();
  }

  /** The transaction is on disk. */
  settle(): void {
    this.#keyringRows = [];
    this.#session ??= this.#unsettledSession;
    this.#unsettledSession = undefined;
  }

  /** The transaction was undone. */
  forget(): void {
    this.#waiting = [];
    this.#ahead = [];
    this.#carried = [];
    this.#keyringRows = [];
    this.#unsettledSession = undefined;
    this.records.undone();
    this.keyring.undone();
  }

  /** Every row there is now, as the trail would note it. */
  *everyRow(): Generator<NotedRow> {
    const { rowKey } = this.#parts.secret;
    for (const row of this.records.everyRow()) yield noted(rowKey, '', row);
    for (const row of this.keyring.everyRow()) yield noted(rowKey, KEYRING_PLACE, row);
  }

  /** One row as it stands; its hash is `GONE` where it is not there. */
  rowNow({ table, key }: Pick<NotedRow, 'table' | 'key'>): NotedRow {
    const { rowKey } = this.#parts.secret;
    const isKey = table.startsWith(KEYRING_PLACE);
    const watch = isKey ? this.keyring : this.records;
    const own = isKey ? table.slice(KEYRING_PLACE.length) : table;
    const row = watch.rowOf(own, key);
    return noted(rowKey, isKey ? KEYRING_PLACE : '', { table: own, key, row });
  }

  /** Rows of the keyring whose own event never came: the next event of this transaction notes them. */
  carry(rows: readonly NotedRow[]): void {
    this.#carried = rows;
  }

  /** Writes the same session's trail into copies of the two files, which are to become this vault. */
  ofCopies(copies: { readonly keyring: Handle; readonly records: Handle }): Recorder {
    const copied = new Recorder({
      ...this.#parts,
      records: copies.records,
      watches: watchRows(copies),
      trail: new AuditTrail(copies.records),
    });
    copied.#session = this.#session;
    return copied;
  }

  /** An event that notes these rows in place of what was touched so far; inside the open transaction. */
  baseline(event: EventInput, rows: readonly NotedRow[]): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const earlier of waiting) this.#append(earlier, []);
    this.#append(event, rows);
    this.records.forget();
    this.keyring.forget();
  }

  /** Every row the open transaction touched so far. */
  *touched(): Generator<NotedRow> {
    const { rowKey } = this.#parts.secret;
    for (const row of this.records.touched()) yield noted(rowKey, '', row);
    for (const row of this.keyring.touched()) yield noted(rowKey, KEYRING_PLACE, row);
  }

  /** Each row is read back once: an import adds tens of thousands of keys. */
  #takeTouched(): readonly NotedRow[] {
    const { rowKey } = this.#parts.secret;
    const rows = [...this.#carried];
    for (const row of this.#carried) this.#keyringRows.push(row);
    this.#carried = [];
    for (const row of this.records.touched()) rows.push(noted(rowKey, '', row));
    for (const row of this.keyring.touched()) {
      const key = noted(rowKey, KEYRING_PLACE, row);
      rows.push(key);
      if (row.isAdded !== true) this.#keyringRows.push(key);
    }
    return rows;
  }

  #append(waiting: Waiting, rows: readonly NotedRow[]): void {
    const { trail, dataKey, records, device, elapsed, author } = this.#parts;
    const encoded = encodeRows(rows);
    const { details, beginsEpoch, ...clear } = waiting;
    const first = this.#session ?? this.#unsettledSession;
    const { sequence, epoch } = trail.next();
    trail.append({
      ...clear,
      v: 2,
      offset: Math.round(elapsed()),
      epoch: beginsEpoch === true ? epoch + 1 : epoch,
      device,
      session: first ?? sequence,
      ...(first === undefined
        ? { key: dataKey.sealedKey, voucher: author.voucher(sequence, trail.chainHead()) }
        : {}),
      ...(rows.length === 0 ? {} : { rows: sha256(encoded).toString('hex') }),
      ...(details === undefined ? {} : { sealed: this.#seal(sequence, details) }),
    });
    this.#unsettledSession ??= first ?? sequence;
    if (rows.length > 0) records.run(KEEP_ROWS, { sequence, rows: encoded });
  }

  #seal(sequence: number, details: NonNullable<EventInput['details']>): string {
    const { vaultId, dataKey } = this.#parts;
    return sealPayload(dataKey.key, { vaultId, at: sequence }, details);
  }

  #ownNote(): Waiting {
    return { at: this.#parts.now(), actor: 'vault', verb: 'audit.noted', outcome: 'done' };
  }
}
