// Brings new papers into the header. The change is kept in the database first, in the transaction that tells of it:
// after a crash the next unlock finishes it, so that a code that was typed back never fails to open.
import { isOfTheDisk } from '../database/open';
import { genuineHeader } from '../open-vault/genuine-header';
import { changeHeader } from '../open-vault/header-change';
import { noteHeader } from '../open-vault/header-memory';
import type { HeaderContent } from '../keys/header';
import type { CompartmentWrap } from '../keys/compartment-keys';
import type { PersonSession } from '../open-vault/person-session';
import { addWraps, removeHolder } from '../keyring/compartment-wraps';
import { rememberSlot } from '../keyring/header-known';
import {
  clearPaperChange,
  keepPaperChange,
  keptPaperChange,
  type PaperChange,
} from '../house-facts/recovery-facts';

/** Inside the open transaction: keys for the new papers, and what the header is to get. */
export function keepPapers(
  vault: PersonSession,
  change: PaperChange,
  wraps: readonly CompartmentWrap[],
): void {
  addWraps(vault.changeHolders(), wraps);
  keepPaperChange(vault.records, onTopOf(stillComing(vault), change));
  if (change.slot !== undefined) rememberSlot(vault.records, change.slot);
}

/** Brings a kept change into the header. False where it could not be written: the next unlock tries again. */
export function bringPapers(vault: PersonSession): boolean {
  const kept = keptPaperChange(vault.records);
  finishPapers(vault);
  if (kept === undefined) return true;
  const header = genuineHeader(vault.files);
  return header.ok && isInForce(header.value.content, kept);
}

/** Writes a kept change into the header, then takes the keys of the old papers away. Doing it twice changes nothing. */
export function writePapers(vault: PersonSession): void {
  const change = keptPaperChange(vault.records);
  if (change === undefined) return;
  const header = genuineHeader(vault.files);
  if (!header.ok) return;
  // Written once before, only its clearing failed: somebody's slot may be a newer one by now.
  if (!isInForce(header.value.content, change)) {
    changeHeader(vault, (content) => changed(content, change));
  }
  vault.writing(() => {
    noteHeader(vault.files);
    for (const holder of change.gone) removeHolder(vault.changeHolders(), holder);
    if (change.slot !== undefined) rememberSlot(vault.records, change.slot);
    clearPaperChange(vault.records);
  });
}

/** A full or read-only medium keeps nobody out: it is tried again at the next unlock. */
export function finishPapers(vault: PersonSession): void {
  try {
    writePapers(vault);
  } catch (error) {
    if (!isOfTheDisk(error)) throw error;
  }
}

/** Of what the header has already only the clearing up is left. */
function stillComing(vault: PersonSession): PaperChange | undefined {
  const kept = keptPaperChange(vault.records);
  const header = genuineHeader(vault.files);
  const isThere = kept !== undefined && header.ok && isInForce(header.value.content, kept);
  return isThere ? { gone: kept.gone } : kept;
}

/** What is still on its way goes along; papers that never came into force and are replaced keep no keys. */
function onTopOf(before: PaperChange | undefined, change: PaperChange): PaperChange {
  if (before === undefined) return change;
  const overtaken = [
    change.recovery === undefined ? undefined : before.recovery?.slotId,
    change.cards === undefined ? undefined : before.cards?.slotId,
  ].filter((slotId) => slotId !== undefined);
  return { ...before, ...change, gone: [...before.gone, ...change.gone, ...overtaken] };
}

function isInForce(content: HeaderContent, { recovery, cards }: PaperChange): boolean {
  if (recovery === undefined && cards === undefined) return false;
  const isCode = recovery === undefined || content.recovery.slotId === recovery.slotId;
  return isCode && (cards === undefined || content.cards?.slotId === cards?.slotId);
}

function changed(content: HeaderContent, change: PaperChange): HeaderContent {
  const { cards: before, ...rest } = content;
  const cards = change.cards === undefined ? before : (change.cards ?? undefined);
  const { slot, recovery = content.recovery, cardSets = content.cardSets } = change;
  const { deviceCheck = content.deviceCheck } = change;
  const others = content.slots.filter(({ staffId }) => staffId !== slot?.staffId);
  return {
    ...rest,
    deviceCheck,
    slots: slot === undefined ? content.slots : [...others, slot],
    recovery,
    ...(cards === undefined ? {} : { cards }),
    ...(cardSets === undefined ? {} : { cardSets }),
  };
}
