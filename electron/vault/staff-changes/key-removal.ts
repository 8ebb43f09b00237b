// Takes the keys of removed residents away, after the records are gone from the disk and never before:
// a record without its key could not be read, a key without its record harms nobody.
import type { TransactionListener } from '../database/transaction-listener';
import type { OpenVault } from '../open-vault/open-vault';

const REMOVE = 'DELETE FROM resident_keys WHERE resident_id = $resident';

const known = new WeakMap<OpenVault, KeyRemoval>();

export function keyRemovalOf(vault: OpenVault): KeyRemoval {
  const there = known.get(vault);
  if (there !== undefined) return there;
  const made = new KeyRemoval(vault);
  known.set(vault, made);
  vault.listen(made);
  return made;
}

class KeyRemoval implements TransactionListener {
  readonly #vault: OpenVault;
  readonly #staged = new Set<string>();

  constructor(vault: OpenVault) {
    this.#vault = vault;
  }

  stage(residentId: string): void {
    this.#staged.add(residentId);
  }

  settle(): void {
    if (this.#staged.size === 0) return;
    const residents = [...this.#staged];
    this.#staged.clear();
    this.#remove(residents);
  }

  forget(): void {
    this.#staged.clear();
  }

  // The records are already gone: a full disk here leaves keys that open nothing, and that is no fault.
  #remove(residents: readonly string[]): void {
    this.#vault.writingIfPossible(() => {
      const keyring = this.#vault.writeKeyring();
      for (const resident of residents) keyring.run(REMOVE, { resident });
    });
  }
}
