// Verifies deeds one after the other: number, vault, the hash of the one before, the rules, every signature with the key
// that the deeds before it gave the signer.
import { refuse, ok, type Result } from '../../../src/kernel/result';
import { verifyEd25519 } from '../keys/suite';
import { afterDeed, type BookState, presentPerson, signingPaper } from './book-state';
import { type Deed, deedMessage, hashOfDeed, readDeed, type StoredDeed } from './deed';
import { type RuleFault, whyNotDeed } from './rules';

/**
 * `unreadable`: no deed, or not as it is written. `vault`: of another one. `order`: does not follow the one before.
 * `signature`: not by the key that the person had.
 */
export type DeedFault = 'unreadable' | 'vault' | 'order' | 'signature' | RuleFault;

export function verifiedAfter(
  state: BookState,
  vaultId: string,
  stored: StoredDeed,
): Result<BookState, DeedFault> {
  const deed = readDeed(stored.body);
  if (deed === undefined) return refuse('unreadable');
  if (deed.vault !== vaultId) return refuse('vault');
  const follows = deed.number === state.number + 1 && deed.before === state.head;
  if (!follows || stored.number !== deed.number) return refuse('order');
  const fault = whyNotDeed(state, deed);
  if (fault !== undefined) return refuse(fault);
  if (!areSigned(state, deed, stored)) return refuse('signature');
  return ok(afterDeed(state, deed, hashOfDeed(stored.body)));
}

function areSigned(state: BookState, deed: Deed, { body, signatures }: StoredDeed): boolean {
  if (signatures.length !== deed.signers.length) return false;
  const message = deedMessage(body);
  return deed.signers.every((signer, nth) => {
    const publicKey = keyOf(state, deed, signer);
    const signature = Buffer.from(signatures[nth] ?? '', 'hex');
    return (
      publicKey !== undefined &&
      verifyEd25519(Buffer.from(publicKey, 'hex'), { message, signature })
    );
  });
}

/** In the founding deed the founder's own; afterwards only as the deeds before gave it. */
function keyOf(state: BookState, deed: Deed, signer: string): string | undefined {
  if (deed.kind === 'founding') {
    return deed.people?.find(({ staffId }) => staffId === signer)?.ed25519;
  }
  return presentPerson(state, signer)?.ed25519 ?? signingPaper(state, signer)?.ed25519;
}
