// The newest saving of the header, remembered where it does not go back with the header: inside the records, and in the
// account's profile. An old header put back opens the vault to whoever knows an old passphrase.
import { ok, type Result } from '../../../src/kernel/result';
import type { Finding } from '../audit/alarm';
import type { LastSeen } from '../audit/last-seen';
import type { Handle } from '../database/driver';
import { type Header, type HeaderContent, headerGenuine } from '../keys/header';
import { readHeader, twofoldHeader } from '../keys/header-file';
import type { Slot } from '../keys/slots';
import type { CheckedTrail, HeaderGround } from './store-ground';
import {
  beginHeaderMemory,
  headerMemory,
  knownGeneration,
  marksOf,
  markOfSlot,
  rememberedOf,
} from '../keyring/header-known';
import { keptPaperChange } from '../house-facts/recovery-facts';
import { slotChanges } from '../keyring/slot-changes';

/** The header, and the records that remember it. */
type HeaderMemory = HeaderGround & Pick<CheckedTrail, 'records' | 'audit'>;

/**
 * Inside the open transaction, after a saving: it lags behind the header and never leads. Only what both copies carry
 * is remembered, so that one of them may be damaged without the other being taken for an old one. Of the slots nothing is
 * taken from a header, or saving something on top of an old one would make it the known one.
 */
export function noteHeader(files: HeaderMemory): void {
  const content = twofoldContent(files);
  if (content === undefined) return;
  const known = headerMemory(files.records) ?? { generation: 0, since: 0 };
  const { generation } = content;
  if (known.slots === undefined) {
    if (generation < known.generation) return;
    beginHeaderMemory(files.records, rememberedOf(content, known.since));
  } else if (generation > known.generation && formerSlots(files.records, content).length === 0) {
    beginHeaderMemory(files.records, { ...known, generation });
  }
}

/**
 * Inside the open transaction, once two people have answered: from here on today's header is the one that is known. Slots
 * that are not the ones last known stay so: they prove nothing beyond the door.
 */
export function acceptHeader(files: HeaderMemory): void {
  const content = twofoldContent(files) ?? genuineContent(files, readHeader(files.folder));
  if (content === undefined) return;
  const since = files.audit.size();
  const { slots } = headerMemory(files.records) ?? {};
  const { generation } = content;
  const memory =
    slots === undefined
      ? rememberedOf(content, since)
      : { generation, since, slots, tolerated: marksOf(formerSlots(files.records, content, {})) };
  beginHeaderMemory(files.records, memory);
}

function twofoldContent(files: HeaderMemory): HeaderContent | undefined {
  const header = twofoldHeader(files.folder);
  return header === undefined ? undefined : genuineContent(files, ok({ header }));
}

function genuineContent(
  { databaseKey }: HeaderGround,
  found: Result<{ readonly header: Header }, string>,
): HeaderContent | undefined {
  const isGenuine = found.ok && headerGenuine(found.value.header, databaseKey);
  return isGenuine ? found.value.header.content : undefined;
}

/** `seen` only where this trail holds all that it remembers: otherwise the whole folder went back, and that is told. */
export function headerPutBack(files: HeaderMemory, seen: LastSeen | undefined): readonly Finding[] {
  const found = readHeader(files.folder);
  if (!found.ok) return [];
  const own = { epoch: files.audit.epoch(), records: files.records };
  const finding = findingOf(files, found.value.header, knownGeneration(own, seen) ?? 0);
  return finding === undefined ? [] : [finding];
}

/** A header that lies there while the vault is open, if it is older than the one that is known. */
export function olderThanKnown(files: HeaderMemory, header: Header): Finding | undefined {
  return findingOf(files, header, headerMemory(files.records)?.generation ?? 0);
}

function findingOf(
  { audit, records }: HeaderMemory,
  { content }: Header,
  known: number,
): Finding | undefined {
  const now = content.generation;
  if (now >= known && formerSlots(records, content).length === 0) return;
  return { kind: 'header', size: audit.size(), header: { now, known } };
}

/** Whether the person's slot is the one that was made for them last; also where nothing is known of slots. */
export function isKnownSlot(records: Handle, { generation }: HeaderContent, slot: Slot): boolean {
  const { slots, generation: known } = headerMemory(records) ?? { generation: 0 };
  if (slots === undefined || slots[slot.staffId] === markOfSlot(slot)) return true;
  return generation >= known && onTheirWay(records).has(slot.staffId);
}

/** Slots of the header that are not the ones last known, apart from those whose newer one is still on its way there. */
function formerSlots(
  records: Handle,
  { slots }: HeaderContent,
  tolerated = headerMemory(records)?.tolerated ?? {},
): readonly Slot[] {
  const known = headerMemory(records)?.slots ?? {};
  const coming = onTheirWay(records);
  return slots.filter((slot) => {
    const mark = markOfSlot(slot);
    const isOther = (known[slot.staffId] ?? mark) !== mark && tolerated[slot.staffId] !== mark;
    return isOther && !coming.has(slot.staffId);
  });
}

function onTheirWay(records: Handle): ReadonlySet<string> {
  const ofPapers = keptPaperChange(records)?.slot;
  const all = [...slotChanges(records), ...(ofPapers === undefined ? [] : [ofPapers])];
  return new Set(all.map(({ staffId }) => staffId));
}
