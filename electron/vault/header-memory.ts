// The newest saving of the header, remembered where it does not go back with the header: inside the records, and in the
// account's profile. An old header put back opens the vault to whoever knows an old passphrase.
import type { Finding } from './audit/alarm';
import type { LastSeen } from './audit/last-seen';
import { readHeader, twofoldGeneration } from './keys/header-file';
import type { OpenVault } from './open-vault';
import { beginHeaderMemory, headerMemory, type HeaderMemory } from './records/header-known';

/**
 * Inside the open transaction, after a saving: it lags behind the header and never leads. Only what both copies carry
 * is remembered, so that one of them may be damaged without the other being taken for an old one.
 */
export function noteHeader(vault: OpenVault): void {
  const generation = twofoldGeneration(vault.parts.folder);
  const known = headerMemory(vault.records);
  if (generation === undefined || generation <= (known?.generation ?? 0)) return;
  beginHeaderMemory(vault.records, { generation, since: known?.since ?? 0 });
}

/** Inside the open transaction, once two people have answered: from here on today's header is the one that is known. */
export function acceptHeader(vault: OpenVault): void {
  const generation = twofoldGeneration(vault.parts.folder) ?? 0;
  beginHeaderMemory(vault.records, { generation, since: vault.audit.size() });
}

/** `seen` only where this trail holds all that it remembers: otherwise the whole folder went back, and that is told. */
export function headerPutBack(vault: OpenVault, seen: LastSeen | undefined): readonly Finding[] {
  const found = readHeader(vault.parts.folder);
  if (!found.ok) return [];
  const now = found.value.header.content.generation;
  const memory = headerMemory(vault.records) ?? { generation: 0, since: 0 };
  const known = Math.max(memory.generation, seenGeneration(vault, memory, seen));
  if (now >= known) return [];
  return [{ kind: 'header', size: vault.audit.size(), header: { now, known } }];
}

/** A restore brings its own header along, and begins an epoch. */
function seenGeneration(
  { audit }: OpenVault,
  { since }: HeaderMemory,
  seen: LastSeen | undefined,
): number {
  if (seen?.header === undefined) return 0;
  return seen.epoch === audit.epoch() && seen.size > since ? seen.header : 0;
}
