// Signatures over the chain by the session that writes it: with every checkpoint, at the lock, and within a minute of a line.
import type { Handle } from '../database/driver';
import { bytes, integer } from '../database/rows';
import type { SessionAuthor } from './session-author';
import type { AuditTrail } from './trail';

export interface Cover {
  readonly session: number;
  readonly size: number;
  readonly signature: Uint8Array;
}

const KEEP =
  'INSERT OR IGNORE INTO audit_covers (session, size, signature) VALUES ($session, $size, $signature)';
const AFTER =
  'SELECT session, size, signature FROM audit_covers WHERE size > $after ORDER BY size, session';

/** Lines of a session that are not signed for are never older than this, unless the session was cut short. */
export const COVERED_WITHIN_MS = 60_000;

export function coversAfter(records: Handle, after: number): readonly Cover[] {
  return records.all(AFTER, { after }).map((row) => ({
    session: integer(row, 'session'),
    size: integer(row, 'size'),
    signature: bytes(row, 'signature'),
  }));
}

export function keepCover(records: Handle, { session, size, signature }: Cover): void {
  records.run(KEEP, { session, size, signature: new Uint8Array(signature) });
}

export interface CoverParts {
  readonly records: Handle;
  readonly trail: AuditTrail;
  readonly author: SessionAuthor;
  /** Sequence of the session's first line; undefined before there is one. */
  readonly session: () => number | undefined;
}

export class Covers {
  readonly #parts: CoverParts;
  #covered = 0;

  constructor(parts: CoverParts) {
    this.#parts = parts;
  }

  /** True where lines of this session wait to be signed for. */
  get isDue(): boolean {
    const session = this.#parts.session();
    return session !== undefined && this.#parts.trail.size() > this.#covered;
  }

  /** Inside the open transaction, after its lines were added. */
  keep(): void {
    const { records, trail, author } = this.#parts;
    const session = this.#parts.session();
    if (session === undefined || !this.isDue) return;
    const size = trail.size();
    const signature = author.cover(session, size, trail.chainHead());
    keepCover(records, { session, size, signature });
    this.#covered = size;
  }

  forget(): void {
    this.#covered = 0;
  }
}
