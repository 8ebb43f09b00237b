// One fingerprint over every row of both databases, so that a test can say "nothing changed".
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Handle } from '../../electron/vault/database/driver';
import { text } from '../../electron/vault/database/rows';
import type { OpenVault } from '../../electron/vault/open-vault/open-vault';

/** Hash of all tables of records and keyring; the audit trail is left out unless asked for. */
export function fingerprintOf(
  vault: OpenVault,
  // A signed checkpoint belongs to the trail: every 256th event brings one.
  leaveOut: readonly string[] = ['audit_events', 'audit_checkpoints'],
): string {
  const hash = createHash('sha256');
  for (const handle of [vault.records, vault.keyring]) {
    for (const table of tablesOf(handle)) {
      if (leaveOut.includes(table)) continue;
      hash.update(`\n${table}\n`);
      for (const row of handle.all(`SELECT * FROM "${table}"`)) hash.update(lineOf(row));
    }
  }
  return hash.digest('hex');
}

export function tablesOf(handle: Handle): readonly string[] {
  return handle
    .all("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .map((row) => text(row, 'name'));
}

function lineOf(row: object): string {
  return JSON.stringify(row, (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
  );
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
