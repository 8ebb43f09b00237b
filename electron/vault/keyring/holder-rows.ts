// The keyring's rows that say who holds what, as they were before a transaction: what is needed to take it back.
import { z } from 'zod';
import type { BoundValue, Handle, Row } from '../database/driver';

/** In the order in which rows may be put back: a share needs its deal. */
const TABLES = {
  compartment_generations: {
    key: ['compartment', 'generation'],
    all: 'SELECT compartment, generation, drop_public, created_at FROM compartment_generations',
    put: `INSERT INTO compartment_generations (compartment, generation, drop_public, created_at)
      VALUES ($compartment, $generation, $drop_public, $created_at) ON CONFLICT DO UPDATE
      SET drop_public = excluded.drop_public, created_at = excluded.created_at`,
    remove:
      'DELETE FROM compartment_generations WHERE compartment = $compartment AND generation = $generation',
  },
  compartment_wraps: {
    key: ['compartment', 'generation', 'holder_id'],
    all: 'SELECT compartment, generation, holder_id, wrapped FROM compartment_wraps',
    put: `INSERT INTO compartment_wraps (compartment, generation, holder_id, wrapped)
      VALUES ($compartment, $generation, $holder_id, $wrapped) ON CONFLICT DO UPDATE
      SET wrapped = excluded.wrapped`,
    remove:
      'DELETE FROM compartment_wraps WHERE compartment = $compartment AND generation = $generation AND holder_id = $holder_id',
  },
  emergency_deals: {
    key: ['deal_id'],
    all: 'SELECT deal_id, compartment, public_key, dealt_at, doubted_at FROM emergency_deals',
    put: `INSERT INTO emergency_deals (deal_id, compartment, public_key, dealt_at, doubted_at)
      VALUES ($deal_id, $compartment, $public_key, $dealt_at, $doubted_at) ON CONFLICT (deal_id) DO UPDATE
      SET compartment = excluded.compartment, public_key = excluded.public_key, dealt_at = excluded.dealt_at,
        doubted_at = excluded.doubted_at`,
    remove: 'DELETE FROM emergency_deals WHERE deal_id = $deal_id',
  },
  emergency_shares: {
    key: ['deal_id', 'staff_id'],
    all: 'SELECT deal_id, staff_id, public_key, wrapped FROM emergency_shares',
    put: `INSERT INTO emergency_shares (deal_id, staff_id, public_key, wrapped)
      VALUES ($deal_id, $staff_id, $public_key, $wrapped) ON CONFLICT DO UPDATE
      SET public_key = excluded.public_key, wrapped = excluded.wrapped`,
    remove: 'DELETE FROM emergency_shares WHERE deal_id = $deal_id AND staff_id = $staff_id',
  },
  emergency_wraps: {
    key: ['deal_id', 'compartment', 'generation'],
    all: 'SELECT deal_id, compartment, generation, wrapped FROM emergency_wraps',
    put: `INSERT INTO emergency_wraps (deal_id, compartment, generation, wrapped)
      VALUES ($deal_id, $compartment, $generation, $wrapped) ON CONFLICT DO UPDATE
      SET wrapped = excluded.wrapped`,
    remove:
      'DELETE FROM emergency_wraps WHERE deal_id = $deal_id AND compartment = $compartment AND generation = $generation',
  },
  deeds: {
    key: ['number'],
    all: 'SELECT number, body, signatures FROM deeds',
    put: `INSERT INTO deeds (number, body, signatures) VALUES ($number, $body, $signatures) ON CONFLICT (number) DO UPDATE
      SET body = excluded.body, signatures = excluded.signatures`,
    remove: 'DELETE FROM deeds WHERE number = $number',
  },
} as const;
type Table = keyof typeof TABLES;
const NAMES = Object.keys(TABLES) as readonly Table[];

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
  return (NAMES as readonly string[]).includes(table);
}

export function holderRows(keyring: Handle): HolderRows {
  return new Map(
    NAMES.flatMap((table) =>
      keyring.all(TABLES[table].all).map((row) => {
        const key = Object.fromEntries(TABLES[table].key.map((name) => [name, plain(row[name])]));
        return [`${table} ${JSON.stringify(key)}`, { table, key, row }] as const;
      }),
    ),
  );
}

/** How the rows that are not as before were before, as text; undefined where all are. */
export function formerRows(before: HolderRows, keyring: Handle): string | undefined {
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
  return changes.length === 0 ? undefined : JSON.stringify(changes);
}

/** Inside the keyring's open transaction: everything as it was. */
export function putBack(keyring: Handle, former: string): void {
  const changes = z.array(change).parse(JSON.parse(former));
  for (const { table, key, row } of changes) {
    if (row === null) keyring.run(TABLES[table].remove, boundRow(key));
  }
  const rank = ({ table }: Change): number => NAMES.indexOf(table);
  for (const { table, row } of changes.toSorted((left, right) => rank(left) - rank(right))) {
    if (row !== null) keyring.run(TABLES[table].put, boundRow(row));
  }
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
