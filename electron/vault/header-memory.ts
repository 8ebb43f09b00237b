// The newest saving of the header, remembered where it does not go back with the header: inside the records, and in the
// account's profile. An old header put back opens the vault to whoever knows an old passphrase.
import type { Finding } from './audit/alarm';
import type { LastSeen } from './audit/last-seen';
import { type Header, type HeaderContent, headerGenuine } from './keys/header';
import { readHeader, twofoldHeader } from './keys/header-file';
import type { Slot } from './keys/slots';
import type { OpenVault } from './open-vault';
import {
  beginHeaderMemory,
  headerMemory,
  type HeaderMemory,
  markOfSlot,
  rememberedOf,
} from './records/header-known';

/**
 * Inside the open transaction, after a saving: it lags behind the header and never leads. Only what both copies carry
 * is remembered, so that one of them may be damaged without the other being taken for an old one.
 */
export function noteHeader(vault: OpenVault): void {
  const content = twofoldContent(vault);
  if (content === undefined) return;
  const known = headerMemory(vault.records) ?? { generation: 0, since: 0 };
  const isNewer = content.generation > known.generation;
  const isFuller = content.generation === known.generation && known.slots === undefined;
  if (isNewer || isFuller) beginHeaderMemory(vault.records, rememberedOf(content, known.since));
}

/** Inside the open transaction, once two people have answered: from here on today's header is the one that is known. */
export function acceptHeader(vault: OpenVault): void {
  const content = twofoldContent(vault);
  const since = vault.audit.size();
  const memory = content === undefined ? { generation: 0, since } : rememberedOf(content, since);
  beginHeaderMemory(vault.records, memory);
}

function twofoldContent({ parts }: OpenVault): HeaderContent | undefined {
  const header = twofoldHeader(parts.folder);
  if (header === undefined || !headerGenuine(header, parts.keys.fileKeys.databaseKey)) return;
  return header.content;
}

/** `seen` only where this trail holds all that it remembers: otherwise the whole folder went back, and that is told. */
export function headerPutBack(vault: OpenVault, seen: LastSeen | undefined): readonly Finding[] {
  const found = readHeader(vault.parts.folder);
  if (!found.ok) return [];
  const now = found.value.header.content.generation;
  const memory = headerMemory(vault.records) ?? { generation: 0, since: 0 };
  const known = Math.max(memory.generation, seenGeneration(vault, memory, seen));
  return now < known ? [findingOf(vault, { now, known })] : [];
}

/** A header that somebody proved themselves by while the vault is open, if it is older than the one that is known. */
export function olderThanKnown(vault: OpenVault, { content }: Header): Finding | undefined {
  const now = content.generation;
  const known = headerMemory(vault.records)?.generation ?? 0;
  return now < known ? findingOf(vault, { now, known }) : undefined;
}

/** Whether this is how the newest known header held the person's slot; also where nothing is known of slots. */
export function isKnownSlot(vault: OpenVault, slot: Slot): boolean {
  const slots = headerMemory(vault.records)?.slots;
  return slots === undefined || slots[slot.staffId] === markOfSlot(slot);
}

function findingOf({ audit }: OpenVault, header: NonNullable<Finding['header']>): Finding {
  return { kind: 'header', size: audit.size(), header };
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
