// The audit trail inside the records database: appended in the same transaction as what it tells of.
import type { Handle } from '../database/driver';
import { bytes, integer } from '../database/rows';
import { chainOf, EMPTY_CHAIN, Frontier, leafOf } from './chain';
import { type AuditEvent, decodeEvent, encodeEvent } from './event';

export interface StoredEvent extends AuditEvent {
  readonly sequence: number;
}

export type TrailVerdict =
  | { readonly sound: true; readonly size: number; readonly root: string }
  | { readonly sound: false; readonly size: number; readonly firstBad: number };

const INSERT =
  'INSERT INTO audit_events (sequence, body, leaf, chain) VALUES ($sequence, $body, $leaf, $chain)';
const LAST = 'SELECT sequence, chain FROM audit_events ORDER BY sequence DESC LIMIT 1';
const FROM =
  'SELECT sequence, body, leaf, chain FROM audit_events WHERE sequence > $after ORDER BY sequence LIMIT $limit';
const NEWEST =
  'SELECT sequence, body FROM audit_events WHERE sequence < $before ORDER BY sequence DESC LIMIT $limit';
const KEEP_CHECKPOINT =
  'INSERT OR IGNORE INTO audit_checkpoints (size, note) VALUES ($size, $note)';
const BATCH = 2000;

export class AuditTrail {
  #handle: Handle;
  #frontier = new Frontier();

  constructor(handle: Handle) {
    this.#handle = handle;
  }

  /** Appends inside the caller's transaction. Answers the event's sequence number. */
  append(event: AuditEvent): number {
    const last = this.#handle.get(LAST);
    const sequence = last === undefined ? 1 : integer(last, 'sequence') + 1;
    const previous = last === undefined ? EMPTY_CHAIN : bytes(last, 'chain');
    const body = encodeEvent(event);
    const chain = chainOf(previous, sequence, body);
    this.#handle.run(INSERT, { sequence, body, leaf: leafOf(body), chain });
    return sequence;
  }

  size(): number {
    const last = this.#handle.get(LAST);
    return last === undefined ? 0 : integer(last, 'sequence');
  }

  /** Number of events and hexadecimal Merkle root over them. */
  head(): { readonly size: number; readonly root: string } {
    for (const batch of this.#batches(this.#frontier.size)) {
      for (const row of batch) this.#frontier.append(bytes(row, 'leaf'));
    }
    return { size: this.#frontier.size, root: hex(this.#frontier.root()) };
  }

  keepCheckpoint(size: number, note: string): void {
    this.#handle.run(KEEP_CHECKPOINT, { size, note });
  }

  /** Newest events first, those before `before`. */
  newest(before: number, limit: number): readonly StoredEvent[] {
    return this.#handle.all(NEWEST, { before, limit }).map((row) => ({
      ...decodeEvent(bytes(row, 'body')),
      sequence: integer(row, 'sequence'),
    }));
  }

  /** Walks every event and recomputes both hashes; names the first sequence that does not fit. */
  verify(): TrailVerdict {
    const frontier = new Frontier();
    let chain = EMPTY_CHAIN;
    for (const batch of this.#batches(0)) {
      for (const row of batch) {
        const sequence = frontier.size + 1;
        const body = bytes(row, 'body');
        chain = chainOf(chain, sequence, body);
        const leaf = leafOf(body);
        const fits =
          integer(row, 'sequence') === sequence &&
          hex(bytes(row, 'chain')) === hex(chain) &&
          hex(bytes(row, 'leaf')) === hex(leaf);
        if (!fits) return { sound: false, size: this.size(), firstBad: sequence };
        frontier.append(leaf);
      }
    }
    return { sound: true, size: frontier.size, root: hex(frontier.root()) };
  }

  *#batches(start: number): Generator<readonly ReturnType<Handle['all']>[number][]> {
    let after = start;
    for (;;) {
      const rows = this.#handle.all(FROM, { after, limit: BATCH });
      if (rows.length === 0) return;
      yield [...rows];
      after = integer(rows.at(-1) ?? {}, 'sequence');
    }
  }
}

function hex(data: Uint8Array): string {
  return Buffer.from(data).toString('hex');
}
