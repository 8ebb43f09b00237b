// The trail as a file of its own, to be checked anywhere with nothing but the vault's public audit key.
// One JSON line per event with its chain value, and each signed checkpoint where it was made. Sealed parts stay sealed.
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { writeWhole } from '../keys/disk';
import type { StoredDeed } from '../deeds/deed';
import type { Cover } from './covers';
import { readCheckpoint, signerName } from './checkpoint';
import type { AuditTrail } from './trail';

export interface ExportRequest {
  readonly path: string;
  readonly vaultId: string;
  readonly trail: AuditTrail;
  /** Made over just what is exported. */
  readonly lastNote: string;
  /** Whose keys the lines are signed with, and the signatures over them. */
  readonly deeds: readonly StoredDeed[];
  readonly covers: readonly Cover[];
}

/** Writes a new file, never over another one; yields how many events are in it and answers its SHA-256 in hex. */
export function* exportTrail(request: ExportRequest): Generator<number, string, void> {
  const { trail, vaultId, lastNote } = request;
  const size = readCheckpoint(lastNote)?.size;
  if (size === undefined) throw new Error('our own checkpoint cannot be read');
  const notes = new Map(
    trail
      .checkpoints()
      .filter(({ note }) => note.includes(`\u2014 ${signerName(vaultId)} `))
      .map(({ size: at, note }) => [at, note]),
  );
  notes.set(size, lastNote);
  const hash = createHash('sha256');
  const file = openSync(request.path, 'wx', 0o600);
  const covers = coversBySize(request.covers);
  const write = (lines: readonly string[]): void => {
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    hash.update(bytes);
    writeWhole(file, bytes);
  };
  try {
    let count = 0;
    write(request.deeds.map(({ body, signatures }) => JSON.stringify({ deed: body, signatures })));
    for (const batch of trail.rawEvents(size)) {
      const lines = batch.flatMap(({ sequence, body, chain }) => {
        const note = notes.get(sequence);
        const event = JSON.stringify({
          sequence,
          chain: Buffer.from(chain).toString('hex'),
          ...bodyField(body),
        });
        const more = note === undefined ? [] : [JSON.stringify({ checkpoint: note })];
        return [event, ...(covers.get(sequence) ?? []), ...more];
      });
      write(lines);
      count += batch.length;
      yield count;
    }
    fsyncSync(file);
    return hash.digest('hex');
  } finally {
    closeSync(file);
  }
}

/** Each as its line; they follow the event they reach to. */
function coversBySize(covers: readonly Cover[]): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  for (const { session, size, signature } of covers) {
    const hex = Buffer.from(signature).toString('hex');
    const line = JSON.stringify({ cover: { session, size, signature: hex } });
    found.set(size, [...(found.get(size) ?? []), line]);
  }
  return found;
}

/** As text where it is text, so that it can be read; else base64, so that not one byte is lost. */
function bodyField(body: Uint8Array): { readonly body: string } | { readonly base64: string } {
  const text = Buffer.from(body).toString('utf8');
  const isText = Buffer.from(text, 'utf8').equals(Buffer.from(body));
  return isText ? { body: text } : { base64: Buffer.from(body).toString('base64') };
}
