// A checkpoint of the trail as a C2SP signed note: origin, size and root, signed by the vault's audit key.
// Held outside the vault (in every signed summary, on a slip, on the auditor's stick) it shows later that nothing
// before it was cut or changed.
import { createHash } from 'node:crypto';
import { equalBytes, verifyEd25519 } from '../keys/suite';

export interface CheckpointHead {
  readonly size: number;
  /** Merkle root, 64 hexadecimal digits. */
  readonly root: string;
}

export interface CheckpointSigner {
  /** `kanaf/<vault id>/audit` */
  readonly name: string;
  /** Ed25519 public key, 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** Where the book of deeds stood: number of its newest deed, and that one's hash. */
export interface DeedsHead {
  readonly number: number;
  readonly head: string;
}

export interface ReadCheckpoint extends CheckpointHead {
  /** Absent in notes of earlier versions. */
  readonly deeds?: DeedsHead;
  readonly origin: string;
  /** The signed text: everything before the empty line, with its last line feed. */
  readonly body: string;
  readonly signatures: readonly { readonly name: string; readonly packed: Uint8Array }[];
}

const ED25519_NOTE = 1;
const KEY_HASH_BYTES = 4;
const ROOT_BYTES = 32;
const SIGNATURE_LINE = /^\u2014 (\S+) (\S+)$/;

/** `kanaf/<vault id>/<epoch>`: after a declared restore the trail counts as another log. */
export function originOf(vaultId: string, epoch: number): string {
  return `kanaf/${vaultId}/${epoch}`;
}

export function signerName(vaultId: string): string {
  return `kanaf/${vaultId}/audit`;
}

/** Text of the note with one signature line (C2SP signed-note, tlog-checkpoint). */
export function signCheckpoint(
  origin: string,
  head: CheckpointHead & { readonly deeds?: DeedsHead },
  signer: CheckpointSigner,
): string {
  const root = Buffer.from(head.root, 'hex').toString('base64');
  const { deeds } = head;
  const more = deeds === undefined ? '' : `deeds ${deeds.number} ${deeds.head}\n`;
  const body = `${origin}\n${head.size}\n${root}\n${more}`;
  return `${body}\n${signatureLine(body, signer)}`;
}

/** Adds a second signature to a note: a witness says that it saw it. */
export function cosign(note: string, signer: CheckpointSigner): string {
  const [body = ''] = note.split('\n\n');
  return note + signatureLine(`${body}\n`, signer);
}

/** Undefined when the text is no checkpoint. Nothing of it is believed before `signedBy`. */
export function readCheckpoint(note: string): ReadCheckpoint | undefined {
  const split = note.indexOf('\n\n');
  if (split < 0) return undefined;
  const body = note.slice(0, split + 1);
  const [origin = '', size = '', root = '', more = ''] = body.split('\n');
  const rootBytes = Buffer.from(root, 'base64');
  if (!/^(0|[1-9]\d{0,14})$/.test(size) || rootBytes.length !== ROOT_BYTES) return undefined;
  const signatures = note
    .slice(split + 2)
    .split('\n')
    .flatMap((line) => {
      const found = SIGNATURE_LINE.exec(line);
      const [, name = '', packed = ''] = found ?? [];
      return found === null
        ? []
        : [{ name, packed: new Uint8Array(Buffer.from(packed, 'base64')) }];
    });
  const read = { origin, size: Number(size), root: rootBytes.toString('hex'), body, signatures };
  const deeds = deedsIn(more);
  return deeds === undefined ? read : { ...read, deeds };
}

function deedsIn(line: string): DeedsHead | undefined {
  const [, number, head] = /^deeds ([1-9]\d{0,8}) ([0-9a-f]{64})$/.exec(line) ?? [];
  return number === undefined || head === undefined ? undefined : { number: Number(number), head };
}

/** True when the note carries a right signature of this name and key. */
export function signedBy(
  read: ReadCheckpoint,
  key: Pick<CheckpointSigner, 'name' | 'publicKey'>,
): boolean {
  const wanted = keyHash(key);
  const message = Buffer.from(read.body, 'utf8');
  return read.signatures.some(
    ({ name, packed }) =>
      name === key.name &&
      equalBytes(packed.subarray(0, KEY_HASH_BYTES), wanted) &&
      verifyEd25519(key.publicKey, { message, signature: packed.subarray(KEY_HASH_BYTES) }),
  );
}

function signatureLine(body: string, signer: CheckpointSigner): string {
  const signature = signer.sign(Buffer.from(body, 'utf8'));
  const packed = Buffer.concat([keyHash(signer), signature]).toString('base64');
  return `\u2014 ${signer.name} ${packed}\n`;
}

/** First four bytes of SHA-256(name, line feed, algorithm, public key). */
function keyHash({ name, publicKey }: Pick<CheckpointSigner, 'name' | 'publicKey'>): Buffer {
  return createHash('sha256')
    .update(`${name}\n`, 'utf8')
    .update(Uint8Array.of(ED25519_NOTE))
    .update(publicKey)
    .digest()
    .subarray(0, KEY_HASH_BYTES);
}
