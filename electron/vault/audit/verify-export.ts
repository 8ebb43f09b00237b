// Judges an exported trail with nothing but the file and the vault's public audit key.
import { closeSync, openSync, readSync } from 'node:fs';
import { z } from 'zod';
import { chainOf, EMPTY_CHAIN, Frontier, leafOf } from './chain';
import { readCheckpoint, signedBy } from './checkpoint';

const CHUNK = 1 << 20;
const LINE_LIMIT = 1 << 22;

const lineSchema = z.union([
  z.strictObject({ sequence: z.int().min(1), chain: z.hex().length(64), body: z.string() }),
  z.strictObject({ sequence: z.int().min(1), chain: z.hex().length(64), base64: z.base64() }),
  z.strictObject({ checkpoint: z.string() }),
]);

export type ExportVerdict =
  | { readonly sound: true; readonly size: number; readonly root: string; readonly origin: string }
  | {
      readonly sound: false;
      /**
       * `line`: this event is not what was written. `checkpoint`: the vault signed another trail up to here.
       * `signature`: not signed by this key. `unsigned`: events after the last checkpoint. `empty`: no trail.
       */
      readonly why: 'line' | 'checkpoint' | 'signature' | 'unsigned' | 'empty';
      /** First sequence that cannot be believed. */
      readonly firstBad: number;
    };

/** Walks the whole file; memory stays small whatever its size. */
export function verifyExport(path: string, publicKey: Uint8Array): ExportVerdict {
  const frontier = new Frontier();
  let chain: Uint8Array = EMPTY_CHAIN;
  let signed = 0;
  let origin = '';
  const bad = (why: Extract<ExportVerdict, { sound: false }>['why'], firstBad: number) =>
    ({ sound: false, why, firstBad }) as const;
  for (const text of linesOf(path)) {
    const line = lineSchema.safeParse(parsed(text));
    const next = frontier.size + 1;
    if (!line.success) return bad('line', next);
    if ('checkpoint' in line.data) {
      const read = readCheckpoint(line.data.checkpoint);
      const signer = read?.signatures[0]?.name ?? '';
      if (read === undefined || !signedBy(read, { name: signer, publicKey })) {
        return bad('signature', signed + 1);
      }
      const root = Buffer.from(frontier.root()).toString('hex');
      if (read.size !== frontier.size || read.root !== root) return bad('checkpoint', signed + 1);
      signed = read.size;
      origin = read.origin;
      continue;
    }
    const body =
      'body' in line.data
        ? Buffer.from(line.data.body, 'utf8')
        : Buffer.from(line.data.base64, 'base64');
    chain = chainOf(chain, next, body);
    const isFitting =
      line.data.sequence === next && Buffer.from(chain).toString('hex') === line.data.chain;
    if (!isFitting) return bad('line', next);
    frontier.append(leafOf(body));
  }
  if (frontier.size === 0) return bad('empty', 1);
  if (signed < frontier.size) return bad('unsigned', signed + 1);
  return {
    sound: true,
    size: frontier.size,
    root: Buffer.from(frontier.root()).toString('hex'),
    origin,
  };
}

function* linesOf(path: string): Generator<string> {
  const file = openSync(path, 'r');
  const chunk = Buffer.alloc(CHUNK);
  let rest = Buffer.alloc(0);
  try {
    for (;;) {
      const length = readSync(file, chunk, 0, CHUNK, null);
      if (length === 0) break;
      rest = Buffer.concat([rest, chunk.subarray(0, length)]);
      for (let end = rest.indexOf(0x0a); end >= 0; end = rest.indexOf(0x0a)) {
        yield rest.toString('utf8', 0, end);
        rest = rest.subarray(end + 1);
      }
      if (rest.length > LINE_LIMIT) break;
    }
    if (rest.length > 0) yield rest.toString('utf8');
  } finally {
    closeSync(file);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
