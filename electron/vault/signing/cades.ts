// Seals the machine-readable summary: a signature file (`.p7s`) that lies beside the JSON and covers its exact bytes.
import type { SigningIdentity } from './certificate';
import { signEnvelope } from './cms';
import { sha256 } from './ecdsa';

/** Detached CAdES-BES signature over `json`, DER. `signedAt` becomes the signed, claimed signing time. */
export function signJson(json: Uint8Array, identity: SigningIdentity, signedAt: Date): Uint8Array {
  return signEnvelope(identity, { contentHash: sha256(json), signedAt });
}
