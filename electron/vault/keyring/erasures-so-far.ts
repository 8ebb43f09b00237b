// How many erasures the keyring of this vault has carried out: a medium that carries fewer still holds old keys.
// Raised when an erasure has renewed the key file, not before; it never falls.
import type { Handle } from '../database/driver';
import { text } from '../database/rows';

const FACT = 'erasure-count';
const READ = 'SELECT value FROM vault_facts WHERE name = $name';
const KEEP =
  'INSERT INTO vault_facts (name, value) VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = excluded.value';

export function erasuresSoFar(records: Handle): number {
  const row = records.get(READ, { name: FACT });
  return row === undefined ? 0 : Number(text(row, 'value'));
}

/** Inside the caller's transaction. */
export function keepErasureCount(records: Handle, count: number): void {
  records.run(KEEP, { name: FACT, value: String(Math.max(count, erasuresSoFar(records))) });
}
