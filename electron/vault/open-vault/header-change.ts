// Changes the header as it lies on the disk now, never as it was remembered.
import { ok, refuse, type Result } from '../../../src/kernel/result';
import { heedHeader } from './header-alarm';
import { closeHeader, type Header, type HeaderContent, headerGenuine } from '../keys/header';
import { readHeader, writeHeader } from '../keys/header-file';
import type { OpenVault } from './open-vault';

/** The newest whole copy, if somebody who holds the database key wrote it. */
export function genuineHeader(vault: OpenVault): Result<Header, 'vault.header-damaged'> {
  const { folder, keys } = vault.parts;
  const found = readHeader(folder);
  if (!found.ok) return refuse('vault.header-damaged');
  const { header } = found.value;
  return headerGenuine(header, keys.fileKeys.databaseKey)
    ? ok(header)
    : refuse('vault.header-damaged');
}

/** Saves both copies, one generation on; outside any transaction. Throws where the disk does not take them. */
export function changeHeader(
  vault: OpenVault,
  change: (content: HeaderContent) => HeaderContent,
): Result<HeaderContent, 'vault.header-damaged'> {
  const found = genuineHeader(vault);
  if (!found.ok) return found;
  heedHeader(vault, found.value);
  const { content } = found.value;
  const next = { ...change(content), generation: content.generation + 1 };
  const { folder, keys } = vault.parts;
  writeHeader(folder, closeHeader(next, keys.fileKeys.databaseKey));
  return ok(next);
}
