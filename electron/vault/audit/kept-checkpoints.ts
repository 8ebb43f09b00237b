// The checkpoints that lie beside the trail: each signed by the vault over just the lines that are there, and none
// gone of which a line says that it was kept. An old page put back may hold nothing else.
import type { AuditSecret } from './audit-secret';
import { readCheckpoint, signedBy, signerName } from './checkpoint';
import type { AuditTrail, KeptCheckpoint, WalkedLine } from './trail';

export interface CheckpointFacts {
  readonly vaultId: string;
  readonly trail: AuditTrail;
  readonly secret: AuditSecret;
}

/** For a walk from `after`: whether what is kept over the lines so far fits them. */
export function checkpointsFit(facts: CheckpointFacts, after = 0): (line: WalkedLine) => boolean {
  const kept = new Map(facts.trail.checkpoints(after).map((one) => [one.size, one]));
  return (line) => {
    const one = kept.get(line.sequence);
    if (one === undefined) return !(line.event?.v === 2 && line.event.signs === true);
    // Notes of earlier versions were signed by a member of staff.
    return one.frontier === null || fits(one, line, facts);
  };
}

function fits(
  { note }: KeptCheckpoint,
  { sequence, frontier }: WalkedLine,
  { vaultId, secret }: CheckpointFacts,
): boolean {
  const read = readCheckpoint(note);
  return (
    read !== undefined &&
    read.size === sequence &&
    read.root === Buffer.from(frontier.root()).toString('hex') &&
    signedBy(read, { name: signerName(vaultId), publicKey: secret.publicKey })
  );
}
