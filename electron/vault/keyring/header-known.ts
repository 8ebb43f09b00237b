// The newest saving of the header, kept where it does not go back with the header: its number, and whose slot it held how.
import { z } from 'zod';
import type { LastSeen } from '../audit/last-seen';
import type { Handle } from '../database/driver';
import { parsed } from '../database/rows';
import type { HeaderContent } from '../keys/header';
import type { Slot } from '../keys/slots';
import { sha256 } from '../keys/suite';
import { keepVaultFact, vaultFact } from './vault-facts';

const FACT = 'header-known';

const memorySchema = z.object({
  generation: z.int().min(0),
  /** Memories elsewhere of a shorter trail than this do not count: two people have answered for what differs. */
  since: z.int().min(0),
  /** By staff id what the slot is known by since it was made; absent in vaults of earlier versions. */
  slots: z.record(z.string(), z.string()).exactOptional(),
  /** Others that the header holds, for which two people have answered: they open the door and prove nothing beyond it. */
  tolerated: z.record(z.string(), z.string()).exactOptional(),
});
export type HeaderMemory = z.output<typeof memorySchema>;

/** Undefined in a vault from before it was remembered. */
export function headerMemory(records: Handle): HeaderMemory | undefined {
  const kept = vaultFact(records, FACT);
  return kept === undefined ? undefined : parsed(kept, memorySchema, FACT);
}

/**
 * The newest saving that is known, also to this computer; undefined where nothing is. A restore brings its own header along
 * and begins an epoch: what was seen in another one does not count.
 */
export function knownGeneration(
  { epoch, records }: { readonly epoch: number; readonly records: Handle },
  seen: LastSeen | undefined,
): number | undefined {
  const memory = headerMemory(records);
  const counts = seen?.epoch === epoch && seen.size > (memory?.since ?? 0);
  const remembered = counts ? seen.header : undefined;
  if (memory === undefined || remembered === undefined) return memory?.generation ?? remembered;
  return Math.max(memory.generation, remembered);
}

/** Inside the caller's transaction: the memory begins anew, where a vault is founded or restored. */
export function beginHeaderMemory(records: Handle, memory: HeaderMemory): void {
  keepVaultFact(records, FACT, JSON.stringify(memory));
}

/** Everything that is remembered of a header that is believed. */
export function rememberedOf({ generation, slots }: HeaderContent, since: number): HeaderMemory {
  return { generation, since, slots: marksOf(slots) };
}

/** Inside the transaction that tells of a new slot, before the header has it. */
export function rememberSlot(records: Handle, slot: Slot): void {
  const memory = headerMemory(records);
  if (memory?.slots === undefined) return;
  beginHeaderMemory(records, { ...memory, slots: { ...memory.slots, ...marksOf([slot]) } });
}

/** By staff id. */
export function marksOf(slots: readonly Slot[]): Record<string, string> {
  return Object.fromEntries(slots.map((slot) => [slot.staffId, markOfSlot(slot)]));
}

/** Another one under every passphrase; the same when only the keys of the files change. */
export function markOfSlot({ sealedKeys }: Slot): string {
  return sha256(Buffer.from(sealedKeys, 'hex')).toString('hex');
}
