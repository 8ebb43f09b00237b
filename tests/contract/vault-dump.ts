// One fingerprint over every row of both databases, so that a test can say "nothing changed".
import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Handle, Row } from '../../electron/vault/database/driver';
import { text } from '../../electron/vault/database/rows';
import type { PersonSession } from '../../electron/vault/open-vault/person-session';

// What signs for lines belongs to the trail: a checkpoint with every 256th, a cover within a minute of each.
const TRAIL = ['audit_events', 'audit_checkpoints', 'audit_covers'];

/** Hash of all tables of records and keyring; the audit trail is left out unless asked for. */
export function fingerprintOf(vault: PersonSession, leaveOut: readonly string[] = TRAIL): string {
  return [vault.records, vault.keyring].map((handle) => hashOf(handle, leaveOut)).join(' ');
}

interface Read {
  readonly state: string;
  readonly hash: string;
}

const read = new WeakMap<Handle, Map<string, Read>>();

/** Read again only when SQLite has counted a change since, of rows or tables, by this connection or another. */
function hashOf(handle: Handle, leaveOut: readonly string[]): string {
  const state = JSON.stringify(
    handle.get(
      'SELECT total_changes() AS made, data_version, schema_version FROM pragma_data_version, pragma_schema_version',
    ),
  );
  const before = read.get(handle) ?? new Map<string, Read>();
  const known = before.get(leaveOut.join());
  if (known?.state === state) return known.hash;
  const hash = readAll(handle, leaveOut);
  read.set(handle, before.set(leaveOut.join(), { state, hash }));
  return hash;
}

function readAll(handle: Handle, leaveOut: readonly string[]): string {
  const hash = createHash('sha256');
  for (const table of tablesOf(handle).filter((name) => !leaveOut.includes(name))) {
    hash.update(`\n${table}\n`);
    for (const row of handle.all(`SELECT * FROM "${table}"`)) addRow(hash, row);
  }
  return hash.digest('hex');
}

/** Each value with its kind and length, so that no two rows are written alike. */
function addRow(hash: Hash, row: Row): void {
  for (const [column, value] of Object.entries(row)) {
    const bytes = value instanceof Uint8Array ? value : String(value);
    hash
      .update(`${column} ${value === null ? 'null' : typeof value} ${bytes.length}\n`)
      .update(bytes);
  }
}

export function tablesOf(handle: Handle): readonly string[] {
  return handle
    .all("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .map((row) => text(row, 'name'));
}

/** Hash of every file of a folder, by name; for a vault that nobody has open. */
export function bytesOfFolder(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    names.map((name) => [
      name.slice(folder.length + 1),
      createHash('sha256').update(readFileSync(name)).digest('hex'),
    ]),
  );
}
