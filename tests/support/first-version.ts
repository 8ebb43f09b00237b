// A vault made with Kanaf 0.1 when the book of deeds came in (decision 0060): eight staff, twelve residents, a care plan, one
// clinical note; its records stand at step 11. The file is not made again: what it holds must open for ever.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const KEPT = join(import.meta.dirname, 'data', 'vault-0.1.json.gz');

export const FIRST_VERSION = {
  residents: 12,
  events: 26,
  residentId: 'qnfztk4ws8dyx8dsdr5rhx1n11',
  noteId: '27w8xx1rysc672pxab3vnrjhrz',
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
