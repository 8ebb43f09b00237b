// The authors of the lines of an open vault's trail, from a place on; in steps, so that others get their turn.
import type { Book } from '../deeds/book';
import { keysEver } from '../deeds/keys-ever';
import type { Handle } from '../database/driver';
import { Authorship, type Authors } from './authorship';
import { EMPTY_CHAIN } from './chain';
import { coversAfter } from './covers';
import { decodeEvent } from './event';
import type { AuditTrail } from './trail';

export interface AuthorParts {
  readonly vaultId: string;
  readonly records: Handle;
  readonly trail: AuditTrail;
  readonly book: Book;
}

/** Yields how many lines were walked. */
export function* walkAuthors(parts: AuthorParts, after = 0): Generator<number, Authors, void> {
  const { vaultId, records, trail, book } = parts;
  const authorship = new Authorship(
    { vaultId, author: (staffId) => keysEver(book.state, staffId) },
    after,
  );
  const covers = coversAfter(records, after).toReversed();
  let before = after === 0 ? EMPTY_CHAIN : (trail.chainAt(after) ?? EMPTY_CHAIN);
  for (const batch of trail.rawEvents(Number.MAX_SAFE_INTEGER, after)) {
    for (const { sequence, body, chain } of batch) {
      const event = decodeEvent(body);
      authorship.line({ sequence, event, before });
      before = chain;
      for (let next = covers.at(-1); next?.size === sequence; next = covers.at(-1)) {
        authorship.cover({ ...next, chain });
        covers.pop();
      }
    }
    yield batch.at(-1)?.sequence ?? after;
  }
  return authorship.end();
}

/** All at once. */
export function authorsOf(parts: AuthorParts, after = 0): Authors {
  const walk = walkAuthors(parts, after);
  for (;;) {
    const step = walk.next();
    if (step.done === true) return step.value;
  }
}
