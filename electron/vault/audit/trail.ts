// The audit trail inside the records database: appended in the same transaction as what it tells of.
import type { Handle, Row } from '../database/driver';
import { bytes, integer, maybeBytes, text } from '../database/rows';
import { sha256 } from '../keys/suite';
import { chainOf, EMPTY_CHAIN, Frontier, leafOf } from './chain';
import { decodeEvent, encodeEvent, type EventBody } from './event';

/** An event with its place; one whose bytes are no event any more is shown as such, never left out. */
export type StoredEvent = EventBody & { readonly sequence: number };

const UNREADABLE: EventBody = { at: '', actor: 'vault', verb: 'audit.unreadable', outcome: 'done' };

export interface TrailHead {
  readonly size: number;
  /** Merkle root, 64 hexadecimal digits. */
  readonly root: string;
}

export type TrailVerdict =
  | { readonly sound: true; readonly size: number; readonly root: string }
  | { readonly sound: false; readonly size: number; readonly firstBad: number };

/** One line as a walk meets it, with the frontier over all lines up to it. */
export interface WalkedLine {
  readonly sequence: number;
  readonly event: EventBody | undefined;
  readonly frontier: Frontier;
}

/** A checkpoint as kept, with the frontier that lets a later check begin there. */
export interface KeptCheckpoint {
  readonly size: number;
  readonly note: string;
  readonly frontier: Uint8Array | null;
}

const INSERT =
  'INSERT INTO audit_events (sequence, body, leaf, chain) VALUES ($sequence, $body, $leaf, $chain)';
const LAST = 'SELECT sequence, body, chain FROM audit_events ORDER BY sequence DESC LIMIT 1';
const FROM = `SELECT e.sequence, e.body, e.leaf, e.chain, r.rows FROM audit_events e
  LEFT JOIN audit_rows r ON r.sequence = e.sequence
  WHERE e.sequence > $after ORDER BY e.sequence LIMIT $limit`;
const LEAVES =
  'SELECT sequence, leaf FROM audit_events WHERE sequence > $after ORDER BY sequence LIMIT $limit';
const STRAY_ROWS = `SELECT min(r.sequence) AS stray FROM audit_rows r
  LEFT JOIN audit_events e ON e.sequence = r.sequence WHERE e.sequence IS NULL`;
const CHAIN_AT = 'SELECT chain FROM audit_events WHERE sequence = $sequence';
const BODY_AT = 'SELECT body FROM audit_events WHERE sequence = $sequence';
const NEWEST =
  'SELECT sequence, body FROM audit_events WHERE sequence < $before ORDER BY sequence DESC LIMIT $limit';
const KEEP_CHECKPOINT =
  'INSERT OR IGNORE INTO audit_checkpoints (size, note, frontier) VALUES ($size, $note, $frontier)';
const LAST_CHECKPOINT =
  'SELECT size, note, frontier FROM audit_checkpoints WHERE size <= $size ORDER BY size DESC LIMIT 1';
const CHECKPOINTS =
  'SELECT size, note, frontier FROM audit_checkpoints WHERE size > $after ORDER BY size';
const BATCH = 2000;

export class AuditTrail {
  readonly #handle: Handle;
  #frontier = new Frontier();

  constructor(handle: Handle) {
    this.#handle = handle;
  }

  /** Appends inside the caller's transaction. Answers the event's sequence number. */
  append(event: EventBody): number {
    const last = this.#handle.get(LAST);
    const sequence = last === undefined ? 1 : integer(last, 'sequence') + 1;
    const previous = last === undefined ? EMPTY_CHAIN : bytes(last, 'chain');
    const body = encodeEvent(event);
    const chain = chainOf(previous, sequence, body);
    this.#handle.run(INSERT, { sequence, body, leaf: leafOf(body), chain });
    return sequence;
  }

  /** What the next event gets: its sequence number, and the epoch as it stands. */
  next(): { readonly sequence: number; readonly epoch: number } {
    const last = this.#handle.get(LAST);
    const sequence = last === undefined ? 1 : integer(last, 'sequence') + 1;
    return { sequence, epoch: epochOf(last) };
  }

