// A vault made with Kanaf 0.1 (commit 823914f): eight staff, twelve residents, a care plan, one clinical note.
// The file is never made again: what it holds must open for ever.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const KEPT = join(import.meta.dirname, 'data', 'vault-0.1.json.gz');

export const FIRST_VERSION = {
  residents: 12,
  events: 24,
  residentId: '9fd1e95e29yf8vt10cyz757vvd',
  noteId: 'qs93ym59vh24pfgq8a98ew6f88',
  note: 'نامت ليلتين متتاليتين، وحكت عن البحر',
} as const;

/** Lays the folder out as it was left. */
export function layOutFirstVersion(folder: string): void {
  const { files } = JSON.parse(gunzipSync(readFileSync(KEPT)).toString('utf8')) as {
    readonly files: Readonly<Record<string, string>>;
  };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), Buffer.from(content, 'base64'), { mode: 0o600 });
  }
}
