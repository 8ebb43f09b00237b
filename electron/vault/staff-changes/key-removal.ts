// Takes the keys of removed owners of sealed content away, after the records are gone from the disk and never before:
// a record without its key could not be read, a key without its record harms nobody.
import { type Owner, type OwnerRef, refOf } from '../../../src/kernel/owner';
import type { TransactionListener } from '../database/transaction-listener';
import type { RemovalGround } from '../open-vault/store-ground';

const REMOVE = 'DELETE FROM resident_keys WHERE resident_id = $owner';

const known = new WeakMap<RemovalGround, KeyRemoval>();

export function keyRemovalOf(vault: RemovalGround): KeyRemoval {
  const there = known.get(vault);
  if (there !== undefined) return there;
  const made = new KeyRemoval(vault);
  known.set(vault, made);
  vault.listen(made);
  return made;
}

class KeyRemoval implements TransactionListener {
  readonly #vault: RemovalGround;
  readonly #staged = new Set<OwnerRef>();

  constructor(vault: RemovalGround) {
    this.#vault = vault;
  }

  stage(owner: Owner): void {
    this.#staged.add(refOf(owner));
  }

  settle(): void {
    if (this.#staged.size === 0) return;
    const owners = [...this.#staged];
    this.#staged.clear();
    this.#remove(owners);
  }

  forget(): void {
    this.#staged.clear();
  }

  // The records are already gone: a full disk here leaves keys that open nothing, and that is no fault.
  #remove(owners: readonly OwnerRef[]): void {
    this.#vault.writingIfPossible(() => {
      const keyring = this.#vault.writeKeyring();
      for (const owner of owners) keyring.run(REMOVE, { owner });
    });
  }
}
