// Lines that were written since this person's program looked last: whose are they? What nobody's key covers is told at once;
// the end of a session of their own that was cut short is theirs to own.
import { authorsOf, type AuthorParts } from '../audit/trail-authors';
import type { Finding } from '../audit/alarm';
import type { OpenTail } from '../audit/authorship';
import { EMPTY_CHAIN } from '../audit/chain';
import { canonicalBytes } from '../keys/canonical-json';
import { sha256 } from '../keys/suite';
import type { PersonSession } from '../open-vault/person-session';

export function authorParts({
  vaultId,
  records,
  audit,
  book,
}: Pick<PersonSession, 'vaultId' | 'records' | 'audit' | 'book'>): AuthorParts {
  return { vaultId, records, trail: audit, book };
}

/** Before any line of this session is written. */
export function foreignLines(vault: PersonSession): readonly Finding[] {
  // Where the book is strange nobody's keys are known.
  if (vault.book.state.number === 0) return [];
  const { foreign, tails } = authorsOf(authorParts(vault), seenSoFar(vault));
  const own = tails.filter(({ staffId }) => staffId === vault.session.staffId);
  vault.cutTails = own;
  see(vault, own);
  return foreign.length === 0 ? [] : [findingOf(vault, foreign)];
}

/** Of every line, for a check of everything. */
export function everyForeignLine(vault: PersonSession): readonly Finding[] {
  if (vault.book.state.number === 0) return [];
  const { foreign } = authorsOf(authorParts(vault));
  return foreign.length === 0 ? [] : [findingOf(vault, foreign)];
}

function findingOf({ audit }: PersonSession, foreign: readonly number[]): Finding {
  const which = sha256(canonicalBytes(['lines', ...foreign])).toString('hex');
  const [first = 1] = foreign;
  const unvouched = { what: 'lines' as const, names: [] };
  const bad = foreign.length;
  return { kind: 'unvouched', size: audit.size(), firstBad: first, bad, which, unvouched };
}

/** Everything is looked at anew where the trail is not the one that was looked at. */
function seenSoFar({ audit, book }: PersonSession): number {
  const seen = book.trailSeen;
  if (seen === undefined || seen.epoch !== audit.epoch() || seen.size > audit.size()) return 0;
  return chainText(audit, seen.size) === seen.chain ? seen.size : 0;
}

/** What is still to be owned is looked at again. */
function see({ audit, book }: PersonSession, own: readonly OpenTail[]): void {
  const size = Math.min(audit.size(), ...own.map(({ session }) => session - 1));
  book.seeTrail({ epoch: audit.epoch(), size, chain: chainText(audit, size) });
}

function chainText(audit: PersonSession['audit'], size: number): string {
  const chain = size === 0 ? EMPTY_CHAIN : (audit.chainAt(size) ?? EMPTY_CHAIN);
  return Buffer.from(chain).toString('hex');
}
