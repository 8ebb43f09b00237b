// What a database file holds, in figures that a backup's manifest can name and a restored copy must show again.
import { AuditTrail } from '../audit/trail';
import { sha256 } from '../keys/suite';
import type { Handle } from '../database/driver';
import { bytes, integer } from '../database/rows';

export interface Inventory {
  /** Only where the file has a trail. */
  readonly trail?: { readonly size: number; readonly root: string };
  /** Rows of the sealed parts, evenly spread: place in the table, SHA-256 of the sealed bytes. */
  readonly samples: readonly { readonly row: number; readonly sha256: string }[];
}

const SAMPLES = 16;
const HAS_TABLE =
  "SELECT count(*) AS found FROM sqlite_master WHERE type = 'table' AND name = $name";
const LAST_PART = 'SELECT coalesce(max(rowid), 0) AS last FROM sealed_parts';
const PART_FROM =
  'SELECT rowid AS place, blob FROM sealed_parts WHERE rowid >= $from ORDER BY rowid LIMIT 1';

export function inventoryOf(handle: Handle): Inventory {
  return {
    ...(has(handle, 'audit_events') ? { trail: new AuditTrail(handle).head() } : {}),
    samples: has(handle, 'sealed_parts') ? samplesOf(handle) : [],
  };
}

function samplesOf(handle: Handle): Inventory['samples'] {
  const last = integer(handle.get(LAST_PART) ?? {}, 'last');
  const found = new Map<number, string>();
  for (let part = 0; part < SAMPLES && last > 0; part += 1) {
    const row = handle.get(PART_FROM, { from: 1 + Math.floor((last * part) / SAMPLES) });
    if (row === undefined) continue;
    found.set(integer(row, 'place'), sha256(bytes(row, 'blob')).toString('hex'));
  }
  return [...found].map(([place, hash]) => ({ row: place, sha256: hash }));
}

function has(handle: Handle, table: string): boolean {
  return integer(handle.get(HAS_TABLE, { name: table }) ?? {}, 'found') > 0;
}
