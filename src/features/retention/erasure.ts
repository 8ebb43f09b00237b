// An erasure as the shelter remembers it: when, by whom, why, how far it is, and which media still hold the old keys.
// It names nobody; the resident's id in it is the one the trail carries and leads to nothing else.
import {
  codeColumn,
  idColumn,
  instantColumn,
  madeTextColumn,
  orNull,
  type RowOf,
  staffColumn,
  table,
  versionColumn,
} from '../../kernel/columns';
import type { Instant } from '../../kernel/use-case';
import { ERASURE_REASONS } from './retention';

/**
 * `files-gone`: records are erased, the keys not yet. `keys-gone`: the keys are destroyed, old pages of the key file
 * are still there. `done`: the key file was written anew under a fresh key.
 */
export const ERASURE_STATES = ['files-gone', 'keys-gone', 'done'] as const;
export type ErasureState = (typeof ERASURE_STATES)[number];

export const ERASURES = table('erasures', {
  id: idColumn<'erasure'>(),
  /** Counts the erasures of this vault from 1: stands on paper where a file number would. */
  number: versionColumn(),
  residentId: idColumn<'resident'>(),
  erasedAt: instantColumn(),
  byStaffId: staffColumn(),
  secondStaffId: staffColumn(),
  reason: codeColumn(ERASURE_REASONS),
  state: codeColumn(ERASURE_STATES),
  finishedAt: orNull(instantColumn()),
  /** Marks of the key file's key before and after, 32 hex digits. */
  keyringBefore: madeTextColumn(),
  keyringAfter: orNull(madeTextColumn()),
  /** Signed note over the trail as it stood when the erasure was finished. */
  checkpoint: orNull(madeTextColumn()),
});
export type Erasure = RowOf<typeof ERASURES.columns>;

/** A medium that may still hold the old keys: backups on it were made before, and it is not known to be destroyed. */
export interface MediumToRefresh {
  readonly ordinal: number;
  /** Null where nobody named it. */
  readonly label: string | null;
  readonly lastWrittenAt: Instant;
}

/** What the certificate may say. */
export type CertificateState = 'unfinished' | 'pending' | 'complete';

export function certificateState(
  erasure: Pick<Erasure, 'state'>,
  media: readonly MediumToRefresh[],
): CertificateState {
  if (erasure.state !== 'done') return 'unfinished';
  return media.length > 0 ? 'pending' : 'complete';
}
