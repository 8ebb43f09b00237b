// Taking a whole import back is for a wrong file, soon after it came in. Later its files are files like any other, and go
// as every file goes: one by one, by two people (docs/decisions/0046).
import type { Instant } from '../../kernel/use-case';
import type { ImportKind } from './import-kind';

export const UNDO_DAYS = 7;

const DAY_MS = 86_400_000;

/** Why an import stays, in the order in which it is asked. */
export const UNDO_BARS = [
  'imports.undo-over',
  'imports.counted-since',
  'imports.changed-since',
] as const;
export type UndoBar = (typeof UNDO_BARS)[number];

interface Made {
  readonly kind: ImportKind;
  readonly importedAt: Instant;
}

/** What happened to its files since; asked only where it matters. */
export interface Since {
  /** Signed summaries, or such as wait to be signed, that counted a stay of the import. */
  readonly counted: () => number;
  /** Residents somebody worked on, or who are held or kept longer. */
  readonly changed: () => number;
}

/** The last moment for taking it back; undefined for archive cases, which are nobody's files and may always go. */
export function undoUntil({ kind, importedAt }: Made): Instant | undefined {
  if (kind === 'ctdc') return undefined;
  return new Date(Date.parse(importedAt) + UNDO_DAYS * DAY_MS).toISOString();
}

/** Undefined: it may be taken back now. */
export function undoBar(
  made: Made,
  since: Since,
  now: Instant,
): { readonly code: UndoBar; readonly count: number } | undefined {
  const until = undoUntil(made);
  if (until !== undefined && now > until) return { code: 'imports.undo-over', count: UNDO_DAYS };
  const counted = since.counted();
  if (counted > 0) return { code: 'imports.counted-since', count: counted };
  const changed = since.changed();
  return changed > 0 ? { code: 'imports.changed-since', count: changed } : undefined;
}
