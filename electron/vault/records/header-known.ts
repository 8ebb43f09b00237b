// The newest saving of the header, kept where it does not go back with the header: its number, and whose slot it held how.
import { z } from 'zod';
import type { Handle } from '../database/driver';
import { text } from '../database/rows';
import type { HeaderContent } from '../keys/header';
import type { Slot } from '../keys/slots';
import { sha256 } from '../keys/suite';

const FACT = 'header-known';
const READ = 'SELECT value FROM vault_facts WHERE name = $name';
const KEEP =
  'INSERT INTO vault_facts (name, value) VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = excluded.value';

const memorySchema = z.object({
  generation: z.int().min(0),
  /** Memories elsewhere of a shorter trail than this do not count: two people have answered for what differs. */
  since: z.int().min(0),
  /** By staff id what the slot is known by; absent in vaults of earlier versions. */
  slots: z.record(z.string(), z.string()).exactOptional(),
});
export type HeaderMemory = z.output<typeof memorySchema>;

/** Undefined in a vault from before it was remembered. */
export function headerMemory(records: Handle): HeaderMemory | undefined {
  const row = records.get(READ, { name: FACT });
  return row === undefined ? undefined : memorySchema.parse(JSON.parse(text(row, 'value')));
}

/** Inside the caller's transaction: the memory begins anew, where a vault is founded or restored. */
export function beginHeaderMemory(records: Handle, memory: HeaderMemory): void {
  records.run(KEEP, { name: FACT, value: JSON.stringify(memory) });
}

/** What is remembered of a header. */
export function rememberedOf(
  { generation, slots }: HeaderContent,
  since: number,
): Required<HeaderMemory> {
  const marks = slots.map((slot) => [slot.staffId, markOfSlot(slot)] as const);
  return { generation, since, slots: Object.fromEntries(marks) };
}

/** Another one under every passphrase; the same when only the keys of the files change. */
export function markOfSlot({ sealedKeys }: Slot): string {
  return sha256(Buffer.from(sealedKeys, 'hex')).toString('hex');
}
