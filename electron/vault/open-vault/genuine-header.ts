// The header as it lies on the disk now, never as it was remembered.
import { ok, refuse, type Result } from '../../../src/kernel/result';
import { type Header, headerGenuine } from '../keys/header';
import { readHeader } from '../keys/header-file';
import type { HeaderGround } from './store-ground';

/** The newest whole copy, if somebody who holds the database key wrote it. */
export function genuineHeader({
  folder,
  databaseKey,
}: HeaderGround): Result<Header, 'vault.header-damaged'> {
  const found = readHeader(folder);
  if (!found.ok) return refuse('vault.header-damaged');
  const { header } = found.value;
  return headerGenuine(header, databaseKey) ? ok(header) : refuse('vault.header-damaged');
}
