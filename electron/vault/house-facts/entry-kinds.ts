// The kinds of entries that the vault keeps. Their tables, what an erasure takes and counts, what keeps an import from being
// undone, the words of a rescue and the invented entries of a demo follow from this list.
import { contact } from '../../../src/features/contacts/index';
import { ban } from '../../../src/features/banned-visitors/index';
import { visit } from '../../../src/features/visitors/index';
import type { EntryKind } from '../../../src/kernel/entry/entry-kind';

/** Each typed in its own room; here only what all of them have is asked of them. */
export const ENTRY_KINDS: readonly AnyEntryKind[] = [visit, ban, contact];

export type AnyEntryKind = Pick<
  EntryKind,
  | 'room'
  | 'name'
  | 'table'
  | 'on'
  | 'about'
  | 'counted'
  | 'compartment'
  | 'words'
  | 'examples'
  | 'ends'
  | 'may'
>;
