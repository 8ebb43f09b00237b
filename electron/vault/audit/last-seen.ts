// What this computer itself remembers of the trail and the header, outside the vault's folder: enough to notice yesterday's
// folder put back by someone who did not think of this file.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { canonicalText, type CanonicalValue } from '../keys/canonical-json';
import { nodeDisk, replaceFile } from '../keys/disk';
import { freshId } from '../keys/places';

const stateSchema = z.object({ epoch: z.int(), size: z.int(), root: z.string().length(64) });
const seenSchema = stateSchema.extend({
  formatVersion: z.literal(1),
  at: z.string(),
  /** Events that could not be written anywhere before the vault was locked. */
  unsaved: z.int(),
  /** Where the book of deeds stood; absent in files of earlier versions, and where it was not whole. */
  deeds: z.object({ number: z.int(), head: z.string().length(64) }).exactOptional(),
  /** Newest saving of the header; absent in files of earlier versions. */
  header: z.int().exactOptional(),
  /** Where the trail has come to since an alarm stands about what was seen before; only as long as that one is kept. */
  since: stateSchema.exactOptional(),
});
export type SeenState = z.output<typeof stateSchema>;
export type LastSeen = z.output<typeof seenSchema>;

/** Undefined when nothing is remembered here, or nothing that can be read. */
export function readLastSeen(profile: string, vaultId: string): LastSeen | undefined {
  return readJson(placeOf(profile, vaultId), seenSchema);
}

/** A computer that cannot remember only loses this one witness: work goes on. */
export function keepLastSeen(profile: string, vaultId: string, seen: LastSeen): void {
  try {
    writeJson(profile, placeOf(profile, vaultId), seen);
  } catch {
    // Nothing else depends on this file.
  }
}

/** A random id of this computer, made at its first use; `none` without a place to keep it. */
export function deviceId(profile: string | undefined): string {
  if (profile === undefined) return 'none';
  const path = join(profile, 'device.json');
  const schema = z.object({ formatVersion: z.literal(1), id: z.string().length(26) });
  const found = readJson(path, schema);
  if (found !== undefined) return found.id;
  const id: string = freshId();
  try {
    writeJson(profile, path, { formatVersion: 1, id });
    return id;
  } catch {
    return 'none';
  }
}

function placeOf(profile: string, vaultId: string): string {
  return join(profile, `last-seen-${vaultId}.json`);
}

function readJson<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): z.output<Schema> | undefined {
  try {
    const content = nodeDisk.read(path);
    if (content === undefined) return undefined;
    const read = schema.safeParse(JSON.parse(Buffer.from(content).toString('utf8')));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

function writeJson(profile: string, path: string, value: CanonicalValue): void {
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  replaceFile(
    nodeDisk,
    { folder: profile, path },
    Buffer.from(`${canonicalText(value)}\n`, 'utf8'),
  );
}