  /** The chain's value over all lines. */
  chainHead(): Uint8Array {
    const last = this.#handle.get(LAST);
    return last === undefined ? EMPTY_CHAIN : bytes(last, 'chain');
  }

  /** The chain's value over the first lines; undefined where there are fewer. */
  chainAt(sequence: number): Uint8Array | undefined {
    return this.#chainAt(sequence);
  }

  size(): number {
    const last = this.#handle.get(LAST);
    return last === undefined ? 0 : integer(last, 'sequence');
  }

  epoch(): number {
    return epochOf(this.#handle.get(LAST));
  }

  /** When the newest event was written; undefined for an empty trail. */
  lastAt(): string | undefined {
    const last = this.#handle.get(LAST);
    return last === undefined ? undefined : decodeEvent(bytes(last, 'body'))?.at;
  }

  event(sequence: number): StoredEvent | undefined {
    const row = this.#handle.get(BODY_AT, { sequence });
    return row === undefined ? undefined : stored(row, sequence);
  }

  /** Number of events and Merkle root over them, as their leaves are kept. */
  head(): TrailHead {
    this.#grow(this.#frontier, Number.MAX_SAFE_INTEGER);
    return { size: this.#frontier.size, root: hex(this.#frontier.root()) };
  }

  /** The root over the first `size` events; undefined when there are fewer. */
  rootAt(size: number): string | undefined {
    const near = this.lastCheckpoint(size);
    const known = near?.frontier ?? undefined;
    const frontier =
      (known === undefined ? undefined : Frontier.from(near?.size ?? 0, known)) ?? new Frontier();
    this.#grow(frontier, size);
    return frontier.size === size ? hex(frontier.root()) : undefined;
  }

  /** Leaf hashes of the first `size` events. */
  leaves(size: number): readonly Uint8Array<ArrayBuffer>[] {
    const all: Uint8Array<ArrayBuffer>[] = [];
    for (const batch of batches(this.#handle, LEAVES, 0)) {
      for (const row of batch) if (all.length < size) all.push(bytes(row, 'leaf'));
      if (all.length >= size) break;
    }
    return all;
  }

  /** The first `size` events as they lie in the file, in batches; those behind `after`. */
  *rawEvents(
    size: number,
    after = 0,
  ): Generator<
    readonly { readonly sequence: number; readonly body: Uint8Array; readonly chain: Uint8Array }[]
  > {
    for (const batch of batches(this.#handle, FROM, after)) {
      const wanted = batch.filter((row) => integer(row, 'sequence') <= size);
      if (wanted.length === 0) return;
      yield wanted.map((row) => ({
        sequence: integer(row, 'sequence'),
        body: bytes(row, 'body'),
        chain: bytes(row, 'chain'),
      }));
    }
  }

  /** Every event from the newest to the oldest, in batches. */
  *backwards(before = Number.MAX_SAFE_INTEGER): Generator<readonly StoredEvent[]> {
    for (let end = before; ; ) {
      const batch = this.newest(end, BATCH);
      if (batch.length === 0) return;
      yield batch;
      end = batch.at(-1)?.sequence ?? 0;
    }
  }

  keepCheckpoint(note: string): void {
    const { size } = this.head();
    this.#handle.run(KEEP_CHECKPOINT, { size, note, frontier: this.#frontier.encoded() });
  }

  /** The newest checkpoint over at most `size` events. */
  lastCheckpoint(size = Number.MAX_SAFE_INTEGER): KeptCheckpoint | undefined {
    const row = this.#handle.get(LAST_CHECKPOINT, { size });
    return row === undefined ? undefined : checkpointOf(row);
  }

  /** Those over more than `after` events. */
  checkpoints(after = 0): readonly KeptCheckpoint[] {
    return this.#handle.all(CHECKPOINTS, { after }).map(checkpointOf);
  }

  /** After an undone transaction the frontier may have seen leaves that are gone. */
  forget(): void {
    this.#frontier = new Frontier();
  }

  /** Newest events first, those before `before`. */
  newest(before: number, limit: number): readonly StoredEvent[] {
    return this.#handle
      .all(NEWEST, { before, limit })
      .map((row) => stored(row, integer(row, 'sequence')));
  }

  /** Walks every event after `start` and recomputes both hashes; names the first sequence that does not fit. */
  verify(start: Frontier = new Frontier(), alsoFits?: (line: WalkedLine) => boolean): TrailVerdict {
    const walk = this.walk(start, alsoFits);
    for (;;) {
      const step = walk.next();
      if (step.done === true) return step.value;
    }
  }

  /** The same in batches, so that a long check can be watched and stopped: yields how many were walked. */
  *walk(
    start: Frontier = new Frontier(),
    alsoFits: (line: WalkedLine) => boolean = () => true,
  ): Generator<number, TrailVerdict, void> {
    const frontier = start;
    let chain = this.#chainAt(frontier.size);
    if (chain === undefined) return this.#broken(frontier.size);
    for (const batch of batches(this.#handle, FROM, frontier.size)) {
      for (const row of batch) {
        const sequence = frontier.size + 1;
        const next = fitting(row, sequence, chain);
        if (next === undefined) return this.#broken(sequence);
        chain = next.chain;
        frontier.append(next.leaf);
        if (!alsoFits({ sequence, event: next.event, frontier })) return this.#broken(sequence);
      }
      yield frontier.size;
    }
    const stray = this.#handle.get(STRAY_ROWS)?.['stray'];
    if (typeof stray === 'number') return this.#broken(stray);
    return { sound: true, size: frontier.size, root: hex(frontier.root()) };
  }

  #chainAt(sequence: number): Uint8Array | undefined {
    if (sequence === 0) return EMPTY_CHAIN;
    const row = this.#handle.get(CHAIN_AT, { sequence });
    return row === undefined ? undefined : bytes(row, 'chain');
  }

  #broken(firstBad: number): TrailVerdict {
    return { sound: false, size: this.size(), firstBad };
  }

  #grow(frontier: Frontier, size: number): void {
    for (const batch of batches(this.#handle, LEAVES, frontier.size)) {
      for (const row of batch) {
        if (frontier.size >= size) return;
        frontier.append(bytes(row, 'leaf'));
      }
    }
  }
}

/** The row's own hashes when everything about it fits the line before; undefined at the first difference. */
function fitting(
  row: Row,
  sequence: number,
  previous: Uint8Array,
):
  | {
      readonly chain: Uint8Array;
      readonly leaf: Uint8Array<ArrayBuffer>;
      readonly event: EventBody | undefined;
    }
  | undefined {
  const body = bytes(row, 'body');
  const chain = chainOf(previous, sequence, body);
  const leaf = leafOf(body);
  const event = decodeEvent(body);
  const fits =
    integer(row, 'sequence') === sequence &&
    same(bytes(row, 'chain'), chain) &&
    same(bytes(row, 'leaf'), leaf) &&
    rowsFit(event, maybeBytes(row, 'rows'));
  return fits ? { chain, leaf, event } : undefined;
}

function rowsFit(event: EventBody | undefined, rows: Uint8Array | null): boolean {
  const named = event?.v === 2 ? event.rows : undefined;
  if (rows === null) return named === undefined;
  return named === sha256(rows).toString('hex');
}

function* batches(handle: Handle, sql: string, start: number): Generator<readonly Row[]> {
  let after = start;
  for (;;) {
    const rows = handle.all(sql, { after, limit: BATCH });
    if (rows.length === 0) return;
    yield rows;
    after = integer(rows.at(-1) ?? {}, 'sequence');
  }
}

function stored(row: Row, sequence: number): StoredEvent {
  return { ...(decodeEvent(bytes(row, 'body')) ?? UNREADABLE), sequence };
}

function epochOf(last: Row | undefined): number {
  const body = last === undefined ? undefined : decodeEvent(bytes(last, 'body'));
  return body?.v === 2 ? body.epoch : 1;
}

function checkpointOf(row: Row): KeptCheckpoint {
  return {
    size: integer(row, 'size'),
    note: text(row, 'note'),
    frontier: maybeBytes(row, 'frontier'),
  };
}

function same(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}

function hex(data: Uint8Array): string {
  return Buffer.from(data).toString('hex');
}
