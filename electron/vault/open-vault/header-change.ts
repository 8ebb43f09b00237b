// Changes the header as it lies on the disk now, never as it was remembered.
import { ok, type Result } from '../../../src/kernel/result';
import { genuineHeader } from './genuine-header';
import { heedHeader } from './header-alarm';
import { closeHeader, type HeaderContent } from '../keys/header';
import { writeHeader } from '../keys/header-file';
import type { PersonSession } from './person-session';

/** Saves both copies, one generation on; outside any transaction. Throws where the disk does not take them. */
export function changeHeader(
  vault: PersonSession,
  change: (content: HeaderContent) => HeaderContent,
): Result<HeaderContent, 'vault.header-damaged'> {
  const found = genuineHeader(vault.files);
  if (!found.ok) return found;
  heedHeader(vault, found.value);
  const { content } = found.value;
  const next = { ...change(content), generation: content.generation + 1 };
  const { folder, databaseKey } = vault.files;
  writeHeader(folder, closeHeader(next, databaseKey));
  return ok(next);
}
