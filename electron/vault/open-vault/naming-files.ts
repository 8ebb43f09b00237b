// The one saving of the header by which other files become the vault: after a renewal, or in another format.
import type { Header } from '../keys/header';
import { copyStates, readHeader, writeHeader } from '../keys/header-file';

/** Which files the header names after a saving; `unknown` where no copy of it can be read. */
type Named =
  | { readonly kind: 'new' }
  | { readonly kind: 'former' | 'unknown'; readonly error: unknown };

/**
 * A disk that fails here may have taken the first copy of the header and not the second. Then the new files are
 * the vault already and must stay; only where the header surely still names the old ones may the new ones go.
 */
export function nameNewFiles(folder: string, header: Header): Named {
  try {
    writeHeader(folder, header);
    return { kind: 'new' };
  } catch (error) {
    const found = readHeader(folder);
    // What could not be read just now may be the new copy.
    if (copyStates(folder).includes('unreadable')) return { kind: 'unknown', error };
    if (!found.ok) {
      const isOfBefore = found.refusal.code === 'vault.older-format';
      return { kind: isOfBefore ? 'former' : 'unknown', error };
    }
    const isNamed = found.value.header.content.generation === header.content.generation;
    return isNamed ? { kind: 'new' } : { kind: 'former', error };
  }
}
