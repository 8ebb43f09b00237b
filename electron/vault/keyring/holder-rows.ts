// The keyring's rows that say who holds what, as they were before a transaction: what is needed to take it back.
import { z } from 'zod';
import type { BoundValue, Handle, Row } from '../database/driver';
import { parsed } from '../database/rows';
import { unreadRowsOf } from '../database/table-rows';
import {
  COMPARTMENT_GENERATIONS,
  COMPARTMENT_WRAPS,
  DEEDS,
  EMERGENCY_DEALS,
  EMERGENCY_SHARES,
  EMERGENCY_WRAPS,
} from './keyring-tables';

/** In the order in which rows may be put back: a share needs its deal. */
const TABLES = [
  COMPARTMENT_GENERATIONS,
  COMPARTMENT_WRAPS,
  EMERGENCY_DEALS,
  EMERGENCY_SHARES,
  EMERGENCY_WRAPS,
  DEEDS,
];
const NAMES = TABLES.map(({ name }) => name);

const value = z.union([z.string(), z.number(), z.null(), z.object({ bytes: z.base64() })]);
const columns = z.record(z.string(), value);
const change = z.object({
  table: z.enum(NAMES),
  key: columns,
  /** Null where there was no such row. */
  row: columns.nullable(),
});
type Change = z.output<typeof change>;

/** Every row of these tables, by table and key. */
export type HolderRows = ReadonlyMap<string, Pick<Change, 'table' | 'key'> & { readonly row: Row }>;

export function isHolderTable(table: string): boolean {
  return NAMES.includes(table);
}

export function holderRows(keyring: Handle): HolderRows {
  return new Map(
    TABLES.flatMap((table) => {
      const rows = unreadRowsOf(keyring, table);
      return rows.all().map((row) => {
        const key = plainRow(rows.keyOf(row));
        return [`${table.name} ${JSON.stringify(key)}`, { table: table.name, key, row }] as const;
      });
    }),
  );
}

/** How the rows that are not as before were before, as text; null where all are. */
export function formerRows(before: HolderRows, keyring: Handle): string | null {
  const now = holderRows(keyring);
  const changes: Change[] = [];
  for (const [name, { table, key, row }] of before) {
    const there = now.get(name);
    if (there === undefined || textOf(there.row) !== textOf(row))
      changes.push({ table, key, row: plainRow(row) });
  }
  for (const [name, { table, key }] of now) {
    if (!before.has(name)) changes.push({ table, key, row: null });
  }
  return changes.length === 0 ? null : JSON.stringify(changes);
}

/** Inside the keyring's open transaction: everything as it was. */
export function putBack(keyring: Handle, former: string): void {
  const changes = parsed(former, z.array(change), 'former');
  const byTable = TABLES.map((table) => ({
    rows: unreadRowsOf(keyring, table),
    changed: changes.filter((one) => one.table === table.name),
  }));
  for (const { rows, changed } of byTable)
    for (const { key, row } of changed) if (row === null) rows.remove(boundRow(key));
  for (const { rows, changed } of byTable)
    for (const { row } of changed) if (row !== null) rows.put(boundRow(row));
}

function plainRow(row: Row): z.output<typeof columns> {
  return Object.fromEntries(Object.entries(row).map(([name, one]) => [name, plain(one)]));
}

function textOf(row: Row): string {
  return JSON.stringify(plainRow(row));
}

function plain(one: BoundValue | undefined): z.output<typeof value> {
  if (one instanceof Uint8Array) return { bytes: Buffer.from(one).toString('base64') };
  return value.parse(one);
}

function boundRow(row: z.output<typeof columns>): Record<string, BoundValue> {
  return Object.fromEntries(
    Object.entries(row).map(([name, one]) => [
      name,
      one !== null && typeof one === 'object'
        ? new Uint8Array(Buffer.from(one.bytes, 'base64'))
        : one,
    ]),
  );
}
