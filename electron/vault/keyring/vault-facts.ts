// What the records file says of the vault itself, by name.
import { madeTextColumn, table } from '../../../src/kernel/columns';
import type { Handle } from '../database/driver';
import { rowsOf } from '../database/table-rows';

export const VAULT_FACTS = table('vault_facts', {
  name: madeTextColumn(),
  value: madeTextColumn(),
});

export function vaultFact(records: Handle, name: string): string | undefined {
  return rowsOf(records, VAULT_FACTS).find(name)?.value;
}

/** Inside the caller's transaction. */
export function keepVaultFact(records: Handle, name: string, value: string): void {
  rowsOf(records, VAULT_FACTS).put({ name, value });
}
