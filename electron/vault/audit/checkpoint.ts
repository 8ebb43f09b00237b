// A checkpoint of the trail as a C2SP signed note: origin, size and root, signed by the session that closed it.
// Held outside the vault (in every signed summary) it shows later that nothing before it was cut or changed.
import { createHash } from 'node:crypto';

export interface CheckpointHead {
  readonly size: number;
  /** Merkle root, 64 hexadecimal digits. */
  readonly root: string;
}

export interface CheckpointSigner {
  /** `kanaf/<vault id>/<staff code>` */
  readonly name: string;
  /** Ed25519 public key, 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

const ED25519_NOTE = 1;

/** Text of the note with one signature line (C2SP signed-note, tlog-checkpoint). */
export function signCheckpoint(
  origin: string,
  head: CheckpointHead,
  signer: CheckpointSigner,
): string {
  const root = Buffer.from(head.root, 'hex').toString('base64');
  const body = `${origin}\n${head.size}\n${root}\n`;
  const signature = signer.sign(Buffer.from(body, 'utf8'));
  const signed = Buffer.concat([keyHash(signer), signature]).toString('base64');
  return `${body}\n\u2014 ${signer.name} ${signed}\n`;
}

/** First four bytes of SHA-256(name, line feed, algorithm, public key). */
function keyHash({ name, publicKey }: CheckpointSigner): Buffer {
  return createHash('sha256')
    .update(`${name}\n`, 'utf8')
    .update(Uint8Array.of(ED25519_NOTE))
    .update(publicKey)
    .digest()
    .subarray(0, 4);
}
