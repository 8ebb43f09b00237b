// A checkpoint that came back from outside: a witness only where this vault signed it about itself.
import { readCheckpoint, signedBy, signerName } from './checkpoint';
import type { Witness, WitnessKind } from './witness';

export interface OwnKey {
  readonly vaultId: string;
  readonly publicKey: Uint8Array;
}

/** Undefined for a note that is unreadable, of another vault, of an earlier version or not signed by the vault's audit key. */
export function signedWitness(
  kind: WitnessKind,
  note: string,
  { vaultId, publicKey }: OwnKey,
): Witness | undefined {
  const read = readCheckpoint(note);
  if (read === undefined || !signedBy(read, { name: signerName(vaultId), publicKey })) {
    return undefined;
  }
  const epoch = epochIn(read.origin, vaultId);
  if (epoch === undefined) return undefined;
  const { size, root, deeds } = read;
  return { kind, epoch, size, root, ...(deeds === undefined ? {} : { deeds }) };
}

/** `kanaf/<vault id>/<epoch>` */
export function epochIn(origin: string, vaultId: string): number | undefined {
  const [, epoch] = /^kanaf\/[0-9a-z]+\/([1-9][0-9]{0,8})$/.exec(origin) ?? [];
  return origin.startsWith(`kanaf/${vaultId}/`) && epoch !== undefined ? Number(epoch) : undefined;
}
