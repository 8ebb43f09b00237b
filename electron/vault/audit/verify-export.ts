// Judges an exported trail with nothing but the file and the vault's public audit key.
import { closeSync, openSync, readSync } from 'node:fs';
import { z } from 'zod';
import { EMPTY_BOOK } from '../deeds/book-state';
import { readDeed } from '../deeds/deed';
import { keysEver } from '../deeds/keys-ever';
import { verifiedAfter } from '../deeds/verify';
import { Authorship, type Authors } from './authorship';
import { decodeEvent } from './event';
import { chainOf, EMPTY_CHAIN, Frontier, leafOf } from './chain';
import { readCheckpoint, signedBy } from './checkpoint';
import { epochIn } from './signed-witness';

const CHUNK = 1 << 20;
const LINE_LIMIT = 1 << 22;

const lineSchema = z.union([
  z.strictObject({ sequence: z.int().min(1), chain: z.hex().length(64), body: z.string() }),
  z.strictObject({ sequence: z.int().min(1), chain: z.hex().length(64), base64: z.base64() }),
  z.strictObject({ checkpoint: z.string() }),
  z.strictObject({ deed: z.string(), signatures: z.array(z.string()).max(3) }),
  z.strictObject({
    cover: z.strictObject({ session: z.int(), size: z.int(), signature: z.hex().length(128) }),
  }),
]);

export type ExportVerdict =
  | {
      readonly sound: true;
      readonly size: number;
      readonly root: string;
      readonly origin: string;
      /** Hash of the first deed: whose keys the lines are judged with. Compare it with one that came another way. */
      readonly founding: string;
      readonly authors: {
        readonly foreign: number;
        readonly firstForeign?: number;
        readonly open: number;
      };
    }
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
  let state = EMPTY_BOOK;
  const bodies: string[] = [];
  const vaultId = once(() => readDeed(bodies[0] ?? '')?.vault ?? '');
  const authorship = once(
    () => new Authorship({ vaultId: vaultId(), author: (staffId) => keysEver(state, staffId) }),
  );
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
    if ('deed' in line.data) {
      const { deed: body, signatures } = line.data;
      const stored = { number: state.number + 1, body, signatures };
      const vault = readDeed(body)?.vault ?? '';
      const next = verifiedAfter(state, state.number === 0 ? vault : vaultId(), stored);
      if (!next.ok || frontier.size > 0) return bad('line', frontier.size + 1);
      state = next.value;
      bodies.push(body);
      continue;
    }
    if ('cover' in line.data) {
      const { session, size, signature } = line.data.cover;
      if (size !== frontier.size) return bad('line', frontier.size + 1);
      const bytes = Buffer.from(signature, 'hex');
      authorship().cover({ session, size, chain, signature: bytes });
      continue;
    }
    const before = chain;
    const body =
      'body' in line.data
        ? Buffer.from(line.data.body, 'utf8')
        : Buffer.from(line.data.base64, 'base64');
    chain = chainOf(chain, next, body);
    const isFitting =
      line.data.sequence === next && Buffer.from(chain).toString('hex') === line.data.chain;
    if (!isFitting) return bad('line', next);
    frontier.append(leafOf(body));
    authorship().line({ sequence: next, event: decodeEvent(body), before });
  }
  if (frontier.size === 0) return bad('empty', 1);
  if (signed < frontier.size) return bad('unsigned', signed + 1);
  // Deeds of another vault would speak for other people.
  if (bodies.length > 0 && epochIn(origin, vaultId()) === undefined) return bad('line', 1);
  return {
    sound: true,
    size: frontier.size,
    root: Buffer.from(frontier.root()).toString('hex'),
    origin,
    founding: state.founding,
    authors: toldOf(authorship().end()),
  };
}

function toldOf({ foreign, tails }: Authors) {
  const [first] = foreign;
  const open = tails.reduce((sum, { lines }) => sum + lines.length, 0);
  return { foreign: foreign.length, ...(first === undefined ? {} : { firstForeign: first }), open };
}

/** Worked out at its first use: deeds come before the lines. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
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
